import { getDay, type Day } from './day';

/** Making a formatter costs far more than using it, and a ledger asks for the day of every worklog. Zones are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether this is an IANA time zone, such as `Europe/Vienna` or `UTC`; offsets such as `+02:00` are not. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || /^[+-]/.test(value)) return false;
  try {
    formatterOf(value);
    return true;
  } catch {
    return false; // ECMA-402: an unknown zone is a RangeError
  }
}

/**
 * The day on which an instant falls for people in a time zone, by the zone's rules at that instant.
 *
 * @param instant milliseconds since the Unix epoch
 * @param timeZone an IANA zone; an unknown one is a fault
 */
export function dayOf(instant: number, timeZone: string): Day {
  const parts = formatterOf(timeZone).formatToParts(instant);
  // These are the parts that the formatter was made for.
  const { year, month, day } = Object.fromEntries(parts.map((part) => [part.type, part.value])) as Record<
    'year' | 'month' | 'day',
    string
  >;
  return getDay(`${year.padStart(4, '0')}-${month}-${day}`);
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}
