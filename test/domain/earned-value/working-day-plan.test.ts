import { getDay } from '../../../src/domain/calendar/day';
import type { BudgetSpan } from '../../../src/domain/baseline/budget-span';
import { plannedSlopes } from '../../../src/domain/earned-value/planned-value';
import { workingDayPlan } from '../../../src/domain/earned-value/working-day-plan';
import { dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

describe('a plan by working days', () => {
  const planOf = (spans: readonly BudgetSpan[], whole: BudgetSpan, scale = 1n) => {
    const slopes = plannedSlopes(spans, FIVE_DAY_WEEK, USD);
    return workingDayPlan(slopes, FIVE_DAY_WEEK, whole, slopes.scale * scale);
  };
  const span = (start: string, finish: string, cents: number): BudgetSpan => ({
    start: getDay(start),
    finish: getDay(finish),
    budget: dollars(cents),
  });

  it('begins with nothing, even where a budget falls due on a day off at the start', () => {
    // Saturday 31 October has no working day: its budget is planned on its finish.
    const spans = [span('2026-10-31', '2026-10-31', 100), span('2026-11-02', '2026-11-06', 500)];
    const plan = planOf(spans, span('2026-10-31', '2026-11-06', 600));
    expect([0, 1, 2, 5].map((period) => Number(plan.plannedValueAt(period) ?? -1n))).toEqual(
      [0, 200, 300, 600].map((cents) => cents * Number(plan.budgetAtCompletion / 600n)),
    );
    expect(plan.plannedDuration).toBe(5);
  });

  it('counts in the unit asked for', () => {
    const week = span('2026-11-02', '2026-11-06', 500);
    const [one, seven] = [planOf([week], week), planOf([week], week, 7n)];
    expect(seven.budgetAtCompletion).toBe(7n * one.budgetAtCompletion);
    expect(seven.plannedValueAt(3)).toBe(7n * (one.plannedValueAt(3) ?? 0n));
  });

  it('has nothing to say past the year 9999', () => {
    const last = span('9999-12-27', '9999-12-31', 500);
    const plan = planOf([last], last);
    expect([plan.plannedValueAt(5), plan.plannedValueAt(6)]).toEqual([plan.budgetAtCompletion, undefined]);
  });
});
