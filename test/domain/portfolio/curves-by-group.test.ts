import fc from 'fast-check';
import { curvesByGroup } from '../../../src/domain/portfolio/curves-by-group';
import type { AmountTable } from '../../../src/domain/portfolio/group-curves';
import { getCurrency } from '../../../src/domain/money/currency';
import { dayFromNumber, dayNumber, getDay } from '../../../src/domain/calendar/day';
import { exact, plus, type Exact } from '../../../src/domain/money/exact';
import { Portfolio } from '../../../src/domain/portfolio/portfolio';
import { divideRounded } from '../../../src/domain/money/rounding';
import {
  makeWorkingCalendar,
  workedThrough,
  type WorkingCalendar,
} from '../../../src/domain/calendar/working-calendar';

const FIRST = dayNumber(getDay('2026-01-01'));
const DAYS = 60;
const currency = getCurrency('EUR');

interface Item {
  readonly group: number;
  readonly start: number;
  readonly finish: number;
  readonly budget: number;
  readonly reports: readonly { readonly day: number; readonly change: number }[];
  readonly costs: readonly { readonly day: number; readonly amount: number }[];
}

interface Case {
  readonly groups: number;
  readonly items: readonly Item[];
  readonly calendar: WorkingCalendar;
  readonly samples: readonly number[];
}

const dayOffset = fc.integer({ min: 0, max: DAYS - 1 });

function amounts(most: number) {
  return fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: most }));
}

function cases(most: number): fc.Arbitrary<Case> {
  return fc
    .integer({ min: 1, max: 4 })
    .chain((groups) =>
      fc.record({
        groups: fc.constant(groups),
        items: fc.array(
          fc.record({
            group: fc.integer({ min: 0, max: groups - 1 }),
            span: fc.tuple(dayOffset, dayOffset),
            budget: amounts(most),
            reports: fc.array(fc.record({ day: dayOffset, change: fc.integer({ min: -10_000, max: 10_000 }) }), {
              maxLength: 3,
            }),
            costs: fc.array(
              fc.record({
                day: dayOffset,
                amount: fc.tuple(amounts(most), fc.boolean()).map(([a, back]) => (back ? 0 - a : a)),
              }),
              { maxLength: 3 },
            ),
          }),
          { maxLength: 12 },
        ),
        calendar: fc
          .record({
            workdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
            holidays: fc.uniqueArray(dayOffset, { maxLength: 20 }),
          })
          .map(({ workdays, holidays }) =>
            makeWorkingCalendar(
              workdays,
              holidays.map((offset) => dayFromNumber(FIRST + offset)),
            ),
          ),
        // Before, within and after the portfolio; the same day may be asked for twice.
        samples: fc.array(fc.integer({ min: -3, max: DAYS + 3 }), { minLength: 1, maxLength: 12 }),
      }),
    )
    .map(({ items, samples, ...rest }) => ({
      ...rest,
      samples: [...samples].sort((a, b) => a - b),
      items: items.map(({ span: [a, b], ...item }) => ({ ...item, start: Math.min(a, b), finish: Math.max(a, b) })),
    }));
}

function portfolioOf({ groups, items }: Case): Portfolio {
  const portfolio = new Portfolio({
    currency,
    firstDay: dayFromNumber(FIRST),
    lastDay: dayFromNumber(FIRST + DAYS - 1),
    items: items.length,
    reports: items.flatMap(({ reports }) => reports).length,
    costs: items.flatMap(({ costs }) => costs).length,
  });
  for (let row = 0; row < groups; row += 1) {
    portfolio.startGroup();
    for (const { start, finish, budget, reports, costs } of items.filter(({ group }) => group === row)) {
      portfolio.addItem(FIRST + start, FIRST + finish, budget);
      for (const { day, change } of reports) portfolio.addReport(FIRST + day, change);
      for (const { day, amount } of costs) portfolio.addCost(FIRST + day, amount);
    }
  }
  return portfolio;
}

/** The slow, obvious way: every item on every sample day, in fractions. */
function visitEveryItem(items: readonly Item[], calendar: WorkingCalendar, sample: number) {
  const worked = (from: number, to: number): bigint =>
    BigInt(Math.max(0, workedThrough(calendar, FIRST + to) - workedThrough(calendar, FIRST + from - 1)));
  let planned: Exact = exact(0n);
  let earned = 0n;
  let actual = 0n;
  for (const { start, finish, budget, reports, costs } of items) {
    const length = worked(start, finish);
    if (sample >= finish) planned = plus(planned, exact(BigInt(budget)));
    else if (length > 0n) planned = plus(planned, exact(BigInt(budget) * worked(start, sample), length));
    for (const { day, change } of reports) if (day <= sample) earned += BigInt(budget) * BigInt(change);
    for (const { day, amount } of costs) if (day <= sample) actual += BigInt(amount);
  }
  return [divideRounded(planned.numerator, planned.denominator), divideRounded(earned, 10_000n), actual];
}

