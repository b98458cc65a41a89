import { makeBaselineItem } from '../src/domain/baseline-item';
import type { CreditedBudget } from '../src/domain/credit-steps';
import type { BudgetSpan } from '../src/domain/planned-value';
import type { DatedAmount } from '../src/domain/running-totals';
import { followItems, type Why } from './follow-items';
import type { ItemDocument } from './read-items';
import type { Report } from './report';

/** The items that can be counted, and why the others cannot. The first four are made anew whenever they are gone through. */
export interface CountedItems {
  readonly spans: Iterable<BudgetSpan>;
  /** Those of the spans whose budgets are earned by progress. */
  readonly measured: Iterable<CreditedBudget>;
  /** Those that are earned by time (level of effort). Kept apart, so that they never show a schedule variance. */
  readonly levelOfEffort: Iterable<BudgetSpan>;
  readonly costs: Iterable<DatedAmount>;
  readonly excluded: Report['excluded'];
}

// What becomes of an item; at first, nothing.
const [EXCLUDED, BY_PROGRESS, BY_TIME, COSTS_ALONE] = [0, 1, 2, 3];

/**
 * Sorts items by how they earn. An item above others may go without a budget: its costs count, and it earns nothing of its own.
 * Anything else that lacks a budget or days, or has impossible ones, is excluded with all of its costs.
 */
export function countItems(document: ItemDocument): CountedItems {
  const { items, currency } = document;
  const followedBy = followItems(items);
  const fates = new Uint8Array(items.length);
  const excluded: { id: string; reason: string }[] = [];
  const parents = new Set<number>();
  for (let item = 0; item < items.length; item += 1) parents.add(items.parentOf(item));
  for (let item = 0; item < items.length; item += 1) {
    const found = itemWithSteps(item, followedBy, document);
    if (!items.hasBudget(item) && parents.has(items.nameOf(item))) fates[item] = COSTS_ALONE;
    else if (typeof found === 'number') fates[item] = items.isByTime(item) ? BY_TIME : BY_PROGRESS;
    else excluded.push({ id: items.idOf(item), reason: found.why });
  }

  function* spansOf(isWanted: (fate: number) => boolean): Generator<BudgetSpan> {
    for (const [item, fate] of fates.entries()) {
      const [start, finish] = [items.startOf(item), items.finishOf(item)];
      if (!isWanted(fate) || start === null || finish === null) continue;
      yield { start, finish, budget: items.budgetOf(item, currency) };
    }
  }
  return {
    spans: iterable(() => spansOf((fate) => fate === BY_PROGRESS || fate === BY_TIME)),
    measured: iterable(function* () {
      for (const [item, fate] of fates.entries()) {
        const followed = followedBy(item);
        if (fate !== BY_PROGRESS || typeof followed !== 'number') continue;
        yield { budget: items.budgetOf(item, currency), steps: items.stepsOf(followed) };
      }
    }),
    levelOfEffort: iterable(() => spansOf((fate) => fate === BY_TIME)),
    costs: iterable(function* () {
      for (const [item, fate] of fates.entries()) if (fate !== EXCLUDED) yield* items.costsOf(item, currency);
    }),
    excluded,
  };
}

function iterable<T>(makeIterator: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: makeIterator };
}

function findSpan(item: number, { items, calendar, currency }: ItemDocument): BudgetSpan | Why {
  if (!items.hasBudget(item)) return { why: 'It has no budget.' };
  const [budget, start, finish] = [items.budgetOf(item, currency), items.startOf(item), items.finishOf(item)];
  if (start === null) return { why: 'It has no planned start.' };
  if (finish === null) return { why: 'It has no planned finish.' };
  const id = items.idOf(item);
  const made = makeBaselineItem({ issueId: id, issueKey: id, budget, start, finish }, calendar);
  return made.ok ? { budget, start, finish } : { why: made.explanation };
}

/** The item by whose steps an item earns: it itself or, when it is apportioned, the one at the end of its chain. */
function itemWithSteps(item: number, followedBy: (item: number) => number | Why, document: ItemDocument): number | Why {
  const { items } = document;
  const own = findSpan(item, document);
  if ('why' in own) return own;
  const followed = followedBy(item);
  if (followed === item || typeof followed !== 'number') return followed;
  const follows = `It is apportioned to "${items.idOf(followed)}"`;
  if (items.isByTime(followed)) return { why: `${follows}, which earns by time and measures no progress.` };
  return 'why' in findSpan(followed, document) ? { why: `${follows}, which cannot be counted.` } : followed;
}
