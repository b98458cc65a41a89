import * as fc from 'fast-check';
import { getCurrency } from '../../../src/domain/money/currency';
import { getDay } from '../../../src/domain/calendar/day';
import { CurrencyMismatch, money } from '../../../src/domain/money/money';
import { runningTotals } from '../../../src/domain/earned-value/running-totals';
import { anyDay, dollars, USD } from '../arbitraries';

const dated = (day: string, cents: number) => ({ day: getDay(day), amount: dollars(cents) });

describe('running totals', () => {
  it('count what is dated on a day from that day on, in the order of the days asked for', () => {
    const amounts = [dated('2026-11-03', 4), dated('2026-11-02', 1), dated('2026-11-05', 8), dated('2026-11-03', -2)];
    const days = ['2026-11-05', '2026-11-01', '2026-11-02', '2026-11-04', '2026-11-03', '2026-11-02'].map(getDay);
    expect(runningTotals(amounts, USD, days)).toEqual([11, 0, 1, 3, 3, 1].map(dollars));
  });

  it('take an amount in another currency as a fault', () => {
    const euro = { day: getDay('2026-11-02'), amount: money(1n, getCurrency('EUR')) };
    expect(() => runningTotals([euro], USD, [])).toThrow(CurrencyMismatch);
  });

  it('equal adding up everything for every day, and read the amounts once', () => {
    const anyAmount = fc.record({ day: anyDay(12), amount: fc.bigInt({ min: -9n, max: 9n }).map(dollars) });
    fc.assert(
      fc.property(fc.array(anyAmount), fc.array(anyDay(14)), (amounts, days) => {
        const slow = days.map((until) =>
          amounts.reduce((sum, { day, amount }) => (day <= until ? sum + amount.minor : sum), 0n),
        );
        expect(runningTotals(amounts.values(), USD, days)).toEqual(slow.map(dollars));
      }),
    );
  });
});
