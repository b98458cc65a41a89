import type { Expression, Statement } from './ast.ts';
import {
  findBuiltinMember,
  globalFunctions,
  LIST_MEMBERS,
  STRING_MEMBERS,
  type Operations,
} from './builtin-members.ts';
import { ExpressionError } from './expression-error.ts';
import { EXPRESSION_LIMITS, type ExpressionLimits } from './limits.ts';
import { parseExpression } from './parse-expression.ts';
import { isEqual, orderOf, toResult, toText } from './value-operations.ts';
import { isBean, isCallable, isList, mapOf, typeOf, type Bean, type Callable, type Value } from './values.ts';

/** What an expression may read, by name, and what it may construct with `new`. */
export interface ExpressionContext {
  readonly variables: Readonly<Record<string, Value>>;
  /** Null when the type has no constructor; a constructor answers null for what is not there or not visible. */
  readonly construct?: (type: string, args: readonly Value[]) => Value | undefined;
}

export interface Complexity {
  readonly steps: number;
  readonly expensiveOperations: number;
  readonly beans: number;
  readonly primitiveValues: number;
}

export type Evaluation =
  | { readonly ok: true; readonly value: Value; readonly json: unknown; readonly complexity: Complexity }
  | { readonly ok: false; readonly error: ExpressionError };

/** Carries a value out of a function body; an Error only because nothing else should be thrown. */
class Returned extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super('return');
    this.value = value;
  }
}

/** Evaluates a Jira expression. Failures are returned: whoever evaluates decides whether they block, hide or show. */
export function evaluateExpression(
  source: string,
  context: ExpressionContext,
  limits: ExpressionLimits = EXPRESSION_LIMITS,
): Evaluation {
  try {
    const { root } = parseExpression(source, limits);
    const machine = createMachine(source, context, limits);
    const value = machine.run(root);
    const { json, beans, primitiveValues } = toResult(value);
    return { ok: true, value, json, complexity: { ...machine.counts(), beans, primitiveValues } };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, error };
    if (error instanceof RangeError)
      return {
        ok: false,
        error: new ExpressionError('limit', 'Evaluation failed: the expression is nested too deeply.'),
      };
    throw error;
  }
}

type Scope = ReadonlyMap<string, Value>;

