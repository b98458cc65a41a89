import { columnChecks, readColumnType, sqliteType, UnsupportedSqlError, type ColumnType } from './column-type.ts';
import type { CatalogColumn, CatalogKey } from './sqlite-catalog.ts';
import { readTokens, splitAtCommas, type TokenReader } from './token-reader.ts';
import { isWord, nameOf, SqlSyntaxError } from './tokens.ts';

/** `name TYPE [options]`: the column, the keys that it declares itself, and how SQLite must be told it. */
export function readColumn(
  reader: TokenReader,
  table: string,
): { column: CatalogColumn; keys: CatalogKey[]; definition: string } {
  const name = reader.expectName();
  const type = readColumnType(reader);
  const keys: CatalogKey[] = [];
  let notNull = false;
  let autoIncrement = false;
  let defaultText: string | null = null;
  while (!reader.atEnd()) {
    if (reader.takeWord('NOT')) {
      reader.expectWord('NULL');
      notNull = true;
    } else if (reader.takeWord('NULL')) continue;
    else if (reader.takeWord('DEFAULT')) defaultText = readDefault(reader);
    else if (reader.takeWord('PRIMARY')) {
      reader.expectWord('KEY');
      keys.push({ name: 'PRIMARY', unique: true, columns: [name] });
    } else if (reader.takeWord('UNIQUE')) {
      reader.takeWord('KEY');
      keys.push({ name, unique: true, columns: [name] });
    } else if (reader.takeWord('AUTO_INCREMENT')) autoIncrement = true;
    else if (reader.takeWord('COMMENT')) reader.next();
    else throw new UnsupportedSqlError(`"${reader.next().text}" in the definition of the column ${name}`);
  }
  const column = { name, type, notNull, autoIncrement, hasDefault: defaultText !== null || !notNull || autoIncrement };
  return { column, keys, definition: columnDefinition(table, column, type, defaultText) };
}

function columnDefinition(table: string, column: CatalogColumn, type: ColumnType, defaultText: string | null): string {
  // SQLite only counts up by itself under this very spelling.
  if (column.autoIncrement) return `${quote(column.name)} INTEGER PRIMARY KEY AUTOINCREMENT`;
  const checks = columnChecks(type, quote(column.name)).map(
    (check) => `CONSTRAINT ${quote(`${check.failure}:${table}.${column.name}`)} CHECK (${check.expression})`,
  );
  return [
    `${quote(column.name)} ${sqliteType(type)}`,
    column.notNull ? 'NOT NULL' : '',
    defaultText === null ? '' : `DEFAULT ${defaultText}`,
    ...checks,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function readDefault(reader: TokenReader): string {
  const token = reader.next();
  if (isWord(token, 'CURRENT_TIMESTAMP')) {
    if (reader.peek()?.text === '(') reader.takeParenthesised();
    return 'CURRENT_TIMESTAMP';
  }
  if (token.text === '-') return `-${reader.next().text}`;
  const literal = token.kind === 'number' || token.kind === 'string' || isWord(token, 'NULL', 'TRUE', 'FALSE');
  if (!literal || token.text.includes('\\')) throw new UnsupportedSqlError(`DEFAULT ${token.text}`);
  return token.text.startsWith('"') ? `'${token.text.slice(1, -1).replaceAll("'", "''")}'` : token.text;
}

/** `PRIMARY KEY (…)`, `UNIQUE KEY name (…)`, `KEY name (…)`; null when the item is a column. */
export function readKey(reader: TokenReader): CatalogKey | null {
  if (reader.takeWord('PRIMARY')) {
    reader.expectWord('KEY');
    return { name: 'PRIMARY', unique: true, columns: readColumnNames(reader) };
  }
  let constraint: string | undefined;
  if (reader.takeWord('CONSTRAINT')) constraint = reader.expectName();
  const unique = reader.takeWord('UNIQUE');
  const indexed = reader.takeWord('KEY', 'INDEX');
  if (isWord(reader.peek(), 'FOREIGN', 'CHECK', 'FULLTEXT', 'SPATIAL')) {
    throw new UnsupportedSqlError(`a ${reader.peek()?.upper ?? ''} constraint`);
  }
  if (!unique && !indexed) {
    if (constraint !== undefined) throw new UnsupportedSqlError(`the constraint ${constraint}`);
    return null;
  }
  const name = nameOf(reader.peek()) === undefined ? constraint : reader.expectName();
  return { name: name ?? '', unique, columns: readColumnNames(reader) };
}

/** MySQL names an index after its first column, with a number when that name is taken. */
export function nameKeys(keys: readonly CatalogKey[]): CatalogKey[] {
  const named: CatalogKey[] = [];
  for (const key of keys) {
    let name = key.name === '' ? (key.columns[0] ?? 'key') : key.name;
    for (let copy = 2; key.name === '' && named.some((other) => other.name === name); copy += 1)
      name = `${key.columns[0] ?? 'key'}_${copy}`;
    named.push({ ...key, name });
  }
  return named;
}

/** `(a, b DESC)` as names. */
export function readColumnNames(reader: TokenReader): string[] {
  return splitAtCommas(reader.takeParenthesised()).map((tokens) => {
    const part = readTokens(tokens);
    const name = part.expectName();
    if (part.peek()?.text === '(') throw new UnsupportedSqlError('an index over a prefix of a column');
    part.takeWord('ASC', 'DESC');
    if (!part.atEnd()) throw new SqlSyntaxError(`near "${part.next().text}"`, 0);
    return name;
  });
}

/** How SQLite is told of a key that is not the primary one. */
export function indexStatement(table: string, key: CatalogKey): string {
  const columns = quoteAll(key.columns);
  return `CREATE ${key.unique ? 'UNIQUE ' : ''}INDEX ${quote(indexName(table, key.name))} ON ${quote(table)} (${columns})`;
}

/** Index names are a table's own in MySQL, and the whole database's in SQLite. */
export function indexName(table: string, key: string): string {
  return `${table.toLowerCase()}.${key}`;
}

/** A name as SQLite reads it, whatever is in it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteAll(names: readonly string[]): string {
  return names.map(quote).join(', ');
}
