import type { BaseMeasures } from '../earned-value/base-measures';
import { subtract, type Money } from '../money/money';

/** By how much each base measure differs. Signed. */
export type MeasureChange = Readonly<Record<keyof BaseMeasures, Money>>;

/** `after − before`. */
export function measureChange(before: MeasureChange, after: MeasureChange): MeasureChange {
  return {
    plannedValue: subtract(after.plannedValue, before.plannedValue),
    earnedValue: subtract(after.earnedValue, before.earnedValue),
    actualCost: subtract(after.actualCost, before.actualCost),
    budgetAtCompletion: subtract(after.budgetAtCompletion, before.budgetAtCompletion),
  };
}

/** Whether any measure differs. */
export function isChanged(change: MeasureChange): boolean {
  return Object.values(change).some(({ minor }) => minor !== 0n);
}
