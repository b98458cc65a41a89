import type { MeasureAmounts } from './base-measures';
import { exact, minus, type Exact } from '../money/exact';
import { figure, type Figure } from './figure';
import { isComplete } from './progress-shares';

// ETC: PMI Standard for Earned Value Management; ISO 21508.

/** ETC = EAC − AC; nothing once everything is earned, also where there is no estimate to go by. */
export function exactEstimateToComplete(measures: MeasureAmounts, estimate: Figure<Exact>): Figure<Exact> {
  if (estimate.kind === 'value') return figure(minus(estimate.value, exact(measures.actualCost.minor)));
  return measures.budgetAtCompletion.minor > 0n && isComplete(measures) ? figure(exact(0n)) : estimate;
}
