import { z } from 'zod';
import { getJson, sendOnly } from './request';

/** What Forge would count, bill or limit. */
const counts = {
  durationMs: z.number().default(0),
  sqlStatements: z.number().default(0),
  sqlMs: z.number().default(0),
  restCalls: z.number().default(0),
  points: z.number().default(0),
  bytesIn: z.number().default(0),
  bytesOut: z.number().default(0),
  gbSeconds: z.number().default(0),
  queuePushes: z.number().default(0),
};
export type MeterCounts = { readonly [Name in keyof typeof counts]: number };

const invocation = z.object({
  ...counts,
  at: z.string(),
  module: z.string().default(''),
  function: z.string().default(''),
  kind: z.string().default(''),
  outcome: z.string().default('ok'),
  error: z.string().nullish(),
});
export type MeterInvocation = z.infer<typeof invocation>;

const action = z.object({
  id: z.string(),
  label: z.string(),
  at: z.string(),
  user: z.string().nullish(),
  invocations: z.array(invocation),
});

const meter = z.object({ actions: z.array(action), background: z.array(invocation), totals: z.object(counts) });
export type Meter = z.infer<typeof meter>;

export function getMeter(): Promise<Meter> {
  return getJson(meter, '/_local/meter');
}

export function resetMeter(): Promise<void> {
  return sendOnly('DELETE', '/_local/meter');
}
