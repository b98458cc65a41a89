/** Dates as Jira shows them. Days carry no time zone and are read as they stand; instants are shown in the browser's zone. */
/** The language of the pages; Jira's default for a site. */
export const SITE_LOCALE = 'en-US';

const dayFormat = new Intl.DateTimeFormat(SITE_LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const instantFormat = new Intl.DateTimeFormat(SITE_LOCALE, { dateStyle: 'medium', timeStyle: 'short' });

/** @param day ISO day */
export function formatDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : dayFormat.format(date);
}

/** @param instant as Jira writes it, `2026-11-22T10:00:00.000+0000`, or ISO */
export function formatInstant(instant: string): string {
  const date = new Date(instant.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? instant : instantFormat.format(date);
}

export function Instant({ value }: { readonly value: string }) {
  return <time dateTime={value}>{formatInstant(value)}</time>;
}
