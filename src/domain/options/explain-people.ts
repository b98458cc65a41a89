import type { Course } from './apply-options';
import { deriveFigure } from '../earned-value/derive-figure';
import { exact, type Exact } from '../money/exact';
import { indexValue, moneyValue, workingDaysValue, type ExplanationLine } from './explanation-line';
import { subtract, sum, type Money } from '../money/money';
import type { EstimateBasis } from '../earned-value/project-figures';
import type { AddedWork } from './staff-work';

/** An amount in the unit of a course, as money. */
export type Shown = (amount: Exact) => Money;

/** What people who are added do to the finish and to EAC. */
export function explainPeople(
  { schedule, basis, estimate, measures }: Course,
  work: string,
  shown: Shown,
): readonly ExplanationLine[] {
  const staffed = schedule.kind === 'value' ? schedule.value.staffed : null;
  const daysLeft = {
    label: 'Working days left with the added people',
    value: deriveFigure(schedule, ({ days }) => workingDaysValue(days)),
  };
  if (staffed === null) {
    return [
      {
        ...daysLeft,
        formula: 'working days left with the team as it is',
        why: 'There is nothing left for them to do, or no telling when it would be done.',
      },
    ];
  }
  const { currency } = shown(estimate);
  const addedCost = sum(
    staffed.added.map(({ cost }) => shown(cost)),
    currency,
  );
  const toComplete = subtract(shown(estimate), shown(exact(measures.actualCost.minor)));
  return [
    {
      label: 'Work that the team earns in a working day',
      formula: `(${work} − EV) / working days left with the team as it is`,
      value: moneyValue(shown(staffed.teamPaceADay)),
      why: 'Their pace, as forecast.',
    },
    ...staffed.added.flatMap((each) => arrivalLines(each, basis, shown)),
    {
      ...daysLeft,
      formula: `working days after which team and added people have earned ${work} − EV`,
      why: 'The team goes on as it is, and those who are added earn on top of it from their first day.',
    },
    ...staffed.added.flatMap(({ start, daysPaid, cost }) => [
      {
        label: `Working days worked by those added from ${start}`,
        formula: 'working days left with the added people − working days until they start',
        value: workingDaysValue(daysPaid),
        why: 'None when the work is done before they come.',
      },
      {
        label: `Cost of those added from ${start}`,
        formula: 'their cost in a working day × working days worked',
        value: moneyValue(shown(cost)),
        why: 'Paid up to the end of the work and not beyond.',
      },
    ]),
    {
      label: 'Cost of the team for the rest of the work',
      formula: 'EAC − AC − cost of all who are added',
      value: moneyValue(subtract(toComplete, addedCost)),
      why: 'It has less left to do.',
    },
    {
      label: 'Estimate at completion (EAC) with the added people',
      formula: 'EAC with the team as it is + cost of each who are added × (1 − productivity)',
      value: moneyValue(shown(estimate)),
      why: 'At productivity 1 the same work costs the same, only sooner.',
    },
  ];
}

function arrivalLines(
  { start, costADay, productivity, paceADay, daysBefore }: AddedWork,
  basis: EstimateBasis,
  shown: Shown,
): readonly ExplanationLine[] {
  const efficiency = basis === 'cost-performance' ? ' × CPI' : '';
  return [
    {
      label: `Cost in a working day of those added from ${start}`,
      formula: 'people × rate',
      value: moneyValue(shown(costADay)),
      why: 'On top of the cost of the team.',
    },
    {
      label: `Productivity of those added from ${start}`,
      formula: 'what a unit of their cost earns, over what a unit of the cost of the team does',
      value: indexValue(productivity),
      why:
        'An assumption. The forecast knows no time to learn and to talk to more people, and no work that cannot be divided; ' +
        'because of them people added to late work can make it later (Brooks 1975). Below 1 it can stand for the first two.',
    },
    {
      label: `Work that those added from ${start} earn in a working day`,
      formula: `their cost in a working day${efficiency} × productivity`,
      value: moneyValue(shown(paceADay)),
      why:
        efficiency === ''
          ? 'At the planned rate a unit of cost earns a unit of budget.'
          : 'At the cost performance so far.',
    },
    {
      label: `Working days until those added from ${start} start`,
      formula: 'working days from the status day to the day before they start',
      value: workingDaysValue(daysBefore),
      why: 'Until then the team is alone.',
    },
  ];
}
