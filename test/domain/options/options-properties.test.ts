import * as fc from 'fast-check';
import { addDays, getDay, latestDay, laterDay } from '../../../src/domain/calendar/day';
import { exact } from '../../../src/domain/money/exact';
import type { ExplanationLine } from '../../../src/domain/options/explanation-line';
import { compare, sum } from '../../../src/domain/money/money';
import type { Option } from '../../../src/domain/options/option';
import { projectFigures } from '../../../src/domain/earned-value/project-figures';
import { projectPosition } from '../../../src/domain/earned-value/project-position';
import type { ProjectState } from '../../../src/domain/options/project-state';
import { ratio } from '../../../src/domain/money/ratio';
import type { Scenario } from '../../../src/domain/options/scenario';
import { allScenarios, scenarioOf } from '../../../src/domain/options/weigh-options';
import { workingDaysInclusive } from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, dollars, USD } from '../arbitraries';

const STAY: Option = { way: 'stay' };

/** The shares earned are basis points, so that the engine's own figures can be asked of the same project. */
const anyItem = fc
  .record({
    start: anyDay(120),
    length: fc.integer({ min: 0, max: 60 }),
    budget: fc.integer({ min: 0, max: 500_000_00 }).map(dollars),
    basisPoints: fc.oneof(fc.constantFrom(0, 10_000), fc.integer({ min: 0, max: 10_000 })),
  })
  .map(({ start, length, ...item }) => ({ ...item, start, finish: addDays(start, length) }));

const anyState = fc
  .record({
    calendar: anyCalendar,
    statusDay: anyDay(150),
    drawn: fc.array(anyItem, { minLength: 1, maxLength: 5 }),
    actualCost: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000_000_00 })).map(dollars),
    costPercent: fc.integer({ min: 0, max: 2000 }).map((hundredths) => hundredths / 100),
    scheduleDays: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ calendar, drawn, costPercent, scheduleDays, ...state }) => {
    const items = drawn.filter(({ start, finish }) => workingDaysInclusive(calendar, start, finish) > 0);
    return {
      ...state,
      currency: USD,
      calendar,
      items: items.map((item, index) => ({
        ...item,
        id: `item ${String(index)}`,
        earned: exact(BigInt(item.basisPoints), 10_000n),
      })),
      approvedFinish: latestDay(items.map(({ finish }) => finish)) ?? state.statusDay,
      tolerance: { costPercent, scheduleDays },
    };
  })
  .filter(({ items }) => items.length > 0);
type AnyState = typeof anyState extends fc.Arbitrary<infer State> ? State : never;

const open = (state: AnyState) =>
  state.items.filter(({ budget, basisPoints }) => budget.minor > 0n && basisPoints < 10_000);

const anyMoney: fc.Arbitrary<Option> = fc
  .integer({ min: 1, max: 1_000_000_00 })
  .map((cents) => ({ way: 'more-money', amount: dollars(cents) }));

const anyPeople = (state: AnyState, productivity = fc.integer({ min: 0, max: 200 })): fc.Arbitrary<Option> =>
  fc
    .record({
      people: fc.integer({ min: 1, max: 20 }),
      rate: fc.integer({ min: 1, max: 5_000_00 }),
      after: fc.nat(60),
      productivity,
    })
    .map(({ people, rate, after, productivity: percent }) => ({
      way: 'more-people',
      people,
      rate: dollars(rate),
      start: addDays(state.statusDay, after),
      productivity: exact(BigInt(percent), 100n),
    }));

const anyTime = (state: AnyState): fc.Arbitrary<Option> =>
  fc.oneof(
    fc.constant<Option>({ way: 'more-time', finish: 'forecast' }),
    fc.nat(90).map<Option>((days) => ({
      way: 'more-time',
      finish: addDays(laterDay(state.statusDay, state.approvedFinish), days),
    })),
  );

const anyScope = (state: AnyState): fc.Arbitrary<Option> =>
  fc
    .subarray(open(state).map(({ id }) => id))
    .chain((ids) =>
      fc.tuple(
        ...ids.map((itemId) =>
          fc.constantFrom('drop' as const, 'defer' as const).map((decision) => ({ itemId, decision })),
        ),
      ),
    )
    .map((items) => (items.length === 0 ? STAY : { way: 'redefine-success', items }));

const anyOption = (state: AnyState): fc.Arbitrary<Option> =>
  fc.oneof(fc.constant(STAY), anyScope(state), anyMoney, anyPeople(state), anyTime(state));

const withOptions = <Options>(options: (state: AnyState) => fc.Arbitrary<Options>) =>
  anyState.chain((state) => options(state).map((drawn) => ({ state, options: drawn })));

function get(state: ProjectState, ...options: [Option] | [Option, Option]): Scenario | null {
  const outcome = scenarioOf(state, options);
  return outcome.ok ? outcome.value : null;
}

function getScenario(state: ProjectState, ...options: [Option] | [Option, Option]): Scenario {
  const found = get(state, ...options);
  if (found === null) throw new Error('refused');
  return found;
}

