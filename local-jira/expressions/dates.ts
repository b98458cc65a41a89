import { bean, method, type Bean, type Value } from './values.ts';

const DAY = 86_400_000;

/** An instant, Jira's `Date`. */
export function dateValue(at: number): Bean {
  const date = new Date(at);
  const number = (value: Value | undefined) => (typeof value === 'number' ? value : 0);
  const shifted = (change: (amount: number) => number) => method(([amount]) => dateValue(change(number(amount))));
  return bean(
    'Date',
    at,
    {
      toString: method(() => date.toISOString()),
      toISOString: method(() => date.toISOString()),
      getTime: method(() => at),
      getFullYear: method(() => date.getUTCFullYear()),
      getMonth: method(() => date.getUTCMonth()),
      getDate: method(() => date.getUTCDate()),
      getDay: method(() => date.getUTCDay()),
      getHours: method(() => date.getUTCHours()),
      getMinutes: method(() => date.getUTCMinutes()),
      getSeconds: method(() => date.getUTCSeconds()),
      plusMonths: shifted((amount) => addMonths(date, amount)),
      minusMonths: shifted((amount) => addMonths(date, -amount)),
      plusDays: shifted((amount) => at + amount * DAY),
      minusDays: shifted((amount) => at - amount * DAY),
      plusHours: shifted((amount) => at + amount * 3_600_000),
      minusHours: shifted((amount) => at - amount * 3_600_000),
      plusMinutes: shifted((amount) => at + amount * 60_000),
      minusMinutes: shifted((amount) => at - amount * 60_000),
      plusSeconds: shifted((amount) => at + amount * 1000),
      minusSeconds: shifted((amount) => at - amount * 1000),
      toCalendarDate: method(() => calendarDateValue(date.toISOString().slice(0, 10))),
      toCalendarDateUTC: method(() => calendarDateValue(date.toISOString().slice(0, 10))),
    },
    { toJson: () => date.toISOString() },
  );
}

/** A day, Jira's `CalendarDate`. `day` is ISO. */
export function calendarDateValue(day: string): Bean {
  const date = new Date(`${day}T00:00:00Z`);
  const number = (value: Value | undefined) => (typeof value === 'number' ? value : 0);
  const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);
  const shifted = (change: (amount: number) => number) =>
    method(([amount]) => calendarDateValue(isoDay(change(number(amount)))));
  return bean(
    'CalendarDate',
    day,
    {
      toString: method(() => day),
      getFullYear: method(() => date.getUTCFullYear()),
      getMonth: method(() => date.getUTCMonth()),
      getDate: method(() => date.getUTCDate()),
      getDay: method(() => date.getUTCDay()),
      plusMonths: shifted((amount) => addMonths(date, amount)),
      minusMonths: shifted((amount) => addMonths(date, -amount)),
      plusDays: shifted((amount) => date.getTime() + amount * DAY),
      minusDays: shifted((amount) => date.getTime() - amount * DAY),
    },
    { toJson: () => day },
  );
}

/** The same day of another month, or that month's last. */
function addMonths(date: Date, months: number): number {
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  return moved.setUTCDate(Math.min(date.getUTCDate(), last));
}
