import { makeBaselineItem } from '../src/domain/baseline-item';
import { creditSteps, type CreditedBudget, type CreditStep } from '../src/domain/credit-steps';
import type { BudgetSpan } from '../src/domain/planned-value';
import type { DatedAmount } from '../src/domain/running-totals';
import type { WorkingCalendar } from '../src/domain/working-calendar';
import type { ItemDocument, ReadItem } from './read-items';
import type { Report } from './report';

/** The items that can be counted, and why the others cannot. */
export interface CountedItems {
  /** Budgets that are earned by progress. */
  readonly measured: readonly (BudgetSpan & CreditedBudget)[];
  /** Budgets that are earned by time (level of effort). Kept apart, so that they never show a schedule variance. */
  readonly levelOfEffort: readonly BudgetSpan[];
  readonly costs: readonly DatedAmount[];
  readonly excluded: Report['excluded'];
}

/**
 * Sorts items by how they earn. An item above others may go without a budget: its costs count, and it earns nothing of its own.
 * Anything else that lacks a budget or days, or has impossible ones, is excluded with all of its costs.
 */
export function countItems({ items, calendar }: ItemDocument): CountedItems {
  const parents = new Set(items.map(({ parent }) => parent));
  const byId = new Map(items.map((item) => [item.id, item]));
  const measured: (BudgetSpan & CreditedBudget)[] = [];
  const levelOfEffort: BudgetSpan[] = [];
  const costs: DatedAmount[] = [];
  const excluded: { id: string; reason: string }[] = [];
  for (const item of items) {
    if (item.budget === null && parents.has(item.id)) {
      for (const cost of item.costs) costs.push(cost);
      continue;
    }
    const found = spanOf(item, calendar);
    const steps = 'why' in found ? found : stepsOf(item, byId, calendar);
    if ('why' in found || 'why' in steps) {
      excluded.push({ id: item.id, reason: 'why' in found ? found.why : 'why' in steps ? steps.why : '' });
      continue;
    }
    if (item.method.kind === 'level-of-effort') levelOfEffort.push(found);
    else measured.push({ ...found, steps: steps.steps });
    for (const cost of item.costs) costs.push(cost);
  }
  return { measured, levelOfEffort, costs, excluded };
}

interface Why {
  readonly why: string;
}

function spanOf({ id, budget, start, finish }: ReadItem, calendar: WorkingCalendar): BudgetSpan | Why {
  if (budget === null) return { why: 'It has no budget.' };
  if (start === null) return { why: 'It has no planned start.' };
  if (finish === null) return { why: 'It has no planned finish.' };
  const made = makeBaselineItem({ issueId: id, issueKey: id, budget, start, finish }, calendar);
  return made.ok ? { budget, start, finish } : { why: made.explanation };
}

/** How an item earns; of an apportioned one, how the item at the end of its chain does. */
function stepsOf(
  item: ReadItem,
  byId: ReadonlyMap<string, ReadItem>,
  calendar: WorkingCalendar,
): { readonly steps: readonly CreditStep[] } | Why {
  let followed = item;
  for (const seen = new Set([item.id]); followed.method.kind === 'apportioned'; seen.add(followed.id)) {
    const next = byId.get(followed.method.to);
    if (!next) return { why: `It is apportioned to "${followed.method.to}", which is no item.` };
    if (seen.has(next.id)) return { why: 'It is apportioned to itself.' };
    followed = next;
  }
  if (followed.method.kind === 'level-of-effort') {
    if (followed === item) return { steps: [] };
    return { why: `It is apportioned to "${followed.id}", which earns by time and measures no progress.` };
  }
  if (followed !== item && 'why' in spanOf(followed, calendar)) {
    return { why: `It is apportioned to "${followed.id}", which cannot be counted.` };
  }
  return { steps: creditSteps(followed.method, followed.progress) };
}
