import { exact, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';

/** A baseline by periods, in any one unit of value and of time. */
export interface PeriodPlan {
  /**
   * Cumulative planned value at the end of period n; 0 is the start. Never falls; nothing of periods for which it was not given,
   * which are the last ones. Asked for as few as the logarithm of the planned duration, so that a plan of decades stays cheap.
   */
  readonly plannedValueAt: (period: number) => bigint | undefined;
  /** PD: periods from start to planned finish, whole, at least 1. */
  readonly plannedDuration: number;
  readonly budgetAtCompletion: bigint;
}

/**
 * Earned schedule: the time at which what is earned now was planned to be earned (ES, Lipke 2003, "Schedule is Different").
 * C = the largest n ≤ PD with PV_n ≤ EV; ES = C + (EV − PV_C) / (PV_{C+1} − PV_C); EV ≥ BAC ⇒ ES = PD.
 *
 * Without n ≤ PD the flat end of the curve would count, and every finished project would come out on time. Of a plateau inside
 * the curve the largest n is its end.
 */
export function earnedSchedule(plan: PeriodPlan, earnedValue: bigint): Figure<Exact> {
  const { plannedValueAt, plannedDuration, budgetAtCompletion } = plan;
  if (budgetAtCompletion === 0n) return noFigure('no budget in the baseline');
  if (earnedValue >= budgetAtCompletion) return figure(exact(BigInt(plannedDuration)));
  const completed = lastPeriodEarned(plan, earnedValue);
  const [here, next] = [plannedValueAt(completed) ?? 0n, plannedValueAt(completed + 1)];
  const whole = exact(BigInt(completed));
  if (completed === plannedDuration || earnedValue <= here) return figure(whole);
  if (next === undefined) return noFigure('planned value not given that far');
  const step = next - here;
  return figure(exact(BigInt(completed) * step + earnedValue - here, step));
}

/** C. By halves, because planned value never falls. */
function lastPeriodEarned({ plannedValueAt, plannedDuration }: PeriodPlan, earnedValue: bigint): number {
  let low = 0;
  let high = plannedDuration;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const planned = plannedValueAt(middle);
    if (planned !== undefined && planned <= earnedValue) low = middle;
    else high = middle - 1;
  }
  return low;
}
