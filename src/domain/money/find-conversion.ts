import { minorDigits, type Currency } from './currency';
import type { Day } from '../calendar/day';
import { exact, over, times, type Exact } from './exact';
import { latestRate, type ExchangeRate, type RateTable } from './exchange-rate';
import { accepted, refused, type Outcome } from '../outcome';

/** A rate that a conversion goes by. */
export interface UsedRate {
  readonly quoted: ExchangeRate;
  /** Whether it is quoted the other way round, and amounts are divided by it. */
  readonly inverse: boolean;
}

/** How amounts of one currency become amounts of another. */
export interface Conversion {
  /** None from a currency to itself, two through the table's pivot, else one. */
  readonly used: readonly UsedRate[];
  /** Minor units of the other currency for one minor unit, before rounding. */
  readonly factor: Exact;
}

/**
 * The conversion of a pair by the latest rate dated on or before the day: the rate as it is quoted, or where the pair is only
 * quoted the other way round its exact inverse, or where it is not quoted at all the two rates through the table's pivot.
 */
export function findConversion(
  from: Currency,
  to: Currency,
  on: Day,
  table: RateTable,
): Outcome<Conversion, 'no-rate'> {
  const pivot = table.pivot === from || table.pivot === to ? null : table.pivot;
  const used = findRate(from, to, on, table) ?? (pivot && findCrossRate(from, pivot, to, on, table));
  if (!used) {
    const through = pivot === null ? '' : `, direct or through ${pivot},`;
    return refused('no-rate', `No rate from ${from} to ${to}${through} is dated on or before ${on}.`);
  }
  const minorUnits = exact(10n ** BigInt(minorDigits(to)), 10n ** BigInt(minorDigits(from)));
  const factor = used.reduce(
    (product, { quoted, inverse }) => (inverse ? over : times)(product, quoted.rate),
    minorUnits,
  );
  return accepted({ used, factor });
}

function findRate(from: Currency, to: Currency, on: Day, table: RateTable): readonly UsedRate[] | undefined {
  if (from === to) return [];
  const direct = latestRate(table, from, to, on);
  if (direct) return [{ quoted: direct, inverse: false }];
  const inverse = latestRate(table, to, from, on);
  return inverse && [{ quoted: inverse, inverse: true }];
}

function findCrossRate(
  from: Currency,
  pivot: Currency,
  to: Currency,
  on: Day,
  table: RateTable,
): readonly UsedRate[] | undefined {
  const first = findRate(from, pivot, on, table);
  const second = findRate(pivot, to, on, table);
  return first && second && [...first, ...second];
}
