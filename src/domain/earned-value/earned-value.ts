import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import { money, multiplyRatio, type Money } from '../money/money';
import { runningTotals } from './running-totals';
import type { ScaledCurve } from './scaled-curve';

/** Per cent complete is counted in hundredths of a per cent, so that it is whole. */
export const FULL_BASIS_POINTS = 10_000;

/**
 * Earned value of one item (EV, PMI Standard for Earned Value Management, per cent complete method; budgeted cost of work
 * performed): baseline budget × credit. Rounded half-even.
 *
 * @param credit basis points, whole, 0 to 10 000
 */
export function earnedValueOf(budget: Money, credit: number): Money {
  return multiplyRatio(budget, BigInt(credit), BigInt(FULL_BASIS_POINTS));
}

/** On `day`, items of `budget` in all moved by `basisPoints` each. */
export interface ProgressStep {
  readonly day: Day;
  /** Whole, signed: progress can be taken back. */
  readonly basisPoints: number;
  readonly budget: Money;
}

/**
 * Earned value at the end of each sample day, exact, from recorded progress alone: what an issue says today never changes a day
 * that has passed.
 */
export function exactEarnedValueCurve(
  steps: readonly ProgressStep[],
  currency: Currency,
  sampleDays: readonly Day[],
): ScaledCurve {
  const weighted = steps.map(({ day, basisPoints, budget }) => ({
    day,
    amount: money(budget.minor * BigInt(basisPoints), budget.currency),
  }));
  const points = runningTotals(weighted, currency, sampleDays).map(({ minor }) => minor);
  return { scale: BigInt(FULL_BASIS_POINTS), points };
}
