import * as fc from 'fast-check';
import { convert } from '../../src/domain/money/convert-money';
import { getCurrency } from '../../src/domain/money/currency';
import { addDays, getDay } from '../../src/domain/calendar/day';
import { exact } from '../../src/domain/money/exact';
import { makeRateTable } from '../../src/domain/money/exchange-rate';
import { money } from '../../src/domain/money/money';
import { toDecimal } from '../../src/domain/money/parse-money';
import { run } from '../../evm/run';

type Json = Record<string, unknown>;

const resultOf = (document: Json) => run(JSON.stringify(document));
const reportOf = (document: Json) => {
  const result = resultOf(document);
  if ('wrong' in result) throw new Error(result.wrong);
  return result.report;
};

const item = (id: string, more: Json = {}) => ({
  id,
  budget: '100.00',
  start: '2026-11-02',
  finish: '2026-11-03',
  progress: [{ day: '2026-11-02', percent: 50 }],
  ...more,
});

const rate = (from: string, to: string, day: string, value: unknown) => ({ from, to, day, rate: value });
const RATES = [
  rate('EUR', 'USD', '2026-11-03', 1.2),
  rate('EUR', 'USD', '2026-11-01', '1.1000'),
  rate('EUR', 'USD', '2026-10-01', '1.0'),
  rate('USD', 'JPY', '2026-11-02', 150),
  rate('EUR', 'JPY', '2026-11-02', 165),
];

const project = (items: Json[], more: Json = {}) => ({
  items,
  rates: RATES,
  currency: 'USD',
  calendar: { workdays: [1, 2, 3, 4, 5] },
  statusDay: '2026-11-04',
  period: 'day',
  ...more,
});

const costs = (...amounts: [string, unknown][]) => amounts.map(([day, amount]) => ({ day, amount }));

