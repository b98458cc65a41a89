import { z } from 'zod';
import type { RequestOf } from './api';

/** Longest texts, in UTF-16 code units. Jira's own summary field takes 255. */
const MAX_SUMMARY = 255;
const MAX_REASON = 4000;
const MAX_OPTION = 1000;
/** A change of more lines than this is a new baseline. */
export const MAX_LINES = 200;
const MAX_OPTIONS = 10;
/** Long enough for any Jira id; they are numeric. */
const issueId = z.string().regex(/^\d{1,18}$/, 'an issue id has digits only');
/** Signed decimal text, no exponent. How many decimals the currency has is checked where the currency is known. */
const decimal = z
  .string()
  .max(24)
  .regex(/^[+-]?\d{1,15}(\.\d{1,4})?$/, 'an amount is decimal digits with an optional point');
const unsignedDecimal = decimal.refine((text) => !text.startsWith('-'), 'the amount is less than 0');
const day = z.iso.date('a day is written as 2026-11-22');
const days = z.int().min(-2600).max(2600);
const way = z.enum(['redefine-success', 'more-money', 'more-people', 'more-time', 'stay']);
const seq = z.int().min(0).max(1_000_000);
const termsHash = z.string().regex(/^[0-9a-f]{64}$/, 'not a hash of terms');

/** `\p{Cc}` but for tab, line feed and carriage return. */
const CONTROL_CHARACTER = /(?![\t\n\r])\p{Cc}/u;

/** Text of people: control characters, other than line breaks and tabs, have no business in it. */
function text(max: number): z.ZodType<string> {
  return z
    .string()
    .max(max)
    .trim()
    .refine((value) => !CONTROL_CHARACTER.test(value), 'the text has control characters')
    .refine((value) => !/\p{Surrogate}/u.test(value), 'the text is broken Unicode');
}

function requiredText(max: number, what: string): z.ZodType<string> {
  return text(max).refine((value) => value !== '', `${what} is missing`);
}

const line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('adjust'), issueId, cost: decimal, finishDays: days }),
  z.strictObject({ kind: z.literal('add'), issueId, budget: unsignedDecimal, start: day, finish: day }),
  z.strictObject({ kind: z.literal('remove'), issueId }),
]);

function terms(reason: z.ZodType<string>, description: z.ZodType<string>) {
  return z.strictObject({
    reason,
    way,
    lines: z.array(line).max(MAX_LINES),
    options: z.array(z.strictObject({ way, description, cost: decimal, days })).max(MAX_OPTIONS),
  });
}

const finishedTerms = terms(requiredText(MAX_REASON, 'the reason'), requiredText(MAX_OPTION, 'the description'));
/** People see a preview while they are still typing. */
const unfinishedTerms = terms(text(MAX_REASON), text(MAX_OPTION));

export const raiseSchema: z.ZodType<RequestOf<'change/raise'>> = z.strictObject({
  raiseId: z.uuid(),
  summary: requiredText(MAX_SUMMARY, 'the summary').refine((value) => !/[\r\n]/.test(value), 'a summary is one line'),
  terms: finishedTerms,
});
export const editSchema: z.ZodType<RequestOf<'change/edit'>> = z.strictObject({ seq, terms: finishedTerms });
export const submitSchema: z.ZodType<RequestOf<'change/submit'>> = z.strictObject({ seq, termsHash });
export const decideSchema: z.ZodType<RequestOf<'change/decide'>> = z.strictObject({
  seq,
  termsHash,
  decision: z.enum(['approve', 'reject']),
  reason: text(MAX_REASON),
});
export const withdrawSchema: z.ZodType<RequestOf<'change/withdraw'>> = z.strictObject({
  seq,
  reason: text(MAX_REASON),
});
export const reviseSchema: z.ZodType<RequestOf<'change/revise'>> = z.strictObject({ seq });
export const previewSchema: z.ZodType<RequestOf<'change/preview'>> = z.strictObject({ terms: unfinishedTerms });
