import { z } from 'zod';
import type { Delivery } from './delivery.ts';
import type { JudgeEvent } from './events.ts';
import type { Invoke, InvocationOutcome } from './invoke.ts';
import { BACKGROUND_TIMEOUT_MS, FUNCTION_TIMEOUT_MS, QUEUE_RETENTION_MS } from './limits.ts';
import type { Manifest } from './manifest.ts';

const NOT_WANTED: InvocationOutcome = { ok: true, value: undefined, wrote: false };

/** Hands one delivery to its trigger or consumer. */
export function createDeliveryRunner(
  manifest: Manifest,
  invoke: Invoke,
  judge: JudgeEvent,
  log: (line: string) => void,
): (delivery: Delivery) => Promise<InvocationOutcome> {
  async function isWanted(delivery: Delivery): Promise<boolean> {
    const filter = manifest.modules.trigger.find((one) => one.key === delivery.moduleKey)?.filter;
    if (delivery.kind !== 'event' || filter?.expression === undefined) return true;
    const verdict = await judge(filter.expression, delivery.payload);
    if (verdict !== null) return verdict;
    if (filter.onError.endsWith('_AND_LOG'))
      log(`trigger ${delivery.moduleKey}: its filter expression could not be evaluated`);
    return filter.onError.startsWith('RECEIVE');
  }

  return async (delivery) => {
    if (!(await isWanted(delivery))) return NOT_WANTED;
    const job = delivery.kind === 'job';
    return invoke(
      {
        functionKey: delivery.functionKey,
        moduleType: job ? 'consumer' : 'trigger',
        moduleKey: delivery.moduleKey,
        accountId: null,
        action: null,
        timeoutMs: job ? BACKGROUND_TIMEOUT_MS : FUNCTION_TIMEOUT_MS,
        background: job,
      },
      { ...delivery.payload, ...(delivery.retryContext === null ? {} : { retryContext: retryContextOf(delivery) }) },
    );
  };
}

const jobContext = z.object({ retryCount: z.number(), retryReason: z.string(), retryData: z.unknown() });

function retryContextOf(delivery: Delivery): unknown {
  const context = jobContext.parse(delivery.retryContext);
  if (delivery.kind === 'event') return context;
  const ends = delivery.enqueuedAt + QUEUE_RETENTION_MS;
  return {
    ...context,
    retentionWindow: {
      startTime: new Date(delivery.enqueuedAt).toISOString(),
      remainingTimeMs: Math.max(0, ends - delivery.dueAt),
    },
  };
}
