import { allowedOver, type Tolerance } from './breach';
import type { Day } from '../calendar/day';
import { subtract, type Money } from '../money/money';
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar';

// What the tolerance of a work item says of a whole project, by the same arithmetic: exactly the tolerance is still within it.

export type Verdict = 'within' | 'beyond';

export interface CostVerdict {
  readonly verdict: Verdict;
  /** EAC − BAC; negative is under. */
  readonly over: Money;
  readonly allowed: Money;
}

export interface FinishVerdict {
  readonly verdict: Verdict;
  /** Working days from the approved finish to the forecast; negative is early. */
  readonly daysLate: number;
  readonly allowedDays: number;
}

export function judgeCost(estimate: Money, budget: Money, tolerance: Tolerance): CostVerdict {
  const over = subtract(estimate, budget);
  const allowed = allowedOver(budget, tolerance);
  return { verdict: over.minor > allowed.minor ? 'beyond' : 'within', over, allowed };
}

export function judgeFinish(
  forecast: Day,
  approved: Day,
  tolerance: Tolerance,
  calendar: WorkingCalendar,
): FinishVerdict {
  const daysLate = workingDaysBetween(calendar, approved, forecast);
  const allowedDays = tolerance.scheduleDays;
  return { verdict: daysLate > allowedDays ? 'beyond' : 'within', daysLate, allowedDays };
}
