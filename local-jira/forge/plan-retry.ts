import { retryRequest, type Delivery, type SettledDelivery } from './delivery.ts';
import type { InvocationOutcome } from './invoke.ts';
import { PRODUCT_EVENT_RETRIES, QUEUE_RETENTION_MS, RETRY_AFTER_MAX_SECONDS, RETRY_DATA_BYTES } from './limits.ts';

export type RetryPlan =
  | { readonly retry: true; readonly delivery: Delivery }
  | { readonly retry: false; readonly outcome: SettledDelivery['outcome']; readonly error: string | null };

/**
 * Whether a delivery is made again, and when.
 * Events: https://developer.atlassian.com/platform/forge/events-reference/product_events/#retry-atlassian-app-events
 * Jobs: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retries
 */
export function planRetry(delivery: Delivery, outcome: InvocationOutcome, now: number): RetryPlan {
  const asked = outcome.ok ? retryRequest.safeParse(outcome.value).data : undefined;
  if (outcome.ok && asked === undefined) return { retry: false, outcome: 'delivered', error: null };
  const error = outcome.ok ? 'the app asked for a retry' : `${outcome.code}: ${outcome.message}`;
  if (!mayRetry(delivery, outcome, now)) return { retry: false, outcome: 'failed', error };

  const options = asked?.retryOptions;
  const seconds = Math.min(options?.retryAfter ?? backoffSeconds(delivery.attempts), RETRY_AFTER_MAX_SECONDS);
  // "Platform-level errors do not increment this"; of events, only a retry that the app asked for is not the platform's.
  const counts = delivery.kind === 'job' || outcome.ok;
  const retryCount = (delivery.retryContext?.retryCount ?? 0) + (counts ? 1 : 0);
  const retryReason = options?.retryReason ?? (outcome.ok ? 'FUNCTION_RETRY_REQUEST' : platformReason(outcome.code));
  return {
    retry: true,
    delivery: {
      ...delivery,
      dueAt: now + seconds * 1_000,
      retryContext: { retryCount, retryReason, retryData: keptData(options?.retryData) },
    },
  };
}

function mayRetry(delivery: Delivery, outcome: InvocationOutcome, now: number): boolean {
  if (delivery.kind === 'job') return now - delivery.enqueuedAt < QUEUE_RETENTION_MS && !isUnretryable(outcome);
  if (delivery.attempts > PRODUCT_EVENT_RETRIES) return false;
  // An event's handler that throws is not called again; one that asks for it, or that the platform stopped, is.
  return outcome.ok || outcome.code === 'FUNCTION_TIME_OUT';
}

function isUnretryable(outcome: InvocationOutcome): boolean {
  return !outcome.ok && outcome.code === 'NO_SUCH_FUNCTION';
}

/** "exponential backoff, with intervals reaching up to approximately 15 minutes" */
function backoffSeconds(attempts: number): number {
  return 2 ** Math.min(attempts, 10);
}

function platformReason(code: string): string {
  return code === 'FUNCTION_TIME_OUT' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_RETRY_REQUEST';
}

function keptData(data: unknown): unknown {
  if (data === undefined) return null;
  return Buffer.byteLength(JSON.stringify(data)) > RETRY_DATA_BYTES ? null : data;
}
