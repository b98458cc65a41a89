import type { Currency } from './currency';
import { divideRounded, type Rounding } from './rounding';

/** An amount in whole minor units (cents, yen, fils) of one currency. Signed. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** Two currencies met in one sum: a fault of the caller, since a project has exactly one currency. */
export class CurrencyMismatch extends Error {
  override readonly name = 'CurrencyMismatch';
}

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency };
}

export function zero(currency: Currency): Money {
  return { minor: 0n, currency };
}

export function add(left: Money, right: Money): Money {
  return { minor: left.minor + sameCurrency(left, right).minor, currency: left.currency };
}

export function subtract(left: Money, right: Money): Money {
  return { minor: left.minor - sameCurrency(left, right).minor, currency: left.currency };
}

export function negate(amount: Money): Money {
  return { minor: -amount.minor, currency: amount.currency };
}

/** Exact. The currency is an argument because a sum of nothing has one too. */
export function sum(amounts: Iterable<Money>, currency: Currency): Money {
  let total = zero(currency);
  for (const amount of amounts) total = add(total, amount);
  return total;
}

/** Negative when `left` is less, positive when it is more, 0 when they are equal. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  const other = sameCurrency(left, right).minor;
  return left.minor < other ? -1 : left.minor > other ? 1 : 0;
}

/** `amount × numerator / denominator`, rounded once. */
export function multiplyRatio(amount: Money, numerator: bigint, denominator: bigint, rounding?: Rounding): Money {
  return { minor: divideRounded(amount.minor * numerator, denominator, rounding), currency: amount.currency };
}

function sameCurrency(left: Money, right: Money): Money {
  if (left.currency !== right.currency) {
    throw new CurrencyMismatch(`${left.currency} and ${right.currency} cannot be counted together`);
  }
  return right;
}
