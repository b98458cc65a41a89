import { getCurrency } from '../../../src/domain/money/currency';
import { dayNumber, getDay } from '../../../src/domain/calendar/day';
import { Portfolio, type PortfolioShape } from '../../../src/domain/portfolio/portfolio';

const day = (text: string): number => dayNumber(getDay(text));

function emptyPortfolio(shape: Partial<PortfolioShape> = {}): Portfolio {
  return new Portfolio({
    currency: getCurrency('EUR'),
    firstDay: getDay('2026-01-01'),
    lastDay: getDay('2026-01-31'),
    groups: 2,
    items: 2,
    reports: 1,
    costs: 1,
    ...shape,
  });
}

function withOneItem(): Portfolio {
  const portfolio = emptyPortfolio();
  portfolio.addItem(1, day('2026-01-05'), day('2026-01-09'), 250);
  return portfolio;
}

describe('A portfolio', () => {
  it('keeps items, reports and costs by column, days counted from its first', () => {
    const portfolio = emptyPortfolio({ costs: 3 });
    expect(portfolio.addItem(0, day('2026-01-01'), day('2026-01-01'), 0)).toBe(0);
    expect(portfolio.addItem(1, day('2026-01-05'), day('2026-01-31'), 10 ** 15)).toBe(1);
    portfolio.addReport(1, day('2026-01-06'), -10_000);
    portfolio.addCost(1, day('2026-01-07'), -(10 ** 15));
    portfolio.addCost(0, day('2026-01-08'), 10 ** 15);
    const { columns } = portfolio;
    expect(columns.group).toEqual(Uint16Array.of(0, 1));
    expect(columns.start).toEqual(Uint16Array.of(0, 4));
    expect(columns.finish).toEqual(Uint16Array.of(0, 30));
    expect(columns.budget).toEqual(Float64Array.of(0, 10 ** 15));
    expect(columns.reportItem).toEqual(Uint32Array.of(1));
    expect(columns.reportDay).toEqual(Uint16Array.of(5));
    expect(columns.reportChange).toEqual(Int16Array.of(-10_000));
    expect([...columns.costItem].slice(0, 2)).toEqual([1, 0]);
    expect([...columns.costDay].slice(0, 2)).toEqual([6, 7]);
    expect([...columns.costAmount].slice(0, 2)).toEqual([-(10 ** 15), 10 ** 15]);
    expect([portfolio.items, portfolio.reports, portfolio.costs]).toEqual([2, 1, 2]);
  });

  it('keeps account of how large its sums can become', () => {
    const portfolio = emptyPortfolio({ reports: 2, costs: 2 });
    portfolio.addItem(1, day('2026-01-05'), day('2026-01-09'), 250);
    portfolio.addItem(1, day('2026-01-05'), day('2026-01-09'), 50);
    portfolio.addReport(0, day('2026-01-06'), 300);
    portfolio.addReport(1, day('2026-01-06'), -20);
    portfolio.addCost(0, day('2026-01-06'), 7);
    portfolio.addCost(0, day('2026-01-06'), -5);
    expect(portfolio.totalBudget).toBe(300);
    expect(portfolio.totalCost).toBe(12);
    expect(portfolio.earnedSwings).toEqual(Float64Array.of(0, 76_000));
    expect(portfolio.groupItems).toEqual(Uint32Array.of(0, 2));
  });

  it('holds what it was made for and no more', () => {
    const portfolio = withOneItem();
    portfolio.addItem(0, day('2026-01-05'), day('2026-01-09'), 1);
    expect(() => portfolio.addItem(0, day('2026-01-05'), day('2026-01-09'), 1)).toThrow(
      'the portfolio is full of items',
    );
    portfolio.addReport(0, day('2026-01-05'), 1);
    expect(() => portfolio.addReport(0, day('2026-01-05'), 1)).toThrow('the portfolio is full of reports');
    portfolio.addCost(0, day('2026-01-05'), 1);
    expect(() => portfolio.addCost(0, day('2026-01-05'), 1)).toThrow('the portfolio is full of costs');
  });

  it('spans at least a day and at most 65 536', () => {
    expect(emptyPortfolio({ lastDay: getDay('2026-01-01') }).days).toBe(1);
    expect(emptyPortfolio({ lastDay: getDay('2205-06-07') }).days).toBe(65_536);
    const days = 'a portfolio spans 1 to 65536 days';
    expect(() => emptyPortfolio({ lastDay: getDay('2205-06-08') })).toThrow(days);
    expect(() => emptyPortfolio({ lastDay: getDay('2025-12-31') })).toThrow(days);
  });

  it('has at least one group and at most 65 536', () => {
    const groups = 'a portfolio has 1 to 65536 groups';
    expect(() => emptyPortfolio({ groups: 0 })).toThrow(groups);
    expect(() => emptyPortfolio({ groups: 65_537 })).toThrow(groups);
    expect(emptyPortfolio({ groups: 65_536 }).earnedSwings).toHaveLength(65_536);
  });

  it.each([
    ['a group that is not there', 2, '2026-01-05', '2026-01-09', 1, 'group 2 is not a whole number from 0 to 1'],
    ['no whole group', 0.5, '2026-01-05', '2026-01-09', 1, 'group 0.5 is not a whole number from 0 to 1'],
    ['a start before the first day', 0, '2025-12-31', '2026-01-09', 1, 'day -1 is not a whole number from 0 to 30'],
    ['a finish after the last', 0, '2026-01-05', '2026-02-01', 1, 'day 31 is not a whole number from 0 to 30'],
    ['a finish before the start', 0, '2026-01-09', '2026-01-08', 1, 'the finish is before the start'],
    ['a budget below zero', 0, '2026-01-05', '2026-01-09', -1, 'budget -1 is not a whole number'],
    ['half a minor unit', 0, '2026-01-05', '2026-01-09', 0.5, 'budget 0.5 is not a whole number'],
    [
      'too large a budget',
      0,
      '2026-01-05',
      '2026-01-09',
      10 ** 15 + 1,
      'budget 1000000000000001 is not a whole number',
    ],
  ])('refuses an item with %s', (_, group, start, finish, budget, message) => {
    const portfolio = emptyPortfolio();
    expect(() => portfolio.addItem(group, day(start), day(finish), budget)).toThrow(message);
    expect(portfolio.items).toBe(0);
    expect(portfolio.totalBudget).toBe(0);
  });

  it.each([
    ['no such item', 1, '2026-01-05', 1, 'item 1 is not a whole number from 0 to 0'],
    ['a day outside', 0, '2025-12-31', 1, 'day -1 is not a whole number from 0 to 30'],
    ['more than all credit', 0, '2026-01-05', 10_001, 'change of credit 10001 is not a whole number'],
    ['less than no credit', 0, '2026-01-05', -10_001, 'change of credit -10001 is not a whole number'],
  ])('refuses a report of %s', (_, item, on, change, message) => {
    const portfolio = withOneItem();
    expect(() => portfolio.addReport(item, day(on), change)).toThrow(message);
    expect(portfolio.reports).toBe(0);
  });

  it.each([
    ['no such item', -1, '2026-01-05', 1, 'item -1 is not a whole number from 0 to 0'],
    ['a day outside', 0, '2026-02-01', 1, 'day 31 is not a whole number from 0 to 30'],
    ['too large an amount', 0, '2026-01-05', 10 ** 15 + 1, 'cost 1000000000000001 is not a whole number'],
    ['too small an amount', 0, '2026-01-05', -(10 ** 15) - 1, 'cost -1000000000000001 is not a whole number'],
  ])('refuses a cost of %s', (_, item, on, amount, message) => {
    const portfolio = withOneItem();
    expect(() => portfolio.addCost(item, day(on), amount)).toThrow(message);
    expect(portfolio.costs).toBe(0);
  });
});
