import type { ReactNode } from 'react';
import type { GroupCurveJson } from '../../../../src/contract/api';
import { SMALL_HEIGHT, SMALL_WIDTH, smallCurvePaths } from './small-curve-geometry';

interface Props {
  readonly days: readonly string[];
  readonly curve: GroupCurveJson;
}

/** The shape alone, for the eye: the amounts stand beside it, and the chart with its days opens from the name of the row. */
export function SmallCurve({ days, curve }: Props): ReactNode {
  const paths = smallCurvePaths(days, curve);
  return (
    <svg className="small-curve" width={SMALL_WIDTH} height={SMALL_HEIGHT} aria-hidden="true">
      {(['plannedValue', 'earnedValue', 'actualCost'] as const).map((series) => (
        <path key={series} className={`chart-line line-${series}`} d={paths[series]} />
      ))}
    </svg>
  );
}
