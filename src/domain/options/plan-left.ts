import { baselineTotals } from '../baseline/baseline-item';
import type { Currency } from '../money/currency';
import { dayNumber, laterDay, type Day } from '../calendar/day';
import { earnedSchedule } from '../earned-value/earned-schedule';
import { exact, minus, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from '../earned-value/figure';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedSlopes } from '../earned-value/planned-value';
import { workedThrough, type WorkingCalendar } from '../calendar/working-calendar';
import { workingDayPlan } from '../earned-value/working-day-plan';

/** A baseline, and what a new scope keeps of it: no item longer or larger than it was. */
export interface KeptPlan {
  readonly start: Day;
  readonly baseline: readonly BudgetSpan[];
  readonly kept: readonly BudgetSpan[];
}

/** In working days of the calendar. */
export interface PlanLeft {
  /** PD and ES of what is kept. */
  readonly plannedDuration: number;
  readonly earnedSchedule: Exact;
  /** Days of it that have nothing planned on them any more and are still to come. */
  readonly emptied: number;
  readonly left: Exact;
}

/**
 * Working days of a plan from where it has a value to its end: PD − ES (Lipke 2003), less the days on which nothing is planned
 * any more. Those fall away and the rest moves up: otherwise dropping work in the middle would leave a gap that somebody waits
 * through. Days on which the baseline itself planned nothing stay, as they do in earned schedule.
 *
 * So keeping less never leaves more days: less is kept of every day, hence at EV the plan is as far or farther.
 *
 * @param earnedValue EV, in the unit of the kept budgets
 */
export function planLeft(
  { start, baseline, kept }: KeptPlan,
  earnedValue: bigint,
  calendar: WorkingCalendar,
  currency: Currency,
): Figure<PlanLeft> {
  const { span, budget } = baselineTotals(kept, currency);
  const slopes = plannedSlopes(kept, calendar, currency);
  // Nothing kept has no budget, whatever its finish.
  const plan = workingDayPlan(slopes, calendar, { start, finish: span?.finish ?? start, budget }, slopes.scale);
  const earned = earnedSchedule(plan, earnedValue * slopes.scale);
  if (earned.kind === 'undefined') return earned;
  const origin = workedThrough(calendar, dayNumber(start) - 1);
  const from = origin + Number(earned.value.numerator / earned.value.denominator);
  const through = origin + plan.plannedDuration;
  const emptied = daysPlanned(baseline, calendar, from, through) - daysPlanned(kept, calendar, from, through);
  const { plannedDuration } = plan;
  const left = minus(exact(BigInt(plannedDuration - emptied)), earned.value);
  // A holiday that was entered after capture can leave work without a working day.
  if (left.numerator <= 0n && earnedValue < budget.minor) return noFigure('planned value not given that far');
  return figure({ plannedDuration, earnedSchedule: earned.value, emptied, left });
}

/** Working days on which any of the spans is planned, of those counted from `from` (left out) to `through` by `workedThrough`. */
function daysPlanned(spans: readonly BudgetSpan[], calendar: WorkingCalendar, from: number, through: number): number {
  // Of spans that start together the longest holds the others.
  const longest = new Map<Day, Day>();
  for (const { start, finish } of spans) longest.set(start, laterDay(longest.get(start) ?? finish, finish));
  const ordered = [...longest]
    .map(([start, finish]) => ({
      before: workedThrough(calendar, dayNumber(start) - 1),
      last: workedThrough(calendar, dayNumber(finish)),
    }))
    .sort((a, b) => a.before - b.before);
  let [count, reached] = [0, from];
  for (const { before, last } of ordered) {
    const first = Math.max(before, reached);
    const end = Math.min(last, through);
    if (end <= first) continue;
    count += end - first;
    reached = end;
  }
  return count;
}
