import * as fc from 'fast-check';
import type { Performance } from '../../../src/domain/earned-value/base-measures';
import { addDays, getDay, latestDay } from '../../../src/domain/calendar/day';
import { exact } from '../../../src/domain/money/exact';
import { figure, noFigure } from '../../../src/domain/earned-value/figure';
import type { Option } from '../../../src/domain/options/option';
import { projectFigures } from '../../../src/domain/earned-value/project-figures';
import { projectPosition } from '../../../src/domain/earned-value/project-position';
import type { ProjectState } from '../../../src/domain/options/project-state';
import type { Scenario } from '../../../src/domain/options/scenario';
import { stateOfPosition, type NamedItem } from '../../../src/domain/options/state-of-position';
import { scenarioOf } from '../../../src/domain/options/weigh-options';
import { makeWorkingCalendar } from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const item = (id: string, cents: number, start: string, finish: string, basisPoints = 0): NamedItem => ({
  id,
  budget: dollars(cents),
  start: getDay(start),
  finish: getDay(finish),
  basisPoints,
  levelOfEffort: false,
});

const TOLERANCE = { costPercent: 10, scheduleDays: 3 };

/** As the database would sum them: spans by their days, progress by day and step. */
function performanceOf(items: readonly NamedItem[], progressed: string, spent: number) {
  return {
    spans: items.map(({ start, finish, budget }) => ({ start, finish, budget, items: 1 })),
    levelOfEffort: items.filter(({ levelOfEffort }) => levelOfEffort),
    progress: items.flatMap(({ budget, basisPoints, levelOfEffort }) =>
      levelOfEffort ? [] : [{ day: getDay(progressed), basisPoints, budget }],
    ),
    costs: [{ day: getDay(progressed), amount: dollars(spent) }],
  };
}

const positionOn = (performance: Performance, day: string) =>
  projectPosition(performance, FIVE_DAY_WEEK, USD, getDay(day), 3);

function get(state: ProjectState, ...options: [Option] | [Option, Option]): Scenario {
  const outcome = scenarioOf(state, options);
  if (!outcome.ok) throw new Error(outcome.explanation);
  return outcome.value;
}

const STAY: Option = { way: 'stay' };

