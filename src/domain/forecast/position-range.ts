import { toBaseMeasures, type Performance } from '../earned-value/base-measures';
import type { Day } from '../calendar/day';
import { forecastRange, type ForecastRange } from './forecast-range';
import { pastWeeks, scheduleOf } from './past-weeks';
import type { ProjectPosition } from '../earned-value/project-position';

/**
 * The forecast range of a project from where it stands and from its own weeks so far: of the same measures as its figures.
 *
 * @param position of the same performance, at the status day
 * @param seed as of {@link forecastRange}
 */
export function positionRange(
  performance: Performance,
  position: ProjectPosition,
  statusDay: Day,
  seed: number,
): ForecastRange {
  const { measures, scale, currency, plan, finished, calendar } = position;
  return forecastRange(
    {
      periods: pastWeeks(performance, position, statusDay),
      measures: toBaseMeasures(measures, scale, currency),
      position: {
        earnedSchedule: scheduleOf(plan, measures.earnedValue.minor),
        plannedDuration: plan.plannedDuration,
      },
      statusDay,
      finished,
    },
    calendar,
    seed,
  );
}
