import { getDay, type Day } from './day';

/** Making a formatter costs far more than using it, and a ledger asks for the day of every worklog. Zones are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Whether this is an IANA time zone, such as `Europe/Vienna` or `UTC`; offsets such as `+02:00` are not. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  try {
    formatterOf(value);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // ECMA-402: an unknown zone is a RangeError
    throw error;
  }
}

/**
 * The day on which an instant falls for people in a time zone, by the zone's rules at that instant.
 *
 * @param instant milliseconds since the Unix epoch
 * @param timeZone an IANA zone; an unknown one is a fault
 */
export function dayOf(instant: number, timeZone: string): Day {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const year = (parts.get('year') ?? '').padStart(4, '0');
  return getDay(`${year}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`);
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
