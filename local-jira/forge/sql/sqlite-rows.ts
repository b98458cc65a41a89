import type { ColumnType } from './column-type.ts';
import type { SqlField, SqlValue } from './outcome.ts';
import type { SqliteCatalog } from './sqlite-catalog.ts';
import { isNarrowExtreme, selectItemFor } from './select-items.ts';
import { nameOf, type SqlToken } from './tokens.ts';

/** What `node:sqlite` tells of a result column. */
export interface SqliteColumn {
  readonly name: string;
  readonly table: string | null;
  readonly column: string | null;
}

/** Turns one value into what Forge's JSON would hold. */
export interface RowColumn extends SqlField {
  normalise(value: unknown): SqlValue;
}

/** How each result column is JSON-normalised: https://developer.atlassian.com/platform/forge/storage-reference/sql-data-types/ */
export function typeColumns(
  columns: readonly SqliteColumn[],
  sql: string,
  tokens: readonly SqlToken[],
  catalog: SqliteCatalog,
): RowColumn[] {
  return columns.map((column) => {
    const type =
      column.table === null || column.column === null ? undefined : findType(catalog, column.table, column.column);
    if (type !== undefined) {
      return {
        name: column.name,
        table: column.table ?? '',
        type: type.name,
        normalise: (value) => normaliseColumn(value, type),
      };
    }
    return typeExpression(column.name, sql, tokens, catalog);
  });
}

function typeExpression(name: string, sql: string, tokens: readonly SqlToken[], catalog: SqliteCatalog): RowColumn {
  const item = selectItemFor(sql, tokens, name) ?? [];
  const types = item.flatMap((token) => columnTypesNamed(catalog, nameOf(token)));
  const decimals = types.filter((type) => type.name === 'DECIMAL');
  const narrow =
    isNarrowExtreme(item) &&
    types.length > 0 &&
    types.every((type) => type.name !== 'BIGINT' && type.name !== 'DECIMAL');
  const multiplied = item.some((token) => token.text === '*' && token.kind === 'symbol') && decimals.length > 1;
  const scales = decimals.map((type) => type.scale);
  const scale = multiplied ? scales.reduce((sum, one) => sum + one, 0) : Math.max(0, ...scales);
  const normalise = (value: unknown): SqlValue => {
    if (typeof value === 'bigint') {
      if (decimals.length > 0) return Number(value).toFixed(scale);
      // MySQL's integer arithmetic, COUNT and literals are BIGINT, and SUM is DECIMAL: both cross as strings.
      return narrow ? Number(value) : String(value);
    }
    if (typeof value === 'number') return decimals.length > 0 ? value.toFixed(scale) : value;
    return normaliseText(value);
  };
  return { name, table: '', type: decimals.length > 0 ? 'DECIMAL' : 'EXPRESSION', normalise };
}

function normaliseColumn(value: unknown, type: ColumnType): SqlValue {
  if (value === null || value === undefined) return null;
  switch (type.name) {
    case 'BIGINT':
      return normaliseText(value);
    case 'TINYINT':
    case 'SMALLINT':
    case 'MEDIUMINT':
    case 'INT':
    case 'FLOAT':
    case 'DOUBLE':
      return Number(value);
    case 'DECIMAL':
      return Number(value).toFixed(type.scale);
    default:
      return normaliseText(value);
  }
}

function normaliseText(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  throw new Error('SQLite answered a value that no MySQL column of this engine holds.');
}

function findType(catalog: SqliteCatalog, table: string, column: string): ColumnType | undefined {
  return catalog.find(table)?.columns.find((one) => one.name.toLowerCase() === column.toLowerCase())?.type;
}

function columnTypesNamed(catalog: SqliteCatalog, name: string | undefined): ColumnType[] {
  if (name === undefined) return [];
  return catalog
    .all()
    .flatMap((table) => table.columns)
    .filter((column) => column.name.toLowerCase() === name.toLowerCase())
    .map((column) => column.type);
}
