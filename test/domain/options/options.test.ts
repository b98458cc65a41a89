import { breaches } from '../../../src/domain/variance/breach';
import { getDay } from '../../../src/domain/calendar/day';
import { exact } from '../../../src/domain/money/exact';
import { figure, noFigure } from '../../../src/domain/earned-value/figure';
import type { Option } from '../../../src/domain/options/option';
import type { ProjectState, StateItem } from '../../../src/domain/options/project-state';
import type { Scenario } from '../../../src/domain/options/scenario';
import { allScenarios, scenarioOf } from '../../../src/domain/options/weigh-options';
import { makeWorkingCalendar } from '../../../src/domain/calendar/working-calendar';
import { dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const item = (id: string, dollarsOfBudget: number, start: string, finish: string, percent = 0): StateItem => ({
  id,
  budget: dollars(dollarsOfBudget * 100),
  start: getDay(start),
  finish: getDay(finish),
  earned: exact(BigInt(percent), 100n),
});

/** A linear baseline of 100 000 over ten working days, 10 000 a day. On the fourth: EV 30 000, AC 35 000, ES 3, SPI(t) 0.75. */
const LINEAR: ProjectState = {
  currency: USD,
  calendar: FIVE_DAY_WEEK,
  statusDay: getDay('2026-11-05'),
  items: [
    item('design', 50_000, '2026-11-02', '2026-11-06', 60),
    item('build', 30_000, '2026-11-09', '2026-11-11'),
    item('test', 20_000, '2026-11-12', '2026-11-13'),
  ],
  actualCost: dollars(35_000_00),
  approvedFinish: getDay('2026-11-13'),
  tolerance: { costPercent: 10, scheduleDays: 3 },
};

const STAY: Option = { way: 'stay' };
const drop = (...itemIds: string[]): Option => ({
  way: 'redefine-success',
  items: itemIds.map((itemId) => ({ itemId, decision: 'drop' })),
});
const defer = (itemId: string): Option => ({ way: 'redefine-success', items: [{ itemId, decision: 'defer' }] });
const money = (dollarsAdded: number): Option => ({ way: 'more-money', amount: dollars(dollarsAdded * 100) });
const until = (finish: string): Option => ({
  way: 'more-time',
  finish: finish === 'forecast' ? finish : getDay(finish),
});
const people = (start: string, changes: Partial<Extract<Option, { way: 'more-people' }>> = {}): Option => ({
  way: 'more-people',
  people: 2,
  rate: dollars(1_000_00),
  start: getDay(start),
  ...changes,
});

function get(state: ProjectState, ...options: [Option] | [Option, Option]): Scenario {
  const outcome = scenarioOf(state, options);
  if (!outcome.ok) throw new Error(outcome.explanation);
  return outcome.value;
}

describe('staying as we are', () => {
  it('is forecast by the engine: EAC at cost performance, finish at schedule performance', () => {
    expect(get(LINEAR, STAY)).toMatchObject({
      ways: ['stay'],
      movedOut: [],
      workBudget: dollars(100_000_00),
      budgetAtCompletion: dollars(100_000_00),
      estimateAtCompletion: dollars(116_666_67),
      estimateBasis: 'cost-performance',
      finish: figure('2026-11-19'), // IEAC(t) = 13.33…, the 14th working day
      finishBasis: figure('schedule-performance'),
      approvedFinish: '2026-11-13',
      toCompletePerformanceIndex: { toBudget: figure(70 / 65), toEstimate: figure(30 / 35) },
      toCompleteSchedulePerformanceIndex: figure(7 / 6),
      tolerance: {
        cost: { verdict: 'beyond', over: dollars(16_666_67), allowed: dollars(10_000_00) },
        finish: figure({ verdict: 'beyond', daysLate: 4, allowedDays: 3 }),
      },
      againstStaying: { budget: dollars(0), estimate: dollars(0), finishDays: figure(0) },
    });
  });

  it('falls back to the planned rate, and says so, while nothing is earned', () => {
    const idle = { ...LINEAR, items: LINEAR.items.map((each) => ({ ...each, earned: exact(0n) })) };
    expect(get(idle, STAY)).toMatchObject({
      estimateAtCompletion: dollars(135_000_00),
      estimateBasis: 'planned-rate',
      finish: figure('2026-11-19'), // ten days after the fourth
      finishBasis: figure('planned-rate'),
      toCompletePerformanceIndex: { toBudget: figure(100 / 65), toEstimate: noFigure('nothing earned yet') },
    });
  });

  it('falls back in cost alone while no cost is recorded', () => {
    expect(get({ ...LINEAR, actualCost: dollars(0) }, STAY)).toMatchObject({
      estimateAtCompletion: dollars(70_000_00),
      estimateBasis: 'planned-rate',
      finishBasis: figure('schedule-performance'),
      toCompletePerformanceIndex: { toEstimate: noFigure('no actual cost recorded') },
    });
  });

  it('counts from the planned start before it has come', () => {
    const early = {
      ...LINEAR,
      statusDay: getDay('2026-10-30'),
      items: LINEAR.items.map(({ id, budget, start, finish }) => ({ id, budget, start, finish })),
      actualCost: dollars(0),
    };
    expect(get(early, STAY)).toMatchObject({
      finish: figure('2026-11-13'),
      finishBasis: figure('planned-rate'),
      toCompleteSchedulePerformanceIndex: figure(1),
      tolerance: { finish: figure({ verdict: 'within', daysLate: 0 }) },
    });
  });

  it('has no finish to forecast once all is earned', () => {
    const done = { ...LINEAR, items: LINEAR.items.map((each) => ({ ...each, earned: exact(1n) })) };
    expect(get(done, STAY)).toMatchObject({
      estimateAtCompletion: dollars(35_000_00),
      finish: noFigure('complete'),
      finishBasis: noFigure('complete'),
      toCompletePerformanceIndex: { toBudget: noFigure('complete'), toEstimate: noFigure('complete') },
      toCompleteSchedulePerformanceIndex: noFigure('complete'),
      tolerance: { cost: { verdict: 'within' }, finish: noFigure('complete') },
      againstStaying: { finishDays: noFigure('complete') },
    });
  });

  it('means nothing in time without a baseline, or without a budget in it', () => {
    const nothing = noFigure('no budget in the baseline');
    for (const items of [[], [item('milestone', 0, '2026-11-02', '2026-11-13')]]) {
      expect(get({ ...LINEAR, items }, STAY)).toMatchObject({
        budgetAtCompletion: dollars(0),
        estimateAtCompletion: dollars(35_000_00),
        finish: nothing,
        toCompletePerformanceIndex: { toBudget: nothing, toEstimate: nothing },
        toCompleteSchedulePerformanceIndex: nothing,
      });
    }
  });

  it('says so when the forecast ends after the calendar does', () => {
    const slow = {
      ...LINEAR,
      items: [{ ...item('all', 100_000, '2026-11-02', '2026-11-13'), earned: exact(1n, 10_000_000n) }],
    };
    expect(get(slow, STAY)).toMatchObject({
      finish: noFigure('too far ahead to name a day'),
      tolerance: { finish: noFigure('too far ahead to name a day') },
    });
  });

  it('does not guess when work ends that a later holiday left without a working day', () => {
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], [getDay('2026-11-12'), getDay('2026-11-13')]);
    const items = [
      item('build', 30_000, '2026-11-02', '2026-11-06', 100),
      item('test', 20_000, '2026-11-12', '2026-11-13'),
    ];
    expect(get({ ...LINEAR, calendar, items }, STAY)).toMatchObject({
      finish: noFigure('planned value not given that far'),
    });
  });
});

