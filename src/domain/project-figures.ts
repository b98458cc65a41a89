import type { BaseMeasures } from './base-measures';
import { estimateAtCompletion, exactEstimateAtCostPerformance, type EstimateBasis } from './estimate-at-completion';
import type { Figure } from './figure';
import type { Money } from './money';
import { costPerformanceIndex, schedulePerformanceIndex } from './performance-indices';
import { isLowMaturity } from './progress-shares';
import {
  toCompletePerformanceIndexToBudget,
  toCompletePerformanceIndexToEstimate,
} from './to-complete-performance-index';
import { costVariance, scheduleVariance } from './variances';

/** Everything that a page says about a project against one baseline, at one status day. */
export interface ProjectFigures extends BaseMeasures {
  readonly scheduleVariance: Money;
  readonly costVariance: Money;
  readonly schedulePerformanceIndex: Figure;
  readonly costPerformanceIndex: Figure;
  readonly estimateAtCompletion: Money;
  /** Which formula the estimate came from. */
  readonly estimateBasis: EstimateBasis;
  readonly estimateToComplete: Money;
  /** Negative is over. */
  readonly varianceAtCompletion: Money;
  readonly toCompletePerformanceIndex: { readonly toBudget: Figure; readonly toEstimate: Figure };
  /** Fewer than 15 % complete: indices swing. */
  readonly lowMaturity: boolean;
}

export function projectFigures(measures: BaseMeasures): ProjectFigures {
  const estimate = estimateAtCompletion(measures);
  return {
    ...measures,
    scheduleVariance: scheduleVariance(measures),
    costVariance: costVariance(measures),
    schedulePerformanceIndex: schedulePerformanceIndex(measures),
    costPerformanceIndex: costPerformanceIndex(measures),
    estimateAtCompletion: estimate.atCompletion,
    estimateBasis: estimate.basis,
    estimateToComplete: estimate.toComplete,
    varianceAtCompletion: estimate.variance,
    toCompletePerformanceIndex: {
      toBudget: toCompletePerformanceIndexToBudget(measures),
      toEstimate: toCompletePerformanceIndexToEstimate(measures, exactEstimateAtCostPerformance(measures)),
    },
    lowMaturity: isLowMaturity(measures),
  };
}
