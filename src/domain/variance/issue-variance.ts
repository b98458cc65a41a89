import { laterDay, type Day } from '../calendar/day';
import { earnedValueOn, type Earning } from '../earned-value/earning';
import { subtract, type Money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedValueOn } from '../earned-value/planned-value';
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar';

/** How one work item stands today, from the ledger. */
export interface IssueFact {
  /** Null when the field is empty or cannot be counted. */
  readonly budget: Money | null;
  /** Due date. */
  readonly due: Day | null;
  readonly earning: Earning;
  readonly done: boolean;
  /** The day on which it was last finished, when it is done and that is known. */
  readonly finished: Day | null;
  readonly actualCost: Money;
}

/** One work item against one baseline at a status day. */
export interface IssueVariance {
  readonly plannedValue: Money;
  readonly earnedValue: Money;
  /** EV − AC; negative is over. */
  readonly costVariance: Money;
  /** Today's budget less the baseline's; positive is over. Null when there is no budget today. */
  readonly budgetVariance: Money | null;
  /** Working days from the expected finish to the baseline finish; negative is late. */
  readonly scheduleVarianceDays: number | null;
}

/** PV, EV and CV of one work item, and how far its budget and finish have left the baseline. */
export function issueVariance(
  item: BudgetSpan,
  fact: IssueFact,
  calendar: WorkingCalendar,
  statusDay: Day,
): IssueVariance {
  const earnedValue = earnedValueOn(item, fact.earning, calendar, statusDay);
  return {
    plannedValue: plannedValueOn(item, calendar, statusDay),
    earnedValue,
    costVariance: subtract(earnedValue, fact.actualCost),
    budgetVariance: fact.budget && subtract(fact.budget, item.budget),
    scheduleVarianceDays: scheduleVarianceDays(item, fact, calendar, statusDay),
  };
}

/** Working days from the expected finish to the baseline finish; negative is late, null when neither can be known. */
export function scheduleVarianceDays(
  item: Pick<BudgetSpan, 'finish'>,
  fact: Pick<IssueFact, 'due' | 'done' | 'finished'>,
  calendar: WorkingCalendar,
  statusDay: Day,
): number | null {
  const expected = findExpectedFinish(fact, statusDay);
  if (expected !== null) return workingDaysBetween(calendar, expected, item.finish);
  // Without a due date nobody knows when open work ends, except that it is already late once its baseline finish has passed.
  return !fact.done && statusDay > item.finish ? workingDaysBetween(calendar, statusDay, item.finish) : null;
}

/** When done, the day it was finished; when open, its due date, or the status day once that has passed. */
function findExpectedFinish(fact: Pick<IssueFact, 'due' | 'done' | 'finished'>, statusDay: Day): Day | null {
  if (fact.done) return fact.finished;
  return fact.due && laterDay(fact.due, statusDay);
}
