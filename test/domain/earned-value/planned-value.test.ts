import * as fc from 'fast-check';
import { addDays, getDay, type Day } from '../../../src/domain/calendar/day';
import { money, sum, type Money } from '../../../src/domain/money/money';
import { getCurrency, type Currency } from '../../../src/domain/money/currency';
import type { BudgetSpan } from '../../../src/domain/baseline/budget-span';
import { plannedSlopes, plannedValueCurve, plannedValueOn } from '../../../src/domain/earned-value/planned-value';
import { divideRounded } from '../../../src/domain/money/rounding';
import { curveDays, MAX_CURVE_STEPS } from '../../../src/domain/calendar/sample-days';
import {
  makeWorkingCalendar,
  workingDaysInclusive,
  type WorkingCalendar,
} from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, anySpan, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const span = (start: string, finish: string, cents: number | bigint): BudgetSpan => ({
  start: getDay(start),
  finish: getDay(finish),
  budget: dollars(cents),
});
const days = (...texts: string[]) => texts.map(getDay);

/** The curve, rounded once a point. */
function plannedOn(
  spans: readonly BudgetSpan[],
  calendar: WorkingCalendar,
  currency: Currency,
  samples: readonly Day[],
): readonly Money[] {
  const { points, scale } = plannedValueCurve(plannedSlopes(spans, calendar, currency), calendar, samples);
  return points.map((point) => money(divideRounded(point, scale), currency));
}

/** The slow way: every span on every day, over one denominator, rounded once. */
function visitEverySpan(spans: readonly BudgetSpan[], calendar: WorkingCalendar, day: Day): bigint {
  let numerator = 0n;
  let denominator = 1n;
  for (const { start, finish, budget } of spans) {
    const length = BigInt(workingDaysInclusive(calendar, start, finish));
    const worked = day < start ? 0n : day >= finish ? length : BigInt(workingDaysInclusive(calendar, start, day));
    const [top, bottom] = length === 0n ? [day >= finish ? 1n : 0n, 1n] : [worked, length];
    numerator = numerator * bottom + budget.minor * top * denominator;
    denominator *= bottom;
  }
  return divideRounded(numerator, denominator);
}

describe('planned value of one span', () => {
  it('spreads 24 over three days as 8, 16, 24', () => {
    const item = span('2026-11-02', '2026-11-04', 24);
    const values = days('2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2027-01-01').map((day) =>
      plannedValueOn(item, FIVE_DAY_WEEK, day),
    );
    expect(values).toEqual([0, 8, 16, 24, 24].map(dollars));
  });

  it('does not move over days off', () => {
    const item = span('2026-11-19', '2026-11-24', 400); // Thursday to Tuesday
    const values = days('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23').map((day) =>
      plannedValueOn(item, FIVE_DAY_WEEK, day),
    );
    expect(values).toEqual([200, 200, 200, 300].map(dollars));
  });

  it('works around a holiday', () => {
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], days('2026-11-03'));
    const values = days('2026-11-02', '2026-11-03', '2026-11-04').map((day) =>
      plannedValueOn(span('2026-11-02', '2026-11-04', 24), calendar, day),
    );
    expect(values).toEqual([12, 12, 24].map(dollars));
  });

  it('is planned whole on the finish when a later holiday leaves it no working day', () => {
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], days('2026-11-02', '2026-11-03'));
    const item = span('2026-11-02', '2026-11-03', 24);
    const samples = days('2026-11-02', '2026-11-03');
    expect(samples.map((day) => plannedValueOn(item, calendar, day))).toEqual([0, 24].map(dollars));
    expect(plannedOn([item], calendar, USD, samples)).toEqual([0, 24].map(dollars));
  });
});

