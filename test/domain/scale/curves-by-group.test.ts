import { dayNumber, getDay } from '../../../src/domain/calendar/day';
import { makeWorkingCalendar } from '../../../src/domain/calendar/working-calendar';
import { getCurrency } from '../../../src/domain/money/currency';
import { curvesByGroup } from '../../../src/domain/portfolio/curves-by-group';
import { Portfolio } from '../../../src/domain/portfolio/portfolio';

const currency = getCurrency('EUR');

describe('Curves by group', () => {
  it('hold a million items of 10^13 minor units in one group exactly', () => {
    const items = 1_000_000;
    const budget = 10 ** 13 - 1;
    const portfolio = new Portfolio({
      currency,
      firstDay: getDay('2026-01-05'),
      lastDay: getDay('2026-01-07'),
      items,
      reports: items,
      costs: items,
    });
    const monday = dayNumber(getDay('2026-01-05'));
    portfolio.startGroup();
    for (let item = 0; item < items; item += 1) {
      portfolio.addItem(monday, monday + 2, budget);
      portfolio.addReport(monday, 3333);
      portfolio.addCost(monday, budget);
    }
    const days = makeWorkingCalendar([1, 2, 3, 4, 5], []);
    const curves = curvesByGroup(portfolio, days, [getDay('2026-01-05'), getDay('2026-01-06'), getDay('2026-01-07')]);
    const total = BigInt(budget) * BigInt(items);
    const planned = [total / 3n, (2n * total) / 3n, total];
    expect(Array.from(curves.plannedValue, BigInt)).toEqual([...planned, ...planned]);
    expect(BigInt(curves.earnedValue[0] ?? 0)).toBe(3_332_999_999_999_666_700n);
    expect(BigInt(curves.actualCost[5] ?? 0)).toBe(total);
    expect(curves.budgetAtCompletion).toEqual([total, total]);
  });
});
