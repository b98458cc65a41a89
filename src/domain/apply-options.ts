import type { MeasureAmounts } from './base-measures';
import type { AddedPeople, Proposal } from './combine-options';
import { addDays, type Day } from './day';
import { deriveFigure } from './derive-figure';
import { exactEstimateAtCostPerformance, exactEstimateAtPlannedRate } from './estimate-at-completion';
import { exact, over, plus, type Exact } from './exact';
import { figure, noFigure, type Figure } from './figure';
import { planLeft, type PlanLeft } from './plan-left';
import type { EstimateBasis } from './project-figures';
import { redefineScope, type Scope } from './redefine-scope';
import { roundUp } from './round-up';
import type { SchedulePosition } from './schedule-position';
import { staffWork, type RestOfWork, type StaffedWork } from './staff-work';
import type { Standing } from './standing';
import { findLastDayOfWork, workingDaysInclusive, type WorkingCalendar } from './working-calendar';

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
  readonly finish: Figure<Day>;
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
  };
}

function inTime(
  { state, scale, measures }: Standing,
  position: SchedulePosition,
  { kept }: Scope,
  rest: Omit<RestOfWork, 'days'>,
  people: readonly AddedPeople[],
): Figure<CourseInTime> {
  const { calendar, currency, statusDay } = state;
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
    const days = staffed?.days ?? teamDays;
    const finish = finishAfter(days, position, statusDay, calendar);
    return figure({ position, plan, teamDays, staffed, days, finish });
  });
}

/** The working day during which so many working days after the status day end; the status day when there are none. */
function finishAfter(
  days: Exact,
  { start, actualTime }: SchedulePosition,
  statusDay: Day,
  calendar: WorkingCalendar,
): Figure<Day> {
  if (days.numerator === 0n) return figure(statusDay);
  const finish = findLastDayOfWork(calendar, start, actualTime + Number(roundUp(days)));
  return finish === undefined ? noFigure('too far ahead to name a day') : figure(finish);
}
