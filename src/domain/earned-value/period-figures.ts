import type { MeasureAmounts } from './base-measures';
import { earnedSchedule, type PeriodPlan } from './earned-schedule';
import {
  exactEstimateAtCostAndSchedulePerformance,
  exactEstimateAtCostPerformance,
  exactEstimateAtPlannedRate,
  exactEstimateAtSchedulePerformance,
} from './estimate-at-completion';
import { exactEstimateToComplete } from './estimate-to-complete';
import { toNumber, type Exact } from '../money/exact';
import { figure, type Figure } from './figure';
import { costPerformanceIndex, schedulePerformanceIndex } from './performance-indices';
import {
  durationAtCostAndSchedulePerformance,
  durationAtPlannedRate,
  durationAtSchedulePerformance,
  schedulePerformanceIndexTime,
  scheduleVarianceTime,
  toCompleteSchedulePerformanceIndex,
  type TimePosition,
} from './schedule-in-time';
import {
  toCompletePerformanceIndexToBudget,
  toCompletePerformanceIndexToEstimate,
} from './to-complete-performance-index';
import { costVariance, exactVarianceAtCompletion, scheduleVariance } from './variances';

/** Everything derived at the end of one period. Amounts are exact, in the unit of the measures; times in the plan's periods. */
export interface PeriodFigures {
  /** SV = EV − PV, CV = EV − AC. */
  readonly scheduleVariance: Exact;
  readonly costVariance: Exact;
  readonly schedulePerformanceIndex: Figure;
  readonly costPerformanceIndex: Figure;
  readonly estimateAtCompletion: {
    readonly atPlannedRate: Figure<Exact>;
    readonly atCostPerformance: Figure<Exact>;
    readonly atSchedulePerformance: Figure<Exact>;
    readonly atCostAndSchedulePerformance: Figure<Exact>;
  };
  /** ETC and VAC, from the estimate at cost performance. */
  readonly estimateToComplete: Figure<Exact>;
  readonly varianceAtCompletion: Figure<Exact>;
  readonly toCompletePerformanceIndex: { readonly toBudget: Figure; readonly toEstimate: Figure };
  readonly earnedSchedule: Figure;
  readonly scheduleVarianceTime: Figure;
  readonly schedulePerformanceIndexTime: Figure;
  readonly toCompleteSchedulePerformanceIndex: Figure;
  readonly estimatedDuration: {
    readonly atPlannedRate: Figure;
    readonly atSchedulePerformance: Figure;
    readonly atCostAndSchedulePerformance: Figure;
  };
}

/**
 * @param actualTime AT: periods since the start, whole
 * @param round how an amount is rounded before it is shown. Differences are those of what is shown, so that EV − PV = SV and
 *   AC + ETC = EAC there; indices and times come from the exact amounts.
 */
export function periodFigures(
  measures: MeasureAmounts,
  plan: PeriodPlan,
  actualTime: number,
  round: (amount: Exact) => Exact = (amount) => amount,
): PeriodFigures {
  const estimate = exactEstimateAtCostPerformance(measures);
  const earned = earnedSchedule(plan, measures.earnedValue.minor);
  const settled = (found: Figure<Exact>): Figure<Exact> =>
    found.kind === 'value' ? figure(round(found.value)) : found;
  /** A figure in time, which means nothing where earned schedule means nothing. */
  const inTime = (formula: (position: TimePosition) => Figure<Exact>): Figure => {
    if (earned.kind === 'undefined') return earned;
    const found = formula({ earnedSchedule: earned.value, actualTime, plannedDuration: plan.plannedDuration });
    return found.kind === 'value' ? figure(toNumber(found.value)) : found;
  };
  return {
    scheduleVariance: scheduleVariance(measures, round),
    costVariance: costVariance(measures, round),
    schedulePerformanceIndex: schedulePerformanceIndex(measures),
    costPerformanceIndex: costPerformanceIndex(measures),
    estimateAtCompletion: {
      atPlannedRate: settled(figure(exactEstimateAtPlannedRate(measures))),
      atCostPerformance: settled(estimate),
      atSchedulePerformance: settled(exactEstimateAtSchedulePerformance(measures)),
      atCostAndSchedulePerformance: settled(exactEstimateAtCostAndSchedulePerformance(measures)),
    },
    estimateToComplete: exactEstimateToComplete(measures, settled(estimate)),
    varianceAtCompletion: exactVarianceAtCompletion(measures, settled(estimate)),
    toCompletePerformanceIndex: {
      toBudget: toCompletePerformanceIndexToBudget(measures),
      toEstimate: toCompletePerformanceIndexToEstimate(measures, estimate),
    },
    earnedSchedule: inTime((position) => figure(position.earnedSchedule)),
    scheduleVarianceTime: inTime((position) => figure(scheduleVarianceTime(position))),
    schedulePerformanceIndexTime: inTime(schedulePerformanceIndexTime),
    toCompleteSchedulePerformanceIndex: inTime(toCompleteSchedulePerformanceIndex),
    estimatedDuration: {
      atPlannedRate: inTime((position) => figure(durationAtPlannedRate(position))),
      atSchedulePerformance: inTime(durationAtSchedulePerformance),
      atCostAndSchedulePerformance: inTime((position) => durationAtCostAndSchedulePerformance(position, measures)),
    },
  };
}
