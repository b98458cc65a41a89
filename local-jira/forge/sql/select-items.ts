import { splitAtCommas } from './token-reader.ts';
import { isSymbol, isWord, nameOf, type SqlToken } from './tokens.ts';

/**
 * The tokens of the select item that gives the result column of this name: by its alias, or by its text as MySQL and
 * SQLite name columns without one. Undefined when the statement is too involved to tell.
 */
export function selectItemFor(sql: string, tokens: readonly SqlToken[], name: string): SqlToken[] | undefined {
  const start = tokens.findIndex((token) => isWord(token, 'SELECT'));
  if (start < 0) return undefined;
  const list = tokens.slice(start + (isWord(tokens[start + 1], 'DISTINCT', 'ALL') ? 2 : 1));
  const end = topLevelFrom(list);
  return splitAtCommas(list.slice(0, end)).find((item) => {
    const first = item[0];
    const last = item.at(-1);
    if (first === undefined || last === undefined) return false;
    return (item.length > 1 && nameOf(last) === name) || sql.slice(first.start, last.end) === name;
  });
}

/** Whether the item is `MIN(column)` or `MAX(column)`, which keep their column's type. */
export function isNarrowExtreme(item: readonly SqlToken[]): boolean {
  if (!isWord(item[0], 'MIN', 'MAX') || !isSymbol(item[1], '(')) return false;
  const close = item.findIndex((token) => isSymbol(token, ')'));
  const inside = item.slice(2, close);
  const after = item.slice(close + 1);
  const column = inside.every((token) => nameOf(token) !== undefined || isSymbol(token, '.'));
  return column && after.every((token) => nameOf(token) !== undefined);
}

function topLevelFrom(tokens: readonly SqlToken[]): number {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    if (depth < 0) return index;
    if (depth === 0 && isWord(token, 'FROM', 'UNION', 'LIMIT')) return index;
  }
  return tokens.length;
}