describe('redefining success', () => {
  it('takes what is not earned out of the budget and the plan', () => {
    expect(get(LINEAR, drop('test'))).toMatchObject({
      ways: ['redefine-success'],
      movedOut: [{ itemId: 'test', decision: 'drop', amount: dollars(20_000_00) }],
      workBudget: dollars(80_000_00),
      budgetAtCompletion: dollars(80_000_00),
      estimateAtCompletion: dollars(93_333_33), // 80 000 / (30 / 35)
      finish: figure('2026-11-16'), // 5 days of plan at 0.75: day 4 + 6.67
      approvedFinish: '2026-11-13',
      toCompletePerformanceIndex: { toBudget: figure(50 / 45), toEstimate: figure(30 / 35) },
      toCompleteSchedulePerformanceIndex: figure(5 / 6),
      tolerance: {
        cost: { verdict: 'beyond', over: dollars(13_333_33), allowed: dollars(8_000_00) },
        finish: figure({ verdict: 'within', daysLate: 1, allowedDays: 3 }),
      },
      againstStaying: { budget: dollars(-20_000_00), estimate: dollars(-23_333_34), finishDays: figure(-3) },
    });
  });

  it('keeps what is earned on an item that leaves: budget and earned value go on saying that it was done', () => {
    expect(get(LINEAR, drop('design'))).toMatchObject({
      movedOut: [{ amount: dollars(20_000_00) }],
      workBudget: dollars(80_000_00),
      finish: figure('2026-11-16'), // the five days of build and test at 0.75
    });
  });

  it('keeps as many days of an item that leaves as were planned for what it has earned', () => {
    // Day 4 of ten: ahead with one half, and nothing done of the other. EV 40 000, ES 4, SPI(t) 1.
    const items = [
      item('ahead', 50_000, '2026-11-02', '2026-11-13', 80),
      item('behind', 50_000, '2026-11-02', '2026-11-13'),
    ];
    // Kept are 5 000 a day for eight days, and 5 000 a day for ten: ES is 4 still, and 6 days are left.
    expect(get({ ...LINEAR, items }, drop('ahead'))).toMatchObject({
      workBudget: dollars(90_000_00),
      finish: figure('2026-11-13'),
    });
  });

  it('counts the days that fall away from the day in the middle of which the plan is', () => {
    const items = LINEAR.items.map((each) => (each.id === 'design' ? { ...each, earned: exact(1n, 2n) } : each));
    // ES 2.5, SPI(t) 0.625: of 7.5 days three fall away, and 4.5 / 0.625 = 7.2.
    expect(get({ ...LINEAR, items }, drop('build')).finish).toEqual(figure('2026-11-17'));
  });

  it('leaves no project either when what is kept has no budget', () => {
    const items = [item('all', 100_000, '2026-11-02', '2026-11-13'), item('milestone', 0, '2026-11-13', '2026-11-13')];
    expect(get({ ...LINEAR, items }, drop('all')).finish).toEqual(noFigure('no budget in the baseline'));
  });

  it('keeps the days on which something else is planned', () => {
    const beside = [...LINEAR.items, item('write', 10_000, '2026-11-09', '2026-11-10')];
    // ES 3; left: 4 and 5 of design, two of write, two of test; one day of build falls away. 6 / 0.75 = 8.
    expect(get({ ...LINEAR, items: beside }, drop('build'))).toMatchObject({ finish: figure('2026-11-17') });
  });

  it('moves the rest up when the middle leaves, and lists deferred work apart', () => {
    expect(get(LINEAR, defer('build'))).toMatchObject({
      movedOut: [{ itemId: 'build', decision: 'defer', amount: dollars(30_000_00) }],
      budgetAtCompletion: dollars(70_000_00),
      finish: figure('2026-11-13'), // 4 days of plan at 0.75: day 4 + 5.33
    });
  });

  it('does not let a slow team look fast by leaving out what it was slow at', () => {
    // Day 4 of: ten days of research with nothing done, beside ten of design done as planned. ES is 2, SPI(t) 0.5.
    const items = [
      item('research', 50_000, '2026-11-02', '2026-11-13'),
      item('design', 50_000, '2026-11-02', '2026-11-13', 40),
    ];
    // Of design alone 6 days are left. They take 12, not 6.
    expect(get({ ...LINEAR, items }, drop('research'))).toMatchObject({
      finish: figure('2026-11-23'),
      finishBasis: figure('schedule-performance'),
    });
  });

  it('leaves nothing to do when all that is left is dropped', () => {
    expect(get(LINEAR, drop('design', 'build', 'test'))).toMatchObject({
      budgetAtCompletion: dollars(30_000_00),
      estimateAtCompletion: dollars(35_000_00),
      finish: figure('2026-11-05'),
      toCompletePerformanceIndex: { toBudget: noFigure('complete'), toEstimate: noFigure('complete') },
      toCompleteSchedulePerformanceIndex: noFigure('complete'),
    });
  });

  it('ends on the status day when all that is left is dropped, be it a day off', () => {
    const saturday = { ...LINEAR, statusDay: getDay('2026-11-07') };
    expect(get(saturday, drop('design', 'build', 'test')).finish).toEqual(figure('2026-11-07'));
  });

  it('leaves no project when all is dropped before anything is earned', () => {
    const idle = { ...LINEAR, items: [item('all', 100_000, '2026-11-02', '2026-11-13')] };
    expect(get(idle, drop('all'))).toMatchObject({
      budgetAtCompletion: dollars(0),
      estimateAtCompletion: dollars(35_000_00),
      estimateBasis: 'planned-rate',
      finish: noFigure('no budget in the baseline'),
      againstStaying: { finishDays: noFigure('no budget in the baseline') },
    });
  });

  it('divides what is moved out so that it adds up to the cent', () => {
    const third = exact(1n, 3n);
    const items = ['a', 'b', 'c'].map((id) => ({
      ...item(id, 0, '2026-11-02', '2026-11-13'),
      earned: third,
      budget: dollars(100),
    }));
    const { movedOut, workBudget } = get({ ...LINEAR, items }, drop('a', 'b'));
    // Two thirds of two budgets of 100 are 133.33…, and 166.66… stay.
    expect([movedOut[0]?.amount, movedOut[1]?.amount, workBudget]).toEqual([dollars(67), dollars(66), dollars(167)]);
  });
});

