import * as fc from 'fast-check';
import { getCurrency } from '../../../src/domain/money/currency';
import { getDay, type Day } from '../../../src/domain/calendar/day';
import { CurrencyMismatch, money, sum, type Money } from '../../../src/domain/money/money';
import {
  MOVE_PARTS,
  sumParts,
  sumPartsBy,
  type Contribution,
  type MovePart,
} from '../../../src/domain/why-it-moved/move-parts';
import { whyItMoved, type BudgetMovement, type MovedItem } from '../../../src/domain/why-it-moved/why-it-moved';
import { anyDay, dollars, USD } from '../arbitraries';

interface Facets {
  readonly component: string | null;
  readonly assignee: string | null;
}
type Item = MovedItem<Facets>;

const statusDay = getDay('2026-04-30');
const at = (day: string, cents: number) => ({ day: getDay(day), amount: dollars(cents) });
const movement = (part: BudgetMovement['part'], day: string, cents: number): BudgetMovement => ({
  part,
  ...at(day, cents),
});
/** Work that was never in the baseline, unless told otherwise. */
const item = (itemId: string, known: Partial<Item> = {}): Item => ({
  itemId,
  facets: { component: null, assignee: null },
  originalBudget: null,
  currentBudget: null,
  movements: [],
  earned: [],
  costs: [],
  ...known,
});
const split = (items: readonly Item[], estimateCents: number | bigint, on: Day = statusDay) => {
  const outcome = whyItMoved(items, dollars(estimateCents), on);
  if (!outcome.ok) throw new Error(outcome.explanation);
  return outcome.value;
};
/** Without facets, as rows. */
const rows = (contributions: readonly Contribution<Facets>[]) =>
  contributions.map(({ itemId, part, month, amount }) => [itemId, part, month, amount.minor]);

