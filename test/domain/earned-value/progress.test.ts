import * as fc from 'fast-check';
import { actualCostCurve, worklogCost } from '../../../src/domain/earned-value/actual-cost';
import type { Currency } from '../../../src/domain/money/currency';
import { getDay, type Day } from '../../../src/domain/calendar/day';
import {
  earnedValueOf,
  exactEarnedValueCurve,
  FULL_BASIS_POINTS,
  type ProgressStep,
} from '../../../src/domain/earned-value/earned-value';
import { add, money, multiplyRatio, sum, type Money } from '../../../src/domain/money/money';
import { divideRounded } from '../../../src/domain/money/rounding';
import { runningTotals } from '../../../src/domain/earned-value/running-totals';
import { anyBudget, anyDay, dollars, USD } from '../arbitraries';

const step = (day: string, basisPoints: number, cents: number): ProgressStep => ({
  day: getDay(day),
  basisPoints,
  budget: dollars(cents),
});

/** The curve, rounded once a point. */
function earnedOn(steps: readonly ProgressStep[], currency: Currency, samples: readonly Day[]): readonly Money[] {
  const { points, scale } = exactEarnedValueCurve(steps, currency, samples);
  return points.map((point) => money(divideRounded(point, scale), currency));
}

describe('earned value', () => {
  it('is the share of the budget, rounded half-even', () => {
    expect([
      earnedValueOf(dollars(101), 5000),
      earnedValueOf(dollars(103), 5000),
      earnedValueOf(dollars(100), 3333),
    ]).toEqual([50, 52, 33].map(dollars));
  });

  it('of an item of 24 closed on its third day under 0/100 is 0, 0, 24', () => {
    const samples = ['2026-11-02', '2026-11-03', '2026-11-04'].map(getDay);
    expect(earnedOn([step('2026-11-04', 10_000, 24)], USD, samples)).toEqual([0, 0, 24].map(dollars));
  });

  it('is rounded half-even, once for all items together', () => {
    const day = getDay('2026-11-02');
    const halves = (count: number) => Array.from({ length: count }, () => step('2026-11-02', 5000, 1));
    expect([1, 2, 3].map((count) => earnedOn(halves(count), USD, [day])[0])).toEqual([0, 1, 2].map(dollars));
  });

  it('goes down when progress is taken back', () => {
    const steps = [step('2026-11-02', 6000, 1000), step('2026-11-04', -2000, 1000)];
    expect(earnedOn(steps, USD, ['2026-11-03', '2026-11-04'].map(getDay))).toEqual([600, 400].map(dollars));
  });

  it('of a day that has passed stays when something is recorded later', () => {
    const anyStep = fc.record({
      day: anyDay(300),
      basisPoints: fc.integer({ min: -10_000, max: 10_000 }),
      budget: anyBudget,
    });
    fc.assert(
      fc.property(fc.array(anyStep), anyStep, anyDay(300), (steps, later, day) => {
        fc.pre(later.day > day);
        expect(earnedOn([...steps, later], USD, [day])).toEqual(earnedOn(steps, USD, [day]));
      }),
    );
  });

  it('of items moved by the same step is that of their sum', () => {
    fc.assert(
      fc.property(
        fc.array(anyBudget, { maxLength: 10 }),
        fc.integer({ min: 0, max: 10_000 }),
        anyDay(),
        (budgets, basisPoints, day) => {
          const one = earnedOn(
            budgets.map((budget) => ({ day, basisPoints, budget })),
            USD,
            [day],
          );
          expect(one).toEqual([earnedValueOf(sum(budgets, USD), basisPoints)]);
        },
      ),
    );
  });

  it('is the whole budget of work that is all done', () => {
    fc.assert(fc.property(anyBudget, (budget) => expect(earnedValueOf(budget, FULL_BASIS_POINTS)).toEqual(budget)));
  });
});

describe('actual cost', () => {
  it('adds up to the day: 10, 6, 8 are 10, 16, 24', () => {
    const samples = ['2026-11-02', '2026-11-03', '2026-11-04'].map(getDay);
    const costs = samples.map((day, index) => ({ day, amount: dollars([10, 6, 8][index] ?? 0) }));
    expect(actualCostCurve(costs.toReversed(), USD, samples)).toEqual([10, 16, 24].map(dollars));
    expect(actualCostCurve(costs, USD, ['2026-11-01', '2027-01-01'].map(getDay))).toEqual([0, 24].map(dollars));
  });

  it('of a worklog is its time at the hourly rate, rounded half-even and kept so', () => {
    expect([3600, 1800, 60, 0].map((seconds) => worklogCost(seconds, dollars(85_00)))).toEqual(
      [85_00, 42_50, 1_42, 0].map(dollars),
    );
    expect(worklogCost(1800, dollars(5))).toEqual(dollars(2));
  });

  it('takes a fraction of a second as a fault', () => {
    expect(() => worklogCost(0.5, dollars(1))).toThrow(RangeError);
  });

  it('is the same from daily sums as one by one', () => {
    const dated = fc.array(fc.record({ day: anyDay(60), amount: anyBudget }), { maxLength: 30 });
    fc.assert(
      fc.property(dated, fc.array(anyDay(60)), (costs, samples) => {
        const daily = new Map<Day, (typeof costs)[number]>();
        for (const { day, amount } of costs)
          daily.set(day, { day, amount: add(daily.get(day)?.amount ?? dollars(0), amount) });
        const slow = samples.map((sample) =>
          sum(
            costs.filter(({ day }) => day <= sample).map(({ amount }) => amount),
            USD,
          ),
        );
        expect(runningTotals([...daily.values()], USD, samples)).toEqual(slow);
        expect(runningTotals(costs, USD, samples)).toEqual(slow);
      }),
    );
  });
});

describe('earned value from a history', () => {
  it('of differences is that of the last credit', () => {
    fc.assert(
      fc.property(
        anyBudget,
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1 }),
        anyDay(),
        (budget, credits, day) => {
          const steps = credits.map((credit, index) => ({
            day,
            basisPoints: credit - (credits[index - 1] ?? 0),
            budget,
          }));
          const last = credits.at(-1) ?? 0;
          expect(earnedOn(steps, USD, [day])).toEqual([multiplyRatio(budget, BigInt(last), 10_000n)]);
        },
      ),
    );
  });
});
