import type { MoneyJson } from '../../../src/contract/api';

export interface Formats {
  /** `€1,250.50` */
  money(value: MoneyJson): string;
  /** `+€1,250.50`, `-€1,250.50`, and plain zero. */
  signedMoney(value: MoneyJson): string;
  /** An ISO day as the reader writes days. */
  day(isoDay: string): string;
  /** `2026-06` as the reader writes months. */
  month(isoMonth: string): string;
  instant(isoInstant: string): string;
  /** Up to two decimals: indices. */
  index(value: number): string;
  percent(value: number): string;
  /** `+12.5 %`, `-12.5 %`, and plain zero. */
  signedPercent(value: number): string;
  /** Up to two decimals: a length of time in working days. */
  days(value: number): string;
  signedDays(value: number): string;
  count(value: number): string;
}

/**
 * Days are formatted in UTC because an ISO day has no zone; instants in the reader's zone. Money goes to Intl as its decimal
 * text, so that no digit passes through a binary fraction.
 */
export function createFormats(locale: string, timeZone: string): Formats {
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const monthFormat = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const indexFormat = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const numberFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const signedFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const countFormat = new Intl.NumberFormat(locale);
  return {
    money: (value) => formatMoney(locale, value, 'auto'),
    signedMoney: (value) => formatMoney(locale, value, 'exceptZero'),
    day: (isoDay) => dayFormat.format(new Date(`${isoDay}T00:00:00Z`)),
    month: (isoMonth) => monthFormat.format(new Date(`${isoMonth}-01T00:00:00Z`)),
    instant: (isoInstant) => instantFormat.format(new Date(isoInstant)),
    index: (value) => indexFormat.format(value),
    percent: (value) => `${numberFormat.format(value)} %`,
    signedPercent: (value) => `${signedFormat.format(value)} %`,
    days: (value) => numberFormat.format(value),
    signedDays: (value) => signedFormat.format(value),
    count: (value) => countFormat.format(value),
  };
}

function formatMoney(locale: string, { amount, currency }: MoneyJson, signDisplay: 'auto' | 'exceptZero'): string {
  if (!isDecimal(amount)) return `${amount} ${currency}`;
  const digits = amount.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    signDisplay,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount);
}

/** A signed plain decimal, as money crosses. */
export function isDecimal(text: string): text is `${number}` {
  return /^[+-]?\d+(\.\d+)?$/.test(text);
}

/** Whether an amount is below, at or above zero, without turning it into a binary fraction. */
export function signOf({ amount }: MoneyJson): -1 | 0 | 1 {
  if (!/[1-9]/.test(amount)) return 0;
  return amount.startsWith('-') ? -1 : 1;
}

/** Against a baseline, where negative is late: "5 working days late". */
export function varianceDays(days: number): string {
  if (days === 0) return 'on the planned day';
  return `${workingDays(days)} ${days < 0 ? 'late' : 'early'}`;
}

/** What a change does to a finish, where positive is later: "5 working days later". */
export function movedDays(days: number): string {
  if (days === 0) return 'finish does not move';
  return `${workingDays(days)} ${days > 0 ? 'later' : 'earlier'}`;
}

function workingDays(days: number): string {
  const count = Math.abs(days);
  return `${String(count)} working ${count === 1 ? 'day' : 'days'}`;
}