describe('the state of a project that is known in sums', () => {
  const design = item('design', 50_000_00, '2026-11-02', '2026-11-06', 6_000);
  const build = item('build', 30_000_00, '2026-11-09', '2026-11-11', 1_000);
  const test = item('test', 20_000_00, '2026-11-12', '2026-11-13');
  const items = [design, build, test];
  const performance = performanceOf(items, '2026-11-04', 35_000_00);
  const terms = { statusDay: getDay('2026-11-05'), approvedFinish: getDay('2026-11-13'), tolerance: TOLERANCE };

  it('has the named items by themselves, and the others by their days with what is left of budget and earned value', () => {
    const double = { ...performance, spans: [...performance.spans, { ...build, items: 2 }] };
    const state = stateOfPosition(positionOn(double, '2026-11-05'), double.spans, [build], terms);
    // EV 33 000, of which 3 000 are earned by `build`; the others have 130 000 - 30 000.
    const share = exact(3n, 10n);
    expect(state).toEqual({
      ...terms,
      currency: USD,
      calendar: FIVE_DAY_WEEK,
      items: [
        { id: 'build', budget: build.budget, start: build.start, finish: build.finish, earned: exact(1_000n, 10_000n) },
        { id: 'others 0', budget: design.budget, start: design.start, finish: design.finish, items: 1, earned: share },
        { id: 'others 1', budget: build.budget, start: build.start, finish: build.finish, items: 2, earned: share },
        { id: 'others 2', budget: test.budget, start: test.start, finish: test.finish, items: 1, earned: share },
      ],
      actualCost: dollars(35_000_00),
    });
  });

  it('forgets the days of a named item that no other item has', () => {
    const state = stateOfPosition(positionOn(performance, '2026-11-05'), performance.spans, items, terms);
    expect(state.items.map(({ id }) => id)).toEqual(['design', 'build', 'test']);
    const dropped = get(state, { way: 'redefine-success', items: [{ itemId: 'test', decision: 'drop' }] });
    // Without the last two days of the plan: 8 - 3.3 days left at SPI(t) 3.3 / 4 are 5.7 after the fourth.
    expect(dropped.finish).toEqual(figure('2026-11-13'));
  });

  it('keeps the days of items without a budget', () => {
    const idle = item('milestone', 0, '2026-11-16', '2026-11-16');
    const all = performanceOf([...items, idle], '2026-11-04', 0);
    const state = stateOfPosition(positionOn(all, '2026-11-05'), all.spans, items, terms);
    expect(state.items.slice(3)).toEqual([
      { id: 'others 0', budget: dollars(0), start: idle.start, finish: idle.finish, items: 1, earned: exact(0n) },
    ]);
  });

  it('has level of effort earn what is planned of it by the status day', () => {
    const manage = { ...item('manage', 3_00, '2026-11-03', '2026-11-05', 9_000), levelOfEffort: true };
    const nothing = { ...item('nothing', 0, '2026-11-03', '2026-11-05'), levelOfEffort: true };
    const all = performanceOf([...items, manage, nothing], '2026-11-04', 0);
    const day = getDay('2026-11-04');
    const state = stateOfPosition(positionOn(all, day), all.spans, [manage, nothing], { ...terms, statusDay: day });
    expect(state.items.slice(0, 2).map(({ earned }) => earned)).toEqual([exact(2n, 3n), exact(0n)]);
    expect(state.items[2]?.earned).toEqual(exact(33n, 100n));
  });

  it('cannot be without the days of an item that is named', () => {
    const stray = item('stray', 1_00, '2026-11-02', '2026-11-03');
    expect(() => stateOfPosition(positionOn(performance, '2026-11-05'), performance.spans, [stray], terms)).toThrow(
      'the sums lack stray',
    );
  });
});

describe('finished work', () => {
  const items = [
    item('design', 50_000_00, '2026-11-02', '2026-11-06', 10_000),
    item('build', 30_000_00, '2026-11-09', '2026-11-11', 10_000),
  ];
  const stateOn = (progressed: string, statusDay: string) => {
    const performance = performanceOf(items, progressed, 90_000_00);
    const terms = { statusDay: getDay(statusDay), approvedFinish: getDay('2026-11-11'), tolerance: TOLERANCE };
    return stateOfPosition(positionOn(performance, statusDay), performance.spans, [], terms);
  };

  it('ended on the working day on which the last of it was earned, whatever is done after it', () => {
    const state = stateOn('2026-11-14', '2026-11-20'); // a Saturday
    expect(state.finished).toBe('2026-11-14');
    const people: Option = { way: 'more-people', rate: dollars(100_00), start: getDay('2026-11-23') };
    for (const option of [STAY, people]) {
      const scenario = get(state, option);
      expect(scenario).toMatchObject({
        finish: figure('2026-11-13'),
        finishBasis: noFigure('complete'),
        estimateAtCompletion: dollars(90_000_00),
        tolerance: {
          cost: { verdict: 'beyond', over: dollars(10_000_00), allowed: dollars(8_000_00) },
          finish: figure({ verdict: 'within', daysLate: 2, allowedDays: 3 }),
        },
        againstStaying: { finishDays: figure(0) },
      });
      expect(scenario.explanation.find(({ label }) => label === 'Forecast finish')).toEqual({
        label: 'Forecast finish',
        formula: 'the working day on which the last of the budget was earned',
        value: figure({ unit: 'day', day: '2026-11-13' }),
        why: 'There is nothing left to do.',
      });
    }
  });

  it('has no finish as long as the baseline has not started', () => {
    expect(get(stateOn('2026-10-28', '2026-10-30'), STAY).finish).toEqual(noFigure('not started yet'));
  });
});

