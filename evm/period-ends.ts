import { dayFromNumber, dayNumber, LAST_DAY_NUMBER, type Day } from '../src/domain/calendar/day';

/** Calendar days, ISO weeks (Monday to Sunday), calendar months: the first and the last period of a project can be cut short. */
export type PeriodLength = 'day' | 'week' | 'month';

export function isPeriodLength(value: unknown): value is PeriodLength {
  return value === 'day' || value === 'week' || value === 'month';
}

/** More points than a chart or its reader can take: a span of centuries is a slip of the keyboard in one date. */
export const MAX_PERIODS = 20_000;

/** The last days of the periods from the one of `from` to the one of `to`, ascending; nothing when they are too many. */
export function findPeriodEnds(length: PeriodLength, from: Day, to: Day): readonly Day[] | undefined {
  const ends: Day[] = [];
  for (let next = dayNumber(from), last = dayNumber(to); next <= last;) {
    if (ends.length === MAX_PERIODS) return undefined;
    const end = endOfPeriod(length, dayFromNumber(next));
    ends.push(end);
    next = dayNumber(end) + 1;
  }
  return ends;
}

function endOfPeriod(length: PeriodLength, day: Day): Day {
  if (length === 'day') return day;
  const date = new Date(`${day}T00:00:00Z`);
  const end =
    length === 'week'
      ? dayNumber(day) + ((7 - date.getUTCDay()) % 7)
      : dayNumber(day) + daysInMonth(date) - date.getUTCDate();
  return dayFromNumber(Math.min(end, LAST_DAY_NUMBER));
}

function daysInMonth(date: Date): number {
  // Day 0 of the next month is the last of this one. Set on a copy, since Date.UTC takes years before 100 for 1900 and more.
  const last = new Date(date);
  last.setUTCMonth(date.getUTCMonth() + 1, 0);
  return last.getUTCDate();
}
