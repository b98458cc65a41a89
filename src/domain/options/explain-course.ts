import type { Course } from './apply-options';
import { deriveFigure } from '../earned-value/derive-figure';
import { exact } from '../money/exact';
import { explainPeople, type Shown } from './explain-people';
import { dayValue, indexValue, moneyValue, workingDaysValue, type ExplanationLine } from './explanation-line';
import { toMoney } from '../money/minor-units';
import { costPerformanceIndex } from '../earned-value/performance-indices';
import { schedulePerformanceIndexTime } from '../earned-value/schedule-in-time';
import type { Standing } from './standing';

const MOVED_OUT = {
  drop: {
    label: 'Dropped',
    why: 'It will not be done. What it has earned stays in BAC and EV: that work was done and paid for.',
  },
  defer: {
    label: 'Deferred',
    why: 'It leaves this project and is not saved: it will have to be paid for elsewhere. What it has earned stays in BAC and EV.',
  },
};

/**
 * How EAC and the forecast finish come about: today, scope, cost, time, people.
 *
 * @param work what formulas call the budget of the work that is kept
 */
export function explainCourse(
  standing: Standing,
  course: Course,
  work: string,
  peopleAdded: boolean,
): readonly ExplanationLine[] {
  const { scale, state } = standing;
  const shown: Shown = (amount) => toMoney(amount, scale, state.currency);
  return [
    ...todayLines(standing, shown),
    ...scopeLines(course),
    ...costLines(course, work, shown),
    ...timeLines(standing, course),
    ...(peopleAdded ? explainPeople(course, work, shown) : []),
    {
      label: 'Forecast finish',
      ...(state.finished === undefined
        ? {
            formula: 'the working day of the project in which AT + working days left end',
            why: 'A part of a working day is taken as a whole one.',
          }
        : {
            formula: 'the working day on which the last of the budget was earned',
            why: 'There is nothing left to do.',
          }),
      value: deriveFigure(course.finish, dayValue),
    },
  ];
}

function todayLines({ measures }: Standing, shown: Shown): readonly ExplanationLine[] {
  return [
    {
      label: 'Budget at completion (BAC) today',
      formula: 'sum of the baseline budgets',
      value: moneyValue(shown(exact(measures.budgetAtCompletion.minor))),
      why: 'The current baseline, before anything is changed.',
    },
    {
      label: 'Earned value (EV)',
      formula: 'sum of baseline budget × share earned',
      value: moneyValue(shown(exact(measures.earnedValue.minor))),
      why: 'The work done so far. No option changes it.',
    },
    {
      label: 'Actual cost (AC)',
      formula: 'sum of cost up to the status day',
      value: moneyValue(shown(exact(measures.actualCost.minor))),
      why: 'Spent so far. No option gives it back.',
    },
  ];
}

function scopeLines({ scope: { movedOut, budget } }: Course): readonly ExplanationLine[] {
  if (movedOut.length === 0) return [];
  return [
    ...movedOut.map(({ itemId, decision, amount }) => ({
      label: `${MOVED_OUT[decision].label}: ${itemId}`,
      formula: 'baseline budget of the item − what it has earned',
      value: moneyValue(amount),
      why: MOVED_OUT[decision].why,
    })),
    {
      label: 'Budget of the work kept',
      formula: 'BAC today − dropped − deferred',
      value: moneyValue(budget),
      why: 'The work that the project has done or still answers for.',
    },
  ];
}

function costLines({ measures, basis, teamEstimate }: Course, work: string, shown: Shown): readonly ExplanationLine[] {
  const performance = deriveFigure(costPerformanceIndex(measures), indexValue);
  const atPerformance = basis === 'cost-performance';
  return [
    {
      label: 'Cost performance index (CPI)',
      formula: 'EV / AC',
      value: performance,
      why: 'Budgeted work done for each unit of cost.',
    },
    {
      label: 'Estimate at completion (EAC) with the team as it is',
      formula: atPerformance ? `${work} / CPI` : `AC + (${work} − EV)`,
      value: moneyValue(shown(teamEstimate)),
      why: atPerformance
        ? 'At cost performance: what is left will cost as the work so far has.'
        : 'At the planned rate, because there is no cost performance to go by: what is left will cost what was planned.',
    },
  ];
}

