/** What a curve has for the sample day at `index`. Curves have a point for each of theirs, so that none is a fault. */
export function pointAt<T>(points: readonly T[], index: number): T {
  const point = points[index];
  if (point === undefined) throw new RangeError(`no point ${String(index)} on the curve`);
  return point;
}
