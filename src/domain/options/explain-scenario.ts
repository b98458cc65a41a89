import type { Course } from './apply-options';
import type { Proposal } from './combine-options';
import { deriveFigure } from '../earned-value/derive-figure';
import { explainCourse } from './explain-course';
import { dayValue, indexValue, moneyValue, workingDaysValue, type ExplanationLine } from './explanation-line';
import type { Verdict } from '../variance/judge-tolerance';
import type { ScenarioFigures } from './scenario';
import type { Standing } from './standing';

/** How the figures of a scenario come about, line by line, in the order of the working. */
export function explainScenario(
  standing: Standing,
  proposal: Proposal,
  course: Course,
  figures: ScenarioFigures,
): readonly ExplanationLine[] {
  const work = figures.movedOut.length > 0 ? 'work kept' : 'BAC today';
  return [
    ...explainCourse(standing, course, work, proposal.people.length > 0),
    ...moneyLines(proposal, figures, work),
    ...timeLines(proposal, figures),
    ...toleranceLines(standing, figures),
    ...comparisonLines(figures),
  ];
}

function moneyLines({ money }: Proposal, figures: ScenarioFigures, work: string): readonly ExplanationLine[] {
  const added = money.minor > 0n;
  const { toBudget, toEstimate } = figures.toCompletePerformanceIndex;
  return [
    ...(added
      ? [
          {
            label: 'Money added',
            formula: 'amount added to the budget',
            value: moneyValue(money),
            why: 'For the same work: what that is expected to cost does not change with what it may cost.',
          },
        ]
      : []),
    {
      label: 'New budget at completion (BAC)',
      formula: added ? `${work} + money added` : work,
      value: moneyValue(figures.budgetAtCompletion),
      why: 'What the project may cost.',
    },
    {
      label: 'To-complete performance index (TCPI) to the new BAC',
      formula: `(${work} − EV) / (new BAC − AC)`,
      value: deriveFigure(toBudget, indexValue),
      why: 'The CPI that the rest of the work needs to end within the budget.',
    },
    {
      label: 'To-complete performance index (TCPI) to EAC',
      formula: `(${work} − EV) / (EAC − AC)`,
      value: deriveFigure(toEstimate, indexValue),
      why: 'The CPI that the estimate counts on.',
    },
  ];
}

const APPROVED_FINISH = {
  asItIs: { formula: 'approved finish today', why: 'Nobody is asked for more time.' },
  forecast: {
    formula: 'the later of approved finish today and forecast finish',
    why: 'As much more time as the forecast takes, and no less than there is.',
  },
  day: {
    formula: 'new approved finish',
    why: 'More time moves neither cost nor forecast, only what they are held to.',
  },
};

function timeLines({ finish }: Proposal, figures: ScenarioFigures): readonly ExplanationLine[] {
  const asked = finish === null ? 'asItIs' : finish === 'forecast' ? 'forecast' : 'day';
  return [
    {
      label: 'Approved finish',
      formula: APPROVED_FINISH[asked].formula,
      value: dayValue(figures.approvedFinish),
      why: APPROVED_FINISH[asked].why,
    },
    {
      label: 'To-complete schedule performance index (TSPI)',
      formula: 'working days left in the plan / working days from the status day to the approved finish',
      value: deriveFigure(figures.toCompleteSchedulePerformanceIndex, indexValue),
      why: 'Days of the plan that have to be done in a working day to end on the approved finish.',
    },
  ];
}

const VERDICTS: Record<Verdict, string> = { within: 'Within tolerance.', beyond: 'Beyond tolerance.' };

function toleranceLines(
  { state }: Standing,
  { tolerance: { cost, finish } }: ScenarioFigures,
): readonly ExplanationLine[] {
  return [
    {
      label: 'Allowed over the budget',
      formula: 'cost tolerance × new BAC',
      value: moneyValue(cost.allowed),
      why: 'The tolerance of the project, to the whole minor unit below.',
    },
    {
      label: 'Expected over the budget',
      formula: 'EAC − new BAC',
      value: moneyValue(cost.over),
      why: VERDICTS[cost.verdict],
    },
    {
      label: 'Working days late allowed',
      formula: 'schedule tolerance',
      value: workingDaysValue(state.tolerance.scheduleDays),
      why: 'The tolerance of the project.',
    },
    {
      label: 'Working days late expected',
      formula: 'working days from the approved finish to the forecast finish',
      value: deriveFigure(finish, ({ daysLate }) => workingDaysValue(daysLate)),
      why:
        finish.kind === 'value'
          ? VERDICTS[finish.value.verdict]
          : 'Without a forecast finish there is nothing to hold to it.',
    },
  ];
}

function comparisonLines({ ways, againstStaying }: ScenarioFigures): readonly ExplanationLine[] {
  if (ways.includes('stay')) return [];
  return [
    {
      label: 'BAC against staying',
      formula: 'new BAC − BAC today',
      value: moneyValue(againstStaying.budget),
      why: 'Below zero is less to ask for.',
    },
    {
      label: 'EAC against staying',
      formula: 'EAC − EAC of staying as we are',
      value: moneyValue(againstStaying.estimate),
      why: 'Below zero is saved, or moved elsewhere.',
    },
    {
      label: 'Finish against staying',
      formula: 'working days from the forecast finish of staying as we are to this one',
      value: deriveFigure(againstStaying.finishDays, workingDaysValue),
      why: 'Below zero is earlier.',
    },
  ];
}
