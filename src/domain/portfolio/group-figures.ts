import { exactMeasureCurve, toBaseMeasures, type BaseMeasures, type Performance } from '../earned-value/base-measures';
import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import type { Exact } from '../money/exact';
import type { Figure } from '../earned-value/figure';
import { roundToMinor, toMoney } from '../money/minor-units';
import type { Money } from '../money/money';
import { costPerformanceIndex, schedulePerformanceIndex } from '../earned-value/performance-indices';
import { pointAt } from '../earned-value/point-at';
import { plannedSlopes } from '../earned-value/planned-value';
import { completeShare, isLowMaturity } from '../earned-value/progress-shares';
import { costVariance, scheduleVariance } from '../earned-value/variances';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** Where a group of work stands at a status day. Money is rounded half-even, and variances are the differences of what is shown. */
export interface GroupFigures extends BaseMeasures {
  /** SV, CV */
  readonly scheduleVariance: Money;
  readonly costVariance: Money;
  /** SPI, CPI of the group's own sums: indices never add. */
  readonly schedulePerformanceIndex: Figure;
  readonly costPerformanceIndex: Figure;
  /** EV / BAC: 0.4 is 40 %. */
  readonly completeShare: Figure;
  /** Fewer than 15 % complete: indices swing. */
  readonly lowMaturity: boolean;
}

/**
 * The figures of any part of a project, or of all of it, by the formulas of its report. PV and EV of each part are rounded once, so
 * those of the parts may add up to some minor units more or less than the whole's; AC and BAC add up exactly.
 */
export function groupFigures(
  performance: Performance,
  calendar: WorkingCalendar,
  currency: Currency,
  statusDay: Day,
): GroupFigures {
  const slopes = plannedSlopes(performance.spans, calendar, currency);
  const { scale, points } = exactMeasureCurve(performance, slopes, calendar, currency, [statusDay]);
  const measures = pointAt(points, 0);
  const round = (amount: Exact): Exact => roundToMinor(amount, scale);
  return {
    ...toBaseMeasures(measures, scale, currency),
    scheduleVariance: toMoney(scheduleVariance(measures, round), scale, currency),
    costVariance: toMoney(costVariance(measures, round), scale, currency),
    schedulePerformanceIndex: schedulePerformanceIndex(measures),
    costPerformanceIndex: costPerformanceIndex(measures),
    completeShare: completeShare(measures),
    lowMaturity: isLowMaturity(measures),
  };
}
