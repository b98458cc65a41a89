import type { PeriodPlan } from './earned-schedule';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedThrough, type PlannedSlopes } from './planned-value';
import { findLastDayOfWork, workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';

/**
 * A baseline by the working days of its calendar, counted from its start, for figures in time (earned schedule, Lipke 2003).
 * Nothing is worked out before it is asked for, so its length costs nothing.
 *
 * @param whole start, finish and budget of all spans together
 * @param scale the plan's amounts are whole numbers of 1 / `scale` minor units; a multiple of the slopes' own
 */
export function workingDayPlan(
  slopes: PlannedSlopes,
  calendar: WorkingCalendar,
  { start, finish, budget }: BudgetSpan,
  scale: bigint,
): PeriodPlan {
  return {
    plannedDuration: workingDaysInclusive(calendar, start, finish),
    budgetAtCompletion: budget.minor * scale,
    plannedValueAt: (period) => {
      if (period === 0) return 0n;
      const day = findLastDayOfWork(calendar, start, period);
      return day && plannedThrough(slopes, calendar, day) * (scale / slopes.scale);
    },
  };
}