describe('more money', () => {
  it('is added to the budget for the same work: EAC and the work left stay, the money left grows', () => {
    expect(get(LINEAR, money(10_000))).toMatchObject({
      ways: ['more-money'],
      workBudget: dollars(100_000_00),
      budgetAtCompletion: dollars(110_000_00),
      estimateAtCompletion: dollars(116_666_67),
      finish: figure('2026-11-19'),
      toCompletePerformanceIndex: { toBudget: figure(70 / 75), toEstimate: figure(30 / 35) },
      tolerance: { cost: { verdict: 'within', over: dollars(6_666_67), allowed: dollars(11_000_00) } },
      againstStaying: { budget: dollars(10_000_00), estimate: dollars(0), finishDays: figure(0) },
    });
  });

  it('adds up when it is asked for twice', () => {
    expect(get(LINEAR, money(10_000), money(5_000))).toMatchObject({
      ways: ['more-money'],
      budgetAtCompletion: dollars(115_000_00),
    });
  });

  it('does not help as long as it is no more than what is spent beyond the budget', () => {
    const overspent = { ...LINEAR, actualCost: dollars(105_000_00) };
    expect(get(overspent, money(5_000)).toCompletePerformanceIndex.toBudget).toEqual(noFigure('budget exhausted'));
    expect(get(overspent, money(5_001)).toCompletePerformanceIndex.toBudget).toEqual(figure(70_000));
  });

  it('is within tolerance at exactly the tolerance, and beyond it a cent later', () => {
    const spent = (cents: number) => ({
      ...LINEAR,
      items: [item('all', 100_000, '2026-11-02', '2026-11-13', 50)],
      actualCost: dollars(cents),
    });
    expect(get(spent(55_000_00), STAY).tolerance.cost).toMatchObject({ verdict: 'within', over: dollars(10_000_00) });
    expect(get(spent(55_000_01), STAY).tolerance.cost).toMatchObject({ verdict: 'beyond', over: dollars(10_000_02) });
  });
});

