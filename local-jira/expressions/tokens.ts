import { ExpressionError } from './expression-error.ts';

type TokenKind = 'identifier' | 'keyword' | 'number' | 'string' | 'template' | 'regex' | 'punctuation' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The identifier, keyword or punctuation; the value of a string; the source of a number, template or regular expression. */
  readonly text: string;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
}

const KEYWORDS = new Set([
  'null',
  'true',
  'false',
  'let',
  'if',
  'else',
  'try',
  'catch',
  'throw',
  'typeof',
  'new',
  'return',
]);
const PUNCTUATION = [
  '===',
  '!==',
  '...',
  '=>',
  '?.',
  '??',
  '&&',
  '||',
  '==',
  '!=',
  '<=',
  '>=',
  '.',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  ',',
  ':',
  ';',
  '?',
  '!',
  '-',
  '+',
  '*',
  '/',
  '%',
  '<',
  '>',
  '=',
];
/** After these a slash divides; elsewhere it begins a regular expression. */
const ENDS_OPERAND = new Set([')', ']', '}']);

export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(source.slice(at));
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const token = readToken(source, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: 'EOF', start: source.length, end: source.length });
  return tokens;
}

function readToken(source: string, start: number, previous: Token | undefined): Token {
  const rest = source.slice(start);
  const token = (kind: TokenKind, text: string, length: number): Token => ({ kind, text, start, end: start + length });
  const word = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0];
  if (word !== undefined) return token(KEYWORDS.has(word) ? 'keyword' : 'identifier', word, word.length);
  const number = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return token('number', number, number.length);
  const string = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/s.exec(rest)?.[0];
  if (string !== undefined) return token('string', unescape(string.slice(1, -1)), string.length);
  if (rest.startsWith('`')) {
    const length = templateLength(rest);
    if (length > 0) return token('template', rest.slice(1, length - 1), length);
  }
  const dividing =
    previous !== undefined &&
    (/^(identifier|number|string|template|regex)$/.test(previous.kind) || ENDS_OPERAND.has(previous.text));
  const regex = dividing ? undefined : /^\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.exec(rest)?.[0];
  if (regex !== undefined) return token('regex', regex, regex.length);
  const punctuation = PUNCTUATION.find((text) => rest.startsWith(text) && !(text === '?.' && /^\?\.\d/.test(rest)));
  if (punctuation !== undefined) return token('punctuation', punctuation, punctuation.length);
  throw syntaxError(source, start, `Unexpected character ${rest.charAt(0)} encountered.`);
}

export function syntaxError(source: string, at: number, message: string): ExpressionError {
  const before = source.slice(0, at);
  const line = before.split('\n').length;
  return new ExpressionError('syntax', message, line, at - before.lastIndexOf('\n'));
}

/** Length of a template literal with its backticks, counting braces of its `${…}`; 0 when it does not end. */
function templateLength(text: string): number {
  let depth = 0;
  for (let index = 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (depth === 0 && character === '`') return index + 1;
    else if (depth === 0 && character === '$' && text.charAt(index + 1) === '{') {
      depth = 1;
      index += 1;
    } else if (depth > 0 && character === '{') depth += 1;
    else if (depth > 0 && character === '}') depth -= 1;
  }
  return 0;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

export function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
    (_all, hex: string | undefined, character: string | undefined) =>
      hex === undefined ? (ESCAPES[character ?? ''] ?? character ?? '') : String.fromCharCode(parseInt(hex, 16)),
  );
}
