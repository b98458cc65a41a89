/**
 * An instant as Jira writes it, `2026-11-22T10:00:00.000+0000`: in the site's default time zone, here UTC
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#timestamps). Only `renderedFields` are in the reader's.
 */
export function toJiraDateTime(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString().replace('Z', '+0000');
}

/**
 * Epoch milliseconds of `2026-11-22T10:00:00.000+0000`, the only form that Jira takes for a worklog's `started`, or of ISO
 * 8601 as it takes for date-time fields; null when it is neither.
 */
export function parseJiraDateTime(text: string): number | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const offset = /^[+-]\d{4}$/.test(match[2]) ? `${match[2].slice(0, 3)}:${match[2].slice(3)}` : match[2];
  const instant = Date.parse(`${match[1]}${offset}`);
  return Number.isNaN(instant) ? null : instant;
}

/** Whether the text is a day that exists, `2026-02-28`. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
