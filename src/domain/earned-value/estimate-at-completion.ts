import type { MeasureAmounts } from './base-measures';
import type { Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';

// EAC: PMI Standard for Earned Value Management; ISO 21508.

/** What these need: nothing of the schedule. */
export type CostMeasures = Omit<MeasureAmounts, 'plannedValue'>;

/** An amount in the unit of the measures, before rounding. */
export type ExactAmount = Exact;

/** EAC at the planned rate = AC + (BAC − EV): what is left will cost what was planned. */
export function exactEstimateAtPlannedRate(measures: CostMeasures): ExactAmount {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  return { numerator: actualCost.minor + budgetAtCompletion.minor - earnedValue.minor, denominator: 1n };
}

/** EAC at cost performance = BAC / CPI = BAC × AC / EV: what is left will cost as the work so far has. */
export function exactEstimateAtCostPerformance(measures: CostMeasures): Figure<ExactAmount> {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  if (actualCost.minor <= 0n) return noFigure('no actual cost recorded');
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (earnedValue.minor <= 0n) return noFigure('nothing earned yet');
  return figure({ numerator: budgetAtCompletion.minor * actualCost.minor, denominator: earnedValue.minor });
}
