import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import type { GroupCurveJson } from '../../../../src/contract/api';
import { toTime } from './chart-geometry';

export const SMALL_WIDTH = 120;
export const SMALL_HEIGHT = 32;
/** Half a line, so that none is cut off at an edge. */
const EDGE = 1.5;

/** The lines of a curve without axes, each curve on a scale of its own. As of {@link chartGeometry}, a pixel does not see the cents. */
export function smallCurvePaths(
  days: readonly string[],
  curve: GroupCurveJson,
): Readonly<Record<keyof GroupCurveJson, string>> {
  const times = days.map(toTime);
  const x = scaleUtc([times[0] ?? 0, times.at(-1) ?? 0], [EDGE, SMALL_WIDTH - EDGE]);
  const amounts = [...curve.plannedValue, ...curve.earnedValue, ...curve.actualCost].map(Number);
  const y = scaleLinear([Math.min(0, ...amounts), Math.max(1, ...amounts)], [SMALL_HEIGHT - EDGE, EDGE]);
  const drawn = line<string>()
    .x((_, index) => x(times[index] ?? 0))
    .y((amount) => y(Number(amount)));
  const pathOf = (series: keyof GroupCurveJson): string => drawn([...curve[series]]) ?? '';
  return {
    plannedValue: pathOf('plannedValue'),
    earnedValue: pathOf('earnedValue'),
    actualCost: pathOf('actualCost'),
  };
}