describe('more people', () => {
  it('earn with what they cost, so that the same work costs the same and ends sooner', () => {
    // 7 500 a day alone, and 2 000 × 30 / 35 more after the first: 1 + 62 500 / 9 214.29 = 7.78 working days.
    expect(get(LINEAR, people('2026-11-09'))).toMatchObject({
      ways: ['more-people'],
      budgetAtCompletion: dollars(100_000_00),
      estimateAtCompletion: dollars(116_666_67),
      finish: figure('2026-11-17'),
      toCompletePerformanceIndex: { toBudget: figure(70 / 65), toEstimate: figure(30 / 35) },
      againstStaying: { estimate: dollars(0), finishDays: figure(-2) },
    });
  });

  it('cost more than they earn at half the productivity', () => {
    // 62 500 / 8 357.14 = 7.48 days of 2 000, of which half is lost. 70 000 / 89 145.30 is left to earn for each unit of cost.
    expect(get(LINEAR, people('2026-11-09', { productivity: exact(1n, 2n) }))).toMatchObject({
      estimateAtCompletion: dollars(124_145_30),
      finish: figure('2026-11-18'),
      toCompletePerformanceIndex: { toEstimate: figure(819 / 1043) },
      againstStaying: { estimate: dollars(7_478_63), finishDays: figure(-1) },
    });
  });

  it('change nothing but the cost when they earn nothing', () => {
    // 9.33 − 1 days of 2 000.
    expect(get(LINEAR, people('2026-11-09', { productivity: exact(0n) }))).toMatchObject({
      estimateAtCompletion: dollars(133_333_33),
      finish: figure('2026-11-19'),
    });
  });

  it('may be one cost rate without a number', () => {
    const one: Option = { way: 'more-people', rate: dollars(2_000_00), start: getDay('2026-11-09') };
    expect(get(LINEAR, one)).toEqual(get(LINEAR, people('2026-11-09')));
  });

  it('who start on the status day, or on a day off, work from the next working day', () => {
    const tomorrow = get(LINEAR, people('2026-11-06'));
    expect(get(LINEAR, people('2026-11-05'))).toMatchObject({ finish: tomorrow.finish });
    // 70 000 / 9 214.29 = 7.6
    expect(tomorrow.finish).toEqual(figure('2026-11-17'));
    expect(get(LINEAR, people('2026-11-07')).finish).toEqual(get(LINEAR, people('2026-11-09')).finish);
  });

  it('who come when the work is done change nothing', () => {
    const stay = get(LINEAR, STAY);
    const late = get(LINEAR, people('2026-11-20', { productivity: exact(1n, 2n) }));
    expect(late).toMatchObject({ estimateAtCompletion: stay.estimateAtCompletion, finish: stay.finish });
  });

  it('who come on the last day are paid for the part of it that is left', () => {
    // Nine days leave 2 500, which takes 2 500 / (7 500 + 1 714.29) of a tenth. Half of that part of 4 000 is lost.
    const last = get(LINEAR, people('2026-11-19', { people: 4, productivity: exact(1n, 2n) }));
    expect(last).toMatchObject({
      estimateAtCompletion: dollars(117_209_30),
      finish: figure('2026-11-19'),
      againstStaying: { estimate: dollars(542_63), finishDays: figure(0) },
    });
  });

  it('add up when two teams come, each from its own start', () => {
    // One day alone, two with the first: 70 000 − 7 500 − 2 × 9 214.29 = 44 071.43, and that / 13 500 with both: 3 + 3.26.
    const both = get(LINEAR, people('2026-11-09'), people('2026-11-11', { people: 5 }));
    expect(both).toMatchObject({ ways: ['more-people'], finish: figure('2026-11-16') });
    expect(both.explanation).toContainEqual(
      expect.objectContaining({
        label: 'Working days left with the added people',
        value: figure({ unit: 'working-days', number: 1184 / 189 }),
      }),
    );
    expect(get(LINEAR, people('2026-11-09'), people('2026-11-09')).finish).toEqual(
      get(LINEAR, people('2026-11-09', { people: 4 })).finish,
    );
  });

  it.each([
    ['by start', people('2026-11-09'), people('2026-11-11')],
    ['by cost', people('2026-11-09'), people('2026-11-09', { people: 3 })],
    ['by productivity', people('2026-11-09'), people('2026-11-09', { productivity: exact(1n, 2n) })],
    [
      'by either part of it',
      people('2026-11-09', { productivity: exact(1n, 2n) }),
      people('2026-11-09', { productivity: exact(1n, 3n) }),
    ],
  ])('are told in one order whichever is named first: %s', (_by, first, second) => {
    expect(get(LINEAR, second, first)).toEqual(get(LINEAR, first, second));
  });

  it('buy at the planned rate while there is no performance to go by', () => {
    const idle = { ...LINEAR, items: [item('all', 100_000, '2026-11-02', '2026-11-13')] };
    // 10 000 a day alone and 10 000 more from the second: 1 + 90 000 / 20 000 = 5.5.
    expect(get(idle, people('2026-11-09', { people: 10 }))).toMatchObject({
      estimateAtCompletion: dollars(135_000_00),
      estimateBasis: 'planned-rate',
      finish: figure('2026-11-13'),
      finishBasis: figure('planned-rate'),
    });
  });

  it('who are there before the project starts wait for it', () => {
    const early = {
      ...LINEAR,
      statusDay: getDay('2026-10-26'),
      items: [item('all', 100_000, '2026-11-02', '2026-11-13')],
    };
    expect(get(early, people('2026-10-27', { people: 10 }))).toMatchObject({ finish: figure('2026-11-06') });
  });

  it('have nothing to do when all is dropped or done', () => {
    const crowd = people('2026-11-05', { productivity: exact(0n) });
    expect(get(LINEAR, drop('design', 'build', 'test'), crowd)).toMatchObject({
      estimateAtCompletion: dollars(35_000_00),
      finish: figure('2026-11-05'),
    });
    const done = { ...LINEAR, items: LINEAR.items.map((each) => ({ ...each, earned: exact(1n) })) };
    expect(get(done, crowd)).toMatchObject({ estimateAtCompletion: dollars(35_000_00), finish: noFigure('complete') });
  });
});

