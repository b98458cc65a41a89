import { instantOf, localTimeOf } from './zoned-time.ts';

const MINUTE = 60_000;
const PERIOD_UNIT: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 1440 * MINUTE,
  w: 7 * 1440 * MINUTE,
};

/** Jira's sentence for a date it cannot read. */
export function invalidDateMessage(field: string, value: string): string {
  return `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`;
}

/**
 * A JQL date literal (`2026-01-31`, `2026/01/31 14:30`, `-7d`, `4w 2d`) as an instant; undefined when it is none.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-fields/#Created
 */
export function findJqlInstant(text: string, now: number, timeZone: string): number | undefined {
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(text.trim());
  if (date) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = date
      .slice(1)
      .map((part: string | undefined) => Number(part ?? 0));
    const calendar = new Date(Date.UTC(year, month - 1, day));
    if (calendar.getUTCMonth() !== month - 1 || calendar.getUTCDate() !== day || hour > 23 || minute > 59)
      return undefined;
    return instantOf({ year, month, day, hour, minute }, timeZone);
  }
  const period = findPeriod(text);
  return period === undefined ? undefined : now + period;
}

/** Milliseconds of a period such as `-7d` or `4w 2d`; a bare number counts minutes, as in Jira. */
function findPeriod(text: string): number | undefined {
  const match = /^([+-]?)\s*((?:\d+[wdhm]\s*)+|\d+)$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', body = ''] = match;
  let total = 0;
  for (const [, amount = '0', unit = 'm'] of body.matchAll(/(\d+)([wdhm]?)/g))
    total += Number(amount) * (PERIOD_UNIT[unit] ?? MINUTE);
  return sign === '-' ? -total : total;
}

/** Moves an instant by an increment such as `-1M`, `2w` or `1` (in `defaultUnit`); undefined when it cannot be read. */
export function shiftInstant(
  instant: number,
  increment: string,
  defaultUnit: string,
  timeZone: string,
): number | undefined {
  const match = /^([+-]?\d+)([yMwdhm]?)$/.exec(increment.trim());
  if (!match) return undefined;
  const amount = Number(match[1]);
  const unit = match[2] === '' || match[2] === undefined ? defaultUnit : match[2];
  if (unit === 'h' || unit === 'm') return instant + amount * (PERIOD_UNIT[unit] ?? 0);
  const local = localTimeOf(instant, timeZone);
  if (unit === 'y') return instantOf({ ...local, year: local.year + amount }, timeZone);
  if (unit === 'M') return instantOf({ ...local, month: local.month + amount }, timeZone);
  return instantOf({ ...local, day: local.day + amount * (unit === 'w' ? 7 : 1) }, timeZone);
}
