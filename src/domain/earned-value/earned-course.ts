import { addDays, getDay, type Day } from '../calendar/day';
import type { EarnedCourse } from './earned-increments';
import { FULL_BASIS_POINTS } from './earned-value';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedThrough, type PlannedSlopes } from './planned-value';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** An item of the baseline, by how its budget is earned. */
export interface EarningItem {
  readonly span: BudgetSpan;
  /** Progress in basis points at the end of some months (`2026-06`), ascending. */
  readonly progress: readonly { readonly month: string; readonly basisPoints: number }[];
  /** Level of effort: the slopes of the span, which time alone earns; otherwise null. */
  readonly byTime: PlannedSlopes | null;
}

/**
 * What an item has earned by the end of each month up to the status day (EV, PMI Standard for Earned Value Management): budget ×
 * progress and, of level of effort, planned value besides. A month is dated by its first day.
 *
 * @param scale the course's amounts are whole numbers of 1 / `scale` minor units; a multiple of 10 000 and of the slopes' own
 */
export function earnedCourse(
  { span, progress, byTime }: EarningItem,
  calendar: WorkingCalendar,
  statusDay: Day,
  scale: bigint,
): EarnedCourse {
  const reached = new Map(progress.map(({ month, basisPoints }) => [month, basisPoints]));
  const passed = byTime === null ? [] : monthsFrom(span.start, span.finish < statusDay ? span.finish : statusDay);
  const perBasisPoint = (span.budget.minor * scale) / BigInt(FULL_BASIS_POINTS);
  let basisPoints = 0;
  return [...new Set([...reached.keys(), ...passed])].sort().map((month) => {
    basisPoints = reached.get(month) ?? basisPoints;
    const byProgress = perBasisPoint * BigInt(basisPoints);
    const end = lastDayOf(month);
    const through = end < statusDay ? end : statusDay;
    const inTime = byTime === null ? 0n : plannedThrough(byTime, calendar, through) * (scale / byTime.scale);
    return { day: firstDayOf(month), earned: byProgress + inTime };
  });
}

/** None when `last` is before `first`. */
function monthsFrom(first: Day, last: Day): readonly string[] {
  const months: string[] = [];
  for (let day = first; monthOf(day) <= monthOf(last); day = addDays(lastDayOf(monthOf(day)), 1)) {
    months.push(monthOf(day));
  }
  return months;
}

function monthOf(day: Day): string {
  return day.slice(0, 'YYYY-MM'.length);
}

/** The day that stands for a month. */
export function firstDayOf(month: string): Day {
  return getDay(`${month}-01`);
}

function lastDayOf(month: string): Day {
  // The 32nd day from the first is in the month after, whatever its length.
  return addDays(firstDayOf(monthOf(addDays(firstDayOf(month), 31))), -1);
}
