import type { Performance } from '../earned-value/base-measures';
import type { Day } from '../calendar/day';
import type { BudgetSpan } from '../baseline/budget-span';
import type { DatedAmount } from '../earned-value/running-totals';
import type { Currency } from '../money/currency';
import { add, money, zero, type Money } from '../money/money';

/** One work item of a group, by itself. */
export interface GroupedItem {
  /** Null for work that no baseline holds: it only costs. */
  readonly span: BudgetSpan | null;
  /** The span earns as time passes. */
  readonly levelOfEffort: boolean;
  /** By how many basis points of the budget the earned value moved on a day; signed. Of no effect without a span. */
  readonly progress: readonly { readonly day: Day; readonly change: number }[];
  readonly costs: readonly DatedAmount[];
}

/**
 * What some items have done together, a sum for each day: what is counted from it any number of times does not go through the items
 * again.
 */
export function performanceOf(items: Iterable<GroupedItem>, currency: Currency): Performance {
  const spans: BudgetSpan[] = [];
  const levelOfEffort: BudgetSpan[] = [];
  const earned = new Map<Day, Money>();
  const spent = new Map<Day, Money>();
  const none = zero(currency);
  for (const { span, levelOfEffort: byTime, progress, costs } of items) {
    for (const { day, amount } of costs) spent.set(day, add(spent.get(day) ?? none, amount));
    if (span === null) continue;
    spans.push(span);
    if (byTime) levelOfEffort.push(span);
    for (const { day, change } of progress) {
      const weighted = money(span.budget.minor * BigInt(change), span.budget.currency);
      earned.set(day, add(earned.get(day) ?? none, weighted));
    }
  }
  return {
    spans,
    levelOfEffort,
    // Budget × basis points is all that counts: as much budget that moved by one basis point earns the same.
    progress: Array.from(earned, ([day, budget]) => ({ day, basisPoints: 1, budget })),
    costs: Array.from(spent, ([day, amount]) => ({ day, amount })),
  };
}