describe('why it moved', () => {
  const api = { component: 'API', assignee: 'Maya' };
  const web = { component: 'Web', assignee: 'Maya' };
  // Original budget 350.00. A change adds D and removes C, another adjusts B, a new capture moves A: current budget 430.00.
  // EV 230.00, AC 320.00 with 20.00 on the removed C and 30.00 on X, which nobody planned.
  const portfolio: readonly Item[] = [
    item('A', {
      facets: api,
      originalBudget: dollars(100_00),
      currentBudget: dollars(110_00),
      movements: [movement('recaptured', '2026-04-01', 10_00)],
      earned: [at('2026-01-15', 60_00), at('2026-01-31', 20_00), at('2026-02-01', 30_00)],
      costs: [at('2026-01-20', 90_00), at('2026-02-03', 30_00)],
    }),
    item('B', {
      facets: web,
      originalBudget: dollars(200_00),
      currentBudget: dollars(240_00),
      movements: [movement('approvedCostChange', '2026-03-10', 40_00)],
      earned: [at('2026-03-20', 120_00), at('2026-05-01', 50_00)],
      costs: [at('2026-04-30', 150_00), at('2026-05-01', 70_00)],
    }),
    item('C', {
      facets: web,
      originalBudget: dollars(50_00),
      movements: [movement('approvedScopeChange', '2026-02-10', -50_00)],
      earned: [at('2026-01-10', 25_00)],
      costs: [at('2026-01-10', 20_00)],
    }),
    item('D', {
      facets: { component: 'API', assignee: null },
      currentBudget: dollars(80_00),
      movements: [movement('approvedScopeChange', '2026-02-10', 80_00)],
    }),
    item('X', { costs: [at('2026-03-05', 30_00)] }),
  ];
  // BAC / CPI = 430.00 × 320.00 / 230.00 = 598.26: ETC 278.26, of which B's 120.00 remaining take 166.956 and D's 80.00 111.304.
  const contributions = split(portfolio, 598_26);

  it('is told by item, part and month', () => {
    expect(rows(contributions)).toEqual([
      ['A', 'recaptured', '2026-04', 10_00n],
      ['A', 'costEfficiency', '2026-01', 10_00n],
      ['B', 'approvedCostChange', '2026-03', 40_00n],
      ['B', 'costEfficiency', '2026-04', 150_00n],
      ['B', 'costEfficiency', '2026-03', -120_00n],
      ['C', 'approvedScopeChange', '2026-02', -50_00n],
      ['C', 'costEfficiency', '2026-01', 20_00n],
      ['D', 'approvedScopeChange', '2026-02', 80_00n],
      ['X', 'outsideBaseline', '2026-03', 30_00n],
      ['B', 'remainingForecast', null, 46_96n],
      ['D', 'remainingForecast', null, 31_30n],
    ]);
    expect(contributions[0]).toEqual({
      itemId: 'A',
      facets: api,
      part: 'recaptured',
      month: '2026-04',
      amount: dollars(10_00),
    });
  });

  it('adds up from the original budget to the estimate', () => {
    expect(sumParts(contributions, USD)).toEqual({
      approvedScopeChange: dollars(30_00),
      approvedCostChange: dollars(40_00),
      recaptured: dollars(10_00),
      costEfficiency: dollars(60_00),
      outsideBaseline: dollars(30_00),
      remainingForecast: dollars(78_26),
      total: dollars(598_26 - 350_00),
    });
  });

  it('adds up for each component, with what has none', () => {
    const groups = sumPartsBy(contributions, ({ facets }) => facets?.component ?? null, USD);
    expect([...groups].map(([key, { total }]) => [key, total])).toEqual([
      // A 10 + 10, D 80 + 31.30
      ['API', dollars(131_30)],
      // B 40 + 30 + 46.96, C −50 + 20
      ['Web', dollars(86_96)],
      [null, dollars(30_00)],
    ]);
    expect(groups.get('API')).toMatchObject({
      approvedScopeChange: dollars(80_00),
      recaptured: dollars(10_00),
      costEfficiency: dollars(10_00),
      remainingForecast: dollars(31_30),
    });
  });

  it('adds up by month, with what is still to come', () => {
    const groups = sumPartsBy(contributions, ({ month }) => month, USD);
    expect(new Map([...groups].map(([key, { total }]) => [key, total]))).toEqual(
      new Map([
        ['2026-01', dollars(30_00)],
        ['2026-02', dollars(30_00)],
        ['2026-03', dollars(40_00 - 120_00 + 30_00)],
        ['2026-04', dollars(160_00)],
        [null, dollars(78_26)],
      ]),
    );
  });

  it('is nothing but zeros of nothing', () => {
    expect(split([], 0)).toEqual([]);
    const none = dollars(0);
    expect(sumParts([], USD)).toEqual({
      ...Object.fromEntries(MOVE_PARTS.map(({ part }) => [part, none])),
      total: none,
    });
    expect(sumPartsBy([], () => 'all', USD).size).toBe(0);
  });

  it('is told in one order, by the same words everywhere', () => {
    expect(MOVE_PARTS).toEqual([
      { part: 'approvedScopeChange', label: 'Approved scope change' },
      { part: 'approvedCostChange', label: 'Approved cost change' },
      { part: 'recaptured', label: 'Baseline captured again, not approved' },
      { part: 'costEfficiency', label: 'Cost efficiency' },
      { part: 'outsideBaseline', label: 'Work outside the baseline and approved changes' },
      { part: 'remainingForecast', label: 'Remaining forecast' },
    ]);
  });
});

