import { minorDigits, type Currency } from './currency';
import { money, type Money } from './money';
import { accepted, refused, type Outcome } from '../outcome';
import { absolute } from './rounding';

/**
 * The largest single amount, in minor units. Sums over a hundred thousand work items stay far inside a signed BIGINT, and
 * anything near it is a slip of the keyboard.
 */
export const MAX_AMOUNT_MINOR = 10n ** 15n;

/** Longer than any number that a Jira number field or a person produces. */
const MAX_TEXT_LENGTH = 64;
const MAX_EXPONENT = 400;
const MAX_ECHO = 24;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,6}))?$/;

export type MoneyRefusal = 'not-a-number' | 'not-finite' | 'too-many-decimals' | 'too-large';

/**
 * An amount in major units, as Jira's number field gives it (`1250.5`, `1e3`) or as a person types it (`"1250.50"`), in exact
 * minor units. Nothing is rounded: a fraction of the minor unit is refused. A number is read by its shortest decimal form,
 * which is what Jira shows.
 */
export function parseMoney(value: number | string, currency: Currency): Outcome<Money, MoneyRefusal> {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return refused('not-finite', `${String(value)} is not an amount.`);
  }
  const text = String(value).trim();
  const shown = text.length > MAX_ECHO ? `${text.slice(0, MAX_ECHO)}…` : text;
  const match = text.length > MAX_TEXT_LENGTH ? null : DECIMAL.exec(text);
  if (!match) return refused('not-a-number', `"${shown}" is not a decimal number.`);

  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const decimals = minorDigits(currency);
  const shift = Number(exponent) - fraction.length + decimals;
  const divisor = powerOfTen(-shift);
  if (digits % divisor !== 0n) {
    const allowed = decimals === 0 ? 'none' : String(decimals);
    return refused('too-many-decimals', `${shown} has more decimals than ${currency} has (${allowed}).`);
  }
  const minor = (digits / divisor) * powerOfTen(shift);
  if (absolute(minor) > MAX_AMOUNT_MINOR) return tooLarge(shown, currency);
  return accepted(money(sign === '-' ? -minor : minor, currency));
}

/** Major units with exactly the currency's number of decimals, such as `-1250.50`; {@link parseMoney} reads it back. */
export function toDecimal(amount: Money): string {
  const decimals = minorDigits(amount.currency);
  const sign = amount.minor < 0n ? '-' : '';
  const digits = absolute(amount.minor)
    .toString()
    .padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** 1 for a negative exponent. Past the largest one nothing changes: no digits divide so far, and no amount is so large. */
function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(Math.min(Math.max(exponent, 0), MAX_EXPONENT));
}

function tooLarge(shown: string, currency: Currency): Outcome<Money, MoneyRefusal> {
  return refused('too-large', `${shown} is more than ${toDecimal(money(MAX_AMOUNT_MINOR, currency))} ${currency}.`);
}
