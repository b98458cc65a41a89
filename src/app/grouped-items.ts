import { getDay, type Day } from '../domain/calendar/day';
import { money } from '../domain/money/money';
import type { GroupedItem } from '../domain/portfolio/grouped-item';
import type { BudgetRow, ItemCost, ItemProgress } from '../store/item-rows';
import { toBudgetSpan } from './ledger-fact';
import type { ProjectRules } from './project-rules';

/** Work items, and what is still to be told of them: page by page, in the order of ids and days. */
export interface CollectedItems {
  /** By id. */
  readonly items: ReadonlyMap<string, GroupedItem>;
  readonly addProgress: (page: readonly ItemProgress[]) => void;
  readonly addCosts: (page: readonly ItemCost[]) => void;
}

/**
 * The items of the current baseline, and all other work that was paid for. What is counted is what the variance report counts: all
 * cost booked in the project, and cost of the baseline's items wherever they are now.
 *
 * @param captured the version of the last capture, which started the current baseline afresh
 */
export function collectItems(
  budgets: readonly BudgetRow[],
  captured: number,
  { currency }: ProjectRules,
): CollectedItems {
  const items = new Map<string, MutableItem>();
  // The last row of an item holds; what was before it is overwritten.
  for (const row of budgets) {
    if (row.removed) items.delete(row.issueId);
    else if (row.version >= captured) {
      const span = toBudgetSpan(row, currency);
      items.set(row.issueId, { span, levelOfEffort: row.levelOfEffort, progress: [], costs: [] });
    }
  }
  const dayOf = knownDays();
  let before: ItemProgress | undefined;
  return {
    items,
    addProgress(page) {
      for (const row of page) {
        const change = row.percentBp - (before?.issueId === row.issueId ? before.percentBp : 0);
        items.get(row.issueId)?.progress.push({ day: dayOf(row.period), change });
        before = row;
      }
    },
    addCosts(page) {
      for (const { issueId, period, hereMinor, elsewhereMinor } of page) {
        const item = items.get(issueId) ?? { span: null, levelOfEffort: false, progress: [], costs: [] };
        const minor = hereMinor + (item.span === null ? 0n : elsewhereMinor);
        if (minor === 0n) continue;
        item.costs.push({ day: dayOf(period), amount: money(minor, currency) });
        items.set(issueId, item);
      }
    },
  };
}

/** A project has few days and many rows: each day is checked once, and is the same text in all of them. */
function knownDays(): (text: string) => Day {
  const known = new Map<string, Day>();
  return (text) => {
    const day = known.get(text) ?? getDay(text);
    known.set(text, day);
    return day;
  };
}

interface MutableItem extends GroupedItem {
  readonly progress: GroupedItem['progress'][number][];
  readonly costs: GroupedItem['costs'][number][];
}
