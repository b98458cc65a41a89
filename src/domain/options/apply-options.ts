import type { MeasureAmounts } from '../earned-value/base-measures';
import { baselineTotals } from '../baseline/baseline-item';
import type { AddedPeople, Proposal } from './combine-options';
import { addDays, type Day } from '../calendar/day';
import { deriveFigure } from '../earned-value/derive-figure';
import { exactEstimateAtCostPerformance, exactEstimateAtPlannedRate } from '../earned-value/estimate-at-completion';
import { exact, over, plus, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from '../earned-value/figure';
import { planLeft, type PlanLeft } from './plan-left';
import type { EstimateBasis } from '../earned-value/project-figures';
import type { ProjectState } from './project-state';
import { redefineScope, type Scope } from './redefine-scope';
import { roundUp } from '../money/round-up';
import type { SchedulePosition } from './schedule-position';
import { staffWork, type RestOfWork, type StaffedWork } from './staff-work';
import type { Standing } from './standing';
import { findLastDayOfWork, workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';

/** How a project is expected to go by a proposal. Amounts in 1 / `scale` minor units of its standing. */
export interface Course {
  readonly scope: Scope;
  /** With the budget of the work that is kept as BAC. PV is still that of the current baseline: nothing here comes from it. */
  readonly measures: MeasureAmounts;
  readonly basis: EstimateBasis;
  /** EAC if the team stays as it is. */
  readonly teamEstimate: Exact;
  /** EAC. */
  readonly estimate: Exact;
  readonly schedule: Figure<CourseInTime>;
  /** The last day of work: to come or, of finished work whose day is known, gone by. */
  readonly finish: Figure<Day>;
}

/** In working days after the status day. */
export interface CourseInTime {
  readonly position: SchedulePosition;
  readonly plan: PlanLeft;
  /** Until everything is earned, if the team stays as it is. */
  readonly teamDays: Exact;
  /** With those who are added, if any are; null when there is nothing left to do. */
  readonly staffed: StaffedWork | null;
  /** Until everything is earned. */
  readonly days: Exact;
}

/**
 * Applies what moves EAC and the finish: scope, then people. Money and time move neither.
 *
 * EAC is that at cost performance or, while there is none, that at the planned rate. What is left of the plan takes its days
 * divided by the pace: with nothing changed the project ends at IEAC(t) = AT + (PD − ES) / SPI(t). The pace is that of today
 * whatever is dropped: counted on the plan of a smaller scope it would make a slow team look fast, by leaving out what it was
 * slow at.
 */
export function applyOptions(
  standing: Standing,
  { decisions, people }: Pick<Proposal, 'decisions' | 'people'>,
): Course {
  const scope = redefineScope(standing, decisions);
  const measures = { ...standing.measures, budgetAtCompletion: { minor: scope.budgetUnits } };
  const performance = exactEstimateAtCostPerformance(measures);
  const hasPerformance = performance.kind === 'value';
  const teamEstimate = hasPerformance ? performance.value : exactEstimateAtPlannedRate(measures);
  const { earnedValue, actualCost } = measures;
  const rest = {
    left: exact(scope.budgetUnits - earnedValue.minor),
    efficiency: hasPerformance ? exact(earnedValue.minor, actualCost.minor) : exact(1n),
  };
  const schedule = deriveFigure(standing.position, (position) => inTime(standing, position, scope, rest, people));
  const staffed = schedule.kind === 'value' ? schedule.value.staffed : null;
  return {
    scope,
    measures,
    basis: hasPerformance ? 'cost-performance' : 'planned-rate',
    teamEstimate,
    estimate: staffed ? plus(teamEstimate, staffed.extraCost) : teamEstimate,
    schedule,
    finish: finishOf(standing.state, schedule),
  };
}

function inTime(
  { state, scale, measures }: Standing,
  position: SchedulePosition,
  { kept }: Scope,
  rest: Omit<RestOfWork, 'days'>,
  people: readonly AddedPeople[],
): Figure<CourseInTime> {
  const { calendar, currency } = state;
  const { start, actualTime, pace } = position;
  const planned = planLeft({ start, baseline: state.items, kept }, measures.earnedValue.minor, calendar, currency);
  const arrivals = people.map((added) => ({
    ...added,
    costADay: exact(added.costADay.minor * scale),
    daysBefore: Math.max(0, workingDaysInclusive(calendar, start, addDays(added.start, -1)) - actualTime),
  }));
  return deriveFigure(planned, (plan) => {
    const teamDays = over(plan.left, pace);
    const staffed = rest.left.numerator > 0n ? staffWork({ ...rest, days: teamDays }, arrivals) : null;
    return figure({ position, plan, teamDays, staffed, days: staffed?.days ?? teamDays });
  });
}

function finishOf(
  { items, currency, calendar, statusDay, finished }: ProjectState,
  schedule: Course['schedule'],
): Figure<Day> {
  const { span } = baselineTotals(items, currency);
  if (finished !== undefined && span !== null) {
    return nthWorkingDay(calendar, span.start, workingDaysInclusive(calendar, span.start, finished));
  }
  return deriveFigure(schedule, ({ position, days }) =>
    days.numerator === 0n
      ? figure(statusDay)
      : nthWorkingDay(calendar, position.start, position.actualTime + Number(roundUp(days))),
  );
}

/** The working day of the project that a count from its start ends on. */
function nthWorkingDay(calendar: WorkingCalendar, start: Day, count: number): Figure<Day> {
  if (count < 1) return noFigure('not started yet');
  const day = findLastDayOfWork(calendar, start, count);
  return day === undefined ? noFigure('too far ahead to name a day') : figure(day);
}
