import type { DatabaseSync } from 'node:sqlite';

type SqliteValue = string | number | bigint | null | Uint8Array;

/** Gives SQLite MySQL's meaning of the functions whose own meaning differs or is missing. */
export function defineMysqlFunctions(database: DatabaseSync): void {
  const define = (name: string, compute: (...values: SqliteValue[]) => SqliteValue): void => {
    database.function(name, { deterministic: true, varargs: true, useBigIntArguments: true }, compute);
  };
  const whenKnown =
    (compute: (...texts: string[]) => SqliteValue) =>
    (...values: SqliteValue[]): SqliteValue =>
      values.some((value) => value === null) ? null : compute(...values.map(String));

  define(
    'char_length',
    whenKnown((text = '') => BigInt([...text].length)),
  );
  define(
    'character_length',
    whenKnown((text = '') => BigInt([...text].length)),
  );
  // MySQL counts bytes, and SQLite characters.
  define(
    'length',
    whenKnown((text = '') => BigInt(Buffer.byteLength(text))),
  );
  define(
    'concat',
    whenKnown((...texts) => texts.join('')),
  );
  define(
    'lower',
    whenKnown((text = '') => text.toLowerCase()),
  );
  define(
    'upper',
    whenKnown((text = '') => text.toUpperCase()),
  );
  // In MySQL nothing stands at position 0, nor before the first character.
  define(
    'substr',
    whenKnown((text = '', from = '', count = 'Infinity') => {
      const characters = [...text];
      const position = Number(from);
      const start = position > 0 ? position - 1 : characters.length + position;
      if (position === 0 || start < 0) return '';
      return characters.slice(start, start + Math.max(0, Number(count))).join('');
    }),
  );
  define('greatest', (...values) => extreme(values, (one, other) => one > other));
  define('least', (...values) => extreme(values, (one, other) => one < other));
}

function extreme(
  values: readonly SqliteValue[],
  wins: (one: NonNullable<SqliteValue>, other: NonNullable<SqliteValue>) => boolean,
): SqliteValue {
  const [first = null, ...rest] = values;
  if (values.some((value) => value === null)) return null;
  return rest.reduce((best, value) => (best !== null && value !== null && wins(value, best) ? value : best), first);
}
