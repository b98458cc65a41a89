import type { Clause, Operand, TerminalClause } from '@atlassianlabs/jql-ast';
import type { IssueRecord } from '../site/model.ts';
import type { ClauseField, Key, Literal } from './clause-field.ts';
import type { Compilation, Predicate } from './compilation.ts';
import { callJqlFunction } from './functions.ts';
import { compileHistory } from './history.ts';
import type { JqlScope } from './jql-scope.ts';
import { textMatcher } from './text-query.ts';

/** A compiled clause: what it holds of an issue and, where an index knows, the few issues that may pass. */
interface Compiled {
  readonly holds: Predicate;
  readonly candidates?: () => Iterable<IssueRecord>;
}

const NOTHING: Compiled = { holds: () => false };

/** The empty value among the keys of a list. */
const EMPTY = Symbol('EMPTY');

/** Compiles a clause; `negated` pushes a NOT inwards as Jira does, so `NOT a = 1` means `a != 1` and passes over empty fields. */
export function compileClause(clause: Clause, negated: boolean, compilation: Compilation): Compiled {
  if (clause.clauseType === 'not') return compileClause(clause.clause, !negated, compilation);
  if (clause.clauseType === 'terminal') return compileTerminal(clause, negated, compilation);
  const parts = clause.clauses.map((part) => compileClause(part, negated, compilation));
  const all = (clause.operator.value === 'and') !== negated;
  return all ? conjunction(parts) : disjunction(parts);
}

function conjunction(parts: readonly Compiled[]): Compiled {
  const candidates = parts.find((part) => part.candidates !== undefined)?.candidates;
  const holds: Predicate = (issue) => parts.every((part) => part.holds(issue));
  return candidates === undefined ? { holds } : { holds, candidates };
}

function disjunction(parts: readonly Compiled[]): Compiled {
  const holds: Predicate = (issue) => parts.some((part) => part.holds(issue));
  const sources = parts.flatMap((part) => part.candidates ?? []);
  if (sources.length < parts.length) return { holds };
  return {
    holds,
    *candidates() {
      for (const source of sources) yield* source();
    },
  };
}

const NEGATION: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
};

function compileTerminal(clause: TerminalClause, negated: boolean, compilation: Compilation): Compiled {
  const { scope, messages } = compilation;
  const name = clauseNameOf(clause);
  const field = compilation.findField(name);
  if (field === undefined) {
    messages.push(unknownFieldMessage(name, scope));
    return NOTHING;
  }
  const written = clause.operator?.value ?? '=';
  if (!field.operators.has(written)) {
    messages.push(
      /^(was|changed)/.test(written)
        ? `History searches do not support the '${name}' field.`
        : `The operator '${written}' is not supported by the '${name}' field.`,
    );
    return NOTHING;
  }
  if (/^(was|changed)/.test(written)) {
    const compiled = compileHistory(
      clause,
      field,
      name,
      (operand) => literalsOf(operand, name, compilation),
      compilation,
    );
    return negated ? { holds: (issue) => !compiled(issue) } : { holds: compiled };
  }
  const operator = negated ? (NEGATION[written] ?? written) : written;
  const operand = clause.operand ?? undefined;
  if (operand === undefined || !suits(written, operand, name, messages)) return NOTHING;
  return compileComparison(operator, operand, field, name, compilation);
}

/** `project`, or `issue.property[key].path` written out, which no field here answers to. */
function clauseNameOf({ field }: TerminalClause): string {
  const properties = field.properties ?? [];
  const written = properties.map(
    ({ key, path }) => `[${key ? key.value : ''}]${(path ?? []).map(({ text }) => text).join('')}`,
  );
  return `${field.value}${written.join('')}`;
}

export function unknownFieldMessage(name: string, { actorId }: JqlScope): string {
  return actorId === null
    ? `Field '${name}' does not exist or this field cannot be viewed by anonymous users.`
    : `Field '${name}' does not exist or you do not have permission to view it.`;
}

