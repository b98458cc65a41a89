import type { Day } from '../calendar/day';
import type { Money } from '../money/money';

/** Budget to be spent over a span: one item's, or the sum of all items that share the span. */
export interface BudgetSpan {
  readonly start: Day;
  readonly finish: Day;
  readonly budget: Money;
}
