import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { UnsupportedSqlError } from './column-type.ts';
import {
  sqlFailure,
  type SqlEngine,
  type SqlOutcome,
  type SqlParameter,
  type SqlStatementRequest,
  type SqlValue,
} from './outcome.ts';
import { openSqliteCatalog, type SqliteCatalog } from './sqlite-catalog.ts';
import { planDdl } from './sqlite-ddl.ts';
import { translateDml } from './sqlite-dml.ts';
import { mysqlFailureOf } from './sqlite-errors.ts';
import { defineMysqlFunctions } from './sqlite-functions.ts';
import { typeColumns } from './sqlite-rows.ts';
import { showFromCatalog } from './sqlite-show.ts';
import { readTokens } from './token-reader.ts';
import { isWord, nameOf, SqlSyntaxError, tokenizeSql, type SqlToken } from './tokens.ts';

/**
 * Opens the app's database on SQLite, made to behave as MySQL in strict mode: what it cannot keep faithful it refuses.
 * @param path the file, or null for one in memory
 */
export function openSqliteEngine(path: string | null): SqlEngine {
  const database = new DatabaseSync(path ?? ':memory:');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  // The database's collation is utf8mb4_bin, as TiDB's default is.
  database.exec('PRAGMA case_sensitive_like = ON');
  defineMysqlFunctions(database);
  const catalog = openSqliteCatalog(database);
  return {
    execute(request) {
      const started = performance.now();
      const outcome = run(database, catalog, request);
      // SQLite cannot be interrupted from here: as on Forge, the answer is lost and the statement has run.
      return Promise.resolve(performance.now() - started > request.timeoutMs ? { kind: 'timed-out' } : outcome);
    },
    countTables: () => Promise.resolve(catalog.all().length),
    close() {
      database.close();
      return Promise.resolve();
    },
  };
}

function run(
  database: DatabaseSync,
  catalog: SqliteCatalog,
  { query, parameters, kind }: SqlStatementRequest,
): SqlOutcome {
  const tokens = tokenizeSql(query);
  while (tokens.at(-1)?.text === ';') tokens.pop();
  try {
    const expected = tokens.filter((token) => token.kind === 'parameter').length;
    if (expected !== parameters.length) {
      return sqlFailure(
        'ER_WRONG_ARGUMENTS',
        `Incorrect arguments: ${expected} parameters expected, ${parameters.length} given`,
      );
    }
    if (kind === 'ddl') return runDdl(database, catalog, tokens);
    if (isWord(tokens[0], 'SHOW')) return showFromCatalog(tokens, catalog);
    if (!isWord(tokens[0], 'SELECT', 'WITH', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE')) {
      throw new UnsupportedSqlError(`${tokens[0]?.upper ?? ''} statements`);
    }
    const sql = translateDml(query, tokens, parameters);
    return kind === 'select'
      ? select(database, catalog, sql, parameters)
      : change(database, catalog, sql, tokens, parameters);
  } catch (error) {
    if (error instanceof UnsupportedSqlError) {
      return sqlFailure(
        'ER_NOT_SUPPORTED_YET',
        `local-jira's SQLite engine does not support ${error.message}. Use --sql with a MySQL server.`,
      );
    }
    if (error instanceof SqlSyntaxError)
      return sqlFailure('ER_PARSE_ERROR', `You have an error in your SQL syntax; ${error.message}`);
    if (isSqliteError(error)) return mysqlFailureOf(error.message, catalog, insertedColumns(tokens, catalog));
    throw error;
  }
}

function runDdl(database: DatabaseSync, catalog: SqliteCatalog, tokens: readonly SqlToken[]): SqlOutcome {
  const plan = planDdl(tokens, catalog);
  if ('failure' in plan) return plan.failure;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const statement of plan.statements) database.exec(statement);
    plan.after(catalog);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
  return { kind: 'changed', affectedRows: 0, insertId: 0, info: '' };
}

function select(
  database: DatabaseSync,
  catalog: SqliteCatalog,
  sql: string,
  parameters: readonly SqlParameter[],
): SqlOutcome {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  const columns = typeColumns(statement.columns(), sql, tokenizeSql(sql), catalog);
  const rows = statement.all(...parameters.map(bind)).map((row) => {
    const normalised: Record<string, SqlValue> = {};
    for (const column of columns) normalised[column.name] = column.normalise(row[column.name]);
    return normalised;
  });
  return { kind: 'rows', rows, fields: columns.map(({ name, table, type }) => ({ name, table, type })) };
}

function change(
  database: DatabaseSync,
  catalog: SqliteCatalog,
  sql: string,
  tokens: readonly SqlToken[],
  parameters: readonly SqlParameter[],
): SqlOutcome {
  const table = changedTable(tokens, catalog);
  const replaced = isWord(tokens[0], 'REPLACE') && table !== undefined ? table : null;
  const before = replaced === null ? 0 : countRows(database, replaced);
  const { changes, lastInsertRowid } = database.prepare(sql).run(...parameters.map(bind));
  // MySQL counts a replaced row twice: once deleted, once inserted.
  const deleted = replaced === null ? 0 : Number(changes) - (countRows(database, replaced) - before);
  const automatic = table !== undefined && catalog.find(table)?.columns.some((column) => column.autoIncrement) === true;
  const insertId = automatic && isWord(tokens[0], 'INSERT', 'REPLACE') ? Number(lastInsertRowid) : 0;
  return { kind: 'changed', affectedRows: Number(changes) + deleted, insertId, info: '' };
}

function countRows(database: DatabaseSync, table: string): number {
  return Number(database.prepare(`SELECT COUNT(*) AS n FROM "${table.replaceAll('"', '""')}"`).get()?.['n'] ?? 0);
}

function changedTable(tokens: readonly SqlToken[], catalog: SqliteCatalog): string | undefined {
  const into = tokens.findIndex((token) => isWord(token, 'INTO'));
  const name = nameOf(tokens[into + 1]);
  return into < 0 || name === undefined ? undefined : catalog.find(name)?.name;
}

/** Lower-case names of the columns that an INSERT gives values to; null when it names none. */
function insertedColumns(tokens: readonly SqlToken[], catalog: SqliteCatalog): string[] | null {
  const into = tokens.findIndex((token) => isWord(token, 'INTO'));
  if (into < 0 || changedTable(tokens, catalog) === undefined || tokens[into + 2]?.text !== '(') return null;
  const names = readTokens(tokens.slice(into + 2)).takeParenthesised();
  return names.flatMap((token) => nameOf(token)?.toLowerCase() ?? []);
}

function bind(parameter: SqlParameter): SQLInputValue {
  if (typeof parameter === 'boolean') return parameter ? 1n : 0n;
  // A whole number must reach SQLite as an integer, or `seq + ?` would turn into floating point.
  return typeof parameter === 'number' && Number.isSafeInteger(parameter) ? BigInt(parameter) : parameter;
}

/** Told by its shape: under a test runner the error comes from another realm, whose Error is not this one's. */
function isSqliteError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
