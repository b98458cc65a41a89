/** One lexical unit of a MySQL statement. */
export interface SqlToken {
  readonly kind: 'word' | 'quoted-name' | 'string' | 'number' | 'parameter' | 'variable' | 'hint' | 'symbol';
  /** As written; for `word` see `upper`. */
  readonly text: string;
  /** Upper case of a word, the bare name of a quoted name, else the text. */
  readonly upper: string;
  readonly start: number;
  readonly end: number;
}

export class SqlSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const WHITESPACE = /\s+/y;
const LINE_COMMENT = /(?:--(?=\s|$)|#)[^\n]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y;
const WORD = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"/y;
const QUOTED_NAME = /`(?:[^`]|``)*`/y;
const VARIABLE = /@@?[\w.$]*/y;
const SYMBOL = /<=>|<>|!=|>=|<=|:=|\|\||&&|->>|->|[-+*/%(),.;=<>!~&|^:]/y;

/**
 * Splits a statement into tokens; comments are dropped, but optimizer hints and version comments (those that open with a plus or an exclamation mark) are kept
 * because the query policy looks at them.
 * @throws SqlSyntaxError on a character or an unfinished literal that no MySQL statement can hold
 */
export function tokenizeSql(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0];
  };
  const push = (kind: SqlToken['kind'], text: string, upper: string): void => {
    tokens.push({ kind, text, upper, start: at, end: at + text.length });
    at += text.length;
  };
  while (at < sql.length) {
    const skipped = match(WHITESPACE) ?? match(LINE_COMMENT);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const comment = match(BLOCK_COMMENT);
    if (comment !== undefined) {
      if (comment.startsWith('/*+') || comment.startsWith('/*!')) push('hint', comment, comment);
      else at += comment.length;
      continue;
    }
    const text = match(WORD);
    if (text !== undefined) {
      push('word', text, text.toUpperCase());
      continue;
    }
    const number = match(NUMBER);
    if (number !== undefined) {
      push('number', number, number);
      continue;
    }
    const string = match(STRING);
    if (string !== undefined) {
      push('string', string, string);
      continue;
    }
    const name = match(QUOTED_NAME);
    if (name !== undefined) {
      push('quoted-name', name, name.slice(1, -1).replaceAll('``', '`'));
      continue;
    }
    if (sql[at] === '?') {
      push('parameter', '?', '?');
      continue;
    }
    const variable = match(VARIABLE);
    if (variable !== undefined) {
      push('variable', variable, variable);
      continue;
    }
    const symbol = match(SYMBOL);
    if (symbol === undefined) throw new SqlSyntaxError(`near "${sql.slice(at, at + 40)}"`, at);
    push('symbol', symbol, symbol);
  }
  return tokens;
}

/** Whether the token is the unquoted keyword. */
export function isWord(token: SqlToken | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.upper);
}

/** The name that a token gives, quoted or not; undefined when it is no name. */
export function nameOf(token: SqlToken | undefined): string | undefined {
  if (token?.kind === 'word') return token.text;
  return token?.kind === 'quoted-name' ? token.upper : undefined;
}

export function isSymbol(token: SqlToken | undefined, text: string): boolean {
  return token?.kind === 'symbol' && token.text === text;
}
