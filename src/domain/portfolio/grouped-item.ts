import type { Performance } from '../earned-value/base-measures';
import type { Day } from '../calendar/day';
import type { BudgetSpan } from '../baseline/budget-span';
import type { DatedAmount } from '../earned-value/running-totals';

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

/** What some items have done together. */
export function performanceOf(items: readonly GroupedItem[]): Performance {
  const planned = items.flatMap(({ span, levelOfEffort, progress }) =>
    span === null ? [] : [{ span, levelOfEffort, progress }],
  );
  return {
    spans: planned.map(({ span }) => span),
    levelOfEffort: planned.filter(({ levelOfEffort }) => levelOfEffort).map(({ span }) => span),
    progress: planned.flatMap(({ span, progress }) =>
      progress.map(({ day, change }) => ({ day, basisPoints: change, budget: span.budget })),
    ),
    costs: items.flatMap(({ costs }) => costs),
  };
}
