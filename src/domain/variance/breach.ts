import type { Day } from '../calendar/day';
import { scheduleVarianceDays, type IssueFact } from './issue-variance';
import { multiplyRatio, subtract, type Money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** How far a work item may leave its baseline before somebody has to agree to it. */
export interface Tolerance {
  /** Per cent of the baseline budget, 0 or more; counted to a hundredth. */
  readonly costPercent: number;
  /** Working days, 0 or more. */
  readonly scheduleDays: number;
}

/** How a work item has left its baseline beyond tolerance, as data; one place turns it into a sentence. */
export type Breach =
  | {
      readonly kind: 'budget';
      readonly baseline: Money;
      readonly today: Money;
      /** `today − baseline`, positive. */
      readonly over: Money;
      /** What the tolerance allows over the baseline. */
      readonly allowed: Money;
    }
  | {
      readonly kind: 'finish';
      readonly baseline: Day;
      /** Working days, positive. */
      readonly daysLate: number;
      readonly allowedDays: number;
    };

/**
 * The budget breaches when it is more than the tolerance over the baseline's, the finish when it is expected more than the
 * tolerance later (the schedule variance that people see). Less and earlier never breach; exactly the tolerance does not either.
 */
export function breaches(
  item: BudgetSpan,
  fact: Pick<IssueFact, 'budget' | 'due' | 'done' | 'finished'>,
  tolerance: Tolerance,
  calendar: WorkingCalendar,
  statusDay: Day,
): readonly Breach[] {
  const found: Breach[] = [];
  if (fact.budget) {
    const over = subtract(fact.budget, item.budget);
    const allowed = allowedOver(item.budget, tolerance);
    if (over.minor > allowed.minor) {
      found.push({ kind: 'budget', baseline: item.budget, today: fact.budget, over, allowed });
    }
  }
  const daysLate = -(scheduleVarianceDays(item, fact, calendar, statusDay) ?? 0);
  if (daysLate > tolerance.scheduleDays) {
    found.push({ kind: 'finish', baseline: item.finish, daysLate, allowedDays: tolerance.scheduleDays });
  }
  return found;
}

/** How much a cost may be over its budget, to the whole minor unit below. */
export function allowedOver(budget: Money, { costPercent }: Tolerance): Money {
  return multiplyRatio(budget, BigInt(Math.round(costPercent * 100)), 10_000n, 'toward-zero');
}
