import * as fc from 'fast-check';
import { getDay } from '../../../src/domain/calendar/day';
import { earnedCourse, firstDayOf, type EarningItem } from '../../../src/domain/earned-value/earned-course';
import { earnedIncrements } from '../../../src/domain/earned-value/earned-increments';
import { exact } from '../../../src/domain/money/exact';
import { firstEstimate } from '../../../src/domain/earned-value/first-estimate';
import { toMoney } from '../../../src/domain/money/minor-units';
import { add, sum, zero } from '../../../src/domain/money/money';
import { plannedSlopes } from '../../../src/domain/earned-value/planned-value';
import { roundTogether } from '../../../src/domain/money/round-together';
import { traceBudget, type DatedVersion, type VersionedBudget } from '../../../src/domain/why-it-moved/trace-budget';
import { dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const day = getDay;
const minors = (amounts: readonly { readonly minor: bigint }[]) => amounts.map(({ minor }) => minor);

describe('amounts that are rounded together', () => {
  it.each([
    // 1.0, 0.6, 0.6, 0.3: together 2.5, which rounds half-even to 2.
    [[10n, 6n, 6n, 3n], 10n, [1n, 1n, 0n, 0n]],
    // 3.5 rounds to 4: the largest remainders first.
    [[10n, 9n, 8n, 8n], 10n, [1n, 1n, 1n, 1n]],
    [[3n, 9n, 3n], 10n, [1n, 1n, 0n]],
    [[20n, 50n], 10n, [2n, 5n]],
    [[5n], 10n, [0n]],
    [[15n], 10n, [2n]],
    [[0n, 0n], 10n, [0n, 0n]],
    [[], 10n, []],
    // Two remainders of 0.99 and 52 of 0.01 are 2.5: none gets two units.
    [[199n, 99n, ...Array.from({ length: 52 }, () => 1n)], 100n, [2n, 1n, 1n, ...Array.from({ length: 51 }, () => 0n)]],
  ])('%j of %i parts of a unit are %j', (amounts, scale, rounded) => {
    expect(minors(roundTogether(amounts, scale, USD))).toEqual(rounded);
  });

  it('add up to their rounded sum, each within a unit of what it was', () => {
    const anyAmounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { maxLength: 30 });
    fc.assert(
      fc.property(anyAmounts, fc.bigInt({ min: 1n, max: 10_000n }), (amounts, scale) => {
        const rounded = roundTogether(amounts, scale, USD);
        const total = amounts.reduce((one, other) => one + other, 0n);
        expect(sum(rounded, USD)).toEqual(toMoney(exact(total), scale, USD));
        for (const [index, amount] of amounts.entries()) {
          const off = (rounded[index]?.minor ?? -1n) * scale - amount;
          expect(off < scale && off > -scale).toBe(true);
          if (amount % scale === 0n) expect(off).toBe(0n);
        }
      }),
    );
  });
});

describe('what items have earned from month to month', () => {
  const at = (month: string, earned: bigint) => ({ day: firstDayOf(month), earned });

  it('adds up to the earned value of all as it is rounded once', () => {
    // In tenths of a cent: 1.4 and 2.4 together are 3.8, which is 4; the larger remainder comes first, the earlier of two equals.
    const found = earnedIncrements([[at('2026-05', 16n), at('2026-06', 14n)], [], [at('2026-05', 24n)]], 10n, USD);
    expect(found).toEqual([
      [
        { day: '2026-05-01', amount: dollars(2) },
        { day: '2026-06-01', amount: dollars(0) },
      ],
      [],
      [{ day: '2026-05-01', amount: dollars(2) }],
    ]);
  });

  it('follows progress that is taken back', () => {
    const [course] = earnedIncrements([[at('2026-04', 500n), at('2026-05', 200n), at('2026-06', 300n)]], 10n, USD);
    expect(course?.map(({ amount }) => amount.minor)).toEqual([50n, -30n, 10n]);
  });
});

