import type { Currency } from './currency';
import type { Day } from './day';
import { add, zero, type Money } from './money';

export interface DatedAmount {
  readonly day: Day;
  readonly amount: Money;
}

/** The sum of everything dated on or before each sample day, in the order of the sample days; the amounts in any order. */
export function runningTotals(
  amounts: readonly DatedAmount[],
  currency: Currency,
  sampleDays: readonly Day[],
): readonly Money[] {
  const ordered = [...amounts].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const totals = new Map<Day, Money>();
  let total = zero(currency);
  let next = 0;
  for (const day of [...sampleDays].sort()) {
    for (let dated = ordered[next]; dated && dated.day <= day; dated = ordered[next]) {
      total = add(total, dated.amount);
      next += 1;
    }
    totals.set(day, total);
  }
  return sampleDays.map((day) => totals.get(day) ?? zero(currency));
}
