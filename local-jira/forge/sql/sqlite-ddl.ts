import { columnChecks, readColumnType, sqliteType, UnsupportedSqlError, type ColumnType } from './column-type.ts';
import { sqlFailure, type SqlOutcome } from './outcome.ts';
import type { CatalogColumn, CatalogKey, CatalogTable, SqliteCatalog } from './sqlite-catalog.ts';
import { readTokens, splitAtCommas, type TokenReader } from './token-reader.ts';
import { isWord, nameOf, SqlSyntaxError, type SqlToken } from './tokens.ts';

/** A MySQL DDL statement as SQLite must be told it, or the failure that MySQL would report. */
export type DdlPlan =
  | { readonly statements: readonly string[]; readonly after: (catalog: SqliteCatalog) => void }
  | { readonly failure: SqlOutcome & { kind: 'failed' } };

const NOTHING_TO_DO: DdlPlan = { statements: [], after: () => undefined };

/**
 * @throws UnsupportedSqlError for DDL that local-jira's SQLite engine does not carry over
 * @throws SqlSyntaxError
 */
export function planDdl(tokens: readonly SqlToken[], catalog: SqliteCatalog): DdlPlan {
  const reader = readTokens(tokens);
  const verb = reader.next().upper;
  if (verb === 'CREATE' && reader.takeWord('TABLE')) return createTable(reader, catalog);
  if (verb === 'CREATE') return createIndex(reader, catalog);
  if (verb === 'DROP' && reader.takeWord('TABLE')) return dropTable(reader, catalog);
  if (verb === 'DROP' && reader.takeWord('INDEX')) return dropIndex(reader, catalog);
  if (verb === 'ALTER' && reader.takeWord('TABLE')) return alterTable(reader, catalog);
  if (verb === 'TRUNCATE') return truncate(reader, catalog);
  if (verb === 'ANALYZE') return NOTHING_TO_DO;
  throw new UnsupportedSqlError(`${verb} ${reader.peek()?.upper ?? ''}`.trim());
}

function createTable(reader: TokenReader, catalog: SqliteCatalog): DdlPlan {
  const ifNotExists = takeIfNotExists(reader);
  const name = reader.expectName();
  const items = splitAtCommas(reader.takeParenthesised());
  readTableOptions(reader);
  if (catalog.find(name) !== undefined) {
    return ifNotExists
      ? NOTHING_TO_DO
      : { failure: sqlFailure('ER_TABLE_EXISTS_ERROR', `Table '${name}' already exists`) };
  }
  const columns: CatalogColumn[] = [];
  const keys: CatalogKey[] = [];
  const definitions: string[] = [];
  for (const item of items) {
    const part = readTokens(item);
    const key = readKey(part);
    if (key !== null) {
      keys.push(key);
      continue;
    }
    const column = readColumn(part, name);
    if (columns.some((other) => other.name.toLowerCase() === column.column.name.toLowerCase())) {
      return { failure: sqlFailure('ER_DUP_FIELDNAME', `Duplicate column name '${column.column.name}'`) };
    }
    columns.push(column.column);
    keys.push(...column.keys);
    definitions.push(column.definition);
  }
  const table: CatalogTable = { name, columns, keys: nameKeys(keys) };
  const primary = table.keys.find((key) => key.name === 'PRIMARY');
  const automatic = columns.some((column) => column.autoIncrement);
  if (primary !== undefined && !automatic) definitions.push(`PRIMARY KEY (${quoteAll(primary.columns)})`);
  const suffix = primary !== undefined && !automatic ? ' WITHOUT ROWID' : '';
  const statements = [`CREATE TABLE ${quote(name)} (${definitions.join(', ')})${suffix}`];
  for (const key of table.keys) if (key.name !== 'PRIMARY') statements.push(indexStatement(name, key));
  return {
    statements,
    after: (into) => {
      into.put(table);
    },
  };
}