describe('an item', () => {
  it('is outside only if it never was in the baseline', () => {
    const costs = [at('2026-01-10', 7)];
    const free = dollars(0);
    const partOf = (known: Partial<Item>) => rows(split([item('A', { costs, ...known })], 7)).at(-1);
    const added = movement('approvedScopeChange', '2026-01-02', 5);
    const removed = movement('approvedScopeChange', '2026-01-03', -5);
    expect(partOf({})).toEqual(['A', 'outsideBaseline', '2026-01', 7n]);
    expect(partOf({ originalBudget: free })).toEqual(['A', 'costEfficiency', '2026-01', 7n]);
    expect(partOf({ currentBudget: free })).toEqual(['A', 'costEfficiency', '2026-01', 7n]);
    expect(partOf({ movements: [added, removed] })).toEqual(['A', 'costEfficiency', '2026-01', 7n]);
    expect(partOf({ movements: [movement('approvedScopeChange', '2026-01-02', 0)] })).toEqual([
      'A',
      'costEfficiency',
      '2026-01',
      7n,
    ]);
  });

  it('earns nothing outside the current baseline', () => {
    const earned = [at('2026-01-10', 3)];
    expect(rows(split([item('X', { earned, costs: [at('2026-01-11', 4)] })], 4))).toEqual([
      ['X', 'outsideBaseline', '2026-01', 4n],
    ]);
  });

  it('counts up to the end of the status day', () => {
    const planned = { originalBudget: dollars(10), currentBudget: dollars(10) };
    const dated = [at('2026-04-30', 1), at('2026-05-01', 2)];
    expect(rows(split([item('A', { ...planned, costs: dated })], 11))).toEqual([
      ['A', 'costEfficiency', '2026-04', 1n],
    ]);
    expect(rows(split([item('A', { ...planned, earned: dated })], 9))).toEqual([
      ['A', 'costEfficiency', '2026-04', -1n],
    ]);
  });

  it('is refused by name when its movements are not what its budget moved by', () => {
    const movements = [movement('approvedCostChange', '2026-01-02', 10_00)];
    const refusal = (known: Partial<Item>) => whyItMoved([item('PAY-7', known)], dollars(0), statusDay);
    expect(refusal({ originalBudget: dollars(100_00), currentBudget: dollars(120_00), movements })).toEqual({
      ok: false,
      reason: 'movements-do-not-add-up',
      explanation: 'The budget of PAY-7 moved by 20.00 USD, but its movements add up to 10.00.',
    });
    expect(refusal({ originalBudget: dollars(100_00), movements })).toMatchObject({
      explanation: 'The budget of PAY-7 moved by -100.00 USD, but its movements add up to 10.00.',
    });
    expect(refusal({ currentBudget: dollars(10_01), movements })).toMatchObject({
      explanation: 'The budget of PAY-7 moved by 10.01 USD, but its movements add up to 10.00.',
    });
  });

  it('in another currency than the estimate is a fault', () => {
    const yen = item('A', { costs: [{ day: statusDay, amount: money(1n, getCurrency('JPY')) }] });
    expect(() => whyItMoved([yen], dollars(1), statusDay)).toThrow(CurrencyMismatch);
  });
});

describe('the remaining forecast', () => {
  const planned = (itemId: string, budget: number, earned = 0) =>
    item(itemId, {
      originalBudget: dollars(budget),
      currentBudget: dollars(budget),
      earned: [at('2026-01-10', earned)],
      costs: [at('2026-01-10', earned)],
    });

  it('shares ETC by remaining budget, the cents left over to the largest remainders', () => {
    // ETC 1.00 over remaining 0.30, 0.20, 0.10: 50, 33.33, 16.67 cents.
    expect(rows(split([planned('A', 30), planned('B', 20), planned('C', 10)], 1_00))).toEqual([
      ['A', 'remainingForecast', null, 20n],
      ['B', 'remainingForecast', null, 13n],
      ['C', 'remainingForecast', null, 7n],
    ]);
  });

  it('takes nothing for what is complete', () => {
    expect(rows(split([planned('A', 30, 30), planned('B', 20, 10)], 55))).toEqual([
      ['B', 'remainingForecast', null, 5n],
    ]);
  });

  it('can be less than the remaining budget, even below zero', () => {
    expect(rows(split([planned('A', 30, 10)], 15))).toEqual([['A', 'remainingForecast', null, -15n]]);
    expect(rows(split([planned('A', 30, 10)], 5))).toEqual([['A', 'remainingForecast', null, -25n]]);
  });

  it('belongs to no item when none has budget left', () => {
    const found = split([planned('A', 30, 30)], 37);
    expect(found).toEqual([{ itemId: null, facets: null, part: 'remainingForecast', month: null, amount: dollars(7) }]);
    expect(rows(split([planned('A', 30, 30)], 30))).toEqual([]);
    expect(rows(split([], 5))).toEqual([[null, 'remainingForecast', null, 5n]]);
  });

  it('gives no share to an item that earned more than its budget', () => {
    // EV 35 of 30: 5 less than nothing remains of A, so all 12 to come are B's.
    const over = planned('A', 30, 35);
    expect(rows(split([over, planned('B', 10)], 47))).toEqual([
      ['A', 'remainingForecast', null, 5n],
      ['B', 'remainingForecast', null, 2n],
    ]);
    expect(rows(split([over], 36))).toEqual([
      ['A', 'remainingForecast', null, 5n],
      [null, 'remainingForecast', null, 1n],
    ]);
  });
});

