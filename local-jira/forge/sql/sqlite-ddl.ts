import { UnsupportedSqlError } from './column-type.ts';
import { sqlFailure, type SqlOutcome } from './outcome.ts';
import type { CatalogColumn, CatalogKey, CatalogTable, SqliteCatalog } from './sqlite-catalog.ts';
import {
  indexName,
  indexStatement,
  nameKeys,
  quote,
  quoteAll,
  readColumn,
  readColumnNames,
  readKey,
} from './sqlite-definitions.ts';
import { readTokens, splitAtCommas, type TokenReader } from './token-reader.ts';
import type { SqlToken } from './tokens.ts';

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
