import type { Currency } from './currency';
import { compareDays, type Day } from '../calendar/day';
import { toNumber, type Exact } from './exact';
import { accepted, refused, type Outcome } from '../outcome';

/** What one currency is worth in another, from its day until the next rate of the pair. */
export interface ExchangeRate {
  readonly from: Currency;
  readonly to: Currency;
  readonly day: Day;
  /** Units of `to` for one unit of `from`, both major; above 0. */
  readonly rate: Exact;
}

/** Rates by pair and day. Made by {@link makeRateTable}, which sees to its laws. */
export interface RateTable {
  /** By pair, as {@link latestRate} asks for it; ascending, one rate a day. */
  readonly histories: ReadonlyMap<string, readonly ExchangeRate[]>;
  /** Through which pairs without a rate of their own may be converted (a cross rate); null when none may. */
  readonly pivot: Currency | null;
}

export type RateRefusal = 'not-above-zero' | 'same-currency' | 'two-rates-a-day';

/**
 * A table of rates in any order. A rate that is given twice is one; a pair may be quoted both ways, since a bank buys and sells
 * at different rates.
 */
export function makeRateTable(
  rates: Iterable<ExchangeRate>,
  pivot: Currency | null = null,
): Outcome<RateTable, RateRefusal> {
  const pairs = new Map<string, Map<Day, ExchangeRate>>();
  for (const quoted of rates) {
    const { from, to, day, rate } = quoted;
    const name = `The rate from ${from} to ${to} of ${day}`;
    if (rate.numerator <= 0n)
      return refused('not-above-zero', `${name} is ${toNumber(rate)}, which is not above zero.`);
    if (from === to) return refused('same-currency', `${name} is between a currency and itself.`);
    const days = pairs.get(pairOf(from, to)) ?? new Map<Day, ExchangeRate>();
    const other = days.get(day)?.rate ?? rate;
    if (other.numerator * rate.denominator !== rate.numerator * other.denominator) {
      return refused('two-rates-a-day', `${name} is given twice, and differently.`);
    }
    pairs.set(pairOf(from, to), days.set(day, quoted));
  }
  const histories = new Map<string, readonly ExchangeRate[]>();
  for (const [pair, days] of pairs)
    histories.set(
      pair,
      [...days.values()].sort((a, b) => compareDays(a.day, b.day)),
    );
  return accepted({ histories, pivot });
}

/** The latest rate of the pair, quoted this way round, that is dated on or before the day. */
export function latestRate(table: RateTable, from: Currency, to: Currency, on: Day): ExchangeRate | undefined {
  // From the end, where nearly every day that is asked for is.
  return table.histories.get(pairOf(from, to))?.findLast((quoted) => quoted.day <= on);
}

function pairOf(from: Currency, to: Currency): string {
  return `${from}/${to}`;
}
