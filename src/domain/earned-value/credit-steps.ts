import type { Currency } from '../money/currency';
import { compareDays, type Day } from '../calendar/day';
import { earnedCredit, type MeasuredMethod } from './earned-value-method';
import { exact, lowest, minus, type Exact } from '../money/exact';
import { add, money, zero, type Money } from '../money/money';
import { runningTotals } from './running-totals';
import { addCurves, type ScaledCurve } from './scaled-curve';

/** From the end of `day` on, the share earned is `change` more than before. */
export interface CreditStep {
  readonly day: Day;
  /** Signed: progress can be taken back. */
  readonly change: Exact;
}

/** What is said of an item on a day; what is left out stays as it was. */
export interface ProgressReport {
  readonly day: Day;
  readonly share?: Exact;
  readonly units?: Exact;
  /** A milestone reached on the day. */
  readonly milestone?: string;
}

/** The days on which the credit of an item changes, ascending. Of reports on one day, the last in their order counts. */
export function creditSteps(method: MeasuredMethod, reports: readonly ProgressReport[]): readonly CreditStep[] {
  const ordered = [...reports].sort((a, b) => compareDays(a.day, b.day));
  const steps: CreditStep[] = [];
  const milestones = new Set<string>();
  let [share, units, before] = [exact(0n), exact(0n), exact(0n)];
  ordered.forEach((report, index) => {
    share = report.share ?? share;
    units = report.units ?? units;
    if (report.milestone !== undefined) milestones.add(report.milestone);
    if (ordered[index + 1]?.day === report.day) return;
    const credit = earnedCredit(method, { share, units, milestones });
    const change = lowest(minus(credit, before));
    if (change.numerator !== 0n) steps.push({ day: report.day, change });
    before = credit;
  });
  return steps;
}

/** An item's budget with the steps in which it is earned. An apportioned item has the steps of the item that it follows. */
export interface CreditedBudget {
  readonly budget: Money;
  readonly steps: readonly CreditStep[];
}

/**
 * Earned value (EV = Σ baseline budget × earned credit) at the end of each sample day, in the order of the sample days. It costs an
 * addition for each step, and a sort of the days and each point once for every different denominator among the steps.
 */
export function creditedValueCurve(
  items: Iterable<CreditedBudget>,
  currency: Currency,
  sampleDays: readonly Day[],
): ScaledCurve {
  const byDenominator = new Map<bigint, Map<Day, Money>>();
  for (const { budget, steps } of items) {
    for (const { day, change } of steps) {
      const sums = byDenominator.get(change.denominator) ?? new Map<Day, Money>();
      const earned = money(budget.minor * change.numerator, budget.currency);
      sums.set(day, add(sums.get(day) ?? zero(currency), earned));
      byDenominator.set(change.denominator, sums);
    }
  }
  const nothing = { scale: 1n, points: sampleDays.map(() => 0n) };
  const curves = [...byDenominator].map(([scale, sums]) => {
    const dated = [...sums].map(([day, amount]) => ({ day, amount }));
    return { scale, points: runningTotals(dated, currency, sampleDays).map(({ minor }) => minor) };
  });
  return addCurves(nothing, ...curves);
}
