import { z } from 'zod';
import { getJson, sendJson } from './request';

const clock = z.object({ now: z.string(), offsetMs: z.number().default(0) });
export type SiteClock = z.infer<typeof clock>;

export function getClock(): Promise<SiteClock> {
  return getJson(clock, '/_local/clock');
}

/** @param now ISO instant at which the site's clock should stand; it goes on running from there */
export function setClock(now: string): Promise<SiteClock> {
  return sendJson(clock, 'PUT', '/_local/clock', { now });
}

export function resetClock(): Promise<SiteClock> {
  return sendJson(clock, 'PUT', '/_local/clock', { offsetMs: 0 });
}
