import { UnsupportedSqlError } from './column-type.ts';
import { CATALOG_TABLE } from './sqlite-catalog.ts';
import { isSymbol, isWord, type SqlToken } from './tokens.ts';

/** Functions that give the same answer in MySQL and here; some of them are local-jira's own, see `sqlite-functions.ts`. */
const SHARED_FUNCTIONS = new Set([
  'ABS',
  'CAST',
  'CHAR_LENGTH',
  'CHARACTER_LENGTH',
  'COALESCE',
  'CONCAT',
  'COUNT',
  'DENSE_RANK',
  'FIRST_VALUE',
  'GREATEST',
  'IFNULL',
  'LAG',
  'LAST_VALUE',
  'LEAD',
  'LEAST',
  'LENGTH',
  'LOWER',
  'MAX',
  'MIN',
  'NULLIF',
  'RANK',
  'ROW_NUMBER',
  'SUBSTR',
  'SUM',
  'TRIM',
  'UPPER',
]);
/** Words that may stand before a parenthesis without being a function. */
const NOT_FUNCTIONS = new Set(
  'ALL AND ANY AS BETWEEN BY CASE DISTINCT ELSE EXCEPT EXISTS FROM HAVING IN INTERSECT JOIN LIKE LIMIT NOT ON OR OVER SELECT SET SOME THEN UNION USING VALUES WHEN WHERE'.split(
    ' ',
  ),
);
/** SQLite understands these and MySQL does not, or means something else by them. */
const SQLITE_ONLY_WORDS = new Set([
  'CONFLICT',
  'GLOB',
  'INDEXED',
  'MATCH',
  'NULLS',
  'PRAGMA',
  'REGEXP',
  'ROWID',
  'OID',
  '_ROWID_',
]);
const DIFFERENT_SYMBOLS: Readonly<Record<string, string>> = {
  '||': 'the operator || (OR in MySQL, concatenation in SQLite): use OR or CONCAT',
  '/': 'the operator / (exact in MySQL, integer in SQLite): divide in the app',
  '%': 'the operator %: take the remainder in the app',
  '->': 'JSON operators',
  '->>': 'JSON operators',
};

/**
 * A MySQL query or data change as SQLite must be told it.
 * @throws UnsupportedSqlError for what the two would understand differently
 */
export function translateDml(sql: string, tokens: readonly SqlToken[], parameters: readonly unknown[]): string {
  for (const index of tokens.keys()) refuseDifference(tokens, index);
  if (hasUnescapedLike(tokens) && [...parameters, ...literals(tokens)].some(holdsBackslash)) {
    throw new UnsupportedSqlError('LIKE with a backslash and no ESCAPE');
  }
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? sql.length;
  let text = '';
  let from = start;
  for (const [index, token] of tokens.entries()) {
    const replacement = replace(tokens, index);
    if (replacement === null) continue;
    text += sql.slice(from, token.start) + replacement;
    from = token.end;
  }
  return text + sql.slice(from, end);
}

function replace(tokens: readonly SqlToken[], index: number): string | null {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (isWord(token, 'IGNORE') && isWord(before, 'INSERT')) return 'OR IGNORE';
  if (isWord(token, 'SIGNED') && isWord(before, 'AS')) return 'INTEGER';
  if (isWord(token, 'CHAR') && isWord(before, 'AS')) return 'TEXT';
  return null;
}

function refuseDifference(tokens: readonly SqlToken[], index: number): void {
  const token = tokens[index];
  if (token === undefined) return;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (token.kind === 'string') {
    if (token.text.startsWith('"')) throw new UnsupportedSqlError('a string in double quotes: use single quotes');
    if (token.text.includes('\\')) throw new UnsupportedSqlError('a backslash in a literal: use a parameter');
  }
  if (token.kind === 'variable') throw new UnsupportedSqlError('user variables');
  if (token.kind === 'symbol') {
    const difference = DIFFERENT_SYMBOLS[token.text];
    if (difference !== undefined) throw new UnsupportedSqlError(difference);
    if (token.text === '=' && isSymbol(next, '=')) throw new UnsupportedSqlError('the operator ==');
  }
  if (token.kind === 'word') {
    if (SQLITE_ONLY_WORDS.has(token.upper) && !isSymbol(before, '.')) throw new UnsupportedSqlError(token.upper);
    if (token.upper === 'INSERT' && isWord(next, 'OR')) throw new UnsupportedSqlError('INSERT OR …');
    if (token.upper === 'DECIMAL' && isWord(before, 'AS')) throw new UnsupportedSqlError('CAST to DECIMAL');
    if (isSymbol(next, '(')) refuseFunction(tokens, index, token);
  }
  if (token.upper.toLowerCase() === CATALOG_TABLE) throw new UnsupportedSqlError(`the name ${token.text}`);
}

function refuseFunction(tokens: readonly SqlToken[], index: number, token: SqlToken): void {
  if (
    NOT_FUNCTIONS.has(token.upper) ||
    isWord(tokens[index - 1], 'INTO', 'WITH', 'RECURSIVE') ||
    isCommonTable(tokens, index)
  )
    return;
  if (!SHARED_FUNCTIONS.has(token.upper)) throw new UnsupportedSqlError(`the function ${token.upper}`);
  if ((token.upper === 'MIN' || token.upper === 'MAX') && argumentCount(tokens, index + 1) > 1) {
    throw new UnsupportedSqlError(`${token.upper} with more than one argument`);
  }
}

/** `name (a, b) AS (` after a comma: a further table of a WITH clause. */
function isCommonTable(tokens: readonly SqlToken[], index: number): boolean {
  const close = closingIndex(tokens, index + 1);
  return isWord(tokens[close + 1], 'AS') && isSymbol(tokens[close + 2], '(');
}

function argumentCount(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  let count = 1;
  for (const token of tokens.slice(open, closingIndex(tokens, open) + 1)) {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    if (depth === 1 && isSymbol(token, ',')) count += 1;
  }
  return count;
}

function closingIndex(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (isSymbol(tokens[index], '(')) depth += 1;
    if (isSymbol(tokens[index], ')')) depth -= 1;
    if (depth === 0) return index;
  }
  return tokens.length;
}

function hasUnescapedLike(tokens: readonly SqlToken[]): boolean {
  return tokens.some((token) => isWord(token, 'LIKE')) && !tokens.some((token) => isWord(token, 'ESCAPE'));
}

function literals(tokens: readonly SqlToken[]): string[] {
  return tokens.filter((token) => token.kind === 'string').map((token) => token.text);
}

function holdsBackslash(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\\');
}
