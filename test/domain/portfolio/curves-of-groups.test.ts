import * as fc from 'fast-check';
import { measureCurve, type BaseMeasures } from '../../../src/domain/earned-value/base-measures';
import { curvesOfGroups } from '../../../src/domain/portfolio/curves-of-groups';
import { fitsColumns, REACH_DAYS } from '../../../src/domain/portfolio/fits-columns';
import { addDays, getDay, type Day } from '../../../src/domain/calendar/day';
import { performanceOf, type GroupedItem } from '../../../src/domain/portfolio/grouped-item';
import { MAX_AMOUNT_MINOR } from '../../../src/domain/money/parse-money';
import { curveDays } from '../../../src/domain/calendar/sample-days';
import { anyCalendar, anyDay, anySpan, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const STATUS = getDay('2024-07-01');

const anyItem: fc.Arbitrary<GroupedItem> = fc.record({
  span: fc.option(anySpan),
  levelOfEffort: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  progress: fc.array(fc.record({ day: anyDay(), change: fc.integer({ min: -10_000, max: 10_000 }) }), { maxLength: 3 }),
  costs: fc.array(fc.record({ day: anyDay(), amount: fc.bigInt(-(10n ** 15n), 10n ** 15n).map(dollars) }), {
    maxLength: 3,
  }),
});

const item = (part: Partial<GroupedItem> = {}): GroupedItem => ({
  span: { start: getDay('2024-07-01'), finish: getDay('2024-07-05'), budget: dollars(1000) },
  levelOfEffort: false,
  progress: [],
  costs: [],
  ...part,
});

/** PV, EV, AC and BAC in cents at some days, of one group. */
function measured(group: readonly GroupedItem[], days: readonly string[]) {
  const [curve = []] = curvesOfGroups([group], FIVE_DAY_WEEK, USD, days.map(getDay), STATUS);
  return curve.map((point) => amounts(point).map(Number));
}

function amounts({ plannedValue, earnedValue, actualCost, budgetAtCompletion }: BaseMeasures): readonly bigint[] {
  return [plannedValue, earnedValue, actualCost, budgetAtCompletion].map(({ minor }) => minor);
}

describe('curves of groups', () => {
  it('are those of each group by itself, to the last digit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyItem, { maxLength: 4 }), { maxLength: 4 }),
        anyCalendar,
        fc.uniqueArray(anyDay(), { maxLength: 5 }),
        (groups, calendar, days) => {
          const sampleDays = days.sort();
          const alone = groups.map((items) => measureCurve(performanceOf(items, USD), calendar, USD, sampleDays));
          const together = curvesOfGroups(groups, calendar, USD, sampleDays, STATUS);
          expect(together.map((curve) => curve.map(amounts))).toEqual(alone.map((curve) => curve.map(amounts)));
        },
      ),
    );
  });

  it('have the cost of work outside the baseline, and nothing planned or earned of it', () => {
    const outside = item({
      span: null,
      progress: [{ day: STATUS, change: 10_000 }],
      costs: [{ day: getDay('2024-07-02'), amount: dollars(70) }],
    });
    const half = item({ progress: [{ day: getDay('2024-07-02'), change: 5000 }] });
    expect(measured([half, outside], ['2024-07-01', '2024-07-02'])).toEqual([
      [200, 0, 0, 1000],
      [400, 500, 70, 1000],
    ]);
    expect(measured([outside], ['2024-07-02'])).toEqual([[0, 0, 70, 0]]);
    expect(measured([], ['2024-07-02'])).toEqual([[0, 0, 0, 0]]);
  });

  it('earn as time passes where work is level of effort, to the fraction of a minor unit', () => {
    const thirds = { start: getDay('2024-07-01'), finish: getDay('2024-07-03'), budget: dollars(1) };
    const level = item({ span: thirds, levelOfEffort: true });
    // 1/3 + 1/3 of a cent, rounded once.
    expect(measured([level, level], ['2024-07-01'])).toEqual([[1, 1, 0, 2]]);
  });

  it.each<[string, Partial<GroupedItem>, readonly number[]]>([
    [
      'a start in the year 1',
      { span: { start: getDay('0001-01-01'), finish: STATUS, budget: dollars(1000) } },
      [1000, 0, 0, 1000],
    ],
    [
      'a finish in the year 9999',
      { span: { start: STATUS, finish: getDay('9999-12-31'), budget: dollars(1000) } },
      [0, 0, 0, 1000],
    ],
    ['progress in the year 1', { progress: [{ day: getDay('0001-01-01'), change: 100 }] }, [200, 10, 0, 1000]],
    [
      'a cost in the year 1 and one in the year 9999',
      {
        costs: [
          { day: getDay('0001-01-01'), amount: dollars(3) },
          { day: getDay('9999-12-31'), amount: dollars(4) },
        ],
      },
      [200, 0, 3, 1000],
    ],
  ])('count %s', (_, part, expected) => {
    expect(measured([item(part)], [STATUS])).toEqual([expected]);
  });

  it.each([1n, -1n])('count amounts past what columns hold (%s)', (sign) => {
    const beyond = MAX_AMOUNT_MINOR + 1n;
    const span = { start: STATUS, finish: STATUS, budget: dollars(beyond) };
    const costs = [{ day: STATUS, amount: dollars(sign * beyond) }];
    expect(measured([item({ span, costs })], [STATUS])).toEqual([
      [Number(beyond), 0, Number(sign * beyond), Number(beyond)],
    ]);
    expect(measured([item({ costs })], [STATUS])).toEqual([[200, 0, Number(sign * beyond), 1000]]);
  });

  it('keep their order when only some of them are counted in columns', () => {
    const far = item({ span: { start: STATUS, finish: addDays(STATUS, REACH_DAYS + 1), budget: dollars(7) } });
    const groups = [[item()], [far], [item({ costs: [{ day: STATUS, amount: dollars(5) }] })]];
    const curves = curvesOfGroups(groups, FIVE_DAY_WEEK, USD, [STATUS], STATUS);
    expect(curves.map(([point]) => [point?.budgetAtCompletion, point?.actualCost])).toEqual([
      [dollars(1000), dollars(0)],
      [dollars(7), dollars(0)],
      [dollars(1000), dollars(5)],
    ]);
  });
});