describe('the planned value curve', () => {
  it('gives the points in the order they were asked for, repeated ones too', () => {
    const points = plannedOn(
      [span('2026-11-02', '2026-11-04', 24)],
      FIVE_DAY_WEEK,
      USD,
      days('2026-11-04', '2026-11-01', '2026-11-02', '2026-11-04'),
    );
    expect(points).toEqual([24, 0, 8, 24].map(dollars));
  });

  it('is flat at zero of nothing', () => {
    expect(plannedOn([], FIVE_DAY_WEEK, USD, days('2026-11-02'))).toEqual([dollars(0)]);
    expect(plannedOn([span('2026-11-02', '2026-11-04', 24)], FIVE_DAY_WEEK, USD, [])).toEqual([]);
  });

  it('rounds the total once, where items rounded one by one would drift', () => {
    const thirds = Array.from({ length: 300 }, () => span('2026-11-02', '2026-11-04', 100));
    const day = getDay('2026-11-02');
    expect(plannedOn(thirds, FIVE_DAY_WEEK, USD, [day])).toEqual([dollars(10000)]);
    expect(
      sum(
        thirds.map((item) => plannedValueOn(item, FIVE_DAY_WEEK, day)),
        USD,
      ),
    ).toEqual(dollars(9900));
  });

  it('bends once for spans of the same days, by their sum, whatever gives them', () => {
    const one = [span('2026-11-02', '2026-11-04', 70), span('2026-11-02', '2026-11-05', 80)];
    const parts = new Set([...one, span('2026-11-02', '2026-11-04', 30), span('2026-11-03', '2026-11-04', 20)]);
    const sums = [span('2026-11-02', '2026-11-04', 100), span('2026-11-02', '2026-11-05', 80)];
    expect(plannedSlopes(parts.values(), FIVE_DAY_WEEK, USD)).toEqual(
      plannedSlopes([...sums, span('2026-11-03', '2026-11-04', 20)], FIVE_DAY_WEEK, USD),
    );
  });

  it('takes a span in another currency as a fault', () => {
    const euro = { ...span('2026-11-02', '2026-11-04', 1), budget: money(1n, getCurrency('EUR')) };
    expect(() => plannedOn([euro], FIVE_DAY_WEEK, USD, [])).toThrow('a span in EUR, not USD');
  });

  it('from slopes equals the curve from visiting every span on every day', () => {
    fc.assert(
      fc.property(
        fc.array(anySpan, { maxLength: 12 }),
        anyCalendar,
        fc.array(anyDay(900), { maxLength: 12 }),
        (spans, calendar, samples) => {
          const slow = samples.map((day) => dollars(visitEverySpan(spans, calendar, day)));
          expect(plannedOn(spans, calendar, USD, samples)).toEqual(slow);
        },
      ),
    );
  });

  it('of one span is its planned value', () => {
    fc.assert(
      fc.property(anySpan, anyCalendar, anyDay(900), (item, calendar, day) => {
        expect(plannedOn([item], calendar, USD, [day])).toEqual([plannedValueOn(item, calendar, day)]);
      }),
    );
  });

  it('does not care whether equal spans are given one by one or as their sum', () => {
    fc.assert(
      fc.property(
        fc.array(anySpan, { minLength: 1, maxLength: 8 }),
        anyCalendar,
        anyDay(900),
        (spans, calendar, day) => {
          const twice = [...spans, ...spans];
          const grouped = spans.map((each) => ({ ...each, budget: dollars(2n * each.budget.minor) }));
          expect(plannedOn(twice, calendar, USD, [day])).toEqual(plannedOn(grouped, calendar, USD, [day]));
        },
      ),
    );
  });

  it('never falls, starts from nothing and ends at the budget at completion', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1, maxLength: 12 }), anyCalendar, (spans, calendar) => {
        const samples = Array.from({ length: 90 }, (_, index) => addDays(getDay('2023-12-24'), index * 10));
        const minors = plannedOn(spans, calendar, USD, samples).map((point) => point.minor);
        expect(minors.every((minor, index) => index === 0 || minor >= (minors[index - 1] ?? 0n))).toBe(true);
        expect([minors[0], minors.at(-1)]).toEqual([
          0n,
          sum(
            spans.map((each) => each.budget),
            USD,
          ).minor,
        ]);
      }),
    );
  });

  it('costs spans plus days: ten thousand of different lengths over ten years', () => {
    const spans = Array.from({ length: 10_000 }, (_, index): BudgetSpan => {
      const start = addDays(getDay('2020-01-01'), index % 3000);
      return { start, finish: addDays(start, 1 + ((index * 7) % 900)), budget: dollars(index * 100 + 1) };
    });
    const samples = curveDays(getDay('2020-01-01'), getDay('2031-12-31'), getDay('2026-11-22'));
    const began = performance.now();
    const points = plannedOn(spans, FIVE_DAY_WEEK, USD, samples);
    // Visiting every span at every sample is five million steps over thousand-bit fractions: minutes.
    expect(performance.now() - began).toBeLessThan(5000);
    expect(points.at(-1)).toEqual(
      sum(
        spans.map((each) => each.budget),
        USD,
      ),
    );
  });
});

describe('the days of a curve', () => {
  it('are weekly from the start, with the status day and the finish', () => {
    expect(curveDays(getDay('2026-11-02'), getDay('2026-11-20'), getDay('2026-11-10'))).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-10',
      '2026-11-16',
      '2026-11-20',
    ]);
  });

  it('run on to a status day after the finish', () => {
    expect(curveDays(getDay('2026-11-02'), getDay('2026-11-03'), getDay('2026-11-10'))).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-09',
      '2026-11-10',
    ]);
  });

  it('leave out a status day before the start', () => {
    expect(curveDays(getDay('2026-11-02'), getDay('2026-11-04'), getDay('2026-10-01'))).toEqual([
      '2026-11-02',
      '2026-11-04',
    ]);
  });

  it('stay few over centuries', () => {
    const many = curveDays(getDay('1900-01-01'), getDay('2999-12-31'), getDay('2026-11-22'));
    expect(many.length).toBeLessThanOrEqual(MAX_CURVE_STEPS + 3);
    expect([many[0], many.at(-1), many.includes(getDay('2026-11-22'))]).toEqual(['1900-01-01', '2999-12-31', true]);
  });
});
