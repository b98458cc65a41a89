import {
  createPool,
  type FieldPacket,
  type Pool,
  type QueryError,
  type ResultSetHeader,
  type RowDataPacket,
} from 'mysql2/promise';
import type { SqlEngine, SqlOutcome, SqlStatementRequest, SqlValue } from './outcome.ts';
import { isNarrowExtreme, selectItemFor } from './select-items.ts';
import { tokenizeSql, type SqlToken } from './tokens.ts';

/** What TiDB runs with unless told otherwise: https://docs.pingcap.com/tidb/stable/sql-mode */
const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION';
/** TiDB's default collation compares case; MariaDB's and MySQL's do not. */
const COLLATION = 'utf8mb4_bin';
const CONNECTIONS = 8;
const URL_FORM = 'mysql://user:password@host:port/database';

/** MySQL's column type numbers, as in mysql2's `Types`. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  0: 'DECIMAL',
  1: 'TINYINT',
  2: 'SMALLINT',
  3: 'INT',
  4: 'FLOAT',
  5: 'DOUBLE',
  7: 'TIMESTAMP',
  8: 'BIGINT',
  9: 'MEDIUMINT',
  10: 'DATE',
  11: 'TIME',
  12: 'DATETIME',
  13: 'YEAR',
  16: 'BIT',
  245: 'JSON',
  246: 'DECIMAL',
  252: 'TEXT',
  253: 'VARCHAR',
  254: 'CHAR',
};
const INTEGER_TYPES = new Set(['TINYINT', 'SMALLINT', 'MEDIUMINT', 'INT']);

/**
 * Opens the app's database on a MySQL or MariaDB server, creating it when it is missing.
 * @param url `mysql://user:password@host:port/database`
 * @throws when the server cannot be reached or the URL names no database
 */
export async function openMysqlEngine(url: string): Promise<SqlEngine> {
  const database = await createDatabase(url);
  const pool = createPool({
    uri: url,
    database,
    connectionLimit: CONNECTIONS,
    charset: COLLATION,
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    // MariaDB counts prepared statements over all connections of the server.
    maxPreparedStatements: 200,
  });
  pool.pool.on('connection', (connection) => {
    connection.query(`SET SESSION sql_mode = '${SQL_MODE}', time_zone = '+00:00'`);
  });
  return {
    execute: (request) => run(pool, request),
    async countTables() {
      const [rows] = await pool.query<RowDataPacket[]>(
        'SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = ?',
        [database],
      );
      return Number(rows[0]?.['n'] ?? 0);
    },
    close: () => pool.end(),
  };
}

/** Drops the database that the URL names, for whoever owns it: a test, or a person who starts over. */
export async function dropMysqlDatabase(url: string): Promise<void> {
  await withServer(url, (pool, database) => pool.query(`DROP DATABASE IF EXISTS \`${database}\``));
}

async function createDatabase(url: string): Promise<string> {
  return withServer(url, async (pool, database) => {
    await pool.query(`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE ${COLLATION}`);
    return database;
  });
}

async function withServer<T>(url: string, body: (pool: Pool, database: string) => Promise<T>): Promise<T> {
  if (!URL.canParse(url) || !url.startsWith('mysql://'))
    throw new Error(`The SQL URL must look like ${URL_FORM}, not ${url}.`);
  const parsed = new URL(url);
  const database = decodeURIComponent(parsed.pathname.slice(1));
  if (!/^[A-Za-z0-9_$-]+$/.test(database)) throw new Error(`The SQL URL must name a database: ${URL_FORM}`);
  parsed.pathname = '/';
  const pool = createPool({ uri: parsed.href, connectionLimit: 1 });
  try {
    return await body(pool, database);
  } catch (error) {
    if (isUnreachable(error)) throw new Error(`No SQL server answers at ${parsed.host}.`, { cause: error });
    if (isQueryError(error))
      throw new Error(`The SQL server at ${parsed.host} says: ${error.message}`, { cause: error });
    throw error;
  } finally {
    await pool.end();
  }
}

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(?:ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)$/.test(String(error.code))
  );
}

async function run(pool: Pool, { query, parameters, timeoutMs, kind }: SqlStatementRequest): Promise<SqlOutcome> {
  try {
    // Statements without parameters go as text: SHOW and some DDL cannot be prepared.
    const options = { sql: query, timeout: timeoutMs };
    const [result, fields] =
      parameters.length === 0 || kind === 'ddl'
        ? await pool.query<RowDataPacket[] | ResultSetHeader>(options)
        : await pool.execute<RowDataPacket[] | ResultSetHeader>({ ...options, values: [...parameters] });
    if (!Array.isArray(result)) {
      return { kind: 'changed', affectedRows: result.affectedRows, insertId: result.insertId, info: result.info };
    }
    return asRows(result, fields, query);
  } catch (error) {
    if (!isQueryError(error)) throw error;
    if (error.code === 'PROTOCOL_SEQUENCE_TIMEOUT') return { kind: 'timed-out' };
    if (error.errno === undefined || error.sqlState === undefined) throw error;
    return {
      kind: 'failed',
      debug: { code: error.code, errno: error.errno, sqlMessage: error.message, sqlState: error.sqlState },
    };
  }
}

function asRows(result: readonly RowDataPacket[], fields: readonly FieldPacket[], query: string): SqlOutcome {
  const tokens = tokenizeSql(query);
  const columns = fields.map((field) => {
    const type = TYPE_NAMES[field.columnType ?? field.type ?? -1] ?? 'VARCHAR';
    const stored = field.orgTable !== '';
    return { name: field.name, table: field.table, type, widen: !stored && isWide(field.name, type, query, tokens) };
  });
  const rows = result.map((row) => {
    const normalised: Record<string, SqlValue> = {};
    for (const column of columns) normalised[column.name] = normalise(row[column.name], column.type, column.widen);
    return normalised;
  });
  return { kind: 'rows', rows, fields: columns.map(({ name, table, type }) => ({ name, table, type })) };
}

/** TiDB's integer expressions are BIGINT where MariaDB makes some of them INT; MIN and MAX keep their column's type in both. */
function isWide(name: string, type: string, query: string, tokens: readonly SqlToken[]): boolean {
  return INTEGER_TYPES.has(type) && !isNarrowExtreme(selectItemFor(query, tokens, name) ?? []);
}

function normalise(value: unknown, type: string, widen: boolean): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return widen || type === 'BIGINT' || type === 'DECIMAL' ? String(value) : value;
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  return JSON.stringify(value);
}

function isQueryError(error: unknown): error is QueryError & { errno?: number; sqlState?: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