function rowsOf(table: AmountTable, cells: number): readonly (readonly bigint[])[] {
  const all = Array.from(table, BigInt);
  return Array.from({ length: all.length / cells }, (_, row) => all.slice(row * cells, (row + 1) * cells));
}

function expectTheSameAsVisiting(example: Case): void {
  const { groups, items, calendar, samples } = example;
  const curves = curvesByGroup(
    portfolioOf(example),
    calendar,
    samples.map((offset) => dayFromNumber(FIRST + offset)),
  );
  const rows = Array.from({ length: groups + 1 }, (_, row) =>
    row === groups ? items : items.filter(({ group }) => group === row),
  );
  const visited = rows.map((row) => samples.map((sample) => visitEveryItem(row, calendar, sample)));
  expect(curves.samples).toBe(samples.length);
  const seen = [curves.plannedValue, curves.earnedValue, curves.actualCost].map((table) =>
    rowsOf(table, samples.length),
  );
  seen.forEach((table, which) => {
    expect(table).toEqual(visited.map((row) => row.map((measures) => measures[which])));
  });
  expect(Array.from(curves.budgetAtCompletion, BigInt)).toEqual(
    rows.map((row) => row.reduce((total, { budget }) => total + BigInt(budget), 0n)),
  );
}

describe('Curves by group', () => {
  it('equal visiting every item on every day, to the minor unit, for each group and for the whole', () => {
    fc.assert(fc.property(cases(100_000), expectTheSameAsVisiting), { numRuns: 300 });
  });

  it('equal it for the largest amounts too', () => {
    fc.assert(fc.property(cases(10 ** 15), expectTheSameAsVisiting), { numRuns: 200 });
  });

  it('count what doubles cannot hold: an odd sum above 2^53', () => {
    const budget = 10 ** 15 - 1;
    const item = {
      group: 0,
      start: 4,
      finish: 5,
      budget,
      reports: [{ day: 5, change: 10_000 }],
      costs: [{ day: 4, amount: budget }],
    };
    const items = [...Array.from({ length: 11 }, () => item), { ...item, group: 1 }];
    const example = { groups: 2, items, calendar: makeWorkingCalendar([1, 2, 3, 4, 5], []), samples: [4, 5] };
    expectTheSameAsVisiting(example);
    const days = example.samples.map((offset) => dayFromNumber(FIRST + offset));
    const { plannedValue, earnedValue, actualCost } = curvesByGroup(portfolioOf(example), example.calendar, days);
    for (const table of [plannedValue, earnedValue, actualCost]) expect(table[1]).toBe(10_999_999_999_999_989n);
  });

  it('round half a minor unit to the even one, and what lies beside it to the nearest', () => {
    // Two working days: half of the budget is planned on the first, and half of it is earned.
    const items = [1, 3, 5, 7].map((budget, group) => ({
      group,
      start: 4,
      finish: 5,
      budget,
      reports: [{ day: 4, change: 5000 }],
      costs: [],
    }));
    const example = { groups: 4, items, calendar: makeWorkingCalendar([1, 2, 3, 4, 5], []), samples: [4] };
    expectTheSameAsVisiting(example);
    const curves = curvesByGroup(portfolioOf(example), example.calendar, [dayFromNumber(FIRST + 4)]);
    expect([...curves.plannedValue]).toEqual([0, 2, 2, 4, 8]);
    expect([...curves.earnedValue]).toEqual([0, 2, 2, 4, 8]);
  });

  it('plan a budget without a working day on its finish', () => {
    // 3 and 4 January 2026 are a weekend.
    const weekend = { group: 1, start: 2, finish: 3, budget: 100, reports: [], costs: [] };
    const week = { ...weekend, start: 0, finish: 4, budget: 6 };
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], []);
    const example = { groups: 3, items: [weekend, week], calendar, samples: [1, 2, 3, 4] };
    expectTheSameAsVisiting(example);
    const days = example.samples.map((offset) => dayFromNumber(FIRST + offset));
    const curves = curvesByGroup(portfolioOf(example), calendar, days);
    expect([...curves.plannedValue].slice(4, 8)).toEqual([4, 4, 104, 106]);
    expect([...curves.plannedValue].slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('stand in doubles as long as these hold every sum exactly, else in big integers', () => {
    const limit = 2 ** 52;
    const most = 10 ** 15;
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], []);
    const curvesOf = (items: readonly Partial<Item>[], groups = 1) => {
      const none = { group: 0, start: 4, finish: 5, budget: 0, reports: [], costs: [] };
      const example = { groups, items: items.map((item) => ({ ...none, ...item })), calendar, samples: [4, 5] };
      const days = example.samples.map((offset) => dayFromNumber(FIRST + offset));
      return curvesByGroup(portfolioOf(example), calendar, days);
    };
    const inDoubles = (table: AmountTable): boolean => table instanceof Float64Array;
    const upTo = (total: number): readonly number[] => [most, most, most, most, total - 4 * most];

    for (const [total, fits] of [
      [limit, true],
      [limit + 1, false],
    ] as const) {
      const planned = curvesOf(upTo(total).map((budget) => ({ budget })));
      expect([inDoubles(planned.plannedValue), inDoubles(planned.budgetAtCompletion)]).toEqual([fits, fits]);
      expect(rowsOf(planned.plannedValue, 2)[1]).toEqual([BigInt(limit / 2), BigInt(total)]);
      const spent = curvesOf(upTo(total).map((amount) => ({ costs: [{ day: 4, amount }] })));
      expect(inDoubles(spent.actualCost)).toBe(fits);
      const takenBack = curvesOf(upTo(total).map((amount) => ({ costs: [{ day: 4, amount: -amount }] })));
      expect(inDoubles(takenBack.actualCost)).toBe(fits);
      // Basis points of budget: 450 359 962 737 wholly, and as many more.
      const earned = curvesOf([
        { budget: 450_359_962_737, reports: [{ day: 4, change: 10_000 }] },
        { budget: total - 4_503_599_627_370_000, reports: [{ day: 4, change: -1 }] },
      ]);
      expect(inDoubles(earned.earnedValue)).toBe(fits);
    }

    // Each group for itself fits; so many of them together do not.
    const earnedBy = (groups: number) => {
      const reports = [{ day: 4, change: 10_000 }];
      const items = Array.from({ length: groups }, (_, group) => ({ group, budget: 450_359_962_737, reports }));
      return curvesOf(items, groups).earnedValue;
    };
    expect([9_999, 10_001].map((groups) => inDoubles(earnedBy(groups)))).toEqual([true, false]);
  });

  it('stay as they are when others are counted, which may need more memory, and so do the columns', () => {
    const item = { group: 0, start: 4, finish: 5, budget: 6, reports: [{ day: 4, change: 5000 }], costs: [] };
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], []);
    const costs = [{ day: 4, amount: 7 }];
    const portfolio = portfolioOf({ groups: 1, items: [{ ...item, costs }], calendar, samples: [] });
    const [friday, next] = [dayFromNumber(FIRST + 4), dayFromNumber(FIRST + 5)];
    const first = curvesByGroup(portfolio, calendar, [friday]);
    curvesByGroup(
      portfolio,
      calendar,
      Array.from({ length: 5_000 }, () => next),
    );
    expect(first).toEqual({
      samples: 1,
      plannedValue: Float64Array.of(3, 3),
      earnedValue: Float64Array.of(3, 3),
      actualCost: Float64Array.of(7, 7),
      budgetAtCompletion: Float64Array.of(6, 6),
    });
    expect(portfolio.columns.budget).toEqual(Float64Array.of(6));
  });

  it('come out the same each time, and leave the columns as they are', () => {
    const example = fc.sample(cases(1_000), { numRuns: 1, seed: 7 })[0];
    if (!example) throw new Error('fast-check gives a sample');
    const portfolio = portfolioOf(example);
    const days = example.samples.map((offset) => dayFromNumber(FIRST + offset));
    const before = structuredClone(portfolio.columns);
    const first = curvesByGroup(portfolio, example.calendar, days);
    expect(curvesByGroup(portfolio, example.calendar, days)).toEqual(first);
    expect(portfolio.columns).toEqual(before);
  });

  it('take sample days in order only', () => {
    const portfolio = portfolioOf({ groups: 1, items: [], calendar: makeWorkingCalendar([1], []), samples: [] });
    const days = [getDay('2026-01-06'), getDay('2026-01-05')];
    expect(() => curvesByGroup(portfolio, makeWorkingCalendar([1], []), days)).toThrow('sample days must ascend');
  });
});
