import type { MeasureAmounts } from './base-measures';
import { figure, noFigure, type Figure } from './figure';
import type { Money } from '../money/money';
import { ratio } from '../money/ratio';

// Progress as shares of BAC (0.4 is 40 %): PMI Standard for Earned Value Management; ISO 21508.

/** PV / BAC. */
export function plannedShare({ plannedValue, budgetAtCompletion }: MeasureAmounts): Figure {
  return shareOf(plannedValue, budgetAtCompletion);
}

/** EV / BAC. */
export function completeShare({ earnedValue, budgetAtCompletion }: MeasureAmounts): Figure {
  return shareOf(earnedValue, budgetAtCompletion);
}

/** AC / BAC. */
export function spentShare({ actualCost, budgetAtCompletion }: MeasureAmounts): Figure {
  return shareOf(actualCost, budgetAtCompletion);
}

/** Whether nothing is left to earn. */
export function isComplete({ earnedValue, budgetAtCompletion }: MeasureAmounts): boolean {
  return earnedValue.minor >= budgetAtCompletion.minor;
}

/** Below this share complete, one day's progress swings the indices. */
const MATURE_PERCENT = 15n;

/** Whether fewer than 15 % are complete, exactly. A baseline without budget has no maturity to lack. */
export function isLowMaturity({ earnedValue, budgetAtCompletion }: MeasureAmounts): boolean {
  return earnedValue.minor * 100n < budgetAtCompletion.minor * MATURE_PERCENT;
}

/** From this share complete on, EV nears BAC whatever the delay, and SPI = EV / PV drifts back to 1 with it (Lipke 2003). */
const LATE_PERCENT = 90n;

/** Whether 90 % or more are complete, exactly: read SPI(t) then, not SPI. */
export function isLateForSchedulePerformanceIndex({ earnedValue, budgetAtCompletion }: MeasureAmounts): boolean {
  return budgetAtCompletion.minor > 0n && earnedValue.minor * 100n >= budgetAtCompletion.minor * LATE_PERCENT;
}

function shareOf(part: Pick<Money, 'minor'>, whole: Pick<Money, 'minor'>): Figure {
  return whole.minor === 0n ? noFigure('no budget in the baseline') : figure(ratio(part.minor, whole.minor));
}
