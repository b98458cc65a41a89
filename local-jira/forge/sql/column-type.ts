import type { TokenReader } from './token-reader.ts';

/** A column's MySQL type, as far as local-jira's SQLite engine keeps MySQL's promises about it. */
export interface ColumnType {
  readonly name: ColumnTypeName;
  /** Characters of VARCHAR and CHAR; digits of DECIMAL; fractional digits of DATETIME and TIMESTAMP. */
  readonly size: number;
  /** Digits after the point of DECIMAL. */
  readonly scale: number;
  readonly unsigned: boolean;
}

export type ColumnTypeName = (typeof COLUMN_TYPES)[number];

const COLUMN_TYPES = [
  'TINYINT',
  'SMALLINT',
  'MEDIUMINT',
  'INT',
  'BIGINT',
  'DECIMAL',
  'FLOAT',
  'DOUBLE',
  'CHAR',
  'VARCHAR',
  'TINYTEXT',
  'TEXT',
  'MEDIUMTEXT',
  'LONGTEXT',
  'DATE',
  'DATETIME',
  'TIMESTAMP',
] as const;

const SYNONYMS: Readonly<Record<string, ColumnTypeName>> = {
  INTEGER: 'INT',
  NUMERIC: 'DECIMAL',
  DEC: 'DECIMAL',
  REAL: 'DOUBLE',
  BOOL: 'TINYINT',
  BOOLEAN: 'TINYINT',
};

/** SQLite keeps a DECIMAL in a double, which is exact to this many digits. */
const DECIMAL_DIGITS_KEPT = 15;

/** Something MySQL may well do and local-jira's SQLite engine does not: refused, so that it cannot quietly differ. */
export class UnsupportedSqlError extends Error {}

/** @throws UnsupportedSqlError for a type whose behaviour SQLite cannot keep */
export function readColumnType(reader: TokenReader): ColumnType {
  const word = reader.next().upper;
  const name = COLUMN_TYPES.find((known) => known === word) ?? SYNONYMS[word];
  if (name === undefined) throw new UnsupportedSqlError(`the column type ${word}`);
  const numbers =
    reader.peek()?.text === '(' ? reader.takeParenthesised().filter((token) => token.kind === 'number') : [];
  const first = numbers[0] === undefined ? undefined : Number(numbers[0].text);
  const unsigned = reader.takeWord('UNSIGNED');
  if (name === 'DECIMAL') {
    const size = first ?? 10;
    if (size > DECIMAL_DIGITS_KEPT)
      throw new UnsupportedSqlError(`DECIMAL with more than ${DECIMAL_DIGITS_KEPT} digits`);
    return { name, size, scale: numbers[1] === undefined ? 0 : Number(numbers[1].text), unsigned };
  }
  if (name === 'VARCHAR' && first === undefined) throw new UnsupportedSqlError('VARCHAR without a length');
  return { name, size: first ?? (name === 'CHAR' ? 1 : 0), scale: 0, unsigned };
}

/** The SQLite type that gives the column the affinity it needs. */
export function sqliteType(type: ColumnType): string {
  switch (type.name) {
    case 'TINYINT':
    case 'SMALLINT':
    case 'MEDIUMINT':
    case 'INT':
    case 'BIGINT':
      return 'INTEGER';
    case 'DECIMAL':
      return 'NUMERIC';
    case 'FLOAT':
    case 'DOUBLE':
      return 'REAL';
    default:
      return 'TEXT';
  }
}

const INTEGER_BITS: Readonly<Partial<Record<ColumnTypeName, bigint>>> = {
  TINYINT: 8n,
  SMALLINT: 16n,
  MEDIUMINT: 24n,
  INT: 32n,
  BIGINT: 64n,
};
const TEXT_BYTES: Readonly<Partial<Record<ColumnTypeName, number>>> = {
  TINYTEXT: 255,
  TEXT: 65_535,
  MEDIUMTEXT: 16_777_215,
  LONGTEXT: 4_294_967_295,
};
/** The largest integer that SQLite holds; BIGINT UNSIGNED ends here too. */
const SQLITE_INTEGER_MAX = 2n ** 63n - 1n;

export interface ColumnCheck {
  /** What MySQL in strict mode says when the check fails. */
  readonly failure: 'wrong-value' | 'out-of-range' | 'too-long' | 'wrong-date';
  /** A SQLite expression over the quoted column. */
  readonly expression: string;
}

/** The checks that make SQLite refuse what MySQL in strict mode refuses. */
export function columnChecks(type: ColumnType, column: string): ColumnCheck[] {
  const bits = INTEGER_BITS[type.name];
  if (bits !== undefined) {
    const low = type.unsigned ? 0n : -(2n ** (bits - 1n));
    const high = type.unsigned ? 2n ** bits - 1n : 2n ** (bits - 1n) - 1n;
    const range = `${column} BETWEEN ${low === -(2n ** 63n) ? '-9223372036854775807 - 1' : String(low)} AND ${String(high > SQLITE_INTEGER_MAX ? SQLITE_INTEGER_MAX : high)}`;
    return [
      { failure: 'wrong-value', expression: `typeof(${column}) IN ('integer', 'null')` },
      { failure: 'out-of-range', expression: `${column} IS NULL OR ${range}` },
    ];
  }
  if (type.name === 'DECIMAL') {
    const limit = `1e${type.size - type.scale}`;
    return [
      {
        failure: 'wrong-value',
        expression: `typeof(${column}) IN ('integer', 'real', 'null') AND (${column} IS NULL OR round(${column}, ${type.scale}) = ${column})`,
      },
      {
        failure: 'out-of-range',
        expression: `${column} IS NULL OR (abs(${column}) < ${limit}${type.unsigned ? ` AND ${column} >= 0` : ''})`,
      },
    ];
  }
  if (type.name === 'FLOAT' || type.name === 'DOUBLE') {
    return [{ failure: 'wrong-value', expression: `typeof(${column}) IN ('integer', 'real', 'null')` }];
  }
  if (type.name === 'VARCHAR' || type.name === 'CHAR') {
    return [{ failure: 'too-long', expression: `${column} IS NULL OR length(${column}) <= ${type.size}` }];
  }
  const bytes = TEXT_BYTES[type.name];
  if (bytes !== undefined) {
    return [{ failure: 'too-long', expression: `${column} IS NULL OR length(CAST(${column} AS BLOB)) <= ${bytes}` }];
  }
  if (type.name === 'DATE')
    return [{ failure: 'wrong-date', expression: `${column} IS NULL OR date(${column}) IS ${column}` }];
  const lengths = type.size === 0 ? `length(${column}) = 19` : `length(${column}) IN (19, ${20 + type.size})`;
  return [
    {
      failure: 'wrong-date',
      expression: `${column} IS NULL OR (datetime(${column}) IS substr(${column}, 1, 19) AND ${lengths})`,
    },
  ];
}

/** The type as `SHOW COLUMNS` writes it. */
export function describeType(type: ColumnType): string {
  const name = type.name.toLowerCase();
  const unsigned = type.unsigned ? ' unsigned' : '';
  if (type.name === 'DECIMAL') return `${name}(${type.size},${type.scale})${unsigned}`;
  return type.size > 0 ? `${name}(${type.size})${unsigned}` : `${name}${unsigned}`;
}
