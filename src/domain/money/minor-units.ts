import type { Currency } from './currency';
import { exact, type Exact } from './exact';
import { money, type Money } from './money';
import { divideRounded } from './rounding';

// Amounts that are counted in 1 / `scale` minor units, so that formulas are exact, and shown to the minor unit.

/** The amount to the minor unit (half-even), still counted in 1 / `scale` minor units. */
export function roundToMinor({ numerator, denominator }: Exact, scale: bigint): Exact {
  return exact(divideRounded(numerator, denominator * scale) * scale);
}

/** The amount as money, rounded half-even. */
export function toMoney({ numerator, denominator }: Exact, scale: bigint, currency: Currency): Money {
  return money(divideRounded(numerator, denominator * scale), currency);
}