function suits(operator: string, operand: Operand, name: string, messages: string[]): boolean {
  const wantsList = operator === 'in' || operator === 'not in';
  if (wantsList && operand.operandType === 'value') {
    messages.push(
      `Operator '${operator}' does not support the non-list value '"${operand.value}"' for field '${name}'.`,
    );
    return false;
  }
  if (!wantsList && operand.operandType === 'list') {
    messages.push(
      `Operator '${operator}' does not support the list value '${writtenOperand(operand)}' for field '${name}'.`,
    );
    return false;
  }
  if ((operator === 'is' || operator === 'is not') && operand.operandType !== 'keyword') {
    messages.push(
      `The value '${writtenOperand(operand)}' is not supported by the operator '${operator}' of field '${name}'; only 'EMPTY' is.`,
    );
    return false;
  }
  return true;
}

function writtenOperand(operand: Operand): string {
  if (operand.operandType === 'list') return `(${operand.values.map(writtenOperand).join(', ')})`;
  if (operand.operandType === 'function') return `${operand.function.value}()`;
  return operand.operandType === 'keyword' ? 'EMPTY' : `"${operand.value}"`;
}

function compileComparison(
  operator: string,
  operand: Operand,
  field: ClauseField,
  name: string,
  compilation: Compilation,
): Compiled {
  const values = keysOfOperand(operand, field, name, compilation);
  const keys = new Set(values.filter((value): value is Key => value !== EMPTY));
  const withEmpty = values.includes(EMPTY) || (field.emptyKey !== undefined && keys.has(field.emptyKey));
  const found = (issue: IssueRecord) => field.keysOf(issue);
  switch (operator) {
    case '=':
    case 'in':
    case 'is': {
      const holds: Predicate = (issue) => {
        const mine = found(issue);
        return mine.length === 0 ? withEmpty : mine.some((key) => keys.has(key));
      };
      const { candidates } = field;
      if (withEmpty || candidates === undefined) return { holds };
      return { holds, candidates: () => candidates([...keys], compilation.scope) };
    }
    case '!=':
    case 'not in':
    case 'is not':
      return {
        holds(issue) {
          const mine = found(issue);
          return mine.length > 0 && !mine.some((key) => keys.has(key));
        },
      };
    case '~':
    case '!~': {
      const textsOf = field.textsOf ?? (() => []);
      const matches = [...keys].map((key) => textMatcher(String(key)));
      const contains = (issue: IssueRecord) => matches.some((match) => match(textsOf(issue)));
      if (operator === '~') return { holds: contains };
      return { holds: (issue) => found(issue).length > 0 && !contains(issue) };
    }
    default:
      return { holds: (issue) => found(issue).some((mine) => [...keys].some((key) => compares(mine, operator, key))) };
  }
}

function compares(left: Key, operator: string, right: Key): boolean {
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function keysOfOperand(
  operand: Operand,
  field: ClauseField,
  name: string,
  compilation: Compilation,
): readonly (Key | typeof EMPTY)[] {
  if (operand.operandType === 'list') {
    return operand.values.flatMap((value) => keysOfOperand(value, field, name, compilation));
  }
  if (operand.operandType === 'keyword') return [EMPTY];
  return literalsOf(operand, name, compilation).flatMap((literal) => {
    const resolved = field.resolve(literal, name, compilation.scope);
    if ('keys' in resolved) return resolved.keys;
    compilation.messages.push(resolved.refusal);
    return [];
  });
}

/** The values that an operand stands for; functions are called. */
function literalsOf(operand: Operand, name: string, compilation: Compilation): readonly Literal[] {
  switch (operand.operandType) {
    case 'list':
      return operand.values.flatMap((value) => literalsOf(value, name, compilation));
    case 'value':
      return [{ kind: 'text', text: operand.value }];
    case 'keyword':
      return [];
    case 'function': {
      const args = operand.arguments.map((argument) => argument.value);
      const result = callJqlFunction(operand.function.value, args, compilation.scope);
      if ('literals' in result) return result.literals;
      compilation.messages.push(result.refusal);
      return [];
    }
  }
}
