import { z } from 'zod';
import type { ChangeEvent, ChangeEventBody } from '../domain/change/change-event';
import type { ChangeTerms } from '../domain/change/change-terms';
import type { JournalEvent } from '../store/journal-event';

const way = z.enum(['redefine-success', 'more-money', 'more-people', 'more-time', 'stay']);

const terms: z.ZodType<ChangeTerms> = z.object({
  reason: z.string(),
  way,
  lines: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('adjust'), issueId: z.string(), cost: z.string(), finishDays: z.int() }),
      z.object({
        kind: z.literal('add'),
        issueId: z.string(),
        budget: z.string(),
        start: z.string(),
        finish: z.string(),
      }),
      z.object({ kind: z.literal('remove'), issueId: z.string() }),
    ]),
  ),
  options: z.array(z.object({ way, description: z.string(), cost: z.string(), days: z.int() })),
});

const draft = z.object({ issueKey: z.string(), currency: z.string(), terms });
const vote = z.object({ reason: z.string(), termsHash: z.string() });
const versionTotals = z.object({
  items: z.int(),
  budgetMinor: z.string().regex(/^-?\d+$/),
  start: z.iso.date(),
  finish: z.iso.date(),
});
const approval = {
  costMinor: z.string().exactOptional(),
  days: z.int().exactOptional(),
  totals: versionTotals.exactOptional(),
};
const nothing = z.object({}).transform((): Readonly<Record<string, never>> => ({}));

const bodySchema: z.ZodType<ChangeEventBody> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change-raised'), payload: draft }),
  z.object({ kind: z.literal('change-edited'), payload: draft }),
  z.object({
    kind: z.literal('change-submitted'),
    payload: z.object({ termsHash: z.string(), approvers: z.array(z.string()), quorum: z.int() }),
  }),
  z.object({ kind: z.literal('change-voted'), payload: vote.extend({ decision: z.enum(['approve', 'reject']) }) }),
  z.object({ kind: z.literal('change-approved'), payload: vote.extend(approval) }),
  z.object({ kind: z.literal('change-rejected'), payload: vote }),
  z.object({ kind: z.literal('change-withdrawn'), payload: z.object({ reason: z.string() }) }),
  z.object({ kind: z.literal('change-revised'), payload: nothing }),
  z.object({ kind: z.literal('change-implementing'), payload: nothing }),
  z.object({ kind: z.literal('change-done'), payload: nothing }),
]);

/**
 * A change request's entries as the domain folds them.
 *
 * @throws z.ZodError for an entry that this app did not write
 */
export function toChangeEvents(entries: readonly JournalEvent[]): readonly ChangeEvent[] {
  return entries.map(({ kind, payload, seq, actor, atMs, baselineVersion }) => ({
    ...bodySchema.parse({ kind, payload }),
    seq,
    actor,
    atMs,
    baselineVersion,
  }));
}