describe('more time', () => {
  it('moves what the finish is held to, and neither cost nor forecast', () => {
    expect(get(LINEAR, until('2026-11-17'))).toMatchObject({
      ways: ['more-time'],
      budgetAtCompletion: dollars(100_000_00),
      estimateAtCompletion: dollars(116_666_67),
      finish: figure('2026-11-19'),
      approvedFinish: '2026-11-17',
      toCompleteSchedulePerformanceIndex: figure(7 / 8),
      tolerance: { finish: figure({ verdict: 'within', daysLate: 2, allowedDays: 3 }) },
    });
  });

  it('can be as much as the forecast takes', () => {
    expect(get(LINEAR, until('forecast'))).toMatchObject({
      approvedFinish: '2026-11-19',
      tolerance: { finish: figure({ verdict: 'within', daysLate: 0, allowedDays: 3 }) },
    });
  });

  it('is never less: a forecast before the approved finish leaves it', () => {
    const generous = { ...LINEAR, approvedFinish: getDay('2026-11-27') };
    expect(get(generous, until('forecast'))).toMatchObject({
      approvedFinish: '2026-11-27',
      tolerance: { finish: figure({ verdict: 'within', daysLate: -6 }) },
    });
  });

  it('is within tolerance at exactly the tolerance, and beyond it a day later', () => {
    expect(get(LINEAR, until('2026-11-16')).tolerance.finish).toEqual(
      figure({ verdict: 'within', daysLate: 3, allowedDays: 3 }),
    );
    expect(get(LINEAR, until('2026-11-13')).tolerance.finish).toMatchObject({
      value: { verdict: 'beyond', daysLate: 4 },
    });
  });

  it('needs what cannot be once the approved finish has passed', () => {
    const passed = { ...LINEAR, approvedFinish: getDay('2026-11-05') };
    expect(get(passed, STAY).toCompleteSchedulePerformanceIndex).toEqual(noFigure('planned duration used up'));
  });
});

