import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../site/ports.ts';
import type { Deliveries } from './deliveries.ts';
import { QUEUE_DELAY_MAX_SECONDS, QUEUE_EVENTS_PER_PUSH, QUEUE_PUSH_BYTES } from './limits.ts';
import type { Manifest } from './manifest.ts';

/** What `@forge/events` posts: `out/queue.js` and `out/jobProgress.js`. */
const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().min(0).max(QUEUE_DELAY_MAX_SECONDS).optional(),
      concurrency: z.object({ key: z.string(), limit: z.number().int().min(1) }).optional(),
    }),
  ),
});
const jobRequest = z.object({ queueName: z.string(), jobId: z.string() });

export interface QueueAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface QueueApi {
  handle(operation: string, body: string): QueueAnswer;
  /** For interceptors: which queue a push goes to, and with what. */
  describe(body: string): { queue: string; events: readonly unknown[] };
}

/** The queue of the Async events API: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
export function createQueueApi(manifest: Manifest, deliveries: () => Deliveries, clock: Clock): QueueApi {
  function publish(body: string): QueueAnswer {
    const parsed = pushRequest.safeParse(readJson(body));
    if (!parsed.success) return { status: 400, body: { message: `Invalid push: ${z.prettifyError(parsed.error)}` } };
    const { queueName, jobId, payload } = parsed.data;
    if (payload.length > QUEUE_EVENTS_PER_PUSH)
      return { status: 400, body: { message: `More than ${QUEUE_EVENTS_PER_PUSH} events.` } };
    if (Buffer.byteLength(JSON.stringify(payload)) > QUEUE_PUSH_BYTES) {
      return { status: 413, body: { errorMessage: `The maximum payload size is ${QUEUE_PUSH_BYTES / 1_024}KB.` } };
    }
    const consumer = manifest.modules.consumer.find((one) => one.queue === queueName);
    if (consumer === undefined)
      return { status: 400, body: { message: `The manifest declares no consumer of the queue "${queueName}".` } };
    const now = clock.now();
    for (const event of payload) {
      const id = randomUUID();
      deliveries().enqueue({
        id,
        kind: 'job',
        moduleKey: consumer.key,
        functionKey: consumer.function,
        name: queueName,
        payload: { ...event, queueName, jobId, eventId: id },
        enqueuedAt: now,
        dueAt: now + (event.delayInSeconds ?? 0) * 1_000,
        attempts: 0,
        jobId,
        concurrency: event.concurrency ?? null,
        retryContext: null,
      });
    }
    return { status: 201, body: { jobId } };
  }

  function stats(body: string): QueueAnswer {
    const parsed = jobRequest.safeParse(readJson(body));
    if (!parsed.success) return { status: 400, body: { message: 'Invalid request.' } };
    const { jobId } = parsed.data;
    const inProgress = deliveries()
      .pending()
      .filter((one) => one.jobId === jobId).length;
    const ended = deliveries()
      .settled()
      .filter((one) => one.jobId === jobId);
    if (inProgress === 0 && ended.length === 0) return { status: 404, body: { message: 'No such job.' } };
    const success = ended.filter((one) => one.outcome === 'delivered').length;
    return { status: 200, body: { success, inProgress, failed: ended.length - success } };
  }

  function cancel(body: string): QueueAnswer {
    const parsed = jobRequest.safeParse(readJson(body));
    if (!parsed.success) return { status: 400, body: { message: 'Invalid request.' } };
    const { jobId } = parsed.data;
    const known = [...deliveries().pending(), ...deliveries().settled()].some((one) => one.jobId === jobId);
    if (!known) return { status: 404, body: { message: 'No such job.' } };
    deliveries().cancelJob(jobId);
    return { status: 204, body: undefined };
  }

  return {
    handle(operation, body) {
      if (operation === 'publish') return publish(body);
      return operation === 'stats' ? stats(body) : cancel(body);
    },
    describe(body) {
      const parsed = pushRequest.safeParse(readJson(body));
      return parsed.success ? { queue: parsed.data.queueName, events: parsed.data.payload } : { queue: '', events: [] };
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
