import type { Currency } from './currency';
import { actualCostCurve } from './actual-cost';
import type { Day } from './day';
import { earnedValueCurve, type ProgressStep } from './earned-value';
import { sum, type Money } from './money';
import { plannedValueCurve, type BudgetSpan } from './planned-value';
import type { DatedAmount } from './running-totals';
import type { WorkingCalendar } from './working-calendar';

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
  readonly progress: readonly ProgressStep[];
  readonly costs: readonly DatedAmount[];
}

export function baseMeasuresOn(
  performance: Performance,
  calendar: WorkingCalendar,
  currency: Currency,
  statusDay: Day,
): BaseMeasures {
  const [point] = measureCurve(performance, calendar, currency, [statusDay]);
  if (point === undefined) throw new RangeError('a curve of one day has one point');
  return point;
}

/** The base measures at the end of each sample day, in the order of the sample days. */
export function measureCurve(
  performance: Performance,
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
): readonly (BaseMeasures & { readonly day: Day })[] {
  const planned = plannedValueCurve(performance.spans, calendar, currency, sampleDays);
  const earned = earnedValueCurve(performance.progress, currency, sampleDays);
  const actual = actualCostCurve(performance.costs, currency, sampleDays);
  const budgetAtCompletion = sum(
    performance.spans.map((span) => span.budget),
    currency,
  );
  return sampleDays.map((day, index) => ({
    day,
    plannedValue: at(planned, index),
    earnedValue: at(earned, index),
    actualCost: at(actual, index),
    budgetAtCompletion,
  }));
}

function at(curve: readonly Money[], index: number): Money {
  const point = curve[index];
  if (point === undefined) throw new RangeError(`no point ${String(index)} on the curve`);
  return point;
}