describe('the tolerance', () => {
  it('says of a project what it says of a work item', () => {
    const options = [STAY, money(5_000), money(7_000), until('2026-11-16'), until('2026-11-13'), drop('test')];
    for (const option of options) {
      const { tolerance, ...scenario } = get(LINEAR, option);
      if (scenario.finish.kind === 'undefined' || tolerance.finish.kind === 'undefined') throw new Error('a finish');
      const asItem = {
        start: getDay('2026-11-02'),
        finish: scenario.approvedFinish,
        budget: scenario.budgetAtCompletion,
      };
      const fact = { budget: scenario.estimateAtCompletion, due: scenario.finish.value, done: false, finished: null };
      const found = breaches(asItem, fact, LINEAR.tolerance, LINEAR.calendar, LINEAR.statusDay);
      const cost = tolerance.cost;
      const finish = tolerance.finish.value;
      expect(found).toEqual([
        ...(cost.verdict === 'beyond'
          ? [{ kind: 'budget', baseline: asItem.budget, today: fact.budget, over: cost.over, allowed: cost.allowed }]
          : []),
        ...(finish.verdict === 'beyond'
          ? [{ kind: 'finish', baseline: asItem.finish, daysLate: finish.daysLate, allowedDays: finish.allowedDays }]
          : []),
      ]);
    }
  });
});

