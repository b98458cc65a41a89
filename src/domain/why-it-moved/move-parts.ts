import type { Currency } from '../money/currency';
import { add, zero, type Money } from '../money/money';

/**
 * What the move from the original budget at completion to the current estimate at completion is made of, in the order in which
 * it is told. The first three lead to the current budget at completion.
 */
export const MOVE_PARTS = [
  /** Budget of items added and removed by approved changes. */
  { part: 'approvedScopeChange', label: 'Approved scope change' },
  /** Budget adjusted by approved changes. */
  { part: 'approvedCostChange', label: 'Approved cost change' },
  /** Budget moved by capturing the baseline again, which nobody approved. */
  { part: 'recaptured', label: 'Baseline captured again, not approved' },
  /** AC − EV of items that are or were in the baseline; positive is over. */
  { part: 'costEfficiency', label: 'Cost efficiency' },
  /** AC of items that never were. */
  { part: 'outsideBaseline', label: 'Work outside the baseline and approved changes' },
  /** ETC − (BAC − EV): what the rest is expected to cost beyond its budget. */
  { part: 'remainingForecast', label: 'Remaining forecast' },
] as const;

export type MovePart = (typeof MOVE_PARTS)[number]['part'];

/** One item's share of one part. Whole minor units, so that sums of any selection are exact. */
export interface Contribution<Facets> {
  /** Null, with its facets, of what belongs to no item. */
  readonly itemId: string | null;
  readonly facets: Facets | null;
  readonly part: MovePart;
  /** ISO 8601, `2026-11`; null of what is still to come. */
  readonly month: string | null;
  /** Positive makes the project dearer. Not 0. */
  readonly amount: Money;
}

export type PartSums = Readonly<Record<MovePart | 'total', Money>>;

/** The parts of a selection of contributions, and their total. */
export function sumParts(contributions: Iterable<Contribution<unknown>>, currency: Currency): PartSums {
  const none = zero(currency);
  const sums: Record<MovePart | 'total', Money> = {
    approvedScopeChange: none,
    approvedCostChange: none,
    recaptured: none,
    costEfficiency: none,
    outsideBaseline: none,
    remainingForecast: none,
    total: none,
  };
  for (const { part, amount } of contributions) {
    sums[part] = add(sums[part], amount);
    sums.total = add(sums.total, amount);
  }
  return sums;
}

/**
 * The parts by component, epic, assignee, month or any other key. Every contribution is in exactly one group, so the groups add
 * up to the whole; they come in the order of their first contributions.
 */
export function sumPartsBy<Facets, Key>(
  contributions: Iterable<Contribution<Facets>>,
  keyOf: (contribution: Contribution<Facets>) => Key,
  currency: Currency,
): ReadonlyMap<Key, PartSums> {
  const groups = new Map<Key, Contribution<Facets>[]>();
  for (const contribution of contributions) {
    const key = keyOf(contribution);
    const group = groups.get(key);
    if (group) group.push(contribution);
    else groups.set(key, [contribution]);
  }
  return new Map([...groups].map(([key, group]) => [key, sumParts(group, currency)]));
}
