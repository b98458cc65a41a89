import { getDay } from '../../../src/domain/calendar/day';
import { exact } from '../../../src/domain/money/exact';
import type { ExplanationLine } from '../../../src/domain/options/explanation-line';
import type { Option } from '../../../src/domain/options/option';
import { sum, type Money } from '../../../src/domain/money/money';
import { toDecimal } from '../../../src/domain/money/parse-money';
import type { ProjectState } from '../../../src/domain/options/project-state';
import { scenarioOf } from '../../../src/domain/options/weigh-options';
import { dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

/** The linear baseline of 100 000 over ten working days, on the fourth: EV 30 000, AC 35 000. */
const LINEAR: ProjectState = {
  currency: USD,
  calendar: FIVE_DAY_WEEK,
  statusDay: getDay('2026-11-05'),
  items: [
    {
      id: 'design',
      budget: dollars(50_000_00),
      start: getDay('2026-11-02'),
      finish: getDay('2026-11-06'),
      earned: exact(3n, 5n),
    },
    { id: 'build', budget: dollars(30_000_00), start: getDay('2026-11-09'), finish: getDay('2026-11-11') },
    { id: 'test', budget: dollars(20_000_00), start: getDay('2026-11-12'), finish: getDay('2026-11-13') },
  ],
  actualCost: dollars(35_000_00),
  approvedFinish: getDay('2026-11-13'),
  tolerance: { costPercent: 10, scheduleDays: 3 },
};

function print(state: ProjectState, ...options: [Option] | [Option, Option]): readonly string[] {
  const outcome = scenarioOf(state, options);
  if (!outcome.ok) throw new Error(outcome.explanation);
  return outcome.value.explanation.map((line) => `${line.label} | ${line.formula} | ${show(line.value)} | ${line.why}`);
}

function show(value: ExplanationLine['value']): string {
  if (value.kind === 'undefined') return value.why;
  switch (value.value.unit) {
    case 'money':
      return toDecimal(value.value.amount);
    case 'day':
      return value.value.day;
    case 'working-days':
      return `${value.value.number.toFixed(3)} days`;
    case 'index':
      return value.value.number.toFixed(6);
  }
}

const DROP_AND_DEFER: Option = {
  way: 'redefine-success',
  items: [
    { itemId: 'test', decision: 'drop' },
    { itemId: 'build', decision: 'defer' },
  ],
};
const AT_HALF: Option = {
  way: 'more-people',
  people: 2,
  rate: dollars(1_000_00),
  start: getDay('2026-11-09'),
  productivity: exact(1n, 2n),
};
/** Nothing is earned yet. */
const IDLE = { ...LINEAR, items: LINEAR.items.map(({ id, budget, start, finish }) => ({ id, budget, start, finish })) };

describe('the explanation', () => {
  it('of staying leads from the measures to every figure', () => {
    expect(print(LINEAR, { way: 'stay' })).toEqual([
      'Budget at completion (BAC) today | sum of the baseline budgets | 100000.00 | The current baseline, before anything is changed.',
      'Earned value (EV) | sum of baseline budget × share earned | 30000.00 | The work done so far. No option changes it.',
      'Actual cost (AC) | sum of cost up to the status day | 35000.00 | Spent so far. No option gives it back.',
      'Cost performance index (CPI) | EV / AC | 0.857143 | Budgeted work done for each unit of cost.',
      'Estimate at completion (EAC) with the team as it is | BAC today / CPI | 116666.67 | At cost performance: what is left will cost as the work so far has.',
      'Earned schedule (ES) | working days from the start after which the baseline has EV planned | 3.000 days | How far the project is along its baseline (Lipke 2003).',
      'Actual time (AT) | working days from the start to the status day | 4.000 days | How long it took to get there.',
      'Schedule performance index in time, SPI(t) | ES / AT | 0.750000 | Days of the plan done in a working day so far. No option changes it.',
      'Planned duration (PD) | working days from the start to the finish of the baseline | 10.000 days | How long the whole was planned to take.',
      'Working days left in the plan | PD − ES | 7.000 days | What the baseline has planned after EV.',
      'Working days left with the team as it is | working days left in the plan / SPI(t) | 9.333 days | At schedule performance: the rest will go as the work so far has.',
      'Forecast finish | the working day of the project in which AT + working days left end | 2026-11-19 | A part of a working day is taken as a whole one.',
      'New budget at completion (BAC) | BAC today | 100000.00 | What the project may cost.',
      'To-complete performance index (TCPI) to the new BAC | (BAC today − EV) / (new BAC − AC) | 1.076923 | The CPI that the rest of the work needs to end within the budget.',
      'To-complete performance index (TCPI) to EAC | (BAC today − EV) / (EAC − AC) | 0.857143 | The CPI that the estimate counts on.',
      'Approved finish | approved finish today | 2026-11-13 | Nobody is asked for more time.',
      'To-complete schedule performance index (TSPI) | working days left in the plan / working days from the status day to the approved finish | 1.166667 | Days of the plan that have to be done in a working day to end on the approved finish.',
      'Allowed over the budget | cost tolerance × new BAC | 10000.00 | The tolerance of the project, to the whole minor unit below.',
      'Expected over the budget | EAC − new BAC | 16666.67 | Beyond tolerance.',
      'Working days late allowed | schedule tolerance | 3.000 days | The tolerance of the project.',
      'Working days late expected | working days from the approved finish to the forecast finish | 4.000 days | Beyond tolerance.',
    ]);
  });

  it('of a smaller scope and more money names what leaves, and compares with staying', () => {
    expect(print(LINEAR, { way: 'more-money', amount: dollars(5_000_00) }, DROP_AND_DEFER)).toEqual([
      'Budget at completion (BAC) today | sum of the baseline budgets | 100000.00 | The current baseline, before anything is changed.',
      'Earned value (EV) | sum of baseline budget × share earned | 30000.00 | The work done so far. No option changes it.',
      'Actual cost (AC) | sum of cost up to the status day | 35000.00 | Spent so far. No option gives it back.',
      'Deferred: build | baseline budget of the item − what it has earned | 30000.00 | It leaves this project and is not saved: it will have to be paid for elsewhere. What it has earned stays in BAC and EV.',
      'Dropped: test | baseline budget of the item − what it has earned | 20000.00 | It will not be done. What it has earned stays in BAC and EV: that work was done and paid for.',
      'Budget of the work kept | BAC today − dropped − deferred | 50000.00 | The work that the project has done or still answers for.',
      'Cost performance index (CPI) | EV / AC | 0.857143 | Budgeted work done for each unit of cost.',
      'Estimate at completion (EAC) with the team as it is | work kept / CPI | 58333.33 | At cost performance: what is left will cost as the work so far has.',
      'Earned schedule (ES) | working days from the start after which the baseline has EV planned | 3.000 days | How far the project is along its baseline (Lipke 2003).',
      'Actual time (AT) | working days from the start to the status day | 4.000 days | How long it took to get there.',
      'Schedule performance index in time, SPI(t) | ES / AT | 0.750000 | Days of the plan done in a working day so far. No option changes it.',
      'Planned duration (PD) of the work kept | working days from the start to the last finish of the work kept | 5.000 days | Of an item that leaves, the days planned for what it has earned are kept.',
      'Earned schedule (ES) of the work kept | working days from the start after which the work kept has EV planned | 3.000 days | How far the project is along the plan of the work kept.',
      'Working days that fall away | working days of PD after ES on which only dropped or deferred work was planned | 0.000 days | Nobody waits for work that is not done: the rest moves up.',
      'Working days left in the plan | PD − ES of the work kept − working days that fall away | 2.000 days | What is still planned for the work kept.',
      'Working days left with the team as it is | working days left in the plan / SPI(t) | 2.667 days | At schedule performance: the rest will go as the work so far has.',
      'Forecast finish | the working day of the project in which AT + working days left end | 2026-11-10 | A part of a working day is taken as a whole one.',
      'Money added | amount added to the budget | 5000.00 | For the same work: what that is expected to cost does not change with what it may cost.',
      'New budget at completion (BAC) | work kept + money added | 55000.00 | What the project may cost.',
      'To-complete performance index (TCPI) to the new BAC | (work kept − EV) / (new BAC − AC) | 1.000000 | The CPI that the rest of the work needs to end within the budget.',
      'To-complete performance index (TCPI) to EAC | (work kept − EV) / (EAC − AC) | 0.857143 | The CPI that the estimate counts on.',
      'Approved finish | approved finish today | 2026-11-13 | Nobody is asked for more time.',
      'To-complete schedule performance index (TSPI) | working days left in the plan / working days from the status day to the approved finish | 0.333333 | Days of the plan that have to be done in a working day to end on the approved finish.',
      'Allowed over the budget | cost tolerance × new BAC | 5500.00 | The tolerance of the project, to the whole minor unit below.',
      'Expected over the budget | EAC − new BAC | 3333.33 | Within tolerance.',
      'Working days late allowed | schedule tolerance | 3.000 days | The tolerance of the project.',
      'Working days late expected | working days from the approved finish to the forecast finish | -3.000 days | Within tolerance.',
      'BAC against staying | new BAC − BAC today | -45000.00 | Below zero is less to ask for.',
      'EAC against staying | EAC − EAC of staying as we are | -58333.34 | Below zero is saved, or moved elsewhere.',
      'Finish against staying | working days from the forecast finish of staying as we are to this one | -7.000 days | Below zero is earlier.',
    ]);
  });

  it('of more people tells their cost from the team’s, and what the forecast does not know', () => {
    expect(print(LINEAR, AT_HALF, { way: 'more-time', finish: 'forecast' })).toEqual([
      'Budget at completion (BAC) today | sum of the baseline budgets | 100000.00 | The current baseline, before anything is changed.',
      'Earned value (EV) | sum of baseline budget × share earned | 30000.00 | The work done so far. No option changes it.',
      'Actual cost (AC) | sum of cost up to the status day | 35000.00 | Spent so far. No option gives it back.',
      'Cost performance index (CPI) | EV / AC | 0.857143 | Budgeted work done for each unit of cost.',
      'Estimate at completion (EAC) with the team as it is | BAC today / CPI | 116666.67 | At cost performance: what is left will cost as the work so far has.',
      'Earned schedule (ES) | working days from the start after which the baseline has EV planned | 3.000 days | How far the project is along its baseline (Lipke 2003).',
      'Actual time (AT) | working days from the start to the status day | 4.000 days | How long it took to get there.',
      'Schedule performance index in time, SPI(t) | ES / AT | 0.750000 | Days of the plan done in a working day so far. No option changes it.',
      'Planned duration (PD) | working days from the start to the finish of the baseline | 10.000 days | How long the whole was planned to take.',
      'Working days left in the plan | PD − ES | 7.000 days | What the baseline has planned after EV.',
      'Working days left with the team as it is | working days left in the plan / SPI(t) | 9.333 days | At schedule performance: the rest will go as the work so far has.',
      'Work that the team earns in a working day | (BAC today − EV) / working days left with the team as it is | 7500.00 | Their pace, as forecast.',
      'Cost in a working day of those added from 2026-11-09 | people × rate | 2000.00 | On top of the cost of the team.',
      'Productivity of those added from 2026-11-09 | what a unit of their cost earns, over what a unit of the cost of the team does | 0.500000 | An assumption. The forecast knows no time to learn and to talk to more people, and no work that cannot be divided; because of them people added to late work can make it later (Brooks 1975). Below 1 it can stand for the first two.',
      'Work that those added from 2026-11-09 earn in a working day | their cost in a working day × CPI × productivity | 857.14 | At the cost performance so far.',
      'Working days until those added from 2026-11-09 start | working days from the status day to the day before they start | 1.000 days | Until then the team is alone.',
      'Working days left with the added people | working days after which team and added people have earned BAC today − EV | 8.479 days | The team goes on as it is, and those who are added earn on top of it from their first day.',
      'Working days worked by those added from 2026-11-09 | working days left with the added people − working days until they start | 7.479 days | None when the work is done before they come.',
      'Cost of those added from 2026-11-09 | their cost in a working day × working days worked | 14957.26 | Paid up to the end of the work and not beyond.',
      'Cost of the team for the rest of the work | EAC − AC − cost of all who are added | 74188.04 | It has less left to do.',
      'Estimate at completion (EAC) with the added people | EAC with the team as it is + cost of each who are added × (1 − productivity) | 124145.30 | At productivity 1 the same work costs the same, only sooner.',
      'Forecast finish | the working day of the project in which AT + working days left end | 2026-11-18 | A part of a working day is taken as a whole one.',
      'New budget at completion (BAC) | BAC today | 100000.00 | What the project may cost.',
      'To-complete performance index (TCPI) to the new BAC | (BAC today − EV) / (new BAC − AC) | 1.076923 | The CPI that the rest of the work needs to end within the budget.',
      'To-complete performance index (TCPI) to EAC | (BAC today − EV) / (EAC − AC) | 0.785235 | The CPI that the estimate counts on.',
      'Approved finish | the later of approved finish today and forecast finish | 2026-11-18 | As much more time as the forecast takes, and no less than there is.',
      'To-complete schedule performance index (TSPI) | working days left in the plan / working days from the status day to the approved finish | 0.777778 | Days of the plan that have to be done in a working day to end on the approved finish.',
      'Allowed over the budget | cost tolerance × new BAC | 10000.00 | The tolerance of the project, to the whole minor unit below.',
      'Expected over the budget | EAC − new BAC | 24145.30 | Beyond tolerance.',
      'Working days late allowed | schedule tolerance | 3.000 days | The tolerance of the project.',
      'Working days late expected | working days from the approved finish to the forecast finish | 0.000 days | Within tolerance.',
      'BAC against staying | new BAC − BAC today | 0.00 | Below zero is less to ask for.',
      'EAC against staying | EAC − EAC of staying as we are | 7478.63 | Below zero is saved, or moved elsewhere.',
      'Finish against staying | working days from the forecast finish of staying as we are to this one | -1.000 days | Below zero is earlier.',
    ]);
  });

  it('says where it takes the planned rate for want of performance', () => {
    expect(print(IDLE, AT_HALF, { way: 'more-time', finish: getDay('2026-11-20') })).toEqual([
      'Budget at completion (BAC) today | sum of the baseline budgets | 100000.00 | The current baseline, before anything is changed.',
      'Earned value (EV) | sum of baseline budget × share earned | 0.00 | The work done so far. No option changes it.',
      'Actual cost (AC) | sum of cost up to the status day | 35000.00 | Spent so far. No option gives it back.',
      'Cost performance index (CPI) | EV / AC | 0.000000 | Budgeted work done for each unit of cost.',
      'Estimate at completion (EAC) with the team as it is | AC + (BAC today − EV) | 135000.00 | At the planned rate, because there is no cost performance to go by: what is left will cost what was planned.',
      'Earned schedule (ES) | working days from the start after which the baseline has EV planned | 0.000 days | How far the project is along its baseline (Lipke 2003).',
      'Actual time (AT) | working days from the start to the status day | 4.000 days | How long it took to get there.',
      'Schedule performance index in time, SPI(t) | ES / AT | 0.000000 | Days of the plan done in a working day so far. No option changes it.',
      'Planned duration (PD) | working days from the start to the finish of the baseline | 10.000 days | How long the whole was planned to take.',
      'Working days left in the plan | PD − ES | 10.000 days | What the baseline has planned after EV.',
      'Working days left with the team as it is | working days left in the plan | 10.000 days | At the planned rate, because there is no schedule performance to go by: the rest will take what was planned.',
      'Work that the team earns in a working day | (BAC today − EV) / working days left with the team as it is | 10000.00 | Their pace, as forecast.',
      'Cost in a working day of those added from 2026-11-09 | people × rate | 2000.00 | On top of the cost of the team.',
      'Productivity of those added from 2026-11-09 | what a unit of their cost earns, over what a unit of the cost of the team does | 0.500000 | An assumption. The forecast knows no time to learn and to talk to more people, and no work that cannot be divided; because of them people added to late work can make it later (Brooks 1975). Below 1 it can stand for the first two.',
      'Work that those added from 2026-11-09 earn in a working day | their cost in a working day × productivity | 1000.00 | At the planned rate a unit of cost earns a unit of budget.',
      'Working days until those added from 2026-11-09 start | working days from the status day to the day before they start | 1.000 days | Until then the team is alone.',
      'Working days left with the added people | working days after which team and added people have earned BAC today − EV | 9.182 days | The team goes on as it is, and those who are added earn on top of it from their first day.',
      'Working days worked by those added from 2026-11-09 | working days left with the added people − working days until they start | 8.182 days | None when the work is done before they come.',
      'Cost of those added from 2026-11-09 | their cost in a working day × working days worked | 16363.64 | Paid up to the end of the work and not beyond.',
      'Cost of the team for the rest of the work | EAC − AC − cost of all who are added | 91818.18 | It has less left to do.',
      'Estimate at completion (EAC) with the added people | EAC with the team as it is + cost of each who are added × (1 − productivity) | 143181.82 | At productivity 1 the same work costs the same, only sooner.',
      'Forecast finish | the working day of the project in which AT + working days left end | 2026-11-19 | A part of a working day is taken as a whole one.',
      'New budget at completion (BAC) | BAC today | 100000.00 | What the project may cost.',
      'To-complete performance index (TCPI) to the new BAC | (BAC today − EV) / (new BAC − AC) | 1.538462 | The CPI that the rest of the work needs to end within the budget.',
      'To-complete performance index (TCPI) to EAC | (BAC today − EV) / (EAC − AC) | nothing earned yet | The CPI that the estimate counts on.',
      'Approved finish | new approved finish | 2026-11-20 | More time moves neither cost nor forecast, only what they are held to.',
      'To-complete schedule performance index (TSPI) | working days left in the plan / working days from the status day to the approved finish | 0.909091 | Days of the plan that have to be done in a working day to end on the approved finish.',
      'Allowed over the budget | cost tolerance × new BAC | 10000.00 | The tolerance of the project, to the whole minor unit below.',
      'Expected over the budget | EAC − new BAC | 43181.82 | Beyond tolerance.',
      'Working days late allowed | schedule tolerance | 3.000 days | The tolerance of the project.',
      'Working days late expected | working days from the approved finish to the forecast finish | -1.000 days | Within tolerance.',
      'BAC against staying | new BAC − BAC today | 0.00 | Below zero is less to ask for.',
      'EAC against staying | EAC − EAC of staying as we are | 8181.82 | Below zero is saved, or moved elsewhere.',
      'Finish against staying | working days from the forecast finish of staying as we are to this one | 0.000 days | Below zero is earlier.',
    ]);
  });

  it('says why a line means nothing', () => {
    expect(print({ ...IDLE, items: [] }, AT_HALF)).toEqual([
      'Budget at completion (BAC) today | sum of the baseline budgets | 0.00 | The current baseline, before anything is changed.',
      'Earned value (EV) | sum of baseline budget × share earned | 0.00 | The work done so far. No option changes it.',
      'Actual cost (AC) | sum of cost up to the status day | 35000.00 | Spent so far. No option gives it back.',
      'Cost performance index (CPI) | EV / AC | 0.000000 | Budgeted work done for each unit of cost.',
      'Estimate at completion (EAC) with the team as it is | AC + (BAC today − EV) | 35000.00 | At the planned rate, because there is no cost performance to go by: what is left will cost what was planned.',
      'Earned schedule (ES) | working days from the start after which the baseline has EV planned | no budget in the baseline | How far the project is along its baseline (Lipke 2003).',
      'Actual time (AT) | working days from the start to the status day | no budget in the baseline | How long it took to get there.',
      'Schedule performance index in time, SPI(t) | ES / AT | no budget in the baseline | Days of the plan done in a working day so far. No option changes it.',
      'Planned duration (PD) | working days from the start to the finish of the baseline | no budget in the baseline | How long the whole was planned to take.',
      'Working days left in the plan | PD − ES | no budget in the baseline | What the baseline has planned after EV.',
      'Working days left with the team as it is | working days left in the plan / SPI(t) | no budget in the baseline | At schedule performance: the rest will go as the work so far has.',
      'Working days left with the added people | working days left with the team as it is | no budget in the baseline | There is nothing left for them to do, or no telling when it would be done.',
      'Forecast finish | the working day of the project in which AT + working days left end | no budget in the baseline | A part of a working day is taken as a whole one.',
      'New budget at completion (BAC) | BAC today | 0.00 | What the project may cost.',
      'To-complete performance index (TCPI) to the new BAC | (BAC today − EV) / (new BAC − AC) | no budget in the baseline | The CPI that the rest of the work needs to end within the budget.',
      'To-complete performance index (TCPI) to EAC | (BAC today − EV) / (EAC − AC) | no budget in the baseline | The CPI that the estimate counts on.',
      'Approved finish | approved finish today | 2026-11-13 | Nobody is asked for more time.',
      'To-complete schedule performance index (TSPI) | working days left in the plan / working days from the status day to the approved finish | no budget in the baseline | Days of the plan that have to be done in a working day to end on the approved finish.',
      'Allowed over the budget | cost tolerance × new BAC | 0.00 | The tolerance of the project, to the whole minor unit below.',
      'Expected over the budget | EAC − new BAC | 35000.00 | Beyond tolerance.',
      'Working days late allowed | schedule tolerance | 3.000 days | The tolerance of the project.',
      'Working days late expected | working days from the approved finish to the forecast finish | no budget in the baseline | Without a forecast finish there is nothing to hold to it.',
      'BAC against staying | new BAC − BAC today | 0.00 | Below zero is less to ask for.',
      'EAC against staying | EAC − EAC of staying as we are | 0.00 | Below zero is saved, or moved elsewhere.',
      'Finish against staying | working days from the forecast finish of staying as we are to this one | no budget in the baseline | Below zero is earlier.',
    ]);
  });

  it('counts the days that fall away between what is kept', () => {
    const build: Option = { way: 'redefine-success', items: [{ itemId: 'build', decision: 'drop' }] };
    const left = print(LINEAR, build).filter((line) => line.startsWith('Working days') && line.includes('fall away'));
    expect(left.map((line) => line.split(' | ').slice(0, 3).join(' | '))).toEqual([
      'Working days that fall away | working days of PD after ES on which only dropped or deferred work was planned | 3.000 days',
      'Working days left in the plan | PD − ES of the work kept − working days that fall away | 4.000 days',
    ]);
  });

  it('of people who find nothing to do is one line', () => {
    const nothing = {
      ...DROP_AND_DEFER,
      items: ['design', 'build', 'test'].map((itemId) => ({ itemId, decision: 'drop' as const })),
    };
    const lines = print(LINEAR, nothing, AT_HALF).filter((line) => line.includes('added'));
    expect(lines).toEqual([
      'Working days left with the added people | working days left with the team as it is | 0.000 days | There is nothing left for them to do, or no telling when it would be done.',
    ]);
  });

  it('of two teams adds up to the cent', () => {
    const others: Option = { way: 'more-people', rate: dollars(333_33), start: getDay('2026-11-11') };
    const outcome = scenarioOf(LINEAR, [others, AT_HALF]);
    if (!outcome.ok) throw new Error(outcome.explanation);
    const amountOf = (label: string): Money => {
      const value = outcome.value.explanation.find((line) => line.label === label)?.value;
      if (value?.kind !== 'value' || value.value.unit !== 'money') throw new Error(`no amount: ${label}`);
      return value.value.amount;
    };
    const parts = [
      'Actual cost (AC)',
      'Cost of the team for the rest of the work',
      'Cost of those added from 2026-11-09',
      'Cost of those added from 2026-11-11',
    ];
    expect(sum(parts.map(amountOf), USD)).toEqual(outcome.value.estimateAtCompletion);
  });
});