describe('the parts of any portfolio', () => {
  const anyMinor = fc.bigInt({ min: 0n, max: 10n ** 13n });
  const anyBudget = fc.option(anyMinor, { freq: 3 });
  const anyFacets = fc.record({
    component: fc.constantFrom('API', 'Web', null),
    assignee: fc.constantFrom('Maya', 'Jonas', null),
  });
  const anyCosts = fc.array(fc.record({ day: anyDay(400), amount: anyMinor.map(dollars) }), { maxLength: 4 });
  const anyVersions = fc.array(fc.record({ budget: anyBudget, approved: fc.boolean(), day: anyDay(400) }), {
    maxLength: 3,
  });
  /** Shares of the budget in hundredths, each the new state: progress can be taken back. */
  const anyProgress = fc.array(fc.record({ day: anyDay(400), percent: fc.bigInt({ min: 0n, max: 100n }) }), {
    maxLength: 4,
  });

  /** Made version by version, as a baseline is; many items never come into it. */
  const anyItem: fc.Arbitrary<Omit<Item, 'itemId'>> = fc
    .record({ facets: anyFacets, original: anyBudget, versions: anyVersions, progress: anyProgress, costs: anyCosts })
    .map(({ facets, original, versions, progress, costs }) => {
      let budget = original;
      const movements: BudgetMovement[] = [];
      for (const version of versions) {
        if (budget === null && version.budget === null) continue;
        const changed = budget === null || version.budget === null ? 'approvedScopeChange' : 'approvedCostChange';
        const amount = dollars((version.budget ?? 0n) - (budget ?? 0n));
        movements.push({ part: version.approved ? changed : 'recaptured', day: version.day, amount });
        budget = version.budget;
      }
      let earnedBefore = 0n;
      const earned = [...progress]
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .map(({ day, percent }) => {
          const earnedNow = ((budget ?? 0n) * percent) / 100n;
          const amount = dollars(earnedNow - earnedBefore);
          earnedBefore = earnedNow;
          return { day, amount };
        });
      const known = (minor: bigint | null) => (minor === null ? null : dollars(minor));
      return { facets, originalBudget: known(original), currentBudget: known(budget), movements, earned, costs };
    });
  const anyItems = fc
    .array(anyItem, { maxLength: 12 })
    .map((items) => items.map((each, index): Item => ({ ...each, itemId: `I${String(index)}` })));
  const anyEstimate = fc.oneof(anyMinor, fc.bigInt({ min: 0n, max: 10n ** 15n }));

  const minorOf = (amounts: Iterable<Money>): bigint => sum(amounts, USD).minor;
  const upTo = (dated: Item['costs'], day: Day) =>
    minorOf(dated.filter((each) => each.day <= day).map(({ amount }) => amount));
  const inBaseline = (each: Item) =>
    each.originalBudget !== null || each.currentBudget !== null || each.movements.length > 0;
  const earnedOf = (each: Item, day: Day) => (each.currentBudget === null ? 0n : upTo(each.earned, day));
  const moved = (items: readonly Item[], part: MovePart) =>
    minorOf(items.flatMap(({ movements }) => movements.filter((one) => one.part === part).map(({ amount }) => amount)));
  const total = (numbers: readonly bigint[]) => numbers.reduce((so, number) => so + number, 0n);

  /** Every part but the forecast, straight from the items that are selected. */
  const expectedParts = (items: readonly Item[], day: Day) => ({
    approvedScopeChange: moved(items, 'approvedScopeChange'),
    approvedCostChange: moved(items, 'approvedCostChange'),
    recaptured: moved(items, 'recaptured'),
    costEfficiency: total(items.filter(inBaseline).map((each) => upTo(each.costs, day) - earnedOf(each, day))),
    outsideBaseline: total(items.filter((each) => !inBaseline(each)).map((each) => upTo(each.costs, day))),
  });

  it('add up to EAC less the original budget, to the minor unit', () => {
    fc.assert(
      fc.property(anyItems, anyEstimate, anyDay(420), (items, estimate, day) => {
        const parts = sumParts(split(items, estimate, day), USD);
        const original = minorOf(items.flatMap(({ originalBudget }) => originalBudget ?? []));
        expect(parts.total).toEqual(dollars(estimate - original));
        const { total: whole, ...each } = parts;
        expect(minorOf(Object.values(each))).toBe(whole.minor);
      }),
      { numRuns: 500 },
    );
  });

  it('are those of the items selected, whose total is their share of EAC less their original budget', () => {
    fc.assert(
      fc.property(
        anyItems,
        anyEstimate,
        anyDay(420),
        fc.integer({ min: 0, max: 4095 }),
        (items, estimate, day, mask) => {
          const selected = items.filter((_, index) => (mask >> index) % 2 === 1);
          const ids = new Set<string | null>(selected.map(({ itemId }) => itemId));
          const contributions = split(items, estimate, day);
          const parts = sumParts(
            contributions.filter(({ itemId }) => ids.has(itemId)),
            USD,
          );
          expect(parts).toMatchObject(
            Object.fromEntries(
              Object.entries(expectedParts(selected, day)).map(([part, minor]) => [part, dollars(minor)]),
            ),
          );

          const remainingOf = (each: Item) => (each.currentBudget?.minor ?? 0n) - earnedOf(each, day);
          const toComplete = estimate - total(items.map((each) => upTo(each.costs, day)));
          const allRemaining = total(items.map(remainingOf));
          const remaining = total(selected.map(remainingOf));
          const share = parts.remainingForecast.minor + remaining;
          const actual = total(selected.map((each) => upTo(each.costs, day)));
          const original = minorOf(selected.flatMap(({ originalBudget }) => originalBudget ?? []));
          expect(parts.total.minor).toBe(actual + share - original);
          // By remaining budget, each item's share to less than a minor unit.
          const error = share * allRemaining - toComplete * remaining;
          const bound = allRemaining * BigInt(Math.max(1, selected.length));
          expect(allRemaining === 0n ? share === 0n : error < bound && -error < bound).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are partitioned by whatever they are grouped by', () => {
    const keys: readonly ((contribution: Contribution<Facets>) => string | null)[] = [
      ({ facets }) => facets?.component ?? null,
      ({ facets }) => facets?.assignee ?? null,
      ({ month }) => month,
      ({ itemId }) => itemId,
      ({ month, facets }) => `${month ?? ''} ${facets?.component ?? ''}`,
    ];
    fc.assert(
      fc.property(anyItems, anyEstimate, anyDay(420), fc.constantFrom(...keys), (items, estimate, day, keyOf) => {
        const contributions = split(items, estimate, day);
        const groups = [...sumPartsBy(contributions, keyOf, USD)];
        const whole = sumParts(contributions, USD);
        for (const part of [...MOVE_PARTS.map((each) => each.part), 'total'] as const) {
          expect(minorOf(groups.map(([, parts]) => parts[part]))).toBe(whole[part].minor);
        }
        for (const [key, parts] of groups) {
          const own = contributions.filter((contribution) => keyOf(contribution) === key);
          expect(own.length).toBeGreaterThan(0);
          expect(parts).toEqual(sumParts(own, USD));
        }
      }),
    );
  });

  it('have one contribution for each item, part and month of cost, none of them zero', () => {
    fc.assert(
      fc.property(anyItems, anyEstimate, anyDay(420), (items, estimate, day) => {
        const contributions = split(items, estimate, day);
        expect(contributions.every(({ amount }) => amount.minor !== 0n)).toBe(true);
        const keys = contributions
          .filter(({ part }) => ['costEfficiency', 'outsideBaseline', 'remainingForecast'].includes(part))
          .map(({ itemId, part, month }) => `${String(itemId)} ${part} ${String(month)}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { part, month } of contributions) expect(month === null).toBe(part === 'remainingForecast');
      }),
    );
  });
});
