import { sqlFailure, type SqlOutcome } from './outcome.ts';
import type { SqliteCatalog } from './sqlite-catalog.ts';

type Failure = SqlOutcome & { kind: 'failed' };

/** SQLite's complaint in MySQL's words and numbers. */
export function mysqlFailureOf(
  message: string,
  catalog: SqliteCatalog,
  insertedColumns: readonly string[] | null,
): Failure {
  return (
    uniqueFailure(message, catalog) ??
    nullFailure(message, insertedColumns) ??
    checkFailure(message) ??
    nameFailure(message) ??
    shapeFailure(message) ??
    sqlFailure('ER_UNKNOWN_ERROR', message)
  );
}

function uniqueFailure(message: string, catalog: SqliteCatalog): Failure | null {
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(message)?.[1];
  if (columns === undefined) return null;
  const parts = columns.split(', ').map((part) => part.split('.'));
  const table = parts[0]?.[0] ?? '';
  const names = parts.map((part) => (part[1] ?? '').toLowerCase()).join();
  const key = catalog
    .find(table)
    ?.keys.find((one) => one.columns.map((column) => column.toLowerCase()).join() === names);
  // MySQL puts the duplicate values first; SQLite does not tell them.
  return sqlFailure('ER_DUP_ENTRY', `Duplicate entry for key '${table}.${key?.name ?? 'PRIMARY'}'`);
}

function nullFailure(message: string, insertedColumns: readonly string[] | null): Failure | null {
  const column = /^NOT NULL constraint failed: [^.]+\.(.+)$/.exec(message)?.[1];
  if (column === undefined) return null;
  if (insertedColumns !== null && !insertedColumns.includes(column.toLowerCase())) {
    return sqlFailure('ER_NO_DEFAULT_FOR_FIELD', `Field '${column}' doesn't have a default value`);
  }
  return sqlFailure('ER_BAD_NULL_ERROR', `Column '${column}' cannot be null`);
}

/** The names that `sqlite-ddl` gives to its checks say which column refused and why. */
function checkFailure(message: string): Failure | null {
  const match = /^CHECK constraint failed: ([a-z-]+):[^.]+\.(.+)$/.exec(message);
  const column = match?.[2] ?? '';
  switch (match?.[1]) {
    case 'too-long':
      return sqlFailure('ER_DATA_TOO_LONG', `Data too long for column '${column}' at row 1`);
    case 'out-of-range':
      return sqlFailure('ER_WARN_DATA_OUT_OF_RANGE', `Out of range value for column '${column}' at row 1`);
    case 'wrong-date':
      return sqlFailure('ER_TRUNCATED_WRONG_VALUE', `Incorrect date or time value for column '${column}' at row 1`);
    case 'wrong-value':
      return sqlFailure('ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', `Incorrect value for column '${column}' at row 1`);
    default:
      return null;
  }
}

function nameFailure(message: string): Failure | null {
  const table = /^no such table: (?:main\.)?(.+)$/.exec(message)?.[1];
  if (table !== undefined) return sqlFailure('ER_NO_SUCH_TABLE', `Table '${table}' doesn't exist`);
  const column = /no such column: (.+)$/.exec(message)?.[1] ?? /has no column named (.+)$/.exec(message)?.[1];
  if (column !== undefined) return sqlFailure('ER_BAD_FIELD_ERROR', `Unknown column '${column}' in 'field list'`);
  return null;
}

function shapeFailure(message: string): Failure | null {
  if (/values were supplied|values for \d+ columns|must have the same number of terms/.test(message)) {
    return sqlFailure('ER_WRONG_VALUE_COUNT_ON_ROW', "Column count doesn't match value count at row 1");
  }
  if (/syntax error|incomplete input|misused|wrong number of arguments|no such function/.test(message)) {
    return sqlFailure('ER_PARSE_ERROR', `You have an error in your SQL syntax; ${message}`);
  }
  return null;
}
