import { isDay, type Day } from '../src/domain/calendar/day';
import { findCurrency, type Currency } from '../src/domain/money/currency';
import { exact, type Exact } from '../src/domain/money/exact';
import type { Money } from '../src/domain/money/money';
import { parseMoney } from '../src/domain/money/parse-money';
import { refuse, show, type Place } from './place';

// What a place may hold. Each reads one kind of value and refuses everything else by the name of its place.

/** Days that were read before: a document has millions of them and thousands of different ones. */
const KNOWN_DAYS = new Map<unknown, Day>();

/** An ISO 8601 calendar day. */
export function dayAt(place: Place): Day {
  const known = KNOWN_DAYS.get(place.value);
  if (known !== undefined) return known;
  if (!isDay(place.value)) return refuse(place, `must be a day such as "2026-06-30", not ${show(place.value)}`);
  KNOWN_DAYS.set(place.value, place.value);
  return place.value;
}

export function textAt(place: Place): string {
  const { value } = place;
  if (typeof value !== 'string' || value === '') return refuse(place, `must be a text, not ${show(value)}`);
  return value;
}

/** A currency by its code. */
export function currencyAt(place: Place): Currency {
  const currency = findCurrency(textAt(place));
  return currency ?? refuse(place, `${show(place.value)} is not an ISO 4217 currency`);
}

/** A whole number of at least `least`. */
export function wholeAt(place: Place, least: number, most: number): number {
  const { value } = place;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    return refuse(place, `must be a whole number from ${least} to ${most}, not ${show(value)}`);
  }
  return value;
}

/** An amount in major units of the currency, as a number or a decimal text. Nothing is rounded. */
export function moneyAt(place: Place, currency: Currency): Money {
  const { value } = place;
  if (typeof value !== 'number' && typeof value !== 'string') {
    return refuse(place, `must be an amount such as "1250.50", not ${show(value)}`);
  }
  const parsed = parseMoney(value, currency);
  return parsed.ok ? parsed.value : refuse(place, `${show(value)} is not an amount of ${currency}: ${parsed.reason}`);
}

const MAX_DECIMAL_LENGTH = 64;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** A number as it is written, exactly; a text must be a decimal number. The denominator is a power of ten. */
export function decimalAt(place: Place): Exact {
  const { value } = place;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const match = text.length > MAX_DECIMAL_LENGTH ? null : DECIMAL.exec(text);
  if (!match) return refuse(place, `must be a number, not ${show(value)}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const decimals = fraction.length - Number(exponent);
  return decimals > 0 ? exact(digits, 10n ** BigInt(decimals)) : exact(digits * 10n ** BigInt(-decimals));
}

/** As {@link decimalAt}, not below 0. */
export function amountAt(place: Place): Exact {
  const amount = decimalAt(place);
  return amount.numerator < 0n ? refuse(place, `must not be below 0, but is ${show(place.value)}`) : amount;
}