function createMachine(source: string, { variables, construct }: ExpressionContext, limits: ExpressionLimits) {
  let steps = 0;
  let expensiveOperations = 0;
  const globals = globalFunctions((value) => toResult(value).json);
  const names = new Map([...globals, ...Object.entries(variables)]);

  const quote = ({ start, end }: Expression) => source.slice(start, end);
  const failAt = (at: Expression, message: string) =>
    new ExpressionError('runtime', `Evaluation failed: "${quote(at)}" - ${message}`);

  function operationsAt(at: Expression): Operations {
    return {
      call: (callable, args) => callable.call(args),
      equal: isEqual,
      text: toText,
      truthy: (value) => requireBoolean(value, at),
      fail: (message) => failAt(at, message),
    };
  }

  function evaluate(node: Expression, scope: Scope): Value {
    steps += 1;
    if (steps > limits.steps) {
      throw new ExpressionError(
        'limit',
        `Evaluation failed: the expression is too complex, limit: ${String(limits.steps)} steps`,
      );
    }
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'regex':
        return new RegExp(node.pattern, node.flags);
      case 'template':
        return node.parts.map((part) => (typeof part === 'string' ? part : toText(evaluate(part, scope)))).join('');
      case 'name': {
        const value = scope.get(node.name) ?? names.get(node.name);
        if (value === undefined)
          throw failAt(
            node,
            `Unrecognized variable \`${node.name}\`. Available variables are: ${nameList([...names.keys(), ...scope.keys()])}`,
          );
        return value;
      }
      case 'list':
        return node.items.map((item) => evaluate(item, scope));
      case 'map':
        return mapOf(
          node.entries.map(([key, value]) => [toText(evaluate(key, scope)), evaluate(value, scope)] as const),
        );
      case 'member':
        return member(node, scope);
      case 'call':
        return call(node, scope);
      case 'new':
        return make(node, scope);
      case 'unary':
        return unary(node, scope);
      case 'binary':
        return binary(node, scope);
      case 'conditional':
        return requireBoolean(evaluate(node.test, scope), node.test)
          ? evaluate(node.then, scope)
          : evaluate(node.otherwise, scope);
      case 'function':
        return lambda(node, scope);
      case 'block':
        return block(node.statements, scope);
    }
  }

  function block(statements: readonly Statement[], outer: Scope): Value {
    const scope = new Map(outer);
    let last: Value = null;
    for (const statement of statements) {
      switch (statement.kind) {
        case 'let':
          if (scope.has(statement.name) && !outer.has(statement.name)) {
            throw failAt(statement.value, `The variable \`${statement.name}\` is already defined.`);
          }
          last = evaluate(statement.value, scope);
          scope.set(statement.name, last);
          break;
        case 'expression':
          last = evaluate(statement.expression, scope);
          break;
        case 'return':
          throw new Returned(evaluate(statement.expression, scope));
        case 'if':
          if (requireBoolean(evaluate(statement.test, scope), statement.test)) last = evaluate(statement.then, scope);
          else last = statement.otherwise === null ? null : evaluate(statement.otherwise, scope);
          break;
        case 'try':
          last = guarded(statement, scope);
          break;
        case 'throw':
          throw new ExpressionError('thrown', toText(evaluate(statement.value, scope)));
      }
    }
    return last;
  }

  function guarded({ body, parameter, handler }: Extract<Statement, { kind: 'try' }>, scope: Scope): Value {
    try {
      return evaluate(body, scope);
    } catch (error) {
      // Limits cannot be caught, or an expression could go on for ever.
      if (!(error instanceof ExpressionError) || error.kind === 'limit') throw error;
      return evaluate(handler, parameter === null ? scope : new Map([...scope, [parameter, error.message]]));
    }
  }

  function lambda({ parameters, body }: Extract<Expression, { kind: 'function' }>, scope: Scope): Callable {
    return {
      tag: 'function',
      call: (args) => {
        const own = new Map(scope);
        parameters.forEach((name, index) => own.set(name, args[index] ?? null));
        return returning(() => evaluate(body, own));
      },
    };
  }

  function member(node: Extract<Expression, { kind: 'member' }>, scope: Scope): Value {
    const object = evaluate(node.object, scope);
    if (object === null) {
      if (node.optional || isShortCircuited(node.object)) return null;
      throw failAt(node, `Unable to get a property of null: \`${quote(node.object)}\` is null`);
    }
    const property = node.computed
      ? evaluate(node.property, scope)
      : node.property.kind === 'literal'
        ? node.property.value
        : null;
    if (isList(object) && typeof property === 'number') return object.at(property) ?? null;
    if (typeof object === 'string' && typeof property === 'number') return object.charAt(property);
    const name = toText(property);
    if (isBean(object)) return beanMember(node, object, name);
    const builtin = findBuiltinMember(object, name, operationsAt(node));
    if (builtin !== undefined) return builtin;
    const available = typeof object === 'string' ? STRING_MEMBERS : isList(object) ? LIST_MEMBERS : [];
    throw unrecognized(node, typeOf(object), name, available);
  }

  function beanMember(node: Extract<Expression, { kind: 'member' }>, object: Bean, name: string): Value {
    const found = object.members.get(name) ?? object.findMember?.(name);
    if (found === undefined) throw unrecognized(node, object.type, name, [...object.members.keys()]);
    if (found.expensive === true) {
      expensiveOperations += 1;
      if (expensiveOperations > limits.expensiveOperations) {
        throw new ExpressionError(
          'limit',
          `Evaluation failed: "${quote(node)}" - too many expensive operations, limit: ${String(limits.expensiveOperations)}`,
        );
      }
    }
    return found.get();
  }

  function unrecognized(
    node: Extract<Expression, { kind: 'member' }>,
    type: string,
    name: string,
    available: readonly string[],
  ): ExpressionError {
    const written = node.computed ? quote(node.property) : name;
    return failAt(
      node,
      `Unrecognized property of \`${quote(node.object)}\`: "${name}" (${written}). Available properties of type '${type}' are: ${nameList(available)}`,
    );
  }

  function call(node: Extract<Expression, { kind: 'call' }>, scope: Scope): Value {
    const callee = evaluate(node.callee, scope);
    if (callee === null && (node.optional || isShortCircuited(node.callee))) return null;
    if (!isCallable(callee)) throw failAt(node, `\`${quote(node.callee)}\` is not a function`);
    return callee.call(node.args.map((arg) => evaluate(arg, scope)));
  }

  function make(node: Extract<Expression, { kind: 'new' }>, scope: Scope): Value {
    const args = node.args.map((arg) => evaluate(arg, scope));
    if (node.type === 'Map') return mapOf([]);
    const made = construct?.(node.type, args);
    if (made === undefined) throw failAt(node, `There is no constructor of ${node.type} with these arguments.`);
    return made;
  }

  function unary({ operator, operand }: Extract<Expression, { kind: 'unary' }>, scope: Scope): Value {
    const value = evaluate(operand, scope);
    if (operator === 'typeof') return typeOf(value);
    if (operator === '!') return !requireBoolean(value, operand);
    const number = requireNumber(value, operand);
    return operator === '-' ? -number : number;
  }

  function binary(node: Extract<Expression, { kind: 'binary' }>, scope: Scope): Value {
    const { operator } = node;
    const left = evaluate(node.left, scope);
    if (operator === '&&')
      return requireBoolean(left, node.left) ? requireBoolean(evaluate(node.right, scope), node.right) : false;
    if (operator === '||')
      return requireBoolean(left, node.left) ? true : requireBoolean(evaluate(node.right, scope), node.right);
    if (operator === '??') return left ?? evaluate(node.right, scope);
    const right = evaluate(node.right, scope);
    switch (operator) {
      case '==':
      case '===':
        return isEqual(left, right);
      case '!=':
      case '!==':
        return !isEqual(left, right);
      case '+':
        return add(node, left, right);
      case '-':
        return requireNumber(left, node.left) - requireNumber(right, node.right);
      case '*':
        return requireNumber(left, node.left) * requireNumber(right, node.right);
      case '/':
        return requireNumber(left, node.left) / requireNumber(right, node.right);
      case '%':
        return requireNumber(left, node.left) % requireNumber(right, node.right);
      default:
        return compare(node, operator, left, right);
    }
  }

  function add(node: Expression, left: Value, right: Value): Value {
    if (typeof left === 'number' && typeof right === 'number') return left + right;
    if (typeof left === 'string' || typeof right === 'string') return toText(left) + toText(right);
    if (isList(left)) return isList(right) ? [...left, ...right] : [...left, right];
    throw failAt(node, `Can't add ${typeOf(right)} to ${typeOf(left)}.`);
  }

  /** Only values of one type compare; anything else fails. */
  function compare(node: Expression, operator: string, left: Value, right: Value): boolean {
    const ordered = orderOf(left);
    const other = orderOf(right);
    if (typeOf(left) !== typeOf(right) || ordered === null || other === null) {
      throw failAt(node, `Can't compare ${typeOf(left)} to ${typeOf(right)}.`);
    }
    if (operator === '<') return ordered < other;
    if (operator === '<=') return ordered <= other;
    return operator === '>' ? ordered > other : ordered >= other;
  }

  function requireBoolean(value: Value, at: Expression): boolean {
    if (typeof value !== 'boolean') throw failAt(at, `Expected Boolean, got ${typeOf(value)}.`);
    return value;
  }

  function requireNumber(value: Value, at: Expression): number {
    if (typeof value !== 'number') throw failAt(at, `Expected Number, got ${typeOf(value)}.`);
    return value;
  }

  return {
    run: (root: Expression) => returning(() => evaluate(root, new Map())),
    counts: () => ({ steps, expensiveOperations }),
  };
}

function returning(body: () => Value): Value {
  try {
    return body();
  } catch (signal) {
    if (signal instanceof Returned) return signal.value;
    throw signal;
  }
}

/** After `a?.b`, `.c` of nothing is nothing too. */
function isShortCircuited(node: Expression): boolean {
  if (node.kind === 'member') return node.optional || isShortCircuited(node.object);
  return node.kind === 'call' && (node.optional || isShortCircuited(node.callee));
}

function nameList(names: readonly string[]): string {
  return [...new Set(names)]
    .sort()
    .map((name) => `'${name}'`)
    .join(', ');
}
