import { z } from 'zod';

/** Earlier than this as milliseconds is 1973, so the number can only mean seconds. */
const LEAST_MILLISECONDS = 100_000_000_000;

/**
 * Jira writes `2026-11-22T09:30:00.000+0000`; ISO 8601 wants a colon in the offset. The bulk changelog gives a number, which
 * its documentation shows in seconds and nowhere explains.
 */
export const instantSchema = z
  .union([z.string(), z.number()])
  .transform((value) => {
    if (typeof value === 'number') return value < LEAST_MILLISECONDS ? value * 1000 : value;
    return Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  })
  .refine(Number.isFinite, 'not an instant');
