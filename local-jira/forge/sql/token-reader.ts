import { isSymbol, isWord, nameOf, SqlSyntaxError, type SqlToken } from './tokens.ts';

/** Walks over the tokens of one statement. */
export interface TokenReader {
  peek(): SqlToken | undefined;
  /** @throws SqlSyntaxError at the end of the statement */
  next(): SqlToken;
  takeWord(...words: readonly string[]): boolean;
  takeSymbol(text: string): boolean;
  /** @throws SqlSyntaxError when the next token is another one */
  expectWord(word: string): void;
  expectSymbol(text: string): void;
  expectName(): string;
  /** The tokens between an opening parenthesis, which is next, and its closing one. */
  takeParenthesised(): SqlToken[];
  atEnd(): boolean;
  rest(): readonly SqlToken[];
}

export function readTokens(tokens: readonly SqlToken[]): TokenReader {
  let at = 0;
  const unexpected = (): SqlSyntaxError => {
    const token = tokens[at];
    return new SqlSyntaxError(
      token === undefined ? 'unexpected end of statement' : `near "${token.text}"`,
      token?.start ?? 0,
    );
  };
  const reader: TokenReader = {
    peek: () => tokens[at],
    next() {
      const token = tokens[at];
      if (token === undefined) throw unexpected();
      at += 1;
      return token;
    },
    takeWord(...words) {
      if (!isWord(tokens[at], ...words)) return false;
      at += 1;
      return true;
    },
    takeSymbol(text) {
      if (!isSymbol(tokens[at], text)) return false;
      at += 1;
      return true;
    },
    expectWord(word) {
      if (!reader.takeWord(word)) throw unexpected();
    },
    expectSymbol(text) {
      if (!reader.takeSymbol(text)) throw unexpected();
    },
    expectName() {
      const name = nameOf(tokens[at]);
      if (name === undefined) throw unexpected();
      at += 1;
      return name;
    },
    takeParenthesised() {
      reader.expectSymbol('(');
      const start = at;
      for (let depth = 1; depth > 0;) {
        const token = reader.next();
        if (isSymbol(token, '(')) depth += 1;
        if (isSymbol(token, ')')) depth -= 1;
      }
      return tokens.slice(start, at - 1);
    },
    atEnd: () => at >= tokens.length,
    rest: () => tokens.slice(at),
  };
  return reader;
}

/** Splits at the commas that stand outside all parentheses. */
export function splitAtCommas(tokens: readonly SqlToken[]): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    if (depth === 0 && isSymbol(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
