import { getCurrency } from '../../../src/domain/money/currency';
import { dayNumber, getDay } from '../../../src/domain/calendar/day';
import { Portfolio, type PortfolioShape } from '../../../src/domain/portfolio/portfolio';

const day = (text: string): number => dayNumber(getDay(text));

function emptyPortfolio(shape: Partial<PortfolioShape> = {}): Portfolio {
  return new Portfolio({
    currency: getCurrency('EUR'),
    firstDay: getDay('2026-01-01'),
    lastDay: getDay('2026-01-31'),
    items: 2,
    reports: 1,
    costs: 1,
    ...shape,
  });
}

function withOneItem(): Portfolio {
  const portfolio = emptyPortfolio();
  portfolio.startGroup();
  portfolio.addItem(day('2026-01-05'), day('2026-01-09'), 250);
  return portfolio;
}

describe('A portfolio', () => {
  it('keeps items, reports and costs by column, group by group, days counted from its first', () => {
    const portfolio = emptyPortfolio({ costs: 3 });
    portfolio.startGroup();
    portfolio.addItem(day('2026-01-01'), day('2026-01-01'), 0);
    portfolio.addCost(day('2026-01-07'), -(10 ** 15));
    portfolio.startGroup();
    portfolio.addCost(day('2026-01-08'), 10 ** 15);
    portfolio.addItem(day('2026-01-05'), day('2026-01-31'), 10 ** 15);
    portfolio.addReport(day('2026-01-06'), -10_000);
    const { columns } = portfolio;
    expect(columns.start).toEqual(Uint16Array.of(0, 4));
    expect(columns.finish).toEqual(Uint16Array.of(0, 30));
    expect(columns.budget).toEqual(Float64Array.of(0, 10 ** 15));
    expect(columns.reportItem).toEqual(Uint32Array.of(1));
    expect(columns.reportDay).toEqual(Uint16Array.of(5));
    expect(columns.reportChange).toEqual(Int16Array.of(-10_000));
    expect(columns.reportWeighted).toEqual(Float64Array.of(-(10 ** 19)));
    expect([...columns.costDay].slice(0, 2)).toEqual([6, 7]);
    expect([...columns.costAmount].slice(0, 2)).toEqual([-(10 ** 15), 10 ** 15]);
    expect([portfolio.items, portfolio.reports, portfolio.costs]).toEqual([2, 1, 2]);
  });

  it('knows of each group where its rows stand and how large its sums can become', () => {
    const portfolio = emptyPortfolio({ reports: 3, costs: 3 });
    portfolio.startGroup();
    portfolio.addItem(day('2026-01-05'), day('2026-01-09'), 250);
    portfolio.addReport(day('2026-01-06'), 300);
    portfolio.addReport(day('2026-01-07'), -20);
    portfolio.addCost(day('2026-01-06'), 7);
    portfolio.addCost(day('2026-01-06'), -5);
    portfolio.startGroup();
    portfolio.startGroup();
    portfolio.addItem(day('2026-01-05'), day('2026-01-09'), 50);
    portfolio.addReport(day('2026-01-06'), -1);
    portfolio.addCost(day('2026-01-06'), -3);
    const places = { firstItem: 1, firstReport: 2, firstCost: 2 };
    const first = { firstItem: 0, items: 1, firstReport: 0, reports: 2, firstCost: 0, costs: 2 };
    const nothing = { items: 0, reports: 0, costs: 0, budget: 0, earnedSwing: 0, costSwing: 0 };
    expect(portfolio.groups).toEqual([
      { ...first, budget: 250, earnedSwing: 80_000, costSwing: 12 },
      { ...places, ...nothing },
      { ...places, items: 1, reports: 1, costs: 1, budget: 50, earnedSwing: 50, costSwing: 3 },
    ]);
  });

  it('holds what it was made for and no more', () => {
    const portfolio = withOneItem();
    const add = () => {
      portfolio.addItem(day('2026-01-05'), day('2026-01-09'), 1);
    };
    add();
    expect(add).toThrow('the portfolio is full of items');
    portfolio.addReport(day('2026-01-05'), 1);
    expect(() => portfolio.addReport(day('2026-01-05'), 1)).toThrow('the portfolio is full of reports');
    portfolio.addCost(day('2026-01-05'), 1);
    expect(() => portfolio.addCost(day('2026-01-05'), 1)).toThrow('the portfolio is full of costs');
  });

  it('spans at least a day and at most 65 536', () => {
    expect(emptyPortfolio({ lastDay: getDay('2026-01-01') }).days).toBe(1);
    expect(emptyPortfolio({ lastDay: getDay('2205-06-07') }).days).toBe(65_536);
    const days = 'a portfolio spans 1 to 65536 days';
    expect(() => emptyPortfolio({ lastDay: getDay('2205-06-08') })).toThrow(days);
    expect(() => emptyPortfolio({ lastDay: getDay('2025-12-31') })).toThrow(days);
  });

  it('takes rows of a group only, and a report of an item of that group only', () => {
    const portfolio = emptyPortfolio();
    const none = 'the portfolio has no group yet';
    expect(() => portfolio.addItem(day('2026-01-05'), day('2026-01-09'), 1)).toThrow(none);
    expect(() => portfolio.addCost(day('2026-01-05'), 1)).toThrow(none);
    expect(() => portfolio.addReport(day('2026-01-05'), 1)).toThrow(none);
    portfolio.startGroup();
    portfolio.addItem(day('2026-01-05'), day('2026-01-09'), 1);
    portfolio.startGroup();
    expect(() => portfolio.addReport(day('2026-01-05'), 1)).toThrow('a report follows its item');
  });

  it.each([
    ['a start before the first day', '2025-12-31', '2026-01-09', 1, 'day -1 is not a whole number from 0 to 30'],
    ['a finish after the last', '2026-01-05', '2026-02-01', 1, 'day 31 is not a whole number from 0 to 30'],
    ['a finish before the start', '2026-01-09', '2026-01-08', 1, 'the finish is before the start'],
    ['a budget below zero', '2026-01-05', '2026-01-09', -1, 'budget -1 is not a whole number'],
    ['half a minor unit', '2026-01-05', '2026-01-09', 0.5, 'budget 0.5 is not a whole number'],
    ['too large a budget', '2026-01-05', '2026-01-09', 10 ** 15 + 1, 'budget 1000000000000001 is not a whole number'],
  ])('refuses an item with %s', (_, start, finish, budget, message) => {
    const portfolio = emptyPortfolio();
    portfolio.startGroup();
    expect(() => portfolio.addItem(day(start), day(finish), budget)).toThrow(message);
    expect(portfolio.items).toBe(0);
    expect(portfolio.groups).toMatchObject([{ items: 0, budget: 0 }]);
  });

  it.each([
    ['a day outside', '2025-12-31', 1, 'day -1 is not a whole number from 0 to 30'],
    ['more than all credit', '2026-01-05', 10_001, 'change of credit 10001 is not a whole number'],
    ['less than no credit', '2026-01-05', -10_001, 'change of credit -10001 is not a whole number'],
  ])('refuses a report of %s', (_, on, change, message) => {
    const portfolio = withOneItem();
    expect(() => portfolio.addReport(day(on), change)).toThrow(message);
    expect(portfolio.reports).toBe(0);
    expect(portfolio.groups).toMatchObject([{ reports: 0, earnedSwing: 0 }]);
  });

  it.each([
    ['a day outside', '2026-02-01', 1, 'day 31 is not a whole number from 0 to 30'],
    ['too large an amount', '2026-01-05', 10 ** 15 + 1, 'cost 1000000000000001 is not a whole number'],
    ['too small an amount', '2026-01-05', -(10 ** 15) - 1, 'cost -1000000000000001 is not a whole number'],
  ])('refuses a cost of %s', (_, on, amount, message) => {
    const portfolio = withOneItem();
    expect(() => portfolio.addCost(day(on), amount)).toThrow(message);
    expect(portfolio.costs).toBe(0);
    expect(portfolio.groups).toMatchObject([{ costs: 0, costSwing: 0 }]);
  });
});