/** By when, as a text that sorts; what never ends comes last. */
function finishOf({ finish }: Scenario): string {
  return finish.kind === 'value' ? finish.value : '9999-99-99';
}

describe('staying as we are', () => {
  it('has the figures of the engine', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const performance = {
          spans: state.items,
          levelOfEffort: [],
          progress: state.items.map(({ budget, basisPoints }) => ({ day: getDay('2000-01-01'), basisPoints, budget })),
          costs: [{ day: getDay('2000-01-01'), amount: state.actualCost }],
        };
        const position = projectPosition(performance, state.calendar, USD, state.statusDay, 4);
        const engine = projectFigures(position, { weights: { cost: 1n, schedule: 1n }, enteredToComplete: null });
        const stay = getScenario(state, STAY);
        expect(stay.budgetAtCompletion).toEqual(engine.budgetAtCompletion);
        expect({ kind: 'value', value: stay.estimateAtCompletion }).toEqual(engine.estimateAtCompletion);
        expect(stay.estimateBasis).toBe(engine.estimateBasis);
        expect(stay.toCompletePerformanceIndex).toEqual(engine.toCompletePerformanceIndex);
        const done = engine.earnedValue.minor === engine.budgetAtCompletion.minor;
        if (done || engine.inTime.earnedSchedule.kind === 'undefined') return;
        const { atSchedulePerformance, atPlannedRate } = engine.inTime;
        expect(stay.finish).toEqual(
          atSchedulePerformance.duration.kind === 'value' ? atSchedulePerformance.finish : atPlannedRate.finish,
        );
        if (state.statusDay >= (state.items.map(({ start }) => start).sort()[0] ?? state.statusDay)) {
          expect(stay.toCompleteSchedulePerformanceIndex).toEqual(engine.inTime.toCompleteSchedulePerformanceIndex);
        }
      }),
    );
  });

  it('with another option is that option', () => {
    fc.assert(
      fc.property(withOptions(anyOption), ({ state, options: option }) => {
        expect(scenarioOf(state, [STAY, option])).toEqual(scenarioOf(state, [option]));
      }),
    );
  });
});

describe('two options', () => {
  it('come to the same in either order', () => {
    fc.assert(
      fc.property(
        withOptions((state) => fc.tuple(anyOption(state), anyOption(state))),
        ({ state, options: [first, second] }) => {
          expect(get(state, first, second)).toEqual(get(state, second, first));
        },
      ),
    );
  });

  it('of which one is refused are refused', () => {
    fc.assert(
      fc.property(
        withOptions(anyOption),
        fc.constantFrom<Option>({ way: 'more-money', amount: dollars(0) }, { way: 'redefine-success', items: [] }),
        ({ state, options: option }, bad) => {
          expect(get(state, option, bad)).toBeNull();
        },
      ),
    );
  });
});

describe('any scenario', () => {
  const anyPair = withOptions((state) => fc.tuple(anyOption(state), anyOption(state)));

  it('accounts for the budget to the cent', () => {
    fc.assert(
      fc.property(anyPair, ({ state, options: [first, second] }) => {
        const scenario = get(state, first, second);
        if (scenario === null) return;
        const today = sum(
          state.items.map(({ budget }) => budget),
          USD,
        );
        expect(sum([scenario.workBudget, ...scenario.movedOut.map(({ amount }) => amount)], USD)).toEqual(today);
        const added = [first, second].flatMap((option) => (option.way === 'more-money' ? [option.amount] : []));
        expect(scenario.budgetAtCompletion).toEqual(sum([scenario.workBudget, ...added], USD));
        for (const { amount } of scenario.movedOut) expect(amount.minor >= 0n).toBe(true);
      }),
    );
  });

  it('needs of the rest what the estimate counts on: TCPI to BAC / CPI is CPI', () => {
    fc.assert(
      fc.property(
        withOptions((state) => fc.oneof(anyScope(state), anyMoney, anyTime(state))),
        ({ state, options: option }) => {
          const scenario = get(state, option);
          const toEstimate = scenario?.toCompletePerformanceIndex.toEstimate;
          if (toEstimate?.kind !== 'value') return;
          const earned = state.items.reduce((total, item) => total + item.budget.minor * BigInt(item.basisPoints), 0n);
          expect(toEstimate.value).toBe(ratio(earned, state.actualCost.minor * 10_000n));
        },
      ),
    );
  });

  it('explains its own figures', () => {
    fc.assert(
      fc.property(anyPair, ({ state, options: [first, second] }) => {
        const scenario = get(state, first, second);
        if (scenario === null) return;
        const amounts = scenario.explanation.flatMap(({ label, value }) =>
          value.kind === 'value' && value.value.unit === 'money' ? [[label, value.value.amount] as const] : [],
        );
        const last = (start: string) => amounts.filter(([label]) => label.startsWith(start)).at(-1)?.[1];
        expect(last('Estimate at completion')).toEqual(scenario.estimateAtCompletion);
        expect(last('New budget at completion')).toEqual(scenario.budgetAtCompletion);
        expect(last('Expected over the budget')).toEqual(scenario.tolerance.cost.over);
        expect(numbersOf(scenario.explanation, 'Working days left in the plan')).toEqual(planned(scenario.explanation));
      }),
    );
  });
});