function timeLines({ position }: Standing, { schedule, scope }: Course): readonly ExplanationLine[] {
  const atPlannedRate = position.kind === 'value' && position.value.basis === 'planned-rate';
  return [
    {
      label: 'Earned schedule (ES)',
      formula: 'working days from the start after which the baseline has EV planned',
      value: deriveFigure(position, ({ earnedSchedule }) => workingDaysValue(earnedSchedule)),
      why: 'How far the project is along its baseline (Lipke 2003).',
    },
    {
      label: 'Actual time (AT)',
      formula: 'working days from the start to the status day',
      value: deriveFigure(position, ({ actualTime }) => workingDaysValue(actualTime)),
      why: 'How long it took to get there.',
    },
    {
      label: 'Schedule performance index in time, SPI(t)',
      formula: 'ES / AT',
      value: deriveFigure(position, (at) => deriveFigure(schedulePerformanceIndexTime(at), indexValue)),
      why: 'Days of the plan done in a working day so far. No option changes it.',
    },
    ...(scope.movedOut.length > 0 ? keptPlanLines(schedule) : planLines(position, schedule)),
    {
      label: 'Working days left with the team as it is',
      formula: atPlannedRate ? 'working days left in the plan' : 'working days left in the plan / SPI(t)',
      value: deriveFigure(schedule, ({ teamDays }) => workingDaysValue(teamDays)),
      why: atPlannedRate
        ? 'At the planned rate, because there is no schedule performance to go by: the rest will take what was planned.'
        : 'At schedule performance: the rest will go as the work so far has.',
    },
  ];
}

const PLAN_LEFT = 'Working days left in the plan';

function planLines(position: Standing['position'], schedule: Course['schedule']): readonly ExplanationLine[] {
  return [
    {
      label: 'Planned duration (PD)',
      formula: 'working days from the start to the finish of the baseline',
      value: deriveFigure(position, ({ plannedDuration }) => workingDaysValue(plannedDuration)),
      why: 'How long the whole was planned to take.',
    },
    {
      label: PLAN_LEFT,
      formula: 'PD − ES',
      value: deriveFigure(schedule, ({ plan }) => workingDaysValue(plan.left)),
      why: 'What the baseline has planned after EV.',
    },
  ];
}

function keptPlanLines(schedule: Course['schedule']): readonly ExplanationLine[] {
  return [
    {
      label: 'Planned duration (PD) of the work kept',
      formula: 'working days from the start to the last finish of the work kept',
      value: deriveFigure(schedule, ({ plan }) => workingDaysValue(plan.plannedDuration)),
      why: 'Of an item that leaves, the days planned for what it has earned are kept.',
    },
    {
      label: 'Earned schedule (ES) of the work kept',
      formula: 'working days from the start after which the work kept has EV planned',
      value: deriveFigure(schedule, ({ plan }) => workingDaysValue(plan.earnedSchedule)),
      why: 'How far the project is along the plan of the work kept.',
    },
    {
      label: 'Working days that fall away',
      formula: 'working days of PD after ES on which only dropped or deferred work was planned',
      value: deriveFigure(schedule, ({ plan }) => workingDaysValue(plan.emptied)),
      why: 'Nobody waits for work that is not done: the rest moves up.',
    },
    {
      label: PLAN_LEFT,
      formula: 'PD − ES of the work kept − working days that fall away',
      value: deriveFigure(schedule, ({ plan }) => workingDaysValue(plan.left)),
      why: 'What is still planned for the work kept.',
    },
  ];
}
