import * as fc from 'fast-check';
import { creditedValueCurve, creditSteps, type CreditedBudget } from '../../../src/domain/earned-value/credit-steps';
import { addDays, getDay } from '../../../src/domain/calendar/day';
import { earnedCredit } from '../../../src/domain/earned-value/earned-value-method';
import { exact, over, plus, type Exact } from '../../../src/domain/money/exact';
import { leastCommonMultiple } from '../../../src/domain/money/least-common-multiple';
import { plannedSlopes, plannedValueCurve } from '../../../src/domain/earned-value/planned-value';
import { pointAt } from '../../../src/domain/earned-value/point-at';
import { addCurves, atScale, type ScaledCurve } from '../../../src/domain/earned-value/scaled-curve';
import { anyBudget, anyCalendar, anyDay, anySpan, dollars, USD } from '../arbitraries';

const share = fc
  .integer({ min: 1, max: 60 })
  .chain((whole) => fc.integer({ min: 0, max: whole }).map((part) => exact(BigInt(part), BigInt(whole))));
const anyItem: fc.Arbitrary<CreditedBudget> = fc
  .record({ budget: anyBudget, reports: fc.array(fc.record({ day: anyDay(400), share }), { maxLength: 6 }) })
  .map(({ budget, reports }) => ({ budget, steps: creditSteps({ kind: 'percent-complete' }, reports) }));

const samples = Array.from({ length: 30 }, (_, index) => addDays(getDay('2023-12-20'), index * 15));
const same = (left: ScaledCurve, right: ScaledCurve): void => {
  const scale = leastCommonMultiple([left.scale, right.scale]);
  expect(atScale(left, scale)).toEqual(atScale(right, scale));
};

describe('credit', () => {
  it('of per cent complete is the last report of each day, summed from its changes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ day: anyDay(20), share }), { maxLength: 12 }), anyDay(25), (reports, day) => {
        const steps = creditSteps({ kind: 'percent-complete' }, reports).filter((step) => step.day <= day);
        const total = steps.reduce<Exact>((sum, { change }) => plus(sum, change), exact(0n));
        let last: { readonly day: string; readonly share: Exact } | undefined;
        for (const report of reports) {
          if (report.day <= day && (last === undefined || report.day >= last.day)) last = report;
        }
        const expected = last?.share ?? exact(0n);
        expect(total.numerator * expected.denominator).toBe(expected.numerator * total.denominator);
      }),
    );
  });

  it('of a fixed share at the start is nothing before it, that share until the finish, and all from there', () => {
    const method = { kind: 'start-credit', atStart: exact(1n, 4n) } as const;
    const credited = (share: Exact) => earnedCredit(method, { share, units: exact(0n), milestones: new Set() });
    expect([exact(0n), exact(1n, 100n), exact(99n, 100n), exact(100n, 100n)].map(credited)).toEqual([
      exact(0n),
      exact(1n, 4n),
      exact(1n, 4n),
      exact(1n),
    ]);
  });

  it('takes one step on a day of several reports', () => {
    const [monday, tuesday] = [getDay('2026-11-02'), getDay('2026-11-03')];
    expect(
      creditSteps({ kind: 'percent-complete' }, [
        { day: tuesday, share: exact(3n, 4n) },
        { day: monday, share: exact(1n, 8n) },
        { day: monday, share: exact(1n, 2n) },
      ]),
    ).toEqual([
      { day: monday, change: exact(1n, 2n) },
      { day: tuesday, change: exact(1n, 4n) },
    ]);
  });

  it('goes down in lowest terms as it goes up', () => {
    const [monday, tuesday] = [getDay('2026-11-02'), getDay('2026-11-03')];
    expect(
      creditSteps({ kind: 'percent-complete' }, [
        { day: monday, share: exact(75n, 100n) },
        { day: tuesday, share: exact(25n, 100n) },
      ]),
    ).toEqual([
      { day: monday, change: exact(3n, 4n) },
      { day: tuesday, change: exact(-1n, 2n) },
    ]);
  });

  it('of weighted milestones is the share of the weights reached, on the days on which they are', () => {
    const [monday, tuesday, wednesday] = [getDay('2026-11-02'), getDay('2026-11-03'), getDay('2026-11-04')];
    const weights = new Map([
      ['designed', exact(1n)],
      ['built', exact(3n)],
    ]);
    expect(
      creditSteps({ kind: 'weighted-milestones', weights }, [
        { day: monday, share: exact(1n, 2n) },
        { day: tuesday, milestone: 'built' },
        { day: wednesday, milestone: 'designed' },
      ]),
    ).toEqual([
      { day: tuesday, change: exact(3n, 4n) },
      { day: wednesday, change: exact(1n, 4n) },
    ]);
  });

  it('says nothing on days that change nothing', () => {
    const [monday, tuesday] = [getDay('2026-11-02'), getDay('2026-11-03')];
    const half = over(exact(50n), exact(100n));
    expect(
      creditSteps({ kind: 'start-credit', atStart: half }, [
        { day: tuesday, share: exact(3n, 4n) },
        { day: monday, share: exact(1n, 4n) },
        { day: monday, share: exact(1n, 8n) },
      ]),
    ).toEqual([{ day: monday, change: exact(1n, 2n) }]);
  });
});

describe('exact curves', () => {
  it('of a parent are the sums of its children, to the last fraction', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyItem, anySpan, fc.nat(2)), { maxLength: 10 }),
        anyCalendar,
        (items, calendar) => {
          const children = [0, 1, 2].map((parent) => items.filter(([, , child]) => child === parent));
          const earned = (of: typeof items) =>
            creditedValueCurve(
              of.map(([item]) => item),
              USD,
              samples,
            );
          const planned = (of: typeof items) =>
            plannedValueCurve(
              plannedSlopes(
                of.map(([, span]) => span),
                calendar,
                USD,
              ),
              calendar,
              samples,
            );
          const nothing = { scale: 1n, points: samples.map(() => 0n) };
          same(addCurves(nothing, ...children.map(earned)), earned(items));
          same(addCurves(nothing, ...children.map(planned)), planned(items));
        },
      ),
    );
  });

  it('of equal budgets that finish are the budget', () => {
    const done = creditSteps({ kind: 'physical-units', units: exact(7n) }, [
      { day: getDay('2024-01-02'), units: exact(3n) },
      { day: getDay('2024-01-03'), units: exact(7n) },
    ]);
    const { points, scale } = creditedValueCurve([{ budget: dollars(100), steps: done }], USD, [
      getDay('2024-01-01'),
      getDay('2024-01-02'),
      getDay('2024-01-03'),
    ]);
    expect([points, scale]).toEqual([[0n, 300n, 700n], 7n]);
  });

  it('keep to scales that hold them, and to their days', () => {
    expect(() => atScale({ scale: 2n, points: [1n] }, 3n)).toThrow('must be a multiple');
    expect(pointAt([1n], 0)).toBe(1n);
    expect(() => pointAt([1n], 1)).toThrow('no point 1 on the curve');
  });
});
