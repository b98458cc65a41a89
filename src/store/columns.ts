import { z } from 'zod';

/** BIGINT, SUM and COUNT arrive as strings from Forge; a small expression may arrive as a number. */
export const bigintColumn = z
  .union([z.string().regex(/^-?\d+$/), z.number().int()])
  .transform((value) => BigInt(value));

/** A BIGINT that is known to be a safe integer, such as epoch milliseconds or a count. */
export const integerColumn = z
  .union([z.string().regex(/^-?\d+$/), z.number().int()])
  .transform(Number)
  .refine(Number.isSafeInteger, 'not a safe integer');

export const flagColumn = integerColumn.transform((value) => value !== 0);
