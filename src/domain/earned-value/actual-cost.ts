import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import { multiplyRatio, type Money } from '../money/money';
import { runningTotals, type DatedAmount } from './running-totals';

const SECONDS_AN_HOUR = 3600n;

/**
 * Cost of one worklog. Rounded half-even, and it is the rounded amount that is kept: every sum of costs is a sum of these, so
 * sums of sums agree.
 *
 * @param seconds whole seconds logged, as Jira gives them
 * @param hourlyRate cost of one hour
 */
export function worklogCost(seconds: number, hourlyRate: Money): Money {
  return multiplyRatio(hourlyRate, BigInt(seconds), SECONDS_AN_HOUR);
}

/**
 * Actual cost at the end of each sample day (AC, PMI Standard for Earned Value Management; actual cost of work performed): the sum
 * of cost dated on or before it. Costs may be given one by one or as daily sums.
 */
export function actualCostCurve(
  costs: Iterable<DatedAmount>,
  currency: Currency,
  sampleDays: readonly Day[],
): readonly Money[] {
  return runningTotals(costs, currency, sampleDays);
}
