import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import { subtract, zero, type Money } from '../money/money';
import type { BudgetMovement, MovedItem } from './why-it-moved';

/** A version of a project's baseline, by when and how it came about. */
export interface DatedVersion {
  readonly version: number;
  /** A capture replaces the whole baseline; a change says only what it changes. */
  readonly kind: 'capture' | 'change';
  readonly day: Day;
}

/** What a version says of one item: its budget from now on; null when the version takes it out. */
export interface VersionedBudget {
  readonly version: number;
  readonly budget: Money | null;
}

export type TracedBudget = Pick<MovedItem<unknown>, 'originalBudget' | 'currentBudget' | 'movements'>;

/**
 * How an item's budget came from the original baseline to the current one: what approved changes added and removed is scope, what
 * they adjusted is cost, and what a later capture made of it was captured anew.
 *
 * @param rows what the versions say of the item; a capture that says nothing of it leaves it out
 * @param versions all of the project's, in order; the first is the original
 */
export function traceBudget(
  rows: readonly VersionedBudget[],
  versions: readonly DatedVersion[],
  currency: Currency,
): TracedBudget {
  const said = new Map(rows.map(({ version, budget }) => [version, budget]));
  const movements: BudgetMovement[] = [];
  let originalBudget: Money | null = null;
  let currentBudget: Money | null = null;
  for (const [index, { version, kind, day }] of versions.entries()) {
    const before: Money | null = currentBudget;
    const found = said.get(version);
    currentBudget = found === undefined && kind === 'change' ? before : (found ?? null);
    if (index === 0) {
      originalBudget = currentBudget;
      continue;
    }
    const none = zero(currency);
    const amount = subtract(currentBudget ?? none, before ?? none);
    if (currentBudget !== before) movements.push({ part: partOf(kind, before, currentBudget), day, amount });
  }
  return { originalBudget, currentBudget, movements };
}

function partOf(kind: DatedVersion['kind'], before: Money | null, after: Money | null): BudgetMovement['part'] {
  if (kind === 'capture') return 'recaptured';
  return before === null || after === null ? 'approvedScopeChange' : 'approvedCostChange';
}
