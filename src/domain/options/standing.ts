import { joinMeasures, type MeasureAmounts } from '../earned-value/base-measures';
import { baselineTotals } from '../baseline/baseline-item';
import { creditedValueCurve } from '../earned-value/credit-steps';
import { exact, type Exact } from '../money/exact';
import type { Figure } from '../earned-value/figure';
import { plannedSlopes, plannedValueCurve } from '../earned-value/planned-value';
import { pointAt } from '../earned-value/point-at';
import type { ProjectState, StateItem } from './project-state';
import { schedulePosition, type SchedulePosition } from './schedule-position';

/** Where the project stands, exact: the engine's own figures, which staying as we are must not change. */
export interface Standing {
  readonly state: ProjectState;
  /** Amounts are whole numbers of 1 / `scale` minor units. */
  readonly scale: bigint;
  readonly measures: MeasureAmounts;
  readonly position: Figure<SchedulePosition>;
}

export function standingOf(state: ProjectState): Standing {
  const { items, calendar, currency, statusDay, actualCost } = state;
  const slopes = plannedSlopes(items, calendar, currency);
  const credited = items.map((item) => ({ budget: item.budget, steps: [{ day: statusDay, change: shareOf(item) }] }));
  const { scale, points } = joinMeasures([statusDay], {
    plannedValue: plannedValueCurve(slopes, calendar, [statusDay]),
    earnedValue: creditedValueCurve(credited, currency, [statusDay]),
    actualCost: [actualCost],
    budgetAtCompletion: baselineTotals(items, currency).budget,
  });
  const measures = pointAt(points, 0);
  return { state, scale, measures, position: schedulePosition(state, slopes, measures, scale) };
}

/** EV of one item in 1 / `scale` minor units, of which its share makes a whole number. */
export function earnedUnits(item: StateItem, scale: bigint): bigint {
  const { numerator, denominator } = shareOf(item);
  return (item.budget.minor * scale * numerator) / denominator;
}

function shareOf({ earned = exact(0n) }: StateItem): Exact {
  return earned;
}
