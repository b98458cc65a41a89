import { z } from 'zod';
import { createFaultInterceptor, faultRule } from '../forge/fault-rules.ts';
import { errorAnswer, jsonAnswer, type HttpAnswer } from './http-answer.ts';
import type { LocalCall, LocalRoutes } from './local-call.ts';

const clockRequest = z.object({
  now: z.iso.datetime({ offset: true }).optional(),
  offsetMs: z.number().int().optional(),
});
const scheduledRequest = z.object({ key: z.string() });
const drainRequest = z.object({ includeDelayed: z.boolean().default(false) });

/** What no Jira has: the meter, the clock, the queues, the schedules and the faults of this local one. */
export const controlRoutes: LocalRoutes = {
  'GET /_local/meter': ({ localJira: { forge } }) =>
    jsonAnswer(200, {
      actions: forge?.meter.actions() ?? [],
      background: forge?.meter.background() ?? [],
      totals: forge?.meter.totals() ?? {},
      rates: forge?.meter.rates.peaks() ?? [],
    }),
  'DELETE /_local/meter': ({ localJira: { forge } }) => {
    forge?.meter.reset();
    return jsonAnswer(204, undefined);
  },
  'GET /_local/clock': describeClock,
  'PUT /_local/clock': (call) => {
    const parsed = clockRequest.safeParse(call.body);
    if (!parsed.success) return errorAnswer(400, 'Give {"now": "<ISO instant>"} or {"offsetMs": <milliseconds>}.');
    const { now, offsetMs } = parsed.data;
    if (now !== undefined) call.localJira.clock.setNow(Date.parse(now));
    else call.localJira.clock.setOffset(offsetMs ?? 0);
    return describeClock(call);
  },
  'GET /_local/queues': ({ localJira: { forge } }) =>
    jsonAnswer(200, {
      pending: forge?.deliveries.pending() ?? [],
      settled: forge?.deliveries.settled() ?? [],
      scheduled: forge?.schedules.list() ?? [],
    }),
  'POST /_local/queues/drain': async ({ localJira: { forge }, body }) => {
    const parsed = drainRequest.safeParse(body ?? {});
    if (!parsed.success) return errorAnswer(400, 'Give {"includeDelayed": true or false} or nothing.');
    await forge?.deliveries.drain(parsed.data);
    return jsonAnswer(204, undefined);
  },
  'POST /_local/scheduled': async ({ localJira: { forge }, body }) => {
    const parsed = scheduledRequest.safeParse(body);
    if (!parsed.success) return errorAnswer(400, 'Give {"key": "<key of a scheduledTrigger>"}.');
    const outcome = await forge?.schedules.run(parsed.data.key);
    return outcome === undefined
      ? errorAnswer(404, `The app has no scheduledTrigger "${parsed.data.key}".`)
      : jsonAnswer(200, outcome);
  },
  'POST /_local/faults': ({ localJira: { forge }, body }) => {
    const parsed = faultRule.safeParse(body);
    if (!parsed.success) return errorAnswer(400, `Not a fault: ${z.prettifyError(parsed.error)}`);
    if (forge === null) return errorAnswer(404, 'No app is installed on this site.');
    forge.interception.add(createFaultInterceptor(parsed.data));
    return jsonAnswer(201, parsed.data);
  },
  'DELETE /_local/faults': ({ localJira: { forge } }) => {
    forge?.interception.clear();
    return jsonAnswer(204, undefined);
  },
};

function describeClock({ localJira: { clock } }: LocalCall): HttpAnswer {
  return jsonAnswer(200, { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() });
}