/** PD − ES − days that fall away, as the lines have them; of the work kept where there is such a line. */
function planned(lines: readonly ExplanationLine[]): readonly unknown[] {
  const latest = (start: string) => numbersOf(lines, start).at(-1);
  const [duration, earned] = [latest('Planned duration'), latest('Earned schedule')];
  if (duration === undefined || earned === undefined) return [];
  return [expect.closeTo(duration - earned - (latest('Working days that fall away') ?? 0), 9)];
}

function numbersOf(lines: readonly ExplanationLine[], start: string): readonly number[] {
  return lines.flatMap(({ label, value }) =>
    label.startsWith(start) && value.kind === 'value' && value.value.unit === 'working-days'
      ? [value.value.number]
      : [],
  );
}

describe('more of a way', () => {
  it('is never worse for what it is about: money for the budget and the work needed of it', () => {
    fc.assert(
      fc.property(
        withOptions((state) => fc.tuple(anyOption(state), anyMoney)),
        ({ state, options: [option, money] }) => {
          const [without, more] = [get(state, option), get(state, option, money)];
          if (without === null || more === null) return;
          expect(compare(more.budgetAtCompletion, without.budgetAtCompletion)).toBe(1);
          expect(more.estimateAtCompletion).toEqual(without.estimateAtCompletion);
          expect(more.finish).toEqual(without.finish);
          if (without.tolerance.cost.verdict === 'within') expect(more.tolerance.cost.verdict).toBe('within');
          const [before, after] = [without, more].map(({ toCompletePerformanceIndex: { toBudget } }) => toBudget);
          if (before?.kind === 'value' && after?.kind === 'value')
            expect(after.value).toBeLessThanOrEqual(before.value);
        },
      ),
    );
  });

  it('is never worse for what it is about: dropping for EAC, budget and finish', () => {
    fc.assert(
      fc.property(withOptions(anyScope), ({ state, options: scope }) => {
        const [stay, less] = [getScenario(state, STAY), getScenario(state, scope)];
        expect(compare(less.estimateAtCompletion, stay.estimateAtCompletion)).toBeLessThanOrEqual(0);
        expect(compare(less.budgetAtCompletion, stay.budgetAtCompletion)).toBeLessThanOrEqual(0);
        if (less.finish.kind === 'value') expect(finishOf(less) <= finishOf(stay)).toBe(true);
      }),
    );
  });

  it('is never worse for what it is about: people for the finish', () => {
    fc.assert(
      fc.property(
        withOptions((state) =>
          fc.tuple(fc.oneof(fc.constant(STAY), anyScope(state), anyPeople(state)), anyPeople(state)),
        ),
        ({ state, options: [option, people] }) => {
          const [without, more] = [getScenario(state, option), getScenario(state, option, people)];
          expect(finishOf(more) <= finishOf(without)).toBe(true);
          expect(more.finishBasis).toEqual(without.finishBasis);
        },
      ),
    );
  });

  it('costs the same with people at productivity 1, and never less below it', () => {
    const below = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        withOptions((state) => anyPeople(state, below)),
        ({ state, options: people }) => {
          const stay = getScenario(state, STAY).estimateAtCompletion;
          if (people.way !== 'more-people') throw new Error('people');
          const alike = { ...people, productivity: exact(1n) };
          expect(getScenario(state, alike).estimateAtCompletion).toEqual(stay);
          expect(compare(getScenario(state, people).estimateAtCompletion, stay)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('is never worse for what it is about: time for the verdict on the finish', () => {
    fc.assert(
      fc.property(
        withOptions((state) =>
          fc.tuple(fc.oneof(fc.constant(STAY), anyScope(state), anyPeople(state)), anyTime(state)),
        ),
        ({ state, options: [option, time] }) => {
          const [without, more] = [getScenario(state, option), get(state, option, time)];
          if (more === null) return;
          expect([more.estimateAtCompletion, more.finish]).toEqual([without.estimateAtCompletion, without.finish]);
          const [before, after] = [without.tolerance.finish, more.tolerance.finish];
          if (before.kind === 'undefined' || after.kind === 'undefined') return;
          expect(after.value.daysLate).toBeLessThanOrEqual(before.value.daysLate);
          if (before.value.verdict === 'within') expect(after.value.verdict).toBe('within');
          if (time.way === 'more-time' && time.finish === 'forecast')
            expect(after.value.daysLate).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});

describe('all scenarios', () => {
  it('are as many as singles and pairs, and the same every time', () => {
    fc.assert(
      fc.property(
        withOptions((state) => fc.array(anyOption(state), { maxLength: 4 })),
        ({ state, options }) => {
          const changes = options.filter(({ way }) => way !== 'stay').length;
          const all = allScenarios(state, options);
          expect(all).toHaveLength(1 + changes + (changes * (changes - 1)) / 2);
          expect(allScenarios(state, options)).toEqual(all);
        },
      ),
      { numRuns: 20 },
    );
  });
});
