/** A day of the proleptic Gregorian calendar as ISO 8601 writes it, `2026-11-22`; text order is time order. */
export type Day = string & { readonly __brand: 'Day' };

const MILLISECONDS_A_DAY = 86_400_000;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

// The calendar repeats after 400 years. Days are looked up a cycle later, because Date takes the years 0 to 99 for 1900 to 1999.
const CYCLE_YEARS = 400;
const CYCLE_DAYS = 146_097;

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !ISO_DAY.test(value) || value.startsWith('0000')) return false;
  // Date rolls 30 February over to March: only a day that stays in its month is one.
  return new Date(millisecondsOf(value)).getUTCMonth() + 1 === Number(value.slice(5, 7));
}

/** Of a text in the form of a day, a cycle later. */
function millisecondsOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)) + CYCLE_YEARS, Number(text.slice(5, 7)) - 1, Number(text.slice(8)));
}

export function findDay(text: string): Day | undefined {
  return isDay(text) ? text : undefined;
}

/** As {@link findDay}, for text that was checked before; anything else is a fault. */
export function getDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text.slice(0, 12)}`);
  return text;
}

/** Whole days since 1970-01-01, negative before. */
export function dayNumber(day: Day): number {
  return millisecondsOf(day) / MILLISECONDS_A_DAY - CYCLE_DAYS;
}

export const FIRST_DAY_NUMBER = -719_162; // 0001-01-01
export const LAST_DAY_NUMBER = 2_932_896; // 9999-12-31

/** Inverse of {@link dayNumber}; a day outside the years 1 to 9999 is a fault. */
export function dayFromNumber(number: number): Day {
  if (!Number.isInteger(number) || number < FIRST_DAY_NUMBER || number > LAST_DAY_NUMBER) {
    throw new RangeError(`day number out of range: ${String(number)}`);
  }
  const date = new Date(number * MILLISECONDS_A_DAY);
  const parts = [padded(date.getUTCFullYear(), 4), padded(date.getUTCMonth() + 1, 2), padded(date.getUTCDate(), 2)];
  return parts.join('-') as Day;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** For sorting: below 0, 0 or above 0 as `left` is before, on or after `right`. */
export function compareDays(left: Day, right: Day): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function laterDay(left: Day, right: Day): Day {
  return left < right ? right : left;
}

export function earlierDay(left: Day, right: Day): Day {
  return right < left ? right : left;
}

/** The last of some days, or null of none. */
export function latestDay(days: Iterable<Day>): Day | null {
  let latest: Day | null = null;
  for (const day of days) latest = latest === null ? day : laterDay(latest, day);
  return latest;
}

/** The first of some days, or null of none. */
export function earliestDay(days: Iterable<Day>): Day | null {
  let earliest: Day | null = null;
  for (const day of days) earliest = earliest === null ? day : earlierDay(earliest, day);
  return earliest;
}
