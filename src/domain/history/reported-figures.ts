import type { BaseMeasures } from '../earned-value/base-measures';
import type { BaselineSide } from './closed-period';
import type { Day } from '../calendar/day';
import { measureChange, type MeasureChange } from './measure-change';
import type { RecountedPeriod } from './restatement';

/** One point of the curve that pages show. */
export interface ReportedPoint {
  readonly day: Day;
  /** Of the last day of a closed period as it was reported, of an open day as it is counted now. */
  readonly figures: BaseMeasures;
  /** Of a closed period as it would be counted now, to be shown beside what was reported; null of an open day. */
  readonly restated: BaseMeasures | null;
}

export interface ReportedFigures {
  readonly points: readonly ReportedPoint[];
  /**
   * What the open period takes over from closed ones: restated less reported at the last closed day, which is the sum of all
   * restatements' changes. A step of its own: what was reported there, and this, and what has been done since, make each open
   * day's figures. Null when nothing was closed.
   */
  readonly carried: { readonly from: Day; readonly change: MeasureChange } | null;
}

/**
 * The curve against one baseline, in which what was reported stays: a closed period has one point, on its last day, as reports
 * have; from then on the curve is live. Live days inside closed periods are left out, because nothing was reported of them.
 *
 * @param periods all that are closed, in the order of their days
 * @param live as counted now, ascending
 */
export function reportedFigures(
  periods: readonly RecountedPeriod[],
  live: readonly (BaseMeasures & { readonly day: Day })[],
  baseline: BaselineSide,
): ReportedFigures {
  const last = periods.at(-1);
  const closed = periods.map((period): ReportedPoint => ({
    day: period.closed.through,
    figures: period.closed[baseline],
    restated: period.now[baseline],
  }));
  if (last === undefined) return { points: live.map(openPoint), carried: null };
  const open = live.filter(({ day }) => day > last.closed.through).map(openPoint);
  return {
    points: [...closed, ...open],
    carried: { from: last.closed.through, change: measureChange(last.closed[baseline], last.now[baseline]) },
  };
}

function openPoint({ day, ...figures }: BaseMeasures & { readonly day: Day }): ReportedPoint {
  return { day, figures, restated: null };
}
