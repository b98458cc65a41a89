import { z } from 'zod';
import { instantSchema } from './instants';

/** The latest change of an issue's status, and by whom. */
export interface LastMove {
  readonly toStatusId: string;
  readonly by: string;
}

const changelogSchema = z.object({
  changelog: z
    .object({
      histories: z.array(
        z.object({
          created: instantSchema,
          author: z.object({ accountId: z.string() }).optional(),
          items: z.array(z.object({ fieldId: z.string().optional(), field: z.string(), to: z.string().nullish() })),
        }),
      ),
    })
    .nullish(),
});

/** Of an issue that was read with its changelog. Null for an issue that was never moved or whose mover is not known. */
export function findLastMove(issue: unknown): LastMove | null {
  const histories = changelogSchema.parse(issue).changelog?.histories ?? [];
  let last: (LastMove & { readonly atMs: number }) | null = null;
  for (const { created, author, items } of histories) {
    const toStatusId = items.find(({ field, fieldId }) => (fieldId ?? field) === 'status')?.to;
    if (typeof toStatusId !== 'string' || author === undefined || (last !== null && last.atMs >= created)) continue;
    last = { toStatusId, by: author.accountId, atMs: created };
  }
  return last === null ? null : { toStatusId: last.toStatusId, by: last.by };
}
