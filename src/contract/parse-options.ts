import { z } from 'zod';
import type { ProposedOption, RequestOf } from './api';

/** Five ways and their ten pairs: a table that can still be read. */
export const MAX_OPTIONS = 5;
/** Of one option. */
export const MAX_SCOPE_ITEMS = 20;
const MAX_PEOPLE = 10_000;
const MAX_PRODUCTIVITY_PERCENT = 1000;

const issueId = z.string().regex(/^\d{1,18}$/, 'an issue id has digits only');
/** Decimal text, no exponent. How many decimals the currency has is checked where the currency is known. */
const amount = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, 'an amount is decimal digits with an optional point');
const day = z.iso.date('a day is written as 2026-11-22');

const optionSchema: z.ZodType<ProposedOption> = z.discriminatedUnion('way', [
  z.strictObject({
    way: z.literal('redefine-success'),
    items: z.array(z.strictObject({ issueId, decision: z.enum(['drop', 'defer']) })).max(MAX_SCOPE_ITEMS),
  }),
  z.strictObject({ way: z.literal('more-money'), amount }),
  z.strictObject({
    way: z.literal('more-people'),
    people: z.int('the number of people is whole').min(1).max(MAX_PEOPLE),
    rate: amount,
    start: day,
    productivityPercent: z.int('productivity is whole per cent').min(0).max(MAX_PRODUCTIVITY_PERCENT),
  }),
  z.strictObject({ way: z.literal('more-time'), finish: z.union([z.literal('forecast'), day]) }),
]);

export const optionsSchema: z.ZodType<RequestOf<'variance/options'>> = z.strictObject({
  options: z.array(optionSchema).max(MAX_OPTIONS),
});
