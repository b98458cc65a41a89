import type { BaseMeasures, MeasureAmounts } from './base-measures';
import type { Exact } from './exact';
import { figure, noFigure, type Figure } from './figure';
import { money, subtract, type Money } from './money';
import { divideRounded } from './rounding';

// EAC, ETC, VAC: PMI Standard for Earned Value Management; ISO 21508.

export type EstimateBasis = 'cost-performance' | 'planned-rate';

/** An amount in minor units before rounding. */
export type ExactAmount = Exact;

/** EAC at the planned rate = AC + (BAC − EV): what is left will cost what was planned. */
export function exactEstimateAtPlannedRate(measures: MeasureAmounts): ExactAmount {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  return { numerator: actualCost.minor + budgetAtCompletion.minor - earnedValue.minor, denominator: 1n };
}

/** EAC at cost performance = BAC / CPI = BAC × AC / EV: what is left will cost as the work so far has. */
export function exactEstimateAtCostPerformance(measures: MeasureAmounts): Figure<ExactAmount> {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  if (actualCost.minor <= 0n) return noFigure('no actual cost recorded');
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (earnedValue.minor <= 0n) return noFigure('nothing earned yet');
  return figure({ numerator: budgetAtCompletion.minor * actualCost.minor, denominator: earnedValue.minor });
}

/** The estimates in money, rounded half-even. */
export function estimateAtPlannedRate(measures: BaseMeasures): Money {
  return rounded(exactEstimateAtPlannedRate(measures), measures);
}

export function estimateAtCostPerformance(measures: BaseMeasures): Figure<Money> {
  const exact = exactEstimateAtCostPerformance(measures);
  return exact.kind === 'value' ? figure(rounded(exact.value, measures)) : exact;
}

export interface Estimate {
  readonly basis: EstimateBasis;
  readonly exact: ExactAmount;
  /** EAC. */
  readonly atCompletion: Money;
  /** ETC = EAC − AC. */
  readonly toComplete: Money;
  /** VAC = BAC − EAC; negative is over. */
  readonly variance: Money;
}

/**
 * The estimate that is shown: at cost performance, or, while there is no cost performance to go by, at the planned rate and
 * labelled so. ETC and VAC come from the rounded EAC, so that AC + ETC = EAC and EAC + VAC = BAC to the minor unit.
 */
export function estimateAtCompletion(measures: BaseMeasures): Estimate {
  const performance = exactEstimateAtCostPerformance(measures);
  const basis = performance.kind === 'value' ? 'cost-performance' : 'planned-rate';
  const exact = performance.kind === 'value' ? performance.value : exactEstimateAtPlannedRate(measures);
  const atCompletion = rounded(exact, measures);
  return {
    basis,
    exact,
    atCompletion,
    toComplete: subtract(atCompletion, measures.actualCost),
    variance: subtract(measures.budgetAtCompletion, atCompletion),
  };
}

function rounded({ numerator, denominator }: ExactAmount, { budgetAtCompletion }: BaseMeasures): Money {
  return money(divideRounded(numerator, denominator), budgetAtCompletion.currency);
}
