import type { MeasureAmounts } from './base-measures';
import { exact, minus, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';
import { ratio } from '../money/ratio';

// SV, CV and VAC: PMI Standard for Earned Value Management; ISO 21508; EIA-748. Negative is unfavourable for each. In the unit of
// the measures.

/**
 * SV = EV − PV.
 *
 * @param round how an amount is rounded before it is shown: the difference is that of what is shown
 */
export function scheduleVariance({ earnedValue, plannedValue }: MeasureAmounts, round = asItIs): Exact {
  return minus(round(exact(earnedValue.minor)), round(exact(plannedValue.minor)));
}

/** CV = EV − AC; likewise. */
export function costVariance({ earnedValue, actualCost }: MeasureAmounts, round = asItIs): Exact {
  return minus(round(exact(earnedValue.minor)), round(exact(actualCost.minor)));
}

/** SV% = SV / PV, as a share (0.1 is 10 %). */
export function scheduleVarianceShare({ earnedValue, plannedValue, budgetAtCompletion }: MeasureAmounts): Figure {
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (plannedValue.minor === 0n) return noFigure('nothing planned yet');
  return figure(ratio(earnedValue.minor - plannedValue.minor, plannedValue.minor));
}

/** CV% = CV / EV, as a share (0.1 is 10 %). */
export function costVarianceShare({ earnedValue, actualCost, budgetAtCompletion }: MeasureAmounts): Figure {
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (earnedValue.minor === 0n) return noFigure('nothing earned yet');
  return figure(ratio(earnedValue.minor - actualCost.minor, earnedValue.minor));
}

/** VAC = BAC − EAC; negative is over. */
export function exactVarianceAtCompletion(measures: MeasureAmounts, estimate: Figure<Exact>): Figure<Exact> {
  if (estimate.kind === 'undefined') return estimate;
  return figure(minus(exact(measures.budgetAtCompletion.minor), estimate.value));
}

function asItIs(amount: Exact): Exact {
  return amount;
}
