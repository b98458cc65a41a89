import { z } from 'zod';

/** Something on its way to a trigger or to a queue's consumer. */
export const delivery = z.object({
  id: z.string(),
  kind: z.enum(['event', 'job']),
  moduleKey: z.string(),
  functionKey: z.string(),
  /** The event's type, or the queue's name. */
  name: z.string(),
  payload: z.record(z.string(), z.unknown()),
  /** epoch milliseconds by the site's clock */
  enqueuedAt: z.number(),
  dueAt: z.number(),
  /** How often it was delivered so far. */
  attempts: z.number(),
  jobId: z.string().nullable(),
  concurrency: z.object({ key: z.string(), limit: z.number() }).nullable(),
  retryContext: z.object({ retryCount: z.number(), retryReason: z.string(), retryData: z.unknown() }).nullable(),
});
export type Delivery = z.infer<typeof delivery>;

/** What became of a delivery, kept for `/_local/queues` and for a job's statistics. */
export interface SettledDelivery {
  readonly id: string;
  readonly kind: Delivery['kind'];
  readonly moduleKey: string;
  readonly name: string;
  readonly jobId: string | null;
  readonly outcome: 'delivered' | 'failed' | 'dropped' | 'cancelled';
  readonly attempts: number;
  /** ISO instant by the site's clock */
  readonly at: string;
  readonly error: string | null;
}

/** `InvocationError` of @forge/events, as it crosses. */
export const retryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});
