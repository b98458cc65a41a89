import * as fc from 'fast-check';
import type { BaseMeasures } from '../../../src/domain/earned-value/base-measures';
import {
  checkItems,
  closePeriod,
  type BaselineSide,
  type ClosedPeriod,
  type DayFigures,
} from '../../../src/domain/history/closed-period';
import {
  creditedValueCurve,
  creditSteps,
  type CreditedBudget,
  type ProgressReport,
} from '../../../src/domain/earned-value/credit-steps';
import { getDay, type Day } from '../../../src/domain/calendar/day';
import { exact } from '../../../src/domain/money/exact';
import { measureChange, type MeasureChange } from '../../../src/domain/history/measure-change';
import { add, money, subtract, sum, type Money } from '../../../src/domain/money/money';
import type { BudgetSpan } from '../../../src/domain/baseline/budget-span';
import { plannedValueOn } from '../../../src/domain/earned-value/planned-value';
import { reportedFigures } from '../../../src/domain/history/reported-figures';
import { restatements, type RecountedPeriod, type Restatement } from '../../../src/domain/history/restatement';
import { divideRounded } from '../../../src/domain/money/rounding';
import { runningTotals, type DatedAmount } from '../../../src/domain/earned-value/running-totals';
import { dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

/** A work item as it is recorded at some time. */
interface Work {
  readonly itemId: string;
  readonly original: BudgetSpan | null;
  readonly current: BudgetSpan | null;
  readonly reports: readonly ProgressReport[];
  readonly costs: readonly DatedAmount[];
}

const [JANUARY, FEBRUARY, MARCH] = ['2026-01-31', '2026-02-28', '2026-03-31'].map(getDay) as [Day, Day, Day];
const STATUS = getDay('2026-04-10');

const span = (cents: number | bigint, start = '2026-01-01', finish = '2026-03-31'): BudgetSpan => ({
  budget: dollars(cents),
  start: getDay(start),
  finish: getDay(finish),
});
const percent = (day: string, share: number): ProgressReport => ({
  day: getDay(day),
  share: exact(BigInt(share), 100n),
});
const cost = (day: string, cents: number): DatedAmount => ({ day: getDay(day), amount: dollars(cents) });
const work = (
  itemId: string,
  budget: number,
  reports: readonly ProgressReport[],
  costs: readonly DatedAmount[],
): Work => ({
  itemId,
  original: span(budget),
  current: span(budget),
  reports,
  costs,
});

/** Counts the end of a day from what is recorded, as pages do: earned value exact, and rounded once in each figure. */
function figuresOn(works: readonly Work[], day: Day): DayFigures {
  const credited = ({ reports, ...spans }: Work, side: BaselineSide): CreditedBudget => ({
    budget: spans[side]?.budget ?? dollars(0),
    steps: creditSteps({ kind: 'percent-complete' }, reports),
  });
  const earned = (some: readonly Work[], side: BaselineSide): Money => {
    const { scale, points } = creditedValueCurve(
      some.map((each) => credited(each, side)),
      USD,
      [day],
    );
    return money(divideRounded(points[0] ?? 0n, scale), USD);
  };
  const spent = (costs: readonly DatedAmount[]): Money => runningTotals(costs, USD, [day])[0] ?? dollars(0);
  const measures = (side: BaselineSide): BaseMeasures => {
    const spans = works.flatMap((each) => each[side] ?? []);
    return {
      plannedValue: sum(
        spans.map((each) => plannedValueOn(each, FIVE_DAY_WEEK, day)),
        USD,
      ),
      earnedValue: earned(works, side),
      actualCost: spent(works.flatMap(({ costs }) => costs)),
      budgetAtCompletion: sum(
        spans.map(({ budget }) => budget),
        USD,
      ),
    };
  };
  return {
    original: measures('original'),
    current: measures('current'),
    items: works.map((each) => ({
      itemId: each.itemId,
      earned: { original: earned([each], 'original'), current: earned([each], 'current') },
      actual: spent(each.costs),
    })),
  };
}

function close(works: readonly Work[], through: Day, last: Day | null = null): ClosedPeriod {
  const closed = closePeriod(figuresOn(works, through), through, last, STATUS);
  if (!closed.ok) throw new Error(closed.explanation);
  return closed.value;
}

/** Periods that were closed when the records were as given with each, counted again from the records as they are now. */
function recount(
  closes: readonly (readonly [Day, readonly Work[]])[],
  now: readonly Work[],
): readonly RecountedPeriod[] {
  return closes.map(([through, then], index) => ({
    closed: close(then, through, closes[index - 1]?.[0] ?? null),
    now: figuresOn(now, through),
  }));
}

const amounts = ({ plannedValue, earnedValue, actualCost, budgetAtCompletion }: MeasureChange) =>
  [plannedValue, earnedValue, actualCost, budgetAtCompletion].map(({ minor }) => Number(minor));
/** A restatement in short: its day, its change of PV, EV, AC and BAC, and its items with earned and actual before and now. */
const inShort = (found: readonly Restatement[]) =>
  found.map(({ through, change, items }) => ({
    through,
    change: amounts(change),
    items: items.map(({ itemId, kind, earnedBefore, earnedNow, actualBefore, actualNow }) => [
      itemId,
      kind,
      ...[earnedBefore, earnedNow, actualBefore, actualNow].map(({ minor }) => Number(minor)),
    ]),
  }));

// Two items of 900.00 and 600.00 over a quarter of 64 working days, of which January has 22, February 20 and March 22.
const design = work('10', 900_00, [percent('2026-01-20', 40)], [cost('2026-01-12', 300_00), cost('2026-02-03', 50_00)]);
const build = work('11', 600_00, [percent('2026-01-30', 10), percent('2026-02-20', 50)], [cost('2026-01-29', 80_00)]);
const recorded = [design, build];

describe('closing a period', () => {
  it('keeps the measures against both baselines, and what each item had earned and cost', () => {
    expect(closePeriod(figuresOn(recorded, JANUARY), JANUARY, null, STATUS)).toEqual({
      ok: true,
      value: {
        through: JANUARY,
        original: {
          plannedValue: dollars(515_63),
          earnedValue: dollars(420_00),
          actualCost: dollars(380_00),
          budgetAtCompletion: dollars(1_500_00),
        },
        current: {
          plannedValue: dollars(515_63),
          earnedValue: dollars(420_00),
          actualCost: dollars(380_00),
          budgetAtCompletion: dollars(1_500_00),
        },
        items: [
          { itemId: '10', earned: { original: dollars(360_00), current: dollars(360_00) }, actual: dollars(300_00) },
          { itemId: '11', earned: { original: dollars(60_00), current: dollars(60_00) }, actual: dollars(80_00) },
        ],
      },
    });
  });

  it('is refused on or before the last closed day', () => {
    const refusal = {
      ok: false,
      reason: 'not-after-last-close',
      explanation: 'The period through 2026-02-28 is closed: the next one ends after it, not on 2026-02-28.',
    };
    expect(closePeriod(figuresOn(recorded, FEBRUARY), FEBRUARY, FEBRUARY, STATUS)).toEqual(refusal);
    expect(closePeriod(figuresOn(recorded, JANUARY), JANUARY, FEBRUARY, STATUS)).toMatchObject({
      reason: 'not-after-last-close',
    });
    expect(closePeriod(figuresOn(recorded, getDay('2026-03-01')), getDay('2026-03-01'), FEBRUARY, STATUS).ok).toBe(
      true,
    );
  });

  it('is refused after the status day, and possible on it', () => {
    const later = getDay('2026-04-11');
    expect(closePeriod(figuresOn(recorded, later), later, JANUARY, STATUS)).toEqual({
      ok: false,
      reason: 'after-status-day',
      explanation: 'The period through 2026-04-11 is not over on the status day 2026-04-10.',
    });
    expect(closePeriod(figuresOn(recorded, STATUS), STATUS, JANUARY, STATUS).ok).toBe(true);
  });
});

describe('items that do not make up the measures', () => {
  const figures = figuresOn(recorded, JANUARY);
  const measured = (side: BaselineSide, change: Partial<BaseMeasures>): DayFigures => ({
    ...figures,
    [side]: { ...figures[side], ...change },
  });

  it('are a fault when their cost differs by a minor unit', () => {
    const actualCost = dollars(380_01);
    const closing = () => closePeriod(measured('original', { actualCost }), JANUARY, null, STATUS);
    expect(closing).toThrow(new RangeError('original: items cost 38000, the project 38001'));
    expect(() => checkItems(measured('current', { actualCost }))).toThrow('current: items cost 38000');
  });

  it('are a fault when their earned value differs by more than rounding can', () => {
    // Two items and the total, each rounded by half a unit at most.
    const earned = (cents: number) => measured('current', { earnedValue: dollars(cents) });
    expect(() => checkItems(earned(420_01))).not.toThrow();
    expect(() => checkItems(earned(419_99))).not.toThrow();
    expect(() => checkItems(earned(420_02))).toThrow(new RangeError('current: items earn 42000, the project 42002'));
    expect(() => checkItems(earned(419_98))).toThrow('current: items earn 42000, the project 41998');
    const idle = { itemId: '12', earned: { original: dollars(0), current: dollars(0) }, actual: dollars(0) };
    // Three items and the total can come to two whole units.
    expect(() => checkItems({ ...earned(420_02), items: [...figures.items, idle] })).not.toThrow();
  });

  it('are a fault when one is listed twice', () => {
    const [first] = figures.items;
    const twice = { ...figures, items: first === undefined ? [] : [first, first] };
    expect(() => checkItems(twice)).toThrow('an item is listed twice');
  });

  it('are a fault in a recount too', () => {
    const now = measured('current', { actualCost: dollars(1) });
    expect(() => restatements([{ closed: close(recorded, JANUARY), now }], 'original')).toThrow('items cost');
  });
});

describe('the restatement of a closed period', () => {
  const since = (now: readonly Work[], baseline: BaselineSide = 'current') =>
    inShort(restatements(recount([[JANUARY, recorded]], now), baseline));

  it('is none when nothing of its days was recorded anew', () => {
    expect(since(recorded)).toEqual([]);
    expect(restatements([], 'current')).toEqual([]);
  });

  it('is none when an item is closed today', () => {
    const closed = { ...build, reports: [...build.reports, percent('2026-04-10', 100)] };
    expect(since([design, closed])).toEqual([]);
  });

  it('names the item of a back-dated worklog', () => {
    const later = { ...build, costs: [...build.costs, cost('2026-01-30', 25_00)] };
    const found = restatements(recount([[JANUARY, recorded]], [design, later]), 'original');
    expect(found).toEqual([
      {
        through: JANUARY,
        reported: figuresOn(recorded, JANUARY).original,
        restated: { ...figuresOn(recorded, JANUARY).original, actualCost: dollars(405_00) },
        change: {
          plannedValue: dollars(0),
          earnedValue: dollars(0),
          actualCost: dollars(25_00),
          budgetAtCompletion: dollars(0),
        },
        items: [
          {
            itemId: '11',
            kind: 'changed',
            earnedBefore: dollars(60_00),
            earnedNow: dollars(60_00),
            actualBefore: dollars(80_00),
            actualNow: dollars(105_00),
          },
        ],
        rounding: dollars(0),
      },
    ]);
  });

  it('names the item of a deleted worklog', () => {
    expect(since([{ ...design, costs: [] }, build])).toEqual([
      { through: JANUARY, change: [0, 0, -300_00, 0], items: [['10', 'changed', 360_00, 360_00, 300_00, 0]] },
    ]);
  });

  it('names an item that was not counted then, and one that is not counted any more', () => {
    const unplanned = { ...work('12', 0, [], [cost('2026-01-15', 40_00)]), original: null, current: null };
    expect(since([design, unplanned])).toEqual([
      {
        through: JANUARY,
        change: [-206_25, -60_00, -40_00, -600_00],
        items: [
          ['11', 'removed', 60_00, 0, 80_00, 0],
          ['12', 'added', 0, 0, 0, 40_00],
        ],
      },
    ]);
  });

  it('by an approved change is one of the current baseline and none of the original', () => {
    const dearer = { ...design, current: span(1_000_00) };
    expect(since([dearer, build], 'original')).toEqual([]);
    expect(since([dearer, build], 'current')).toEqual([
      {
        through: JANUARY,
        change: [34_37, 40_00, 0, 100_00],
        items: [['10', 'changed', 360_00, 400_00, 300_00, 300_00]],
      },
    ]);
  });

  it('by an approved change of dates alone has no items, because it changes what was planned and not what was done', () => {
    const delayed = { ...design, current: span(900_00, '2026-02-02') };
    expect(since([delayed, build])).toEqual([{ through: JANUARY, change: [-309_38, 0, 0, 0], items: [] }]);
  });

  it('is one even where its items balance', () => {
    const moved = [
      { ...design, costs: [cost('2026-01-12', 290_00)] },
      { ...build, costs: [cost('2026-01-29', 90_00)] },
    ];
    expect(since(moved)).toEqual([
      {
        through: JANUARY,
        change: [0, 0, 0, 0],
        items: [
          ['10', 'changed', 360_00, 360_00, 300_00, 290_00],
          ['11', 'changed', 60_00, 60_00, 80_00, 90_00],
        ],
      },
    ]);
  });

  it('has the largest effect on earned value and cost together first, either way, and equal ones by id', () => {
    const then = ['a', 'd', 'c', 'b'].map((id) =>
      work(id, 100_00, [percent('2026-01-05', 50)], [cost('2026-01-05', 30_00)]),
    );
    const now = [
      work('a', 100_00, [percent('2026-01-05', 49)], [cost('2026-01-05', 31_00)]),
      work('d', 100_00, [percent('2026-01-05', 47)], [cost('2026-01-05', 30_00)]),
      work('c', 100_00, [percent('2026-01-05', 50)], [cost('2026-01-05', 28_00)]),
      work('b', 100_00, [percent('2026-01-05', 50)], [cost('2026-01-05', 32_00)]),
    ];
    const [found] = restatements(recount([[JANUARY, then]], now), 'current');
    expect(found?.items.map(({ itemId }) => itemId)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('says what is rounding, and no item’s', () => {
    // 0.50, twice: each item is rounded to 0, both together are 1.
    const halves = ['a', 'b'].map((id) => work(id, 1, [percent('2026-01-05', 50)], []));
    const none = halves.map((each) => ({ ...each, reports: [] }));
    const [found] = restatements(recount([[JANUARY, none]], halves), 'current');
    expect(found).toMatchObject({ change: { earnedValue: dollars(1) }, items: [], rounding: dollars(1) });
  });
});

describe('several closed periods', () => {
  const late = { ...build, costs: [...build.costs, cost('2026-01-30', 25_00)] };

  it('count a late cost once, in the period of its day', () => {
    const closes = [
      [JANUARY, recorded],
      [FEBRUARY, recorded],
      [MARCH, recorded],
    ] as const;
    expect(inShort(restatements(recount(closes, [design, late]), 'current'))).toEqual([
      { through: JANUARY, change: [0, 0, 25_00, 0], items: [['11', 'changed', 60_00, 60_00, 80_00, 105_00]] },
    ]);
  });

  it('give back what a later period reported as its own before it was known to belong to an earlier one', () => {
    const closes = [
      [JANUARY, recorded],
      [FEBRUARY, [design, late]],
      [MARCH, [design, late]],
    ] as const;
    expect(inShort(restatements(recount(closes, [design, late]), 'current'))).toEqual([
      { through: JANUARY, change: [0, 0, 25_00, 0], items: [['11', 'changed', 60_00, 60_00, 80_00, 105_00]] },
      { through: FEBRUARY, change: [0, 0, -25_00, 0], items: [['11', 'changed', 240_00, 240_00, 25_00, 0]] },
    ]);
  });

  it('measure each period alone', () => {
    const closes = [
      [JANUARY, recorded],
      [FEBRUARY, recorded],
    ] as const;
    const undone = { ...design, costs: [cost('2026-01-12', 300_00)] };
    const [found] = restatements(recount(closes, [undone, build]), 'current');
    expect(found?.through).toBe(FEBRUARY);
    // February: planned from 515.63 to 984.37; item 10 stood still and item 11 went from 10 % to 50 %.
    expect(found && [found.reported, found.restated].map(amounts)).toEqual([
      [468_74, 240_00, 50_00, 0],
      [468_74, 240_00, 0, 0],
    ]);
    expect(found?.items).toMatchObject([{ itemId: '10', actualBefore: dollars(50_00), actualNow: dollars(0) }]);
  });

  it('name an item that was gone when the later one was closed', () => {
    const closes = [
      [JANUARY, recorded],
      [FEBRUARY, [build]],
    ] as const;
    expect(inShort(restatements(recount(closes, [build]), 'current'))).toMatchObject([
      { through: JANUARY, items: [['10', 'removed', 360_00, 0, 300_00, 0]] },
      { through: FEBRUARY, items: [['10', 'removed', -360_00, 0, -300_00, 0]] },
    ]);
  });

  const day = fc.constantFrom('2026-01-05', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-09');
  const anyWork = (itemId: string): fc.Arbitrary<Work> =>
    fc.record({
      itemId: fc.constant(itemId),
      original: fc.option(fc.bigInt({ min: 0n, max: 99_999n }).map((cents) => span(cents))),
      current: fc.option(fc.bigInt({ min: 0n, max: 99_999n }).map((cents) => span(cents))),
      reports: fc.array(
        fc.tuple(day, fc.nat(100)).map(([on, share]) => percent(on, share)),
        { maxLength: 3 },
      ),
      costs: fc.array(
        fc.tuple(day, fc.integer({ min: -500, max: 9_999 })).map(([on, cents]) => cost(on, cents)),
        { maxLength: 3 },
      ),
    });
  const anyWorks = fc
    .tuple(...['a', 'b', 'c', 'd'].map((id) => fc.option(anyWork(id))))
    .map((works) => works.filter((each) => each !== null));
  const side = fc.constantFrom<BaselineSide>('original', 'current');

  it('are explained exactly, by items and rounding, and add up to what the last is restated by', () => {
    fc.assert(
      fc.property(anyWorks, anyWorks, anyWorks, anyWorks, side, (january, february, march, now, baseline) => {
        const periods = recount(
          [
            [JANUARY, january],
            [FEBRUARY, february],
            [MARCH, march],
          ],
          now,
        );
        const found = restatements(periods, baseline);
        for (const { change, items, rounding, reported, restated } of found) {
          expect(measureChange(reported, restated)).toEqual(change);
          const earned = items.map(({ earnedBefore, earnedNow }) => subtract(earnedNow, earnedBefore));
          const actual = items.map(({ actualBefore, actualNow }) => subtract(actualNow, actualBefore));
          expect(add(sum(earned, USD), rounding)).toEqual(change.earnedValue);
          expect(sum(actual, USD)).toEqual(change.actualCost);
          // Four lists of at most four items and their totals, half a unit each.
          expect(Math.abs(Number(rounding.minor))).toBeLessThanOrEqual(10);
        }
        const { carried } = reportedFigures(periods, [], baseline);
        const total = (measure: keyof BaseMeasures) =>
          sum(
            found.map(({ change }) => change[measure]),
            USD,
          );
        expect(carried?.change).toEqual({
          plannedValue: total('plannedValue'),
          earnedValue: total('earnedValue'),
          actualCost: total('actualCost'),
          budgetAtCompletion: total('budgetAtCompletion'),
        });
      }),
    );
  });

  it('are not restated by anything that is dated after them', () => {
    fc.assert(
      fc.property(anyWorks, side, fc.nat(100), fc.nat(9_999), (works, baseline, share, cents) => {
        const later = works.map((each) => ({
          ...each,
          reports: [...each.reports, percent('2026-04-01', share)],
          costs: [...each.costs, cost('2026-04-01', cents)],
        }));
        const closes = [
          [JANUARY, works],
          [MARCH, works],
        ] as const;
        expect(restatements(recount(closes, later), baseline)).toEqual([]);
      }),
    );
  });
});

describe('the figures that pages show', () => {
  const days = ['2026-01-15', '2026-01-31', '2026-02-15', '2026-02-28', '2026-03-01', '2026-03-15'].map(getDay);
  const late = { ...design, costs: [...design.costs, cost('2026-01-30', 25_00)] };
  const now = [late, build];
  const live = days.map((day) => ({ day, ...figuresOn(now, day).current }));
  const periods = recount(
    [
      [JANUARY, recorded],
      [FEBRUARY, recorded],
    ],
    now,
  );

  it('are those reported on closed days, with what they would be now beside them, and live ones after', () => {
    const { points, carried } = reportedFigures(periods, live, 'current');
    expect(points).toEqual([
      { day: JANUARY, figures: figuresOn(recorded, JANUARY).current, restated: figuresOn(now, JANUARY).current },
      { day: FEBRUARY, figures: figuresOn(recorded, FEBRUARY).current, restated: figuresOn(now, FEBRUARY).current },
      { day: '2026-03-01', figures: figuresOn(now, getDay('2026-03-01')).current, restated: null },
      { day: '2026-03-15', figures: figuresOn(now, getDay('2026-03-15')).current, restated: null },
    ]);
    expect(carried?.from).toBe(FEBRUARY);
    expect(carried && amounts(carried.change)).toEqual([0, 0, 25_00, 0]);
  });

  it('lead to the end of a closed period by its days, as long as it begins and ends as it was reported', () => {
    const [firstMarch, midMarch] = ['2026-03-01', '2026-03-15'].map(getDay);
    const asNow = { ...figuresOn(now, MARCH).current };
    const closes = [
      [JANUARY, recorded],
      [FEBRUARY, now],
      [MARCH, now],
    ] as const;
    const { points } = reportedFigures(recount(closes, now), [...live, { day: MARCH, ...asNow }], 'current');
    expect(points.map(({ day, restated }) => [day, restated === null])).toEqual([
      [JANUARY, false],
      [FEBRUARY, false],
      [firstMarch, true],
      [midMarch, true],
      [MARCH, false],
    ]);
    expect(points[2]?.figures).toEqual(figuresOn(now, getDay('2026-03-01')).current);
    const unchanged = reportedFigures(recount([[JANUARY, now]], now), live, 'current').points;
    expect(unchanged.map(({ day }) => day)).toEqual(days);
  });

  it('of each baseline are its own', () => {
    const dearer = [{ ...late, current: span(1_000_00) }, build];
    const [original, current] = (['original', 'current'] as const).map((side) =>
      reportedFigures(recount([[JANUARY, recorded]], dearer), [], side),
    );
    expect(original?.carried && amounts(original.carried.change)).toEqual([0, 0, 25_00, 0]);
    expect(current?.carried && amounts(current.carried.change)).toEqual([34_37, 40_00, 25_00, 100_00]);
    expect(current?.points[0]?.figures.budgetAtCompletion).toEqual(dollars(1_500_00));
  });

  it('are live throughout while nothing is closed', () => {
    const { points, carried } = reportedFigures([], live, 'current');
    expect(points.map(({ day, restated }) => [day, restated])).toEqual(days.map((day) => [day, null]));
    expect(points[1]?.figures).toEqual(figuresOn(now, JANUARY).current);
    expect(carried).toBeNull();
  });
});
