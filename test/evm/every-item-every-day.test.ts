import * as fc from 'fast-check';
import { addDays, getDay, type Day } from '../../src/domain/calendar/day';
import { run } from '../../evm/run';

/** A project as the property draws it; days are offsets from a Monday. */
interface DrawnItem {
  readonly start: number;
  readonly length: number;
  readonly cents: number;
  readonly method: string;
  readonly reports: readonly { readonly day: number; readonly percent: number }[];
  readonly costs: readonly { readonly day: number; readonly cents: number }[];
}

const MONDAY = getDay('2026-01-05');
const dayAt = (offset: number): Day => addDays(MONDAY, offset);

const drawnItem: fc.Arbitrary<DrawnItem> = fc.record({
  start: fc.nat(40),
  length: fc.nat(25),
  cents: fc.nat(10 ** 7),
  method: fc.constantFrom('percent-complete', '0/100', '50/50', '20/80', 'level-of-effort'),
  reports: fc.array(fc.record({ day: fc.nat(70), percent: fc.nat(100) }), { maxLength: 4 }),
  costs: fc.array(fc.record({ day: fc.nat(70), cents: fc.nat(10 ** 6) }), { maxLength: 4 }),
});

const drawnProject = fc.record({
  items: fc.array(drawnItem, { minLength: 1, maxLength: 6 }),
  holidays: fc.uniqueArray(fc.nat(70), { maxLength: 8 }),
  status: fc.nat(75),
});

/** The obvious second implementation: it visits every item on every day, and adds. In dollars, as doubles. */
function visitEveryItemOnEveryDay(
  items: readonly DrawnItem[],
  isWorked: (offset: number) => boolean,
  through: number,
): { planned: number; earned: number; actual: number } {
  let [planned, earned, actual] = [0, 0, 0];
  for (const { start, length, cents, method, reports, costs } of items) {
    let worked = 0;
    for (let day = start; day <= start + length; day += 1) if (isWorked(day)) worked += 1;
    let [itemPlanned, percent] = [0, 0];
    for (let day = 0; day <= through; day += 1) {
      if (day >= start && day <= start + length && isWorked(day)) itemPlanned += cents / worked / 100;
      for (const report of reports) if (report.day === day) percent = report.percent;
      for (const cost of costs) if (cost.day === day) actual += cost.cents / 100;
    }
    const [atStart] = method.split('/').map(Number);
    const credit = method.includes('/') ? (percent === 100 ? 100 : percent > 0 ? atStart : 0) : percent;
    planned += itemPlanned;
    earned += method === 'level-of-effort' ? itemPlanned : ((credit ?? 0) / 100) * (cents / 100);
  }
  return { planned, earned, actual };
}

describe('the engine', () => {
  it('equals visiting every item on every day', () => {
    fc.assert(
      fc.property(drawnProject, ({ items, holidays, status }) => {
        const isWorked = (offset: number) => offset % 7 < 5 && !holidays.includes(offset);
        const counted = items.filter(({ start, length }) =>
          Array.from({ length: length + 1 }, (_, index) => start + index).some(isWorked),
        );
        fc.pre(counted.length > 0);
        const result = run(
          JSON.stringify({
            currency: 'USD',
            calendar: { workdays: [1, 2, 3, 4, 5], holidays: holidays.map(dayAt) },
            statusDay: dayAt(status),
            period: 'day',
            items: items.map(({ start, length, cents, method, reports, costs }, index) => ({
              id: `item ${index}`,
              budget: (cents / 100).toFixed(2),
              start: dayAt(start),
              finish: dayAt(start + length),
              method,
              progress: reports.map(({ day, percent }) => ({ day: dayAt(day), percent })),
              costs: costs.map(({ day, cents: cost }) => ({ day: dayAt(day), amount: (cost / 100).toFixed(2) })),
            })),
          }),
        );
        if ('wrong' in result) throw new Error(result.wrong);
        const { series, atStatus, excluded } = result.report;
        expect(excluded).toHaveLength(items.length - counted.length);

        const first = Math.min(...counted.map(({ start }) => start));
        const last = Math.max(status, ...counted.map(({ start, length }) => start + length));
        expect(series).toHaveLength(last - first + 1);
        const half = 0.005 + 1e-6; // of a cent, and what doubles lose
        series.forEach((measures, offset) => {
          const slow = visitEveryItemOnEveryDay(counted, isWorked, first + offset);
          expect(Math.abs(Number(measures['plannedValue']) - slow.planned)).toBeLessThan(half);
          if (first + offset > status) {
            expect(measures['earnedValue']).toEqual({ undefined: 'after the status date' });
            return;
          }
          expect(Math.abs(Number(measures['earnedValue']) - slow.earned)).toBeLessThan(half);
          expect(Math.abs(Number(measures['actualCost']) - slow.actual)).toBeLessThan(half);
          if (slow.planned > 0) {
            const index = Number(measures['schedulePerformanceIndex']);
            expect(Math.abs(index * slow.planned - slow.earned)).toBeLessThan(1e-9 * Math.max(1, slow.earned));
          }
        });

        const budget = counted.reduce((sum, { cents }) => sum + cents / 100, 0);
        const slow = visitEveryItemOnEveryDay(counted, isWorked, status);
        const earnedSchedule = atStatus['earnedSchedule'];
        if (budget === 0) expect(earnedSchedule).toEqual({ undefined: 'no budget in the baseline' });
        else {
          const schedule = searchEveryDay(counted, isWorked, first, slow.earned, budget);
          expect(Math.abs(Number(earnedSchedule) - schedule)).toBeLessThan(1e-3);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Earned schedule by looking at every working day of the plan. */
function searchEveryDay(
  items: readonly DrawnItem[],
  isWorked: (offset: number) => boolean,
  first: number,
  earned: number,
  budget: number,
): number {
  const planned = [0];
  for (let day = first; day <= Math.max(...items.map(({ start, length }) => start + length)); day += 1) {
    if (isWorked(day)) planned.push(visitEveryItemOnEveryDay(items, isWorked, day).planned);
  }
  const duration = planned.length - 1;
  const close = 1e-7; // a plateau, and the budget, must be recognized among doubles
  if (earned >= budget - close) return duration;
  const completed = planned.findLastIndex((value) => value <= earned + close);
  if (completed === duration) return duration;
  const [here = 0, next = 0] = [planned[completed], planned[completed + 1]];
  return completed + Math.max(0, earned - here) / (next - here);
}
