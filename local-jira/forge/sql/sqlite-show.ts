import { describeType, UnsupportedSqlError } from './column-type.ts';
import { sqlFailure, type SqlOutcome, type SqlValue } from './outcome.ts';
import type { SqliteCatalog } from './sqlite-catalog.ts';
import { readTokens } from './token-reader.ts';
import type { SqlToken } from './tokens.ts';

/** Answers `SHOW TABLES`, `SHOW COLUMNS FROM t` and `SHOW INDEXES FROM t`, which the query policy permits. */
export function showFromCatalog(tokens: readonly SqlToken[], catalog: SqliteCatalog): SqlOutcome {
  const reader = readTokens(tokens.slice(1));
  if (reader.takeWord('TABLES')) {
    if (!reader.atEnd()) throw new UnsupportedSqlError('SHOW TABLES with a condition');
    return rows(catalog.all().map((table) => ({ Tables_in_app: table.name })));
  }
  const columns = reader.takeWord('COLUMNS', 'FIELDS');
  if (!columns && !reader.takeWord('INDEX', 'INDEXES', 'KEYS')) throw new UnsupportedSqlError('this SHOW statement');
  if (!reader.takeWord('FROM', 'IN')) throw new UnsupportedSqlError('SHOW without FROM');
  const name = reader.expectName();
  if (!reader.atEnd()) throw new UnsupportedSqlError('SHOW with a condition');
  const table = catalog.find(name);
  if (table === undefined) return sqlFailure('ER_NO_SUCH_TABLE', `Table '${name}' doesn't exist`);
  if (!columns) {
    return rows(
      table.keys.flatMap((key) =>
        key.columns.map((column, index) => ({
          Table: table.name,
          Non_unique: key.unique ? '0' : '1',
          Key_name: key.name,
          Seq_in_index: String(index + 1),
          Column_name: column,
        })),
      ),
    );
  }
  const primary = table.keys.find((key) => key.name === 'PRIMARY')?.columns ?? [];
  return rows(
    table.columns.map((column) => ({
      Field: column.name,
      Type: describeType(column.type),
      Null: column.notNull || primary.includes(column.name) ? 'NO' : 'YES',
      Key: primary.includes(column.name) ? 'PRI' : '',
      Extra: column.autoIncrement ? 'auto_increment' : '',
    })),
  );
}

function rows(list: readonly Record<string, SqlValue>[]): SqlOutcome {
  const names = Object.keys(list[0] ?? {});
  return { kind: 'rows', rows: list, fields: names.map((name) => ({ name, table: '', type: 'VARCHAR' })) };
}