function readColumn(
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

function readKey(reader: TokenReader): CatalogKey | null {
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
function nameKeys(keys: readonly CatalogKey[]): CatalogKey[] {
  const named: CatalogKey[] = [];
  for (const key of keys) {
    let name = key.name === '' ? (key.columns[0] ?? 'key') : key.name;
    for (let copy = 2; key.name === '' && named.some((other) => other.name === name); copy += 1)
      name = `${key.columns[0] ?? 'key'}_${copy}`;
    named.push({ ...key, name });
  }
  return named;
}

function readColumnNames(reader: TokenReader): string[] {
  return splitAtCommas(reader.takeParenthesised()).map((tokens) => {
    const part = readTokens(tokens);
    const name = part.expectName();
    if (part.peek()?.text === '(') throw new UnsupportedSqlError('an index over a prefix of a column');
    part.takeWord('ASC', 'DESC');
    if (!part.atEnd()) throw new SqlSyntaxError(`near "${part.next().text}"`, 0);
    return name;
  });
}

function readTableOptions(reader: TokenReader): void {
  while (!reader.atEnd()) {
    reader.takeSymbol(',');
    reader.takeWord('DEFAULT');
    const option = reader.next().upper;
    if (option === 'CHARACTER') reader.expectWord('SET');
    reader.takeSymbol('=');
    const value = reader.next().text.toLowerCase();
    const harmless =
      (option === 'ENGINE' && value === 'innodb') ||
      ((option === 'CHARSET' || option === 'CHARACTER') && value === 'utf8mb4') ||
      (option === 'COLLATE' && value === 'utf8mb4_bin') ||
      option === 'COMMENT';
    if (!harmless) throw new UnsupportedSqlError(`the table option ${option} ${value}`);
  }
}

function createIndex(reader: TokenReader, catalog: SqliteCatalog): DdlPlan {
  const unique = reader.takeWord('UNIQUE');
  if (!reader.takeWord('INDEX')) throw new UnsupportedSqlError(`CREATE ${reader.peek()?.upper ?? ''}`);
  const ifNotExists = takeIfNotExists(reader);
  const name = reader.expectName();
  reader.expectWord('ON');
  return addKey(reader.expectName(), { name, unique, columns: readColumnNames(reader) }, ifNotExists, catalog);
}

function addKey(tableName: string, key: CatalogKey, ifNotExists: boolean, catalog: SqliteCatalog): DdlPlan {
  const table = catalog.find(tableName);
  if (table === undefined) return { failure: noSuchTable(tableName) };
  if (table.keys.some((other) => other.name.toLowerCase() === key.name.toLowerCase())) {
    return ifNotExists ? NOTHING_TO_DO : { failure: sqlFailure('ER_DUP_KEYNAME', `Duplicate key name '${key.name}'`) };
  }
  return {
    statements: [indexStatement(table.name, key)],
    after: (into) => {
      into.put({ ...table, keys: [...table.keys, key] });
    },
  };
}

function dropIndex(reader: TokenReader, catalog: SqliteCatalog): DdlPlan {
  const name = reader.expectName();
  reader.expectWord('ON');
  const table = catalog.find(reader.expectName());
  if (table === undefined) return { failure: noSuchTable(name) };
  return {
    statements: [`DROP INDEX ${quote(indexName(table.name, name))}`],
    after: (into) => {
      into.put({ ...table, keys: table.keys.filter((key) => key.name !== name) });
    },
  };
}

function dropTable(reader: TokenReader, catalog: SqliteCatalog): DdlPlan {
  const ifExists = reader.takeWord('IF');
  if (ifExists) reader.expectWord('EXISTS');
  const name = reader.expectName();
  if (!reader.atEnd()) throw new UnsupportedSqlError('DROP TABLE with more than a table');
  if (catalog.find(name) === undefined) return ifExists ? NOTHING_TO_DO : { failure: noSuchTable(name) };
  return {
    statements: [`DROP TABLE ${quote(name)}`],
    after: (into) => {
      into.remove(name);
    },
  };
}

function alterTable(reader: TokenReader, catalog: SqliteCatalog): DdlPlan {
  const name = reader.expectName();
  const table = catalog.find(name);
  if (table === undefined) return { failure: noSuchTable(name) };
  const actions = splitAtCommas(reader.rest());
  if (actions.length > 1) throw new UnsupportedSqlError('ALTER TABLE with more than one action');
  if (reader.takeWord('ADD')) {
    const key = readKey(readTokens(reader.rest()));
    if (key !== null) return addKey(name, nameKeys([key])[0] ?? key, false, catalog);
    reader.takeWord('COLUMN');
    const { column, keys, definition } = readColumn(readTokens(reader.rest()), table.name);
    if (keys.length > 0) throw new UnsupportedSqlError('ADD COLUMN with a key');
    if (table.columns.some((other) => other.name.toLowerCase() === column.name.toLowerCase())) {
      return { failure: sqlFailure('ER_DUP_FIELDNAME', `Duplicate column name '${column.name}'`) };
    }
    return {
      statements: [`ALTER TABLE ${quote(table.name)} ADD COLUMN ${definition}`],
      after: (into) => {
        into.put({ ...table, columns: [...table.columns, column] });
      },
    };
  }
  throw new UnsupportedSqlError(`ALTER TABLE … ${reader.peek()?.upper ?? ''}`);
}

function truncate(reader: TokenReader, catalog: SqliteCatalog): DdlPlan {
  reader.takeWord('TABLE');
  const name = reader.expectName();
  if (catalog.find(name) === undefined) return { failure: noSuchTable(name) };
  return { statements: [`DELETE FROM ${quote(name)}`], after: () => undefined };
}

function takeIfNotExists(reader: TokenReader): boolean {
  if (!reader.takeWord('IF')) return false;
  reader.expectWord('NOT');
  reader.expectWord('EXISTS');
  return true;
}

function noSuchTable(name: string): SqlOutcome & { kind: 'failed' } {
  return sqlFailure('ER_NO_SUCH_TABLE', `Table '${name}' doesn't exist`);
}

function indexStatement(table: string, key: CatalogKey): string {
  const columns = quoteAll(key.columns);
  return `CREATE ${key.unique ? 'UNIQUE ' : ''}INDEX ${quote(indexName(table, key.name))} ON ${quote(table)} (${columns})`;
}

/** Index names are a table's own in MySQL, and the whole database's in SQLite. */
function indexName(table: string, key: string): string {
  return `${table.toLowerCase()}.${key}`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quoteAll(names: readonly string[]): string {
  return names.map(quote).join(', ');
}
