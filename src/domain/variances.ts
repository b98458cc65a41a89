import type { BaseMeasures } from './base-measures';
import { figure, noFigure, type Figure } from './figure';
import { subtract, type Money } from './money';
import { ratio } from './ratio';

// SV and CV: PMI Standard for Earned Value Management; ISO 21508; EIA-748. Negative is unfavourable for both.

/** SV = EV − PV. */
export function scheduleVariance({ earnedValue, plannedValue }: BaseMeasures): Money {
  return subtract(earnedValue, plannedValue);
}

/** CV = EV − AC. */
export function costVariance({ earnedValue, actualCost }: BaseMeasures): Money {
  return subtract(earnedValue, actualCost);
}

/** SV% = SV / PV, as a share (0.1 is 10 %). */
export function scheduleVarianceShare(measures: BaseMeasures): Figure {
  if (measures.budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (measures.plannedValue.minor === 0n) return noFigure('nothing planned yet');
  return figure(ratio(scheduleVariance(measures).minor, measures.plannedValue.minor));
}

/** CV% = CV / EV, as a share (0.1 is 10 %). */
export function costVarianceShare(measures: BaseMeasures): Figure {
  if (measures.budgetAtCompletion.minor === 0n) return noFigure('no budget in the baseline');
  if (measures.earnedValue.minor === 0n) return noFigure('nothing earned yet');
  return figure(ratio(costVariance(measures).minor, measures.earnedValue.minor));
}
