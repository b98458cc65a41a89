import type { Site } from './ports.ts';

type TimeUnit = 'minute' | 'hour' | 'day' | 'week';

export interface TimeTracking {
  readonly workingHoursPerDay: number;
  readonly workingDaysPerWeek: number;
  readonly timeFormat: 'pretty' | 'days' | 'hours';
  readonly defaultUnit: TimeUnit;
}

/** What a new Jira site has. */
const DEFAULT_TIME_TRACKING: TimeTracking = {
  workingHoursPerDay: 8,
  workingDaysPerWeek: 5,
  timeFormat: 'pretty',
  defaultUnit: 'minute',
};
const SETTING_ID = 'timeTracking';
const MINUTE = 60;
const HOUR = 60 * MINUTE;

export function getTimeTracking(site: Site): TimeTracking {
  // Only `setTimeTracking` writes this setting.
  return (site.find('setting', SETTING_ID)?.value as TimeTracking | undefined) ?? DEFAULT_TIME_TRACKING;
}

export function setTimeTracking(site: Site, timeTracking: TimeTracking): void {
  site.put('setting', { id: SETTING_ID, value: timeTracking });
}

/**
 * Seconds of a duration such as `1h 30m`, `2d`, `0.5w` or a bare number of the default unit; null when it is none.
 * A day and a week are working ones: https://support.atlassian.com/jira-software-cloud/docs/log-time-on-an-issue/
 */
export function parseDuration(text: string, timeTracking: TimeTracking): number | null {
  const parts = text.trim().toLowerCase().split(/\s+/);
  let seconds = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)([wdhm]?)$/.exec(part);
    if (match?.[1] === undefined) return null;
    const unit = UNIT_BY_LETTER[match[2] ?? ''] ?? timeTracking.defaultUnit;
    seconds += Number(match[1]) * secondsIn(unit, timeTracking);
  }
  return Number.isSafeInteger(Math.round(seconds)) ? Math.round(seconds) : null;
}

/** Such as `1w 2d 3h 4m`; `0m` for nothing, seconds left over are dropped. */
export function formatDuration(totalSeconds: number, timeTracking: TimeTracking): string {
  let rest = totalSeconds;
  const parts: string[] = [];
  for (const [unit, letter] of UNITS_FROM_LONGEST) {
    const length = secondsIn(unit, timeTracking);
    const count = Math.floor(rest / length);
    if (count > 0) parts.push(`${String(count)}${letter}`);
    rest -= count * length;
  }
  return parts.length === 0 ? '0m' : parts.join(' ');
}

const UNIT_BY_LETTER: Readonly<Record<string, TimeUnit>> = { w: 'week', d: 'day', h: 'hour', m: 'minute' };
const UNITS_FROM_LONGEST: readonly (readonly [TimeUnit, string])[] = [
  ['week', 'w'],
  ['day', 'd'],
  ['hour', 'h'],
  ['minute', 'm'],
];

function secondsIn(unit: TimeUnit, { workingHoursPerDay, workingDaysPerWeek }: TimeTracking): number {
  switch (unit) {
    case 'minute':
      return MINUTE;
    case 'hour':
      return HOUR;
    case 'day':
      return workingHoursPerDay * HOUR;
    case 'week':
      return workingDaysPerWeek * workingHoursPerDay * HOUR;
  }
}