describe('items in other currencies', () => {
  it('count by the rate of the planned start, their costs by the rates of their days', () => {
    const euro = item('E', { currency: 'EUR', costs: costs(['2026-11-02', 10], ['2026-11-04', '10.01']) });
    const dollar = item('D', { currency: 'USD', costs: costs(['2026-11-02', 1]) });
    const report = reportOf(project([euro, dollar]));
    // 110 + 100; 55 + 50; 11 + 12.01 (12.012) + 1.
    expect(report.atStatus).toMatchObject({ budgetAtCompletion: 210, earnedValue: 105, actualCost: 24.01 });
    expect(report.series[0]).toMatchObject({ plannedValue: 105, actualCost: 12 });
    expect(report.conversions).toEqual([
      { from: 'EUR', to: 'USD', day: '2026-11-03', rate: 1.2, inverse: false },
      { from: 'EUR', to: 'USD', day: '2026-11-01', rate: 1.1, inverse: false },
    ]);
    expect(report.excluded).toEqual([]);
  });

  it('are divided by a rate that is quoted the other way round', () => {
    const yen = item('Y', { currency: 'JPY', budget: 3000, costs: costs(['2026-11-02', '100']) });
    const report = reportOf(project([yen]));
    expect(report.atStatus).toMatchObject({ budgetAtCompletion: 20, earnedValue: 10, actualCost: 0.67 });
    expect(report.conversions).toEqual([{ from: 'USD', to: 'JPY', day: '2026-11-02', rate: 150, inverse: true }]);
  });

  it('count as level of effort too, and as costs of an item above others', () => {
    const effort = item('L', { currency: 'EUR', method: 'level-of-effort' });
    const epic = { id: 'P', currency: 'EUR', costs: costs(['2026-11-02', 10]) };
    expect(reportOf(project([epic, { ...effort, parent: 'P' }])).atStatus).toMatchObject({
      budgetAtCompletion: 110,
      earnedValue: 110,
      actualCost: 11,
    });
  });

  it.each([
    ['no rate at all', { currency: 'GBP' }, 'No rate from GBP to USD is dated on or before 2026-11-02.'],
    [
      'no rate on its planned start',
      { currency: 'EUR', start: '2026-09-30' },
      'No rate from EUR to USD is dated on or before 2026-09-30.',
    ],
    [
      'no rate on the day of a cost',
      { currency: 'EUR', costs: costs(['2026-11-02', 1], ['2026-09-01', 1]) },
      'No rate from EUR to USD is dated on or before 2026-09-01.',
    ],
    ['a budget below zero', { currency: 'EUR', budget: '-1' }, 'The budget -1.00 EUR is below zero.'],
  ])('are excluded for %s, with what follows them', (_, fault, reason) => {
    const good = item('A', { costs: costs(['2026-11-02', 5]) });
    const follower = item('F', { method: 'apportioned', apportionedTo: 'B' });
    const report = reportOf(project([good, item('B', { costs: costs(['2026-11-02', 7]), ...fault }), follower]));
    expect(report).toEqual({
      ...reportOf(project([good])),
      excluded: [
        { id: 'B', reason },
        { id: 'F', reason: 'It is apportioned to "B", which cannot be counted.' },
      ],
      conversions: [],
    });
  });

  it('are excluded without rates, and so are the costs of an item above others', () => {
    const epic = { id: 'P', currency: 'EUR', costs: costs(['2026-11-02', 10]) };
    const report = reportOf({ ...project([epic, item('A', { parent: 'P' })]), rates: undefined });
    expect(report.excluded).toEqual([{ id: 'P', reason: 'No rate from EUR to USD is dated on or before 2026-11-02.' }]);
    expect(report.atStatus).toMatchObject({ actualCost: 0 });
    expect(report).not.toHaveProperty('conversions');
  });

  it('change nothing when the rates are not needed', () => {
    const { conversions, ...report } = reportOf(project([item('A', { currency: 'USD' })]));
    expect(conversions).toEqual([]);
    expect(report).toEqual(reportOf({ ...project([item('A')]), rates: null }));
  });

  it.each([
    ['a currency that is none', [item('A', { currency: 'XYZ' })], {}, 'items[0].currency: "XYZ" is not an ISO 4217'],
    [
      'a fraction of a yen',
      [item('A', { currency: 'JPY' }), item('B', { currency: 'JPY', budget: '0.5' })],
      {},
      'items[1].budget: "0.5" is not an amount of JPY: too-many-decimals',
    ],
    [
      'a cost in a fraction of a yen',
      [item('A', { currency: 'JPY', costs: costs(['2026-11-02', 0.5]) })],
      {},
      'items[0].costs[0].amount: 0.5 is not an amount of JPY: too-many-decimals',
    ],
    ['rates that are no list', [7], { rates: {} }, 'rates: must be a list, not an object'],
    ['a rate below zero', [], { rates: [rate('EUR', 'USD', '2026-11-01', -1)] }, 'rates[0].rate: must not be below 0'],
    ['a rate that is none', [], { rates: [rate('EUR', 'USD', '2026-11-01', 'x')] }, 'rates[0].rate: must be a number'],
    ['a rate of nothing', [], { rates: [rate('EUR', 'XYZ', '2026-11-01', 1)] }, 'rates[0].to: "XYZ" is not an ISO'],
    ['a rate without day', [], { rates: [rate('EUR', 'USD', '', 1)] }, 'rates[0].day: must be a day such as'],
    [
      'a rate of zero',
      [],
      { rates: [rate('EUR', 'USD', '2026-11-01', 0)] },
      'rates: The rate from EUR to USD of 2026-11-01 is 0, which is not above zero.',
    ],
    [
      'two rates a day',
      [],
      { rates: [...RATES, rate('EUR', 'USD', '2026-11-03', '1.21')] },
      'rates: The rate from EUR to USD of 2026-11-03 is given twice, and differently.',
    ],
  ])('are refused for %s', (_, items, more, line) => {
    const result = resultOf(project(items as Json[], more));
    expect(result).toEqual({ wrong: expect.stringContaining(line) as string });
  });

  it('make the figures of a document in which everything was converted before', () => {
    const USD = getCurrency('USD');
    const JPY = getCurrency('JPY');
    const MONDAY = getDay('2026-11-02');
    const anyDay = fc.nat(20).map((offset) => addDays(MONDAY, offset));
    const anyRates = fc.uniqueArray(fc.record({ day: anyDay, rate: fc.integer({ min: 1, max: 999 }) }), {
      selector: ({ day }) => day,
      maxLength: 5,
    });
    const anyItem = fc.record({
      start: anyDay,
      yen: fc.nat(10 ** 6),
      percent: fc.nat(100),
      costs: fc.array(fc.record({ day: anyDay, yen: fc.nat(10 ** 5) }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(anyRates, fc.array(anyItem, { minLength: 1, maxLength: 5 }), (more, items) => {
        const rates = [{ day: addDays(MONDAY, -1), rate: 123 }, ...more];
        const table = makeRateTable(
          rates.map(({ day, rate: thousandths }) => ({
            from: JPY,
            to: USD,
            day,
            rate: exact(BigInt(thousandths), 1000n),
          })),
        );
        if (!table.ok) throw new Error(table.explanation);
        const inDollars = (yen: number, day: typeof MONDAY): string => {
          const converted = convert(money(BigInt(yen), JPY), USD, day, table.value);
          if (!converted.ok) throw new Error(converted.explanation);
          return toDecimal(converted.value.amount);
        };
        const write = (currency: string, amountOf: (yen: number, day: typeof MONDAY) => unknown) =>
          items.map((each, index) => ({
            id: `${index}`,
            currency,
            budget: amountOf(each.yen, each.start),
            start: each.start,
            finish: addDays(each.start, 4),
            progress: [{ day: each.start, percent: each.percent }],
            costs: each.costs.map(({ day, yen }) => ({ day, amount: amountOf(yen, day) })),
          }));
        const { conversions, ...report } = reportOf(
          project(
            write('JPY', (yen) => yen),
            {
              rates: rates.map(({ day, rate: thousandths }) => rate('JPY', 'USD', day, thousandths / 1000)),
            },
          ),
        );
        expect(report).toEqual(reportOf(project(write('USD', inDollars), { rates: null })));
        expect(conversions?.length).toBeGreaterThan(0);
      }),
    );
  });
});
