import type { MeasureAmounts } from './base-measures';
import type { Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';
import { isComplete } from './progress-shares';
import { ratio } from '../money/ratio';

// TCPI: PMI Standard for Earned Value Management; ISO 21508. The cost performance that the rest of the work needs.

/** TCPI to the budget = (BAC − EV) / (BAC − AC). */
export function toCompletePerformanceIndexToBudget(measures: MeasureAmounts): Figure {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (isComplete(measures)) return noFigure('complete');
  if (actualCost.minor >= budgetAtCompletion.minor) return noFigure('budget exhausted');
  return figure(ratio(budgetAtCompletion.minor - earnedValue.minor, budgetAtCompletion.minor - actualCost.minor));
}

/**
 * TCPI to an estimate = (BAC − EV) / (EAC − AC), from the estimate before rounding: to the one at cost performance it is
 * exactly CPI, to the one at the planned rate exactly 1.
 */
export function toCompletePerformanceIndexToEstimate(measures: MeasureAmounts, estimate: Figure<Exact>): Figure {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (isComplete(measures)) return noFigure('complete');
  if (estimate.kind === 'undefined') return estimate;
  const { numerator, denominator } = estimate.value;
  const left = numerator - actualCost.minor * denominator;
  if (left <= 0n) return noFigure('budget exhausted');
  return figure(ratio((budgetAtCompletion.minor - earnedValue.minor) * denominator, left));
}
