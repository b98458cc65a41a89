import type { Currency } from '../money/currency';
import { actualCostCurve } from './actual-cost';
import type { Day } from '../calendar/day';
import { exactEarnedValueCurve, type ProgressStep } from './earned-value';
import { exact } from '../money/exact';
import { leastCommonMultiple } from '../money/least-common-multiple';
import { toMoney } from '../money/minor-units';
import { sum, type Money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedSlopes, plannedValueCurve, type PlannedSlopes } from './planned-value';
import { pointAt } from './point-at';
import type { DatedAmount } from './running-totals';
import { addCurves, atScale, type ScaledCurve } from './scaled-curve';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** The four measures that everything else is derived from, at a status day, in one currency. */
export interface BaseMeasures {
  /** PV: baseline budget phased to the status day. */
  readonly plannedValue: Money;
  /** EV: baseline budget of the work done. */
  readonly earnedValue: Money;
  /** AC: cost dated on or before the status day. */
  readonly actualCost: Money;
  /** BAC: the whole baseline budget. */
  readonly budgetAtCompletion: Money;
}

/** The base measures as formulas need them: four amounts in one and the same unit, whichever that is. */
export type MeasureAmounts = { readonly [Measure in keyof BaseMeasures]: Pick<Money, 'minor'> };

/** What a project's figures are made of. Grouped or not: equal spans, equal days may be given as their sum. */
export interface Performance {
  readonly spans: readonly BudgetSpan[];
  /** Those of the spans that earn as time passes (level of effort): they never show a schedule variance. */
  readonly levelOfEffort: readonly BudgetSpan[];
  readonly progress: readonly ProgressStep[];
  readonly costs: readonly DatedAmount[];
}

/** The base measures at the end of each sample day, in the order of the sample days: each exact until it is rounded, half-even. */
export function measureCurve(
  performance: Performance,
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
): readonly (BaseMeasures & { readonly day: Day })[] {
  const slopes = plannedSlopes(performance.spans, calendar, currency);
  const { scale, points } = exactMeasureCurve(performance, slopes, calendar, currency, sampleDays);
  return points.map((point) => ({ day: point.day, ...toBaseMeasures(point, scale, currency) }));
}

/** The base measures along some days, exact: whole numbers of 1 / `scale` minor units. */
export interface ExactMeasures {
  readonly scale: bigint;
  readonly points: readonly (MeasureAmounts & { readonly day: Day })[];
}

/** As {@link measureCurve}, before rounding. */
export function exactMeasureCurve(
  performance: Performance,
  slopes: PlannedSlopes,
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
): ExactMeasures {
  return joinMeasures(sampleDays, {
    plannedValue: plannedValueCurve(slopes, calendar, sampleDays),
    earnedValue: addCurves(
      exactEarnedValueCurve(performance.progress, currency, sampleDays),
      // Level of effort: EV ≡ PV.
      plannedValueCurve(plannedSlopes(performance.levelOfEffort, calendar, currency), calendar, sampleDays),
    ),
    actualCost: actualCostCurve(performance.costs, currency, sampleDays),
    budgetAtCompletion: sum(
      performance.spans.map(({ budget }) => budget),
      currency,
    ),
  });
}

/** Curves along the same days in one unit: the least that holds them all. */
export function joinMeasures(
  days: readonly Day[],
  curves: {
    readonly plannedValue: ScaledCurve;
    readonly earnedValue: ScaledCurve;
    readonly actualCost: readonly Money[];
    readonly budgetAtCompletion: Money;
  },
): ExactMeasures {
  const scale = leastCommonMultiple([curves.plannedValue.scale, curves.earnedValue.scale]);
  const planned = atScale(curves.plannedValue, scale).points;
  const earned = atScale(curves.earnedValue, scale).points;
  const budgetAtCompletion = { minor: curves.budgetAtCompletion.minor * scale };
  const points = days.map((day, index) => ({
    day,
    plannedValue: { minor: pointAt(planned, index) },
    earnedValue: { minor: pointAt(earned, index) },
    actualCost: { minor: pointAt(curves.actualCost, index).minor * scale },
    budgetAtCompletion,
  }));
  return { scale, points };
}

/** Exact measures as they are shown. */
export function toBaseMeasures(measures: MeasureAmounts, scale: bigint, currency: Currency): BaseMeasures {
  const shown = ({ minor }: Pick<Money, 'minor'>): Money => toMoney(exact(minor), scale, currency);
  return {
    plannedValue: shown(measures.plannedValue),
    earnedValue: shown(measures.earnedValue),
    actualCost: shown(measures.actualCost),
    budgetAtCompletion: shown(measures.budgetAtCompletion),
  };
}
