/** Work time as Jira writes it; Jira's defaults, a day of 8 hours and a week of 5 days. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 8 * HOUR;
const WEEK = 5 * DAY;
const UNITS = [
  [WEEK, 'w'],
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'm'],
] as const;

/** @param seconds of work, such as 5400 for `1h 30m` */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [size, letter] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${String(count)}${letter}`);
    rest -= count * size;
  }
  return parts.length === 0 ? '0m' : parts.join(' ');
}
