import * as fc from 'fast-check';
import { actualCostCurve, worklogCost } from '../../src/domain/actual-cost';
import type { Currency } from '../../src/domain/currency';
import { getDay, type Day } from '../../src/domain/day';
import {
  earnedValueOf,
  exactEarnedValueCurve,
  FULL_BASIS_POINTS,
  type ProgressStep,
} from '../../src/domain/earned-value';
import { add, money, multiplyRatio, sum, type Money } from '../../src/domain/money';
import { creditOf, percentToBasisPoints } from '../../src/domain/progress-credit';
import { progressHistory, type ProgressChange, type ProgressSource } from '../../src/domain/progress-history';
import { divideRounded } from '../../src/domain/rounding';
import { runningTotals } from '../../src/domain/running-totals';
import { anyBudget, anyDay, dollars, USD } from './arbitraries';

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

describe('credit for progress', () => {
  it('is what was entered, nothing without an entry, and everything once done', () => {
    expect([
      creditOf({ percent: 4000, done: false }),
      creditOf({ percent: null, done: false }),
      creditOf({ percent: 4000, done: true }),
      creditOf({ percent: null, done: true }),
    ]).toEqual([4000, 0, 10_000, 10_000]);
  });

  it('counts per cent to the nearest hundredth and never leaves 0 to 100', () => {
    expect([0, 33.333, 66.666, 100, 250, -3, Infinity, -Infinity, null, Number.NaN].map(percentToBasisPoints)).toEqual([
      0,
      3333,
      6667,
      10_000,
      10_000,
      0,
      10_000,
      0,
      null,
      null,
    ]);
  });
});

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

describe('progress history', () => {
  const at = (instant: string) => Date.parse(instant);
  const history = (source: Partial<ProgressSource>) =>
    progressHistory({
      created: at('2026-11-02T09:00:00Z'),
      percent: null,
      done: false,
      changes: [],
      timeZone: 'UTC',
      ...source,
    });
  const percent = (instant: string, from: number | null, to: number | null): ProgressChange => ({
    field: 'percent',
    at: at(instant),
    from,
    to,
  });
  const done = (instant: string, from: boolean, to: boolean): ProgressChange => ({
    field: 'done',
    at: at(instant),
    from,
    to,
  });

  it('is empty while nothing is earned', () => {
    expect(history({})).toEqual({ days: [], finished: null });
    expect(history({ percent: 0 })).toEqual({ days: [], finished: null });
  });

  it('records progress on the day it was entered, the last entry of a day', () => {
    const changes = [
      percent('2026-11-04T08:00:00Z', null, 1000),
      percent('2026-11-04T16:00:00Z', 1000, 2500),
      percent('2026-11-06T08:00:00Z', 2500, 7500),
    ];
    expect(history({ percent: 7500, changes })).toEqual({
      days: [
        { day: '2026-11-04', credit: 2500 },
        { day: '2026-11-06', credit: 7500 },
      ],
      finished: null,
    });
  });

  it('puts all of the rest on the day of closing and leaves past days as they were', () => {
    const changes = [percent('2026-11-04T08:00:00Z', null, 4000), done('2026-11-10T08:00:00Z', false, true)];
    expect(history({ percent: 4000, done: true, changes })).toEqual({
      days: [
        { day: '2026-11-04', credit: 4000 },
        { day: '2026-11-10', credit: 10_000 },
      ],
      finished: '2026-11-10',
    });
  });

  it('takes back what closing gave when the issue is opened again', () => {
    const changes = [
      percent('2026-11-04T08:00:00Z', null, 4000),
      done('2026-11-10T08:00:00Z', false, true),
      done('2026-11-12T08:00:00Z', true, false),
    ];
    expect(history({ percent: 4000, changes })).toEqual({
      days: [
        { day: '2026-11-04', credit: 4000 },
        { day: '2026-11-10', credit: 10_000 },
        { day: '2026-11-12', credit: 4000 },
      ],
      finished: null,
    });
  });

  it('keeps the day of finishing through moves between done statuses', () => {
    const changes = [done('2026-11-10T08:00:00Z', false, true), done('2026-11-12T08:00:00Z', true, true)];
    expect(history({ done: true, changes }).finished).toBe('2026-11-10');
  });

  it('takes what was there from the start for earned on the day of making', () => {
    expect(history({ percent: 3000 })).toEqual({ days: [{ day: '2026-11-02', credit: 3000 }], finished: null });
    expect(history({ done: true })).toEqual({ days: [{ day: '2026-11-02', credit: 10_000 }], finished: '2026-11-02' });
    expect(history({ percent: 5000, changes: [percent('2026-11-05T08:00:00Z', 1000, 5000)] }).days).toEqual([
      { day: '2026-11-02', credit: 1000 },
      { day: '2026-11-05', credit: 5000 },
    ]);
  });

  it('leaves out a day on which nothing came of it', () => {
    const changes = [percent('2026-11-04T08:00:00Z', null, 1000), percent('2026-11-04T09:00:00Z', 1000, null)];
    expect(history({ changes }).days).toEqual([]);
  });

  it('counts days in the project’s zone', () => {
    const changes = [percent('2026-11-04T23:30:00Z', null, 1000)];
    expect(history({ percent: 1000, changes, timeZone: 'Europe/Vienna' }).days).toEqual([
      { day: '2026-11-05', credit: 1000 },
    ]);
    expect(history({ percent: 1000, changes, timeZone: 'America/New_York' }).days).toEqual([
      { day: '2026-11-04', credit: 1000 },
    ]);
  });

  it('puts changes from before an import on their own days', () => {
    const changes = [percent('2026-10-01T08:00:00Z', null, 1000), percent('2026-11-20T08:00:00Z', 1000, 2000)];
    expect(history({ percent: 2000, changes }).days).toEqual([
      { day: '2026-10-01', credit: 1000 },
      { day: '2026-11-20', credit: 2000 },
    ]);
    const begun = percent('2026-10-01T08:00:00Z', 500, 1000);
    expect(history({ percent: 1000, changes: [begun] }).days).toEqual([{ day: '2026-10-01', credit: 1000 }]);
  });

  it('does not depend on the order in which the changes are read, and ends at today’s credit', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 10_000 })), { minLength: 1, maxLength: 8 });
    const toggles = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, toggles, fc.integer(), (percents, dones, seed) => {
        const hour = (index: number) => at('2026-11-02T10:00:00Z') + index * 7 * 3_600_000;
        const changes: ProgressChange[] = [
          ...percents.slice(1).map((to, index) => ({
            field: 'percent' as const,
            at: hour(2 * index),
            from: percents[index] ?? null,
            to,
          })),
          ...dones
            .slice(1)
            .map((to, index) => ({ field: 'done' as const, at: hour(2 * index + 1), from: dones[index] ?? false, to })),
        ];
        const source = { percent: percents.at(-1) ?? null, done: dones.at(-1) ?? false };
        const shuffled = changes
          .map((change, index) => ({ change, place: (index * 7919 + seed) % 13 }))
          .sort((a, b) => a.place - b.place)
          .map(({ change }) => change);
        const found = history({ ...source, changes });
        expect(history({ ...source, changes: shuffled })).toEqual(found);
        expect(found.days.at(-1)?.credit ?? 0).toBe(creditOf(source));
        expect(found.finished !== null).toBe(source.done);
        expect(found.days.map(({ day }) => day)).toEqual([...new Set(found.days.map(({ day }) => day))].sort());
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
