import type { Currency } from '../money/currency';
import { compareDays, type Day } from '../calendar/day';
import { add, zero, type Money } from '../money/money';

export interface DatedAmount {
  readonly day: Day;
  readonly amount: Money;
}

/** The sum of everything dated on or before each sample day, in the order of the sample days; the amounts in any order. */
export function runningTotals(
  amounts: Iterable<DatedAmount>,
  currency: Currency,
  sampleDays: readonly Day[],
): readonly Money[] {
  // By day before they are sorted: projects have few days and many amounts.
  const sums = new Map<Day, Money>();
  for (const { day, amount } of amounts) sums.set(day, add(sums.get(day) ?? zero(currency), amount));
  const ordered = [...sums].sort(([a], [b]) => compareDays(a, b));
  const totals = new Map<Day, Money>();
  let total = zero(currency);
  let next = 0;
  for (const day of [...sampleDays].sort()) {
    for (let dated = ordered[next]; dated && dated[0] <= day; dated = ordered[next]) {
      total = add(total, dated[1]);
      next += 1;
    }
    totals.set(day, total);
  }
  return sampleDays.map((day) => totals.get(day) ?? zero(currency));
}
