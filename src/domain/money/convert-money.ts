import type { Currency } from './currency';
import type { Day } from '../calendar/day';
import type { ExchangeRate, RateTable } from './exchange-rate';
import { findConversion, type Conversion, type UsedRate } from './find-conversion';
import { money, sum, type Money } from './money';
import { accepted, type Outcome } from '../outcome';
import { divideRounded, type Rounding } from './rounding';

export interface Converted {
  readonly amount: Money;
  /** The rates that it went by, so that whoever reads the amount can be told. */
  readonly used: readonly UsedRate[];
}

/** An amount in another currency by the rates of a day, rounded once to that currency's minor unit. */
export function convert(
  amount: Money,
  to: Currency,
  on: Day,
  table: RateTable,
  rounding?: Rounding,
): Outcome<Converted, 'no-rate'> {
  const found = findConversion(amount.currency, to, on, table);
  if (!found.ok) return found;
  return accepted({ amount: apply(found.value, amount, to, rounding), used: found.value.used });
}

export interface ConvertedSum {
  /** Σ `amounts`: it agrees with the rows above it to the minor unit. */
  readonly total: Money;
  /** Each amount converted and rounded once, in the order given. */
  readonly amounts: readonly Money[];
  /** Every rate once, in the order of first use. */
  readonly used: readonly UsedRate[];
}

/** Amounts of any currencies in one, by the rates of one day. One amount that cannot be converted refuses the sum. */
export function convertAll(
  amounts: Iterable<Money>,
  to: Currency,
  on: Day,
  table: RateTable,
  rounding?: Rounding,
): Outcome<ConvertedSum, 'no-rate'> {
  const conversions = new Map<Currency, Conversion>();
  const used = new Map<ExchangeRate, UsedRate>();
  const converted: Money[] = [];
  for (const amount of amounts) {
    let conversion = conversions.get(amount.currency);
    if (conversion === undefined) {
      const found = findConversion(amount.currency, to, on, table);
      if (!found.ok) return found;
      conversion = found.value;
      conversions.set(amount.currency, conversion);
      for (const rate of conversion.used) used.set(rate.quoted, rate);
    }
    converted.push(apply(conversion, amount, to, rounding));
  }
  return accepted({ total: sum(converted, to), amounts: converted, used: [...used.values()] });
}

function apply({ factor }: Conversion, amount: Money, to: Currency, rounding?: Rounding): Money {
  return money(divideRounded(amount.minor * factor.numerator, factor.denominator, rounding), to);
}
