import { exactMeasureCurve, type MeasureAmounts, type Performance } from './base-measures';
import { baselineTotals } from '../baseline/baseline-item';
import type { Currency } from '../money/currency';
import { addDays, type Day } from '../calendar/day';
import type { PeriodPlan } from './earned-schedule';
import { plannedSlopes } from './planned-value';
import { pointAt } from './point-at';
import { workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';
import { workingDayPlan } from './working-day-plan';

/** Where a project stands against one baseline at a status day: all that its figures are derived from, exact. */
export interface ProjectPosition {
  readonly currency: Currency;
  /** Amounts are whole numbers of 1 / `scale` minor units. */
  readonly scale: bigint;
  readonly measures: MeasureAmounts;
  /** The measures some periods before, for the estimate at recent performance. */
  readonly earlier: MeasureAmounts;
  /** The baseline by working days from `start`. */
  readonly plan: PeriodPlan;
  /** AT: working days from the start to the status day, or to the day on which everything was earned; 0 before the start. */
  readonly actualTime: number;
  /** The day on which the last of the budget was earned; null while some is left. */
  readonly finished: Day | null;
  readonly calendar: WorkingCalendar;
  readonly start: Day;
}

/**
 * @param performance against a baseline of at least one span; one without any is a fault
 * @param recentWeeks the periods of the estimate at recent performance: weeks up to the status day
 */
export function projectPosition(
  performance: Performance,
  calendar: WorkingCalendar,
  currency: Currency,
  statusDay: Day,
  recentWeeks: number,
): ProjectPosition {
  const { span, budget } = baselineTotals(performance.spans, currency);
  if (span === null) throw new RangeError('a baseline has at least one span');
  const slopes = plannedSlopes(performance.spans, calendar, currency);
  // Many items move on one day, and each day is counted once.
  const changes = [...new Set([...performance.progress.map(({ day }) => day), span.finish, statusDay])]
    .filter((day) => day <= statusDay)
    .sort();
  const days = [addDays(statusDay, -7 * recentWeeks), ...changes];
  const { scale, points } = exactMeasureCurve(performance, slopes, calendar, currency, days);
  const finished = findFinished(points.slice(1));
  return {
    currency,
    scale,
    measures: pointAt(points, changes.length),
    earlier: pointAt(points, 0),
    plan: workingDayPlan(slopes, calendar, { ...span, budget }, scale),
    actualTime: workingDaysInclusive(calendar, span.start, finished ?? statusDay),
    finished,
    calendar,
    start: span.start,
  };
}

/** With the work its time ends, or the pace of a finished project would fall from day to day. */
function findFinished(points: readonly (MeasureAmounts & { readonly day: Day })[]): Day | null {
  const lastOpen = points.findLastIndex(
    ({ earnedValue, budgetAtCompletion: { minor: budget } }) => budget === 0n || earnedValue.minor < budget,
  );
  return points[lastOpen + 1]?.day ?? null;
}
