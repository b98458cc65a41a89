import { z } from 'zod';

const WHOLE = /^-?\d+$/;

function isWhole(value: unknown): value is string | number {
  return typeof value === 'string' ? WHOLE.test(value) : Number.isSafeInteger(value);
}

const wholeColumn = z.custom<string | number>(isWhole, 'not a whole number');

/** BIGINT, SUM and COUNT arrive as strings from Forge; a small expression may arrive as a number. */
export const bigintColumn = wholeColumn.transform((value) => BigInt(value));

/** A BIGINT that is known to be a safe integer, such as epoch milliseconds or a count. */
export const integerColumn = wholeColumn.transform(Number).refine(Number.isSafeInteger, 'not a safe integer');

export const flagColumn = integerColumn.transform((value) => value !== 0);

// The same for rows that come by the million, of which a schema makes an object more and takes five times as long.

/** @throws RangeError for anything else than what {@link bigintColumn} takes */
export function readBigint(value: unknown): bigint {
  if (!isWhole(value)) throw new RangeError('a column is not a whole number');
  return BigInt(value);
}

/** @throws RangeError for anything else than text */
export function readText(value: unknown): string {
  if (typeof value !== 'string') throw new RangeError('a column is not text');
  return value;
}
