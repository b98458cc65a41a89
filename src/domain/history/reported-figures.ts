import type { BaseMeasures } from '../earned-value/base-measures';
import type { BaselineSide } from './closed-period';
import type { Day } from '../calendar/day';
import { isChanged, measureChange, type MeasureChange } from './measure-change';
import type { RecountedPeriod } from './restatement';

/** One point of the curve that pages show. */
export interface ReportedPoint {
  readonly day: Day;
  /** Of the last day of a closed period as it was reported, of any other day as it is counted now. */
  readonly figures: BaseMeasures;
  /** Of the last day of a closed period as it would be counted now, to be shown beside what was reported; null of any other day. */
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
 * The curve against one baseline, in which what was reported stays: a closed period ends in the point that was reported; after the
 * last one the curve is live. Live days inside a closed period lead from its beginning to its end as long as both would be counted
 * as they were reported. Of a restated period they would lead elsewhere: nothing was reported of them, and they are left out.
 *
 * @param periods all that are closed, in the order of their days
 * @param live as counted now, ascending
 */
export function reportedFigures(
  periods: readonly RecountedPeriod[],
  live: readonly (BaseMeasures & { readonly day: Day })[],
  baseline: BaselineSide,
): ReportedFigures {
  const ends = periods.map(({ closed, now }) => ({
    day: closed.through,
    figures: closed[baseline],
    restated: now[baseline],
    change: measureChange(closed[baseline], now[baseline]),
  }));
  const closed = ends.flatMap(({ change, ...end }, index): readonly ReportedPoint[] => {
    const before = ends[index - 1];
    if (isChanged(change) || (before && isChanged(before.change))) return [end];
    return [...live.filter(({ day }) => (!before || day > before.day) && day < end.day).map(livePoint), end];
  });
  const last = ends.at(-1);
  const open = live.filter(({ day }) => !last || day > last.day).map(livePoint);
  return { points: [...closed, ...open], carried: last ? { from: last.day, change: last.change } : null };
}

function livePoint({ day, ...figures }: BaseMeasures & { readonly day: Day }): ReportedPoint {
  return { day, figures, restated: null };
}
