import type { MeasureAmounts } from '../earned-value/base-measures';
import { baselineTotals } from '../baseline/baseline-item';
import type { Day } from '../calendar/day';
import { earnedSchedule } from '../earned-value/earned-schedule';
import { exact, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from '../earned-value/figure';
import type { PlannedSlopes } from '../earned-value/planned-value';
import type { ProjectState } from './project-state';
import { schedulePerformanceIndexTime, type TimePosition } from '../earned-value/schedule-in-time';
import { workingDaysInclusive } from '../calendar/working-calendar';
import { workingDayPlan } from '../earned-value/working-day-plan';

export type FinishBasis = 'schedule-performance' | 'planned-rate';

/** Where a project stands in time, in working days of its calendar, and how fast its plan has been earned. */
export interface SchedulePosition extends TimePosition {
  readonly start: Day;
  /** Days of the plan earned in a working day: SPI(t) or, as long as there is none above 0 to go by, the planned 1. */
  readonly pace: Exact;
  readonly basis: FinishBasis;
}

/** Undefined once all is earned: the time of a project ends with its work, and the state does not say when that was. */
export function schedulePosition(
  { items, calendar, currency, statusDay }: ProjectState,
  slopes: PlannedSlopes,
  { earnedValue, budgetAtCompletion }: MeasureAmounts,
  scale: bigint,
): Figure<SchedulePosition> {
  const { span, budget } = baselineTotals(items, currency);
  if (span === null) return noFigure('no budget in the baseline');
  const plan = workingDayPlan(slopes, calendar, { ...span, budget }, scale);
  const earned = earnedSchedule(plan, earnedValue.minor);
  if (earned.kind === 'undefined') return earned;
  if (earnedValue.minor === budgetAtCompletion.minor) return noFigure('complete');
  const position = {
    start: span.start,
    earnedSchedule: earned.value,
    actualTime: workingDaysInclusive(calendar, span.start, statusDay),
    plannedDuration: plan.plannedDuration,
  };
  const index = schedulePerformanceIndexTime(position);
  if (index.kind === 'undefined' || index.value.numerator === 0n) {
    return figure({ ...position, pace: exact(1n), basis: 'planned-rate' });
  }
  return figure({ ...position, pace: index.value, basis: 'schedule-performance' });
}