describe('two options together', () => {
  it('are scope first, and then money on top of it', () => {
    expect(get(LINEAR, money(5_000), drop('test'))).toMatchObject({
      ways: ['redefine-success', 'more-money'],
      workBudget: dollars(80_000_00),
      budgetAtCompletion: dollars(85_000_00),
      toCompletePerformanceIndex: { toBudget: figure(50 / 50) },
      againstStaying: { budget: dollars(-15_000_00) },
    });
  });

  it('take the forecast of the other one for the new finish', () => {
    expect(get(LINEAR, until('forecast'), people('2026-11-09'))).toMatchObject({
      ways: ['more-people', 'more-time'],
      approvedFinish: '2026-11-17',
    });
  });

  it('put the items of two redefinitions on one list, in the order of the baseline', () => {
    const { ways, movedOut } = get(LINEAR, defer('test'), drop('build'));
    expect(ways).toEqual(['redefine-success']);
    expect(movedOut.map(({ itemId, decision }) => `${decision} ${itemId}`)).toEqual(['drop build', 'defer test']);
  });

  it('are the other one when one is staying', () => {
    expect(get(LINEAR, STAY, money(1))).toEqual(get(LINEAR, money(1)));
    expect(get(LINEAR, STAY, STAY)).toEqual(get(LINEAR, STAY));
  });
});

