import type { Course } from './apply-options';
import type { Proposal } from './combine-options';
import type { Day } from '../calendar/day';
import { deriveFigure } from '../earned-value/derive-figure';
import { exactEstimateAtCostPerformance } from '../earned-value/estimate-at-completion';
import { exact, minus, toNumber, type Exact } from '../money/exact';
import { explainScenario } from './explain-scenario';
import { figure, type Figure } from '../earned-value/figure';
import { judgeCost, judgeFinish } from '../variance/judge-tolerance';
import { toMoney } from '../money/minor-units';
import { add, subtract, type Money } from '../money/money';
import type { Scenario } from './scenario';
import { toCompleteSchedulePerformanceIndex } from '../earned-value/schedule-in-time';
import type { Standing } from './standing';
import { toCompletePerformanceIndexToEstimate } from '../earned-value/to-complete-performance-index';
import { workingDaysBetween, workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';

/**
 * The figures of a course, held against budget, approved finish, tolerance and staying as we are.
 *
 * @param approvedFinish the one that the proposal asks for
 */
export function describeScenario(
  standing: Standing,
  staying: Course,
  proposal: Proposal,
  course: Course,
  approvedFinish: Day,
): Scenario {
  const { state, scale } = standing;
  const { calendar, currency, tolerance } = state;
  const { scope, measures, estimate, finish } = course;
  const shown = (amount: Exact): Money => toMoney(amount, scale, currency);
  const budgetAtCompletion = add(scope.budget, proposal.money);
  const estimateAtCompletion = shown(estimate);
  const exactBudget = exact(scope.budgetUnits + proposal.money.minor * scale);
  const performance = exactEstimateAtCostPerformance(measures);
  const figures = {
    ways: proposal.ways,
    movedOut: scope.movedOut,
    workBudget: scope.budget,
    budgetAtCompletion,
    estimateAtCompletion,
    estimateBasis: course.basis,
    finish,
    finishBasis: deriveFigure(course.schedule, ({ position }) => figure(position.basis)),
    approvedFinish,
    toCompletePerformanceIndex: {
      toBudget: toCompletePerformanceIndexToEstimate(measures, figure(exactBudget)),
      toEstimate: toCompletePerformanceIndexToEstimate(
        measures,
        deriveFigure(performance, () => figure(estimate)),
      ),
    },
    toCompleteSchedulePerformanceIndex: scheduleIndex(course, approvedFinish, calendar),
    tolerance: {
      cost: judgeCost(estimateAtCompletion, budgetAtCompletion, tolerance),
      finish: deriveFigure(finish, (day) => figure(judgeFinish(day, approvedFinish, tolerance, calendar))),
    },
    againstStaying: {
      budget: subtract(budgetAtCompletion, staying.scope.budget),
      estimate: subtract(estimateAtCompletion, shown(staying.estimate)),
      finishDays: deriveFigure(staying.finish, (from) =>
        deriveFigure(finish, (to) => figure(workingDaysBetween(calendar, from, to))),
      ),
    },
  };
  return { ...figures, explanation: explainScenario(standing, proposal, course, figures) };
}

/** TSPI of what is left of the plan, as if it were planned to end on the approved finish. */
function scheduleIndex({ schedule }: Course, approvedFinish: Day, calendar: WorkingCalendar): Figure {
  return deriveFigure(schedule, ({ position: { start, actualTime }, plan }) => {
    const plannedDuration = workingDaysInclusive(calendar, start, approvedFinish);
    const earnedSchedule = minus(exact(BigInt(plannedDuration)), plan.left);
    const index = toCompleteSchedulePerformanceIndex({ earnedSchedule, actualTime, plannedDuration });
    return deriveFigure(index, (needed) => figure(toNumber(needed)));
  });
}
