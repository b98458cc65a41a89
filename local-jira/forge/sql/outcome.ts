/** What a database said, before it is dressed as Forge's answer. */
export type SqlOutcome =
  | { readonly kind: 'rows'; readonly rows: readonly Record<string, SqlValue>[]; readonly fields: readonly SqlField[] }
  | { readonly kind: 'changed'; readonly affectedRows: number; readonly insertId: number; readonly info: string }
  | { readonly kind: 'failed'; readonly debug: SqlDebug }
  | { readonly kind: 'timed-out' };

/** JSON-normalised: see https://developer.atlassian.com/platform/forge/storage-reference/sql-data-types/ */
export type SqlValue = string | number | null;
export type SqlParameter = string | number | boolean | null;

export interface SqlField {
  readonly name: string;
  readonly table: string;
  readonly type: string;
}

/** The `debug` of a SQL_EXECUTION_ERROR: storage-reference/sql-handling-errors. */
export interface SqlDebug {
  readonly code: string;
  readonly errno: number;
  readonly sqlMessage: string;
  readonly sqlState: string;
}

export type StatementKind = 'select' | 'write' | 'ddl';

export interface SqlStatementRequest {
  readonly query: string;
  readonly parameters: readonly SqlParameter[];
  readonly kind: StatementKind;
  readonly timeoutMs: number;
}

/** One app installation's database. */
export interface SqlEngine {
  /** Never rejects on what the app wrote; a rejection is a fault of local-jira or of the database server. */
  execute(request: SqlStatementRequest): Promise<SqlOutcome>;
  countTables(): Promise<number>;
  close(): Promise<void>;
}

/** MySQL's names and SQL states of the errors an app meets: https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html */
const KNOWN_ERRORS = {
  ER_BAD_NULL_ERROR: [1048, '23000'],
  ER_TABLE_EXISTS_ERROR: [1050, '42S01'],
  ER_BAD_FIELD_ERROR: [1054, '42S22'],
  ER_DUP_FIELDNAME: [1060, '42S21'],
  ER_DUP_KEYNAME: [1061, '42000'],
  ER_DUP_ENTRY: [1062, '23000'],
  ER_PARSE_ERROR: [1064, '42000'],
  ER_WRONG_VALUE_COUNT_ON_ROW: [1136, '21S01'],
  ER_NO_SUCH_TABLE: [1146, '42S02'],
  ER_WRONG_ARGUMENTS: [1210, 'HY000'],
  ER_NOT_SUPPORTED_YET: [1235, '42000'],
  ER_WARN_DATA_OUT_OF_RANGE: [1264, '22003'],
  ER_TRUNCATED_WRONG_VALUE: [1292, '22007'],
  ER_NO_DEFAULT_FOR_FIELD: [1364, 'HY000'],
  ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: [1366, 'HY000'],
  ER_DATA_TOO_LONG: [1406, '22001'],
  ER_UNKNOWN_ERROR: [1105, 'HY000'],
} as const satisfies Record<string, readonly [number, string]>;

export type KnownSqlError = keyof typeof KNOWN_ERRORS;

export function sqlFailure(code: KnownSqlError, sqlMessage: string): SqlOutcome & { kind: 'failed' } {
  const [errno, sqlState] = KNOWN_ERRORS[code];
  return { kind: 'failed', debug: { code, errno, sqlMessage, sqlState } };
}
