import type { MeasureAmounts } from '../src/domain/earned-value/base-measures';
import type { PeriodPlan } from '../src/domain/earned-value/earned-schedule';
import { exact, type Exact } from '../src/domain/money/exact';
import { noFigure, type Figure, type WhyUndefined } from '../src/domain/earned-value/figure';
import { periodFigures, type PeriodFigures } from '../src/domain/earned-value/period-figures';

/** How a form of input shows an amount that was counted in its unit. */
export interface Shown {
  /** What becomes of an amount, in the unit it was counted in, before it is shown. */
  readonly round: (amount: Exact) => Exact;
  /** Of an amount that is rounded. */
  readonly toNumber: (amount: Exact) => number;
}

type JsonFigure = number | { readonly undefined: WhyUndefined };

/** The document's M of one period: every member a number, or why there is none. */
export type MeasuresJson = Readonly<Record<string, JsonFigure | Readonly<Record<string, JsonFigure>>>>;

/**
 * @param period counted from 1; 0 is before the first
 * @param actualTime AT in the periods of the plan
 */
export function describeMeasures(
  period: number,
  measures: MeasureAmounts,
  plan: PeriodPlan,
  actualTime: number,
  shown: Shown,
): MeasuresJson {
  const amount = (minor: bigint): number => shown.toNumber(shown.round(exact(minor)));
  const figures = periodFigures(measures, plan, actualTime, shown.round);
  return {
    period,
    plannedValue: amount(measures.plannedValue.minor),
    earnedValue: amount(measures.earnedValue.minor),
    actualCost: amount(measures.actualCost.minor),
    budgetAtCompletion: amount(measures.budgetAtCompletion.minor),
    scheduleVariance: shown.toNumber(figures.scheduleVariance),
    costVariance: shown.toNumber(figures.costVariance),
    ...derivedJson(figures, shown.toNumber),
  };
}

/** A period after the status date: planned value runs on, everything else stops. */
export function describePlan(period: number, plannedValue: bigint, budget: bigint, shown: Shown): MeasuresJson {
  const after = { undefined: 'after the status date' } as const;
  return {
    period,
    plannedValue: shown.toNumber(shown.round(exact(plannedValue))),
    earnedValue: after,
    actualCost: after,
    budgetAtCompletion: shown.toNumber(exact(budget)),
    scheduleVariance: after,
    costVariance: after,
    ...derivedJson(NOTHING_MEASURED, shown.toNumber),
  };
}

/** What stands in M beside the measures and their variances. */
type DerivedFigures = Omit<PeriodFigures, 'scheduleVariance' | 'costVariance' | 'toCompleteSchedulePerformanceIndex'>;

function derivedJson(figures: DerivedFigures, toNumber: (amount: Exact) => number): MeasuresJson {
  const { estimateAtCompletion: estimate, estimatedDuration: duration, toCompletePerformanceIndex: needed } = figures;
  const amount = (found: Figure<Exact>) => json(found, toNumber);
  const number = (found: Figure) => json(found, (value) => value);
  return {
    schedulePerformanceIndex: number(figures.schedulePerformanceIndex),
    costPerformanceIndex: number(figures.costPerformanceIndex),
    estimateAtCompletion: {
      atPlannedRate: amount(estimate.atPlannedRate),
      atCostPerformance: amount(estimate.atCostPerformance),
      atSchedulePerformance: amount(estimate.atSchedulePerformance),
      atCostAndSchedulePerformance: amount(estimate.atCostAndSchedulePerformance),
    },
    estimateToComplete: amount(figures.estimateToComplete),
    varianceAtCompletion: amount(figures.varianceAtCompletion),
    toCompletePerformanceIndex: { toBudget: number(needed.toBudget), toEstimate: number(needed.toEstimate) },
    earnedSchedule: number(figures.earnedSchedule),
    scheduleVarianceTime: number(figures.scheduleVarianceTime),
    schedulePerformanceIndexTime: number(figures.schedulePerformanceIndexTime),
    estimatedDuration: {
      atPlannedRate: number(duration.atPlannedRate),
      atSchedulePerformance: number(duration.atSchedulePerformance),
      atCostAndSchedulePerformance: number(duration.atCostAndSchedulePerformance),
    },
  };
}

const NONE = noFigure('after the status date');
const NOTHING_MEASURED: DerivedFigures = {
  schedulePerformanceIndex: NONE,
  costPerformanceIndex: NONE,
  estimateAtCompletion: {
    atPlannedRate: NONE,
    atCostPerformance: NONE,
    atSchedulePerformance: NONE,
    atCostAndSchedulePerformance: NONE,
  },
  estimateToComplete: NONE,
  varianceAtCompletion: NONE,
  toCompletePerformanceIndex: { toBudget: NONE, toEstimate: NONE },
  earnedSchedule: NONE,
  scheduleVarianceTime: NONE,
  schedulePerformanceIndexTime: NONE,
  estimatedDuration: { atPlannedRate: NONE, atSchedulePerformance: NONE, atCostAndSchedulePerformance: NONE },
};

function json<T>(found: Figure<T>, toNumber: (value: T) => number): JsonFigure {
  return found.kind === 'value' ? toNumber(found.value) : { undefined: found.why };
}