describe('the columns of a portfolio', () => {
  const [first, last] = [addDays(STATUS, -REACH_DAYS), addDays(STATUS, REACH_DAYS)];
  const [before, after] = [addDays(first, -1), addDays(last, 1)];
  const span = (start: Day, finish: Day, cents: bigint) => ({ start, finish, budget: dollars(cents) });
  const spent = (day: Day, cents: bigint) => ({ day, amount: dollars(cents) });
  const most = MAX_AMOUNT_MINOR;

  it.each<[string, Partial<GroupedItem>]>([
    ['the largest budget over all days', { span: span(first, last, most) }],
    ['work outside the baseline', { span: null }],
    ['progress on the first day and on the last', { progress: [first, last].map((day) => ({ day, change: 1 })) }],
    ['the largest costs, on the first day and on the last', { costs: [spent(first, most), spent(last, -most)] }],
  ])('hold %s', (_, part) => {
    expect(fitsColumns(STATUS)(item(part))).toBe(true);
  });

  it.each<[string, Partial<GroupedItem>]>([
    ['level of effort', { levelOfEffort: true }],
    ['a larger budget', { span: span(STATUS, STATUS, most + 1n) }],
    ['an earlier start', { span: span(before, STATUS, 1n) }],
    ['a later finish', { span: span(STATUS, after, 1n) }],
    ['earlier progress', { progress: [before, STATUS].map((day) => ({ day, change: 1 })) }],
    ['later progress', { progress: [STATUS, after].map((day) => ({ day, change: 1 })) }],
    ['an earlier cost', { costs: [spent(STATUS, 1n), spent(before, 1n)] }],
    ['a later cost', { costs: [spent(STATUS, 1n), spent(after, 1n)] }],
    ['a larger cost', { costs: [spent(STATUS, 1n), spent(STATUS, most + 1n)] }],
    ['a larger cost taken back', { costs: [spent(STATUS, 1n), spent(STATUS, -most - 1n)] }],
  ])('do not hold %s', (_, part) => {
    expect(fitsColumns(STATUS)(item(part))).toBe(false);
  });
});

describe('the days of a curve', () => {
  it('are no more than so many steps, of whole weeks', () => {
    const days = curveDays(getDay('2024-01-01'), getDay('2024-02-12'), getDay('2024-01-09'), 3);
    expect(days).toEqual(['2024-01-01', '2024-01-09', '2024-01-15', '2024-01-29', '2024-02-12']);
  });
});
