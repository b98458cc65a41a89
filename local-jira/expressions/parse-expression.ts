import type { Expression, Statement } from './ast.ts';
import { ExpressionError } from './expression-error.ts';
import { EXPRESSION_LIMITS, type ExpressionLimits } from './limits.ts';
import { syntaxError, tokenize, unescape, type Token } from './tokens.ts';

/** Precedence of binary operators, loosest first; JavaScript's. */
const LEVELS: readonly (readonly string[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['==', '!=', '===', '!=='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
/** What Jira says may stand where an expression begins; the OpenAPI example of `expression/analyse` has this list. */
const OPERAND_EXPECTED =
  '!, -, typeof, (, IDENTIFIER, null, true, false, NUMBER, STRING, TEMPLATE_LITERAL, new, [ or { expected';

interface ParsedExpression {
  readonly source: string;
  readonly root: Expression;
  readonly leaves: number;
}

/**
 * Parses the whole program that a Jira expression is.
 * https://developer.atlassian.com/cloud/jira/platform/jira-expressions/
 * @throws ExpressionError of kind `syntax`, or `limit` when it is too long or too large
 */
export function parseExpression(source: string, limits: ExpressionLimits = EXPRESSION_LIMITS): ParsedExpression {
  if (source.length > limits.characters) {
    throw new ExpressionError(
      'limit',
      `Jira expression is too long (${String(source.length)}), limit: ${String(limits.characters)} characters`,
    );
  }
  const parser = createParser(source);
  const root = parser.program();
  const leaves = parser.leaves();
  if (leaves > limits.leaves) {
    throw new ExpressionError(
      'limit',
      `Jira expression has too many nodes (${String(leaves)}), limit: ${String(limits.leaves)} leaves`,
    );
  }
  return { source, root, leaves };
}

// One recursive descent: its functions share the position, which is why they are in one file.
function createParser(source: string) {
  const tokens = tokenize(source);
  let position = 0;
  let leaves = 0;
  const end: Token = { kind: 'end', text: 'EOF', start: source.length, end: source.length };

  const peek = (ahead = 0): Token => tokens[position + ahead] ?? end;
  const is = (text: string, ahead = 0) => {
    const token = peek(ahead);
    return token.text === text && (token.kind === 'punctuation' || token.kind === 'keyword');
  };
  const next = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const encountered = (token: Token) => (token.kind === 'end' ? 'EOF' : source.slice(token.start, token.end));
  const fail = (expected: string): ExpressionError =>
    syntaxError(source, peek().start, `${expected}, ${encountered(peek())} encountered.`);
  const take = (text: string): Token => {
    if (!is(text)) throw fail(`${text} expected`);
    return next();
  };
  const skip = (text: string): boolean => {
    if (!is(text)) return false;
    position += 1;
    return true;
  };
  const identifier = (): string => {
    if (peek().kind !== 'identifier') throw fail('IDENTIFIER expected');
    return next().text;
  };
  const lastEnd = () => tokens[position - 1]?.end ?? 0;

  function program(): Expression {
    const block = statements('EOF');
    if (peek().kind !== 'end') throw fail('EOF expected');
    return block;
  }

  function statements(closing: string): Expression {
    const start = peek().start;
    const list: Statement[] = [];
    while (peek().kind !== 'end' && !is(closing)) {
      const parsed = statement();
      list.push(parsed);
      const closed = parsed.kind === 'if' || parsed.kind === 'try';
      if (!skip(';') && !closed && peek().kind !== 'end' && !is(closing)) throw fail(`; or ${closing} expected`);
    }
    if (list.length === 0) throw fail(OPERAND_EXPECTED);
    return { kind: 'block', statements: list, start, end: lastEnd() };
  }

  function statement(): Statement {
    if (skip('let')) {
      const name = identifier();
      take('=');
      return { kind: 'let', name, value: expression() };
    }
    if (skip('return')) return { kind: 'return', expression: expression() };
    if (skip('throw')) return { kind: 'throw', value: expression() };
    if (skip('if')) {
      take('(');
      const test = expression();
      take(')');
      const then = branch();
      return { kind: 'if', test, then, otherwise: skip('else') ? branch() : null };
    }
    if (skip('try')) {
      const body = braces();
      take('catch');
      let parameter: string | null = null;
      if (skip('(')) {
        parameter = identifier();
        take(')');
      }
      return { kind: 'try', body, parameter, handler: braces() };
    }
    return { kind: 'expression', expression: expression() };
  }

  function branch(): Expression {
    if (is('{') && !looksLikeMap()) return braces();
    const start = peek().start;
    const only = statement();
    skip(';');
    return { kind: 'block', statements: [only], start, end: lastEnd() };
  }

  function braces(): Expression {
    take('{');
    const block = statements('}');
    take('}');
    return block;
  }

  /** `{ name: …` and `{}` are maps; any other brace where a body may stand opens a block. */
  function looksLikeMap(): boolean {
    if (is('}', 1)) return true;
    return /^(identifier|string|keyword|number)$/.test(peek(1).kind) && is(':', 2);
  }

  function expression(): Expression {
    const parameters = lambdaParameters();
    if (parameters !== null) {
      const start = peek().start;
      const body = is('{') && !looksLikeMap() ? braces() : expression();
      return { kind: 'function', parameters, body, start, end: lastEnd() };
    }
    const test = binary(0);
    if (!skip('?')) return test;
    const then = expression();
    take(':');
    const otherwise = expression();
    return { kind: 'conditional', test, then, otherwise, start: test.start, end: otherwise.end };
  }

  /** Consumes `x =>` or `(a, b) =>`; null when no arrow function begins here. */
  function lambdaParameters(): readonly string[] | null {
    if (peek().kind === 'identifier' && is('=>', 1)) {
      const { text } = next();
      next();
      return [text];
    }
    if (!is('(')) return null;
    const names: string[] = [];
    let ahead = 1;
    while (peek(ahead).kind === 'identifier') {
      names.push(peek(ahead).text);
      ahead += 1;
      if (!is(',', ahead)) break;
      ahead += 1;
    }
    if (!is(')', ahead) || !is('=>', ahead + 1)) return null;
    position += ahead + 2;
    return names;
  }

  function binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    while (peek().kind === 'punctuation' && operators.includes(peek().text)) {
      const operator = next().text;
      const right = binary(level + 1);
      left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  function unary(): Expression {
    const { start, text } = peek();
    if (is('!') || is('-') || is('+') || is('typeof')) {
      next();
      const operand = unary();
      const operator = text === '!' ? '!' : text === '-' ? '-' : text === '+' ? '+' : 'typeof';
      return { kind: 'unary', operator, operand, start, end: operand.end };
    }
    return postfix(primary());
  }

  function postfix(first: Expression): Expression {
    let object = first;
    for (;;) {
      const { start } = object;
      if (is('.') || (is('?.') && !is('(', 1) && !is('[', 1))) {
        const optional = next().text === '?.';
        const name = peek();
        if (name.kind !== 'identifier' && name.kind !== 'keyword') throw fail('IDENTIFIER expected');
        next();
        const property: Expression = { kind: 'literal', value: name.text, start: name.start, end: name.end };
        object = { kind: 'member', object, property, computed: false, optional, start, end: name.end };
      } else if (is('[') || (is('?.') && is('[', 1))) {
        const optional = skip('?.');
        next();
        const property = expression();
        const close = take(']');
        object = { kind: 'member', object, property, computed: true, optional, start, end: close.end };
      } else if (is('(') || (is('?.') && is('(', 1))) {
        const optional = skip('?.');
        object = { kind: 'call', callee: object, args: args(), optional, start, end: lastEnd() };
      } else return object;
    }
  }

  function args(): readonly Expression[] {
    take('(');
    const list: Expression[] = [];
    while (!is(')')) {
      list.push(expression());
      if (!skip(',')) break;
    }
    take(')');
    return list;
  }

  function primary(): Expression {
    const token = peek();
    const { start } = token;
    const literal = (value: null | boolean | number | string): Expression => {
      next();
      leaves += 1;
      return { kind: 'literal', value, start, end: token.end };
    };
    switch (token.kind) {
      case 'number':
        return literal(Number(token.text));
      case 'string':
        return literal(token.text);
      case 'template':
        next();
        leaves += 1;
        return { kind: 'template', parts: templateParts(token.text), start, end: token.end };
      case 'regex': {
        next();
        leaves += 1;
        const slash = token.text.lastIndexOf('/');
        return {
          kind: 'regex',
          pattern: token.text.slice(1, slash),
          flags: token.text.slice(slash + 1),
          start,
          end: token.end,
        };
      }
      case 'identifier':
        next();
        leaves += 1;
        return { kind: 'name', name: token.text, start, end: token.end };
      default:
    }
    if (is('null')) return literal(null);
    if (is('true')) return literal(true);
    if (is('false')) return literal(false);
    if (skip('(')) {
      const inner = expression();
      take(')');
      return inner;
    }
    if (skip('new')) {
      const type = identifier();
      return { kind: 'new', type, args: is('(') ? args() : [], start, end: lastEnd() };
    }
    if (skip('[')) return list(start);
    if (is('{')) return map(start);
    throw fail(OPERAND_EXPECTED);
  }

  function list(start: number): Expression {
    const items: Expression[] = [];
    while (!is(']')) {
      items.push(expression());
      if (!skip(',')) break;
    }
    const close = take(']');
    return { kind: 'list', items, start, end: close.end };
  }

  function map(start: number): Expression {
    take('{');
    const entries: (readonly [Expression, Expression])[] = [];
    while (!is('}')) {
      const key = mapKey();
      take(':');
      entries.push([key, expression()]);
      if (!skip(',')) break;
    }
    const close = take('}');
    return { kind: 'map', entries, start, end: close.end };
  }

  function mapKey(): Expression {
    if (skip('[')) {
      const key = expression();
      take(']');
      return key;
    }
    const token = next();
    if (token.kind === 'end' || token.kind === 'punctuation') throw fail('IDENTIFIER or STRING expected');
    return { kind: 'literal', value: token.text, start: token.start, end: token.end };
  }

  function templateParts(text: string): readonly (string | Expression)[] {
    const parts: (string | Expression)[] = [];
    let rest = text;
    for (;;) {
      const open = /(?<!\\)\$\{/.exec(rest);
      if (open === null) break;
      parts.push(unescape(rest.slice(0, open.index)));
      const close = closingBrace(rest, open.index + 2);
      const inner = createParser(rest.slice(open.index + 2, close));
      parts.push(inner.program());
      leaves += inner.leaves();
      rest = rest.slice(close + 1);
    }
    return [...parts, unescape(rest)];
  }

  return { program, leaves: () => leaves };
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    if (text.charAt(index) === '{') depth += 1;
    if (text.charAt(index) === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}
