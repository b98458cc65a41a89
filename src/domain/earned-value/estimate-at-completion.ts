import type { MeasureAmounts } from './base-measures';
import { isComplete } from './progress-shares';
import { exact, over, plus, times, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';

// EAC: PMI Standard for Earned Value Management; ISO 21508. All are AC + what is left at some pace, in the unit of the measures, so
// with nothing left to earn all are AC.

/** What estimates need that ask nothing of the schedule. */
export type CostMeasures = Omit<MeasureAmounts, 'plannedValue'>;

/** EAC at the planned rate = AC + (BAC − EV): what is left will cost what was planned. */
export function exactEstimateAtPlannedRate({ budgetAtCompletion, earnedValue, actualCost }: CostMeasures): Exact {
  return exact(actualCost.minor + budgetAtCompletion.minor - earnedValue.minor);
}

/** EAC at cost performance = BAC / CPI = BAC × AC / EV: what is left will cost as the work so far has. */
export function exactEstimateAtCostPerformance(measures: CostMeasures): Figure<Exact> {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  if (actualCost.minor <= 0n) return noFigure('no actual cost recorded');
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (earnedValue.minor <= 0n) return noFigure('nothing earned yet');
  return figure(exact(budgetAtCompletion.minor * actualCost.minor, earnedValue.minor));
}

/** EAC at schedule performance = AC + (BAC − EV) / SPI. */
export function exactEstimateAtSchedulePerformance(measures: MeasureAmounts): Figure<Exact> {
  const pace = schedulePace(measures);
  return pace.kind === 'value' ? atPace(measures, pace.value) : pace;
}

/** EAC at cost and schedule performance = AC + (BAC − EV) / (CPI · SPI). */
export function exactEstimateAtCostAndSchedulePerformance(measures: MeasureAmounts): Figure<Exact> {
  const cost = costPace(measures);
  if (cost.kind === 'undefined') return cost;
  const schedule = schedulePace(measures);
  return schedule.kind === 'value' ? atPace(measures, times(cost.value, schedule.value)) : schedule;
}

/** How much either index says about the rest of the work, in any unit; not negative, together above 0. */
export interface IndexWeights {
  readonly cost: bigint;
  readonly schedule: bigint;
}

const USUAL_INDEX_WEIGHTS: IndexWeights = { cost: 80n, schedule: 20n };

/** EAC, weighted = AC + (BAC − EV) / (0.8 · CPI + 0.2 · SPI), or by other weights. */
export function exactWeightedEstimate(measures: MeasureAmounts, weights = USUAL_INDEX_WEIGHTS): Figure<Exact> {
  const cost = costPace(measures);
  if (cost.kind === 'undefined') return cost;
  const schedule = schedulePace(measures);
  if (schedule.kind === 'undefined') return schedule;
  const whole = weights.cost + weights.schedule;
  return atPace(
    measures,
    plus(times(exact(weights.cost, whole), cost.value), times(exact(weights.schedule, whole), schedule.value)),
  );
}

/**
 * EAC, recent performance = AC + (BAC − EV) / CPI of the last n periods, which is what they earned over what they cost.
 *
 * @param earlier the measures n periods before, of the same baseline; nothing earned and spent when there were fewer
 */
export function exactEstimateAtRecentPerformance(
  measures: MeasureAmounts,
  earlier: Pick<MeasureAmounts, 'earnedValue' | 'actualCost'>,
): Figure<Exact> {
  if (measures.budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (isComplete(measures)) return figure(exact(measures.actualCost.minor));
  const cost = measures.actualCost.minor - earlier.actualCost.minor;
  const earned = measures.earnedValue.minor - earlier.earnedValue.minor;
  if (cost <= 0n) return noFigure('no actual cost in these periods');
  if (earned <= 0n) return noFigure('nothing earned in these periods');
  return atPace(measures, exact(earned, cost));
}

/** EAC, bottom-up = AC + ETC as the team entered it, in the unit of the measures. */
export function exactBottomUpEstimate(measures: MeasureAmounts, enteredToComplete: bigint): Exact {
  return exact(measures.actualCost.minor + enteredToComplete);
}

function atPace({ budgetAtCompletion, earnedValue, actualCost }: MeasureAmounts, pace: Exact): Figure<Exact> {
  if (pace.numerator === 0n) return noFigure('nothing earned yet');
  const left = exact(budgetAtCompletion.minor - earnedValue.minor);
  return figure(plus(exact(actualCost.minor), over(left, pace)));
}

/** SPI, as exact as what it is made of; 0 as long as nothing is earned. */
function schedulePace({ earnedValue, plannedValue, budgetAtCompletion }: MeasureAmounts): Figure<Exact> {
  if (budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (plannedValue.minor <= 0n) return noFigure('nothing planned yet');
  return figure(exact(earnedValue.minor, plannedValue.minor));
}

/** CPI, likewise. */
function costPace({ earnedValue, actualCost }: MeasureAmounts): Figure<Exact> {
  return actualCost.minor <= 0n
    ? noFigure('no actual cost recorded')
    : figure(exact(earnedValue.minor, actualCost.minor));
}
