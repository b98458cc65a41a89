import { FULL_BASIS_POINTS } from './earned-value';

/**
 * Share of an item's budget that counts as earned, in basis points: all of it once the item is done, whatever was entered;
 * otherwise what was entered, and nothing when nothing was.
 */
export function creditOf(fact: { readonly percent: number | null; readonly done: boolean }): number {
  return fact.done ? FULL_BASIS_POINTS : (fact.percent ?? 0);
}

/**
 * A per cent complete field in basis points, to the nearest; outside 0 to 100 the nearer end counts, so that a slip in one item
 * cannot earn more than its budget.
 */
export function percentToBasisPoints(percent: number | null): number | null {
  if (percent === null || Number.isNaN(percent)) return null;
  return Math.round(Math.min(100, Math.max(0, percent)) * 100);
}
