import { z } from 'zod';
import type { Crossing, Interceptor, Verdict } from './interception.ts';

const fault = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    retryAfterSeconds: z.number().int().min(0).default(1),
  }),
  z.object({ kind: z.literal('timeout') }),
  z.object({ kind: z.literal('network') }),
]);

/** A fault as `POST /_local/faults` takes it: what crosses, how often, and what then happens. */
export const faultRule = z.intersection(
  z.object({
    on: z.enum(['sql', 'rest', 'queue', 'event', 'job']),
    /** Only where this text occurs in the statement, the path, the queue's name or the event's type. */
    containing: z.string().default(''),
    /** How many crossings it hits before it is spent. */
    times: z.number().int().min(1).default(1),
    /** How long a crossing is held first, in milliseconds. */
    holdMs: z.number().int().min(0).max(60_000).default(0),
  }),
  z.discriminatedUnion('action', [
    z.object({ action: z.literal('proceed') }),
    z.object({ action: z.literal('fail'), fault }),
    z.object({ action: z.literal('lose-answer'), fault }),
    z.object({ action: z.literal('drop') }),
    z.object({ action: z.literal('repeat'), copies: z.number().int().min(2).max(10) }),
  ]),
);
export type FaultRule = z.infer<typeof faultRule>;

export function createFaultInterceptor(rule: FaultRule): Interceptor {
  let left = rule.times;
  return async (crossing) => {
    if (left === 0 || crossing.kind !== rule.on || !textOf(crossing).includes(rule.containing))
      return { action: 'proceed' };
    left -= 1;
    if (rule.holdMs > 0) await new Promise((resolve) => setTimeout(resolve, rule.holdMs));
    return verdictOf(rule);
  };
}

function verdictOf(rule: FaultRule): Verdict {
  if (rule.action === 'repeat') return { action: 'repeat', times: rule.copies };
  if (rule.action === 'fail' || rule.action === 'lose-answer') return { action: rule.action, fault: rule.fault };
  return { action: rule.action };
}

function textOf(crossing: Crossing): string {
  switch (crossing.kind) {
    case 'sql':
      return crossing.query;
    case 'rest':
      return `${crossing.method} ${crossing.path}`;
    case 'queue':
    case 'job':
      return crossing.queue;
    case 'event':
      return crossing.eventType;
  }
}
