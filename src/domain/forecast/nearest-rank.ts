/**
 * The percentile of a sample by nearest rank: its smallest member that at least `percent` per cent of the members do not exceed
 * (definition 1 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996). Always a member of the sample, and never
 * falls as `percent` rises.
 *
 * @param ascending sorted, at least one
 * @param percent above 0, up to 100
 */
export function nearestRank(ascending: ArrayLike<number>, percent: number): number {
  const found = ascending[Math.ceil((percent * ascending.length) / 100) - 1];
  if (found === undefined) throw new RangeError(`no rank for ${percent} % of ${ascending.length}`);
  return found;
}
