import type { Tolerance } from '../variance/breach';
import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import type { Exact } from '../money/exact';
import type { Money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** A work item of the current baseline. */
export interface StateItem extends BudgetSpan {
  /** Each item its own. */
  readonly id: string;
  /** The share of its budget that is earned at the end of the status day, 0 to 1; nothing when left out. */
  readonly earned?: Exact;
}

/** A project against its current baseline at the end of a status day: what options are weighed on. One currency throughout. */
export interface ProjectState {
  readonly currency: Currency;
  readonly calendar: WorkingCalendar;
  readonly statusDay: Day;
  readonly items: readonly StateItem[];
  /** The day on which the last of the budget was earned, where it is known; nothing while some is left. */
  readonly finished?: Day;
  /** AC: cost up to and including the status day. */
  readonly actualCost: Money;
  /** The finish that was agreed: the baseline's, unless another one was. */
  readonly approvedFinish: Day;
  readonly tolerance: Tolerance;
}