describe('an option that cannot be', () => {
  const done = { ...LINEAR, items: [item('old', 10, '2026-11-02', '2026-11-03', 100), ...LINEAR.items] };
  const noForecast = { ...LINEAR, items: [] };
  it.each<[string, ProjectState, [Option] | [Option, Option], string, string]>([
    ['no item', LINEAR, [drop()], 'no-item', 'Choose at least one work item to drop or to defer.'],
    ['an unknown item', LINEAR, [drop('tset')], 'unknown-item', 'tset is not in the current baseline.'],
    ['a complete item', done, [drop('test', 'old')], 'nothing-left', 'old has no budget left that is not earned.'],
    ['an item twice', LINEAR, [drop('test', 'test')], 'item-twice', 'test is named twice.'],
    ['an item dropped and deferred', LINEAR, [drop('test'), defer('test')], 'item-twice', 'test is named twice.'],
    ['no money', LINEAR, [money(0)], 'bad-amount', 'The money to add must be above zero, not 0.00 USD.'],
    ['less money', LINEAR, [money(-1)], 'bad-amount', 'The money to add must be above zero, not -1.00 USD.'],
    [
      'no people',
      LINEAR,
      [people('2026-11-09', { people: 0 })],
      'bad-people',
      'The number of people must be whole and above zero, not 0.',
    ],
    [
      'half a person',
      LINEAR,
      [people('2026-11-09', { people: 1.5 })],
      'bad-people',
      'The number of people must be whole and above zero, not 1.5.',
    ],
    [
      'people for nothing',
      LINEAR,
      [people('2026-11-09', { rate: dollars(0) })],
      'bad-rate',
      'The cost of a working day must be above zero, not 0.00 USD.',
    ],
    [
      'people who undo work',
      LINEAR,
      [people('2026-11-09', { productivity: exact(-1n, 2n) })],
      'bad-productivity',
      'The productivity of added people must not be below zero.',
    ],
    [
      'people in the past',
      LINEAR,
      [people('2026-11-04')],
      'start-before-status-day',
      'The start 2026-11-04 is before the status day 2026-11-05.',
    ],
    [
      'a finish in the past',
      LINEAR,
      [until('2026-11-04')],
      'finish-before-status-day',
      'The new finish 2026-11-04 is before the status day 2026-11-05.',
    ],
    [
      'less time',
      LINEAR,
      [until('2026-11-12')],
      'not-more-time',
      'The new finish 2026-11-12 is before the approved finish 2026-11-13.',
    ],
    [
      'two finishes',
      LINEAR,
      [until('forecast'), until('2026-11-20')],
      'two-finishes',
      'Two options set a new finish: only one can be approved.',
    ],
    [
      'a forecast that there is not',
      noForecast,
      [until('forecast')],
      'no-forecast',
      'There is no forecast finish to take for the approved one: no budget in the baseline.',
    ],
  ])('is refused: %s', (_what, state, options, reason, explanation) => {
    expect(scenarioOf(state, options)).toEqual({ ok: false, reason, explanation });
  });

  it('is refused beside one that can be', () => {
    expect(scenarioOf(LINEAR, [money(1), money(-1)])).toMatchObject({ reason: 'bad-amount' });
  });

  it('may touch its limits: the status day, and the approved finish', () => {
    const passed = { ...LINEAR, approvedFinish: getDay('2026-11-05') };
    expect(get(passed, until('2026-11-05')).approvedFinish).toBe('2026-11-05');
  });
});

describe('all scenarios', () => {
  it('are staying, each option and each pair, in the order given; a refused one keeps its place', () => {
    const [more, late, later] = [money(10_000), until('forecast'), until('2026-11-20')];
    const weighed = allScenarios(LINEAR, [more, STAY, late, later]);
    expect(weighed.map(({ options }) => options)).toEqual([
      [STAY],
      [more],
      [late],
      [later],
      [more, late],
      [more, later],
      [late, later],
    ]);
    expect(weighed.map(({ scenario }) => scenario.ok)).toEqual([true, true, true, true, true, true, false]);
    expect(weighed[4]?.scenario).toEqual(scenarioOf(LINEAR, [more, late]));
    expect(weighed[0]?.scenario).toEqual(scenarioOf(LINEAR, [STAY]));
  });
});