describe('work whose days became holidays after its capture', () => {
  it('has no finish, on the page as in a scenario, once the rest of the plan is earned', () => {
    const items = [
      item('design', 50_000_00, '2026-11-02', '2026-11-06', 10_000),
      item('build', 30_000_00, '2026-11-09', '2026-11-10'),
    ];
    const performance = performanceOf(items, '2026-11-05', 40_000_00);
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], ['2026-11-09', '2026-11-10'].map(getDay));
    const statusDay = getDay('2026-11-06');
    const position = projectPosition(performance, calendar, USD, statusDay, 3);
    const terms = { statusDay, approvedFinish: getDay('2026-11-10'), tolerance: TOLERANCE };
    const none = noFigure('planned value not given that far');
    expect(get(stateOfPosition(position, performance.spans, [], terms), STAY).finish).toEqual(none);
    const { inTime } = projectFigures(position, { weights: { cost: 1n, schedule: 1n }, enteredToComplete: null });
    expect(inTime.earnedSchedule).toEqual(figure(5));
    for (const forecast of [inTime.atPlannedRate, inTime.atSchedulePerformance, inTime.atCostAndSchedulePerformance]) {
      expect(forecast).toEqual({ duration: figure(5), finish: none });
    }
  });
});

/** Spans may lack working days: holidays can be entered after capture. */
const anyProject = fc
  .record({
    calendar: anyCalendar,
    statusDay: anyDay(150),
    spent: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000_000_00 })).map(dollars),
    drawn: fc.array(
      fc.record({
        start: anyDay(60),
        length: fc.integer({ min: 0, max: 40 }),
        budget: fc.integer({ min: 0, max: 500_000_00 }).map(dollars),
        basisPoints: fc.oneof(fc.constantFrom(0, 10_000), fc.integer({ min: 0, max: 10_000 })),
        levelOfEffort: fc.boolean(),
        isNamed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    progressed: anyDay(150),
  })
  .map(({ calendar, drawn, ...project }) => ({
    ...project,
    calendar,
    items: drawn.map(({ length, ...each }, index) => ({
      ...each,
      id: `item ${String(index)}`,
      finish: addDays(each.start, length),
    })),
  }));

describe('any project in sums', () => {
  it('has the figures of the engine when it stays as it is, whoever is named', () => {
    fc.assert(
      fc.property(anyProject, ({ items, calendar, statusDay, spent, progressed }) => {
        const performance = {
          ...performanceOf(items, progressed, 0),
          costs: [{ day: statusDay, amount: spent }],
        };
        const position = projectPosition(performance, calendar, USD, statusDay, 3);
        const engine = projectFigures(position, { weights: { cost: 1n, schedule: 1n }, enteredToComplete: null });
        // Named items have what they have earned by the status day.
        const named = items
          .filter(({ isNamed }) => isNamed)
          .map((each) => (progressed > statusDay ? { ...each, basisPoints: 0 } : each));
        const approvedFinish = latestDay(items.map(({ finish }) => finish)) ?? statusDay;
        const terms = { statusDay, approvedFinish, tolerance: TOLERANCE };
        const stay = get(stateOfPosition(position, performance.spans, named, terms), STAY);
        expect(stay.budgetAtCompletion).toEqual(engine.budgetAtCompletion);
        expect(figure(stay.estimateAtCompletion)).toEqual(engine.estimateAtCompletion);
        expect(stay.estimateBasis).toBe(engine.estimateBasis);
        expect(stay.toCompletePerformanceIndex).toEqual(engine.toCompletePerformanceIndex);
        const { atSchedulePerformance, atPlannedRate } = engine.inTime;
        expect(stay.finish).toEqual(
          atSchedulePerformance.duration.kind === 'value' ? atSchedulePerformance.finish : atPlannedRate.finish,
        );
      }),
    );
  });
});
