import { exact, over, toNumber } from '../src/domain/money/exact';
import { describeMeasures, describePlan, type Shown } from './describe-measures';
import type { Report } from './report';
import type { PeriodTable } from './read-periods';

/** The figures of a textbook's table: plain numbers, not rounded; times in its periods. */
export function measurePeriods({ scale, plan, plannedValues, measured }: PeriodTable): Report {
  const shown: Shown = {
    round: (amount) => amount,
    toNumber: (amount) => toNumber(over(amount, exact(scale))),
  };
  const series = plannedValues.map((plannedValue, index) => {
    const measures = measured[index];
    const period = index + 1;
    if (!measures) return describePlan(period, plannedValue, plan.budgetAtCompletion, shown);
    return describeMeasures(period, measures, plan, period, shown);
  });
  const atStatus = series[measured.length - 1];
  if (!atStatus) throw new RangeError('a table has at least one period with earned value');
  return { atStatus, series, excluded: [] };
}