describe('the course of one item', () => {
  const span = { start: day('2026-05-18'), finish: day('2026-07-03'), budget: dollars(700) };
  const progress = [
    { month: '2026-04', basisPoints: 2500 },
    { month: '2026-06', basisPoints: 2000 },
  ];
  const item: EarningItem = { span, progress, byTime: null };
  const course = (of: EarningItem, statusDay: string, scale = 10_000n) =>
    earnedCourse(of, FIVE_DAY_WEEK, day(statusDay), scale).map((point) => [point.day, point.earned]);

  it('is the budget times the progress at the end of each month', () => {
    expect(course(item, '2026-06-30')).toEqual([
      ['2026-04-01', 1_750_000n],
      ['2026-06-01', 1_400_000n],
    ]);
    expect(course({ ...item, progress: [] }, '2026-06-30')).toEqual([]);
  });

  it('of level of effort is its planned value, too, up to the status day', () => {
    // 35 working days at 20 a day: 10 until the end of May, 22 more in June, 3 in July.
    const byTime = plannedSlopes([span], FIVE_DAY_WEEK, USD);
    const loe: EarningItem = { span, progress: [], byTime };
    const scale = 70_000n;
    const cents = (amounts: readonly (readonly unknown[])[]) =>
      amounts.map(([month, earned]) => [month, Number(earned) / Number(scale)]);
    expect(cents(course(loe, '2026-08-14', scale))).toEqual([
      ['2026-05-01', 200],
      ['2026-06-01', 640],
      ['2026-07-01', 700],
    ]);
    expect(cents(course(loe, '2026-06-02', scale))).toEqual([
      ['2026-05-01', 200],
      ['2026-06-01', 240],
    ]);
    expect(cents(course(loe, '2026-05-31', scale))).toEqual([['2026-05-01', 200]]);
    expect(cents(course(loe, '2026-05-18', scale))).toEqual([['2026-05-01', 20]]);
    expect(course(loe, '2026-05-01', scale)).toEqual([['2026-05-01', 0n]]);
    expect(course(loe, '2026-04-30', scale)).toEqual([]);
    // Progress that is recorded all the same counts beside it, as it does in the report, and stays.
    expect(cents(course({ ...loe, progress }, '2026-06-02', scale))).toEqual([
      ['2026-04-01', 175],
      ['2026-05-01', 375],
      ['2026-06-01', 380],
    ]);
  });

  it('knows the last day of every month', () => {
    const whole = { start: day('2027-12-01'), finish: day('2028-03-01'), budget: dollars(6600) };
    const byTime = plannedSlopes([whole], FIVE_DAY_WEEK, USD);
    const scale = 10_000n * 66n;
    const found = earnedCourse({ span: whole, progress: [], byTime }, FIVE_DAY_WEEK, day('2028-04-01'), scale);
    // 23 working days in December, 21 in January, 21 in a February of 29 days, and 1 March.
    expect(found.map(({ earned }) => earned / scale)).toEqual([2300n, 4400n, 6500n, 6600n]);
  });
});

describe('how a budget came to what it is', () => {
  const versions: readonly DatedVersion[] = [
    { version: 1, kind: 'capture', day: day('2026-01-05') },
    { version: 2, kind: 'change', day: day('2026-02-05') },
    { version: 3, kind: 'capture', day: day('2026-03-05') },
    { version: 4, kind: 'change', day: day('2026-04-05') },
  ];
  const trace = (...rows: readonly (readonly [version: number, cents: number | null])[]) => {
    const said = rows.map(([version, cents]): VersionedBudget => {
      return { version, budget: cents === null ? null : dollars(cents) };
    });
    const { originalBudget, currentBudget, movements } = traceBudget(said, versions, USD);
    return [
      originalBudget?.minor ?? null,
      currentBudget?.minor ?? null,
      ...movements.map(({ part, day: on, amount }) => [part, on, amount.minor]),
    ];
  };

  it('is told of every version that says something of it', () => {
    expect(trace([1, 100], [2, 130], [3, 120], [4, null])).toEqual([
      100n,
      null,
      ['approvedCostChange', '2026-02-05', 30n],
      ['recaptured', '2026-03-05', -10n],
      ['approvedScopeChange', '2026-04-05', -120n],
    ]);
    expect(trace([2, 50], [3, 50])).toEqual([
      null,
      50n,
      ['approvedScopeChange', '2026-02-05', 50n],
      ['recaptured', '2026-03-05', 0n],
    ]);
  });

  it('ends where a later capture leaves it out, and begins where one takes it in', () => {
    expect(trace([1, 100])).toEqual([100n, null, ['recaptured', '2026-03-05', -100n]]);
    expect(trace([3, 70])).toEqual([null, 70n, ['recaptured', '2026-03-05', 70n]]);
    expect(trace([3, 70], [4, 70])).toEqual([
      null,
      70n,
      ['recaptured', '2026-03-05', 70n],
      ['approvedCostChange', '2026-04-05', 0n],
    ]);
  });

  it('always adds up from the original budget to the current one', () => {
    const anyRows = fc.uniqueArray(
      fc.record({ version: fc.integer({ min: 1, max: 4 }), budget: fc.option(fc.nat(1000).map(dollars)) }),
      { selector: ({ version }) => version },
    );
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { originalBudget, currentBudget, movements } = traceBudget(rows, versions, USD);
        const moved = sum(
          movements.map(({ amount }) => amount),
          USD,
        );
        expect(add(originalBudget ?? zero(USD), moved)).toEqual(currentBudget ?? zero(USD));
      }),
    );
  });
});

describe('the estimate that is shown first', () => {
  const measures = (earned: bigint, actual: bigint) => ({
    budgetAtCompletion: { minor: 1000n },
    earnedValue: { minor: earned },
    actualCost: { minor: actual },
  });

  it('is at cost performance, rounded to the minor unit in the unit of the measures', () => {
    // 100.0 × 12.0 / 7.0 = 171.43
    expect(firstEstimate(measures(70n, 120n), 10n)).toEqual({ estimate: exact(1710n), basis: 'cost-performance' });
  });

  it('is at the planned rate while nothing was earned or spent', () => {
    expect(firstEstimate(measures(0n, 120n), 10n)).toEqual({ estimate: exact(1120n), basis: 'planned-rate' });
    expect(firstEstimate(measures(73n, 0n), 10n)).toEqual({ estimate: exact(930n), basis: 'planned-rate' });
  });
});
