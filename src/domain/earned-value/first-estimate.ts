import {
  exactEstimateAtCostPerformance,
  exactEstimateAtPlannedRate,
  type CostMeasures,
} from './estimate-at-completion';
import type { Exact } from '../money/exact';
import { roundToMinor } from '../money/minor-units';

export type EstimateBasis = 'cost-performance' | 'planned-rate';

/**
 * The EAC that is shown first, to the minor unit, and which formula it came from: at cost performance or, while there is none to
 * go by, at the planned rate. Still counted in 1 / `scale` minor units, as the measures are.
 */
export function firstEstimate(
  measures: CostMeasures,
  scale: bigint,
): { readonly estimate: Exact; readonly basis: EstimateBasis } {
  const atCostPerformance = exactEstimateAtCostPerformance(measures);
  return atCostPerformance.kind === 'value'
    ? { estimate: roundToMinor(atCostPerformance.value, scale), basis: 'cost-performance' }
    : { estimate: roundToMinor(exactEstimateAtPlannedRate(measures), scale), basis: 'planned-rate' };
}
