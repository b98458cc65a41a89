import { exactMeasureCurve, type Performance } from '../earned-value/base-measures';
import { addDays, dayFromNumber, dayNumber, FIRST_DAY_NUMBER, laterDay, type Day } from '../calendar/day';
import { earnedSchedule, type PeriodPlan } from '../earned-value/earned-schedule';
import { exact, minus, type Exact } from '../money/exact';
import type { PastPeriod } from './forecast-range';
import { toMoney } from '../money/minor-units';
import { plannedSlopes } from '../earned-value/planned-value';
import { pointAt } from '../earned-value/point-at';
import type { ProjectPosition } from '../earned-value/project-position';
import { workingDaysInclusive } from '../calendar/working-calendar';

/** Ten years: what a project did before says little about its pace, and a slip in one start must not make history of centuries. */
export const MAX_PAST_WEEKS = 520;

/**
 * The weeks of a project that are over: from the week of its start to the last one that ended before the status day, Monday to
 * Sunday, the first from the start on. From the same exact measures as its figures, so that together with what was before the
 * start and what is in the current week they make EV, AC and ES. At most the last {@link MAX_PAST_WEEKS}.
 *
 * @param position of the same performance
 */
export function pastWeeks(performance: Performance, position: ProjectPosition, statusDay: Day): readonly PastPeriod[] {
  const { calendar, currency, plan, start } = position;
  const ends = weekEnds(start, statusDay);
  if (ends[0] === undefined) return [];
  const slopes = plannedSlopes(performance.spans, calendar, currency);
  const days = [addDays(laterDay(start, addDays(ends[0], -6)), -1), ...ends];
  const { scale, points } = exactMeasureCurve(performance, slopes, calendar, currency, days);
  const shown = (minor: bigint) => toMoney(exact(minor), scale, currency);
  return points.slice(1).map((end, index) => {
    const from = pointAt(points, index);
    return {
      earned: shown(end.earnedValue.minor - from.earnedValue.minor),
      spent: shown(end.actualCost.minor - from.actualCost.minor),
      scheduleEarned: minus(scheduleOf(plan, end.earnedValue.minor), scheduleOf(plan, from.earnedValue.minor)),
      workingDays: workingDaysInclusive(calendar, addDays(from.day, 1), end.day),
    };
  });
}

/** ES; a plan without budget has no schedule to earn. */
export function scheduleOf(plan: PeriodPlan, earnedValue: bigint): Exact {
  const found = earnedSchedule(plan, earnedValue);
  return found.kind === 'value' ? found.value : exact(0n);
}

/** Sundays from the week of the start on, before the status day. */
function weekEnds(start: Day, statusDay: Day): readonly Day[] {
  const first = sundayOn(dayNumber(start));
  // The Sunday before the status day ends the week of the day a week earlier, or of the day before on a Monday.
  const last = sundayOn(dayNumber(statusDay) - 7);
  const from = Math.max(first, last - 7 * (MAX_PAST_WEEKS - 1));
  return Array.from({ length: Math.max(0, (last - from) / 7 + 1) }, (_, week) => dayFromNumber(from + 7 * week));
}

/** The end of a day's ISO week, as day numbers; the first day of all was a Monday. */
function sundayOn(number: number): number {
  return number + 6 - ((number - FIRST_DAY_NUMBER) % 7);
}
