import { leastCommonMultiple } from '../money/least-common-multiple';

/** Amounts along some days, exact: whole numbers of 1 / `scale` minor units. */
export interface ScaledCurve {
  readonly scale: bigint;
  /** In the order of the sample days. */
  readonly points: readonly bigint[];
}

/** The same amounts at another scale, which must be a multiple of the one they have. */
export function atScale(curve: ScaledCurve, scale: bigint): ScaledCurve {
  if (scale % curve.scale !== 0n) throw new RangeError('the new scale must be a multiple of the old one');
  return { scale, points: curve.points.map((point) => point * (scale / curve.scale)) };
}

/** The sum of curves along the same days, at the least scale that holds them all. */
export function addCurves(first: ScaledCurve, ...others: readonly ScaledCurve[]): ScaledCurve {
  const scale = leastCommonMultiple([first, ...others].map((curve) => curve.scale));
  const scaled = others.map((curve) => atScale(curve, scale).points);
  return {
    scale,
    points: atScale(first, scale).points.map((point, index) =>
      scaled.reduce((sum, points) => sum + (points[index] ?? 0n), point),
    ),
  };
}
