import type { MeasureAmounts } from './base-measures';
import { figure, noFigure, type Figure } from './figure';
import { ratio } from '../money/ratio';

// SPI and CPI: PMI Standard for Earned Value Management; ISO 21508. Indices never add: a total's CPI is ΣEV / ΣAC. Each is
// undefined for its own reason, whatever the other is.

/** SPI = EV / PV. Above 1 is ahead of plan. */
export function schedulePerformanceIndex({ earnedValue, plannedValue }: MeasureAmounts): Figure {
  if (plannedValue.minor <= 0n) return noFigure('nothing planned yet');
  return figure(ratio(earnedValue.minor, plannedValue.minor));
}

/** CPI = EV / AC. Above 1 is under cost. Without cost it is undefined, never "under budget". */
export function costPerformanceIndex({ earnedValue, actualCost }: MeasureAmounts): Figure {
  if (actualCost.minor <= 0n) return noFigure('no actual cost recorded');
  return figure(ratio(earnedValue.minor, actualCost.minor));
}
