import type { Clock } from '../site/ports.ts';
import { delivery as deliverySchema, type Delivery, type SettledDelivery } from './delivery.ts';
import type { ForgeState } from './forge-state.ts';
import type { Interception, Verdict } from './interception.ts';
import type { InvocationOutcome } from './invoke.ts';
import { planRetry } from './plan-retry.ts';
import { withoutForgeGlobals } from './runtime-globals.ts';

export interface Deliveries {
  enqueue(delivery: Delivery): void;
  pending(): readonly Delivery[];
  settled(): readonly SettledDelivery[];
  /** Cancels what a job has not started yet. */
  cancelJob(jobId: string): void;
  /** Starts whatever is due now; called when the clock was moved. */
  wake(): void;
  /**
   * Resolves when nothing is running and nothing is due. With `includeDelayed`, what waits for its time or for a retry is
   * delivered at once, too.
   */
  drain(options?: { readonly includeDelayed?: boolean }): Promise<void>;
  close(): Promise<void>;
}

export interface DeliveriesOptions {
  readonly state: ForgeState;
  readonly clock: Clock;
  readonly interception: Interception;
  readonly run: (delivery: Delivery) => Promise<InvocationOutcome>;
  /** Real milliseconds between something happening and its delivery; on Forge up to three minutes. */
  readonly latenessMs: number;
}

const SETTLED_KEPT = 500;
/** Forge bounds an installation's invocations per second; this bounds one process. */
const PARALLEL = 16;
/** Looks again at least this often, because the site's clock need not run with real time. */
const LOOK_AGAIN_MS = 15_000;
/** A drain that delivers retries at once must end even when a consumer never succeeds. */
const DRAIN_ATTEMPTS = 12;
/** What still runs when the site closes gets this long; it is kept and delivered again at the next start. */
const CLOSE_PATIENCE_MS = 1_000;

/** Delivers events and queue jobs at least once, in no promised order, and remembers the undelivered ones. */
export function createDeliveries({ state, clock, interception, run, latenessMs }: DeliveriesOptions): Deliveries {
  const waiting = new Map<string, Delivery>();
  const running = new Map<string, { delivery: Delivery; done: Promise<void> }>();
  const settled: SettledDelivery[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const isClosed = (): boolean => closed;

  for (const stored of state.deliveries()) {
    const parsed = deliverySchema.parse(stored);
    waiting.set(parsed.id, parsed);
  }

  function settle(done: Delivery, outcome: SettledDelivery['outcome'], error: string | null): void {
    state.removeDelivery(done.id);
    const { id, kind, moduleKey, name, jobId, attempts } = done;
    settled.push({
      id,
      kind,
      moduleKey,
      name,
      jobId,
      outcome,
      attempts,
      at: new Date(clock.now()).toISOString(),
      error,
    });
    if (settled.length > SETTLED_KEPT) settled.shift();
  }

  function keep(next: Delivery): void {
    waiting.set(next.id, next);
    state.putDelivery(next.id, next);
  }

  function mayStart({ concurrency }: Delivery): boolean {
    if (running.size >= PARALLEL) return false;
    if (concurrency === null) return true;
    const same = [...running.values()].filter((other) => other.delivery.concurrency?.key === concurrency.key);
    return same.length < concurrency.limit;
  }

  function start(next: Delivery): void {
    waiting.delete(next.id);
    const current = { ...next, attempts: next.attempts + 1 };
    const done = deliver(current)
      // Only an interceptor or the store can fail here; nobody awaits a delivery.
      .catch((error: unknown) => {
        settle(current, 'failed', error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        running.delete(next.id);
        pump();
      });
    running.set(next.id, { delivery: next, done });
  }

  async function deliver(current: Delivery): Promise<void> {
    const verdict = await interception.judge(crossingOf(current));
    if (isClosed()) return;
    if (verdict.action === 'drop') {
      settle(current, 'dropped', 'dropped by an interceptor');
      return;
    }
    const outcome = await attempt(current, verdict);
    if (isClosed()) return;
    const plan = planRetry(current, outcome, clock.now());
    if (plan.retry) keep(plan.delivery);
    else settle(current, plan.outcome, plan.error);
  }

  async function attempt(current: Delivery, verdict: Verdict): Promise<InvocationOutcome> {
    if (verdict.action === 'fail') return { ok: false, code: 'FUNCTION_TIME_OUT', message: 'failed by an interceptor' };
    let outcome = await run(current);
    const times = verdict.action === 'repeat' ? verdict.times : 1;
    for (let copy = 1; copy < times; copy += 1) outcome = await run(current);
    if (verdict.action === 'lose-answer')
      return { ok: false, code: 'FUNCTION_TIME_OUT', message: 'answer lost by an interceptor' };
    return outcome;
  }

  function pump(): void {
    if (closed) return;
    const now = clock.now();
    for (const next of waiting.values()) if (next.dueAt <= now && mayStart(next)) start(next);
    arm(now);
  }

  function arm(now: number): void {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const next = Math.min(...[...waiting.values()].map((one) => one.dueAt - now));
    // What is due and could not start waits for a running one to end.
    const delay = next <= 0 ? LOOK_AGAIN_MS : Math.min(next, LOOK_AGAIN_MS);
    timer = setTimeout(pump, delay);
    timer.unref();
  }

  function pumpOutside(): void {
    withoutForgeGlobals(pump);
  }

  return {
    enqueue(next) {
      keep(next);
      clearTimeout(timer);
      timer = withoutForgeGlobals(() => setTimeout(pump, latenessMs));
    },
    pending: () => [...[...running.values()].map((one) => one.delivery), ...waiting.values()],
    settled: () => settled,
    cancelJob(jobId) {
      for (const one of [...waiting.values()]) {
        if (one.jobId !== jobId) continue;
        waiting.delete(one.id);
        settle(one, 'cancelled', null);
      }
    },
    wake: pumpOutside,
    async drain({ includeDelayed = false } = {}) {
      for (;;) {
        if (includeDelayed) {
          for (const one of waiting.values())
            if (one.attempts < DRAIN_ATTEMPTS) one.dueAt = Math.min(one.dueAt, clock.now());
        }
        pumpOutside();
        if (running.size === 0) return;
        await Promise.race([...running.values()].map((one) => one.done));
      }
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const settledAll = Promise.allSettled([...running.values()].map((one) => one.done));
      await Promise.race([settledAll, new Promise((resolve) => setTimeout(resolve, CLOSE_PATIENCE_MS).unref())]);
    },
  };
}

function crossingOf(current: Delivery): Parameters<Interception['judge']>[0] {
  const { moduleKey, name, payload, attempts } = current;
  return current.kind === 'event'
    ? { kind: 'event', moduleKey, eventType: name, payload, attempt: attempts }
    : { kind: 'job', moduleKey, queue: name, payload, attempt: attempts };
}
