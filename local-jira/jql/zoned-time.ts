/** Calendar arithmetic in a person's time zone: JQL's dates mean the reader's days, not UTC's. Instants are epoch milliseconds. */

interface LocalTime {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const;
  const made = new Intl.DateTimeFormat('en-US', { ...options, timeZone, calendar: 'iso8601', hourCycle: 'h23' });
  formats.set(timeZone, made);
  return made;
}

export function localTimeOf(instant: number, timeZone: string): LocalTime {
  const parts: Partial<Record<string, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** The instant at which clocks in the zone show this; in a skipped hour, the instant after the jump. Overflowing parts roll over. */
export function instantOf(local: Partial<LocalTime> & Pick<LocalTime, 'year'>, timeZone: string): number {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = local;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = localTimeOf(instant, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** Start of the unit that holds the instant, moved by `shift` units. Weeks begin on Sunday, as JQL's startOfWeek() documents. */
export function startOfUnit(unit: CalendarUnit, instant: number, timeZone: string, shift = 0): number {
  const { year, month, day } = localTimeOf(instant, timeZone);
  if (unit === 'year') return instantOf({ year: year + shift }, timeZone);
  if (unit === 'month') return instantOf({ year, month: month + shift }, timeZone);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  const first = unit === 'week' ? day - weekday + 7 * shift : day + shift;
  return instantOf({ year, month, day: first }, timeZone);
}

/** ISO day that the instant falls on in the zone. */
export function isoDayOf(instant: number, timeZone: string): string {
  const { year, month, day } = localTimeOf(instant, timeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
