import { getDay } from '../domain/calendar/day';
import type { GroupedItem } from '../domain/portfolio/grouped-item';
import { money } from '../domain/money/money';
import type { CostOfDay, ProgressOfDay } from '../store/day-rows';
import type { BudgetRow } from '../store/move-rows';
import { toBudgetSpan } from './ledger-fact';
import type { ProjectRules } from './project-rules';

/** What the store knows of a project, item by item and day by day; each in the order of days or versions. */
export interface GroupData {
  readonly budgets: readonly BudgetRow[];
  readonly progress: readonly ProgressOfDay[];
  readonly costs: readonly CostOfDay[];
}

/**
 * The items of the current baseline, and all other work that was paid for, by id. What is counted is what the variance report
 * counts: all cost booked in the project, and cost of the baseline's items wherever they are now.
 *
 * @param captured the version of the last capture, which started the current baseline afresh
 */
export function groupedItems(
  { budgets, progress, costs }: GroupData,
  captured: number,
  { currency }: ProjectRules,
): ReadonlyMap<string, GroupedItem> {
  const items = new Map<string, MutableItem>();
  // The last row of an item holds; what was before it is overwritten.
  for (const row of budgets) {
    if (row.removed) items.delete(row.issueId);
    else if (row.version >= captured) {
      const span = toBudgetSpan(row, currency);
      items.set(row.issueId, { span, levelOfEffort: row.levelOfEffort, progress: [], costs: [] });
    }
  }
  let before: ProgressOfDay | undefined;
  for (const row of progress) {
    const change = row.percentBp - (before?.issueId === row.issueId ? before.percentBp : 0);
    items.get(row.issueId)?.progress.push({ day: getDay(row.day), change });
    before = row;
  }
  for (const { issueId, day, hereMinor, elsewhereMinor } of costs) {
    const item = items.get(issueId) ?? { span: null, levelOfEffort: false, progress: [], costs: [] };
    const minor = hereMinor + (item.span === null ? 0n : elsewhereMinor);
    if (minor === 0n) continue;
    item.costs.push({ day: getDay(day), amount: money(minor, currency) });
    items.set(issueId, item);
  }
  return items;
}

interface MutableItem extends GroupedItem {
  readonly progress: GroupedItem['progress'][number][];
  readonly costs: GroupedItem['costs'][number][];
}
