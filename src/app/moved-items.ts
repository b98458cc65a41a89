import type { Day } from '../domain/calendar/day';
import { earnedCourse, firstDayOf, type EarningItem } from '../domain/earned-value/earned-course';
import { FULL_BASIS_POINTS } from '../domain/earned-value/earned-value';
import { earnedIncrements, type EarnedCourse } from '../domain/earned-value/earned-increments';
import { leastCommonMultiple } from '../domain/money/least-common-multiple';
import { money, type Money } from '../domain/money/money';
import { plannedSlopes } from '../domain/earned-value/planned-value';
import { traceBudget, type DatedVersion } from '../domain/why-it-moved/trace-budget';
import type { MovedItem } from '../domain/why-it-moved/why-it-moved';
import type { BudgetRow, ItemCost, ItemProgress } from '../store/item-rows';
import { toBudgetSpan } from './ledger-fact';
import type { ItemGroups } from './move-groups';
import type { ProjectRules } from './project-rules';

/** What the store knows of a project, item by item and month by month, up to the status day. */
export interface MoveData {
  readonly budgets: readonly BudgetRow[];
  readonly progress: readonly ItemProgress[];
  readonly costs: readonly ItemCost[];
}

export interface MovedProject {
  readonly items: readonly MovedItem<ItemGroups>[];
  /** Of the current baseline, exact: whole numbers of 1 / `scale` minor units. */
  readonly scale: bigint;
  readonly earnedValue: bigint;
}

/**
 * Every item that ever was in the baseline, and all other work that was paid for. What is counted is what the variance report
 * counts, in the same words of SQL: earned value by progress and, of level of effort, by time besides; all cost booked in the
 * project, and cost of the current baseline's items wherever they are now.
 */
export function movedItems(
  { budgets, progress, costs }: MoveData,
  versions: readonly DatedVersion[],
  statusDay: Day,
  groupsOf: (issueId: string) => ItemGroups,
  rules: ProjectRules,
): MovedProject {
  const { currency, calendar } = rules;
  const traced = new Map(
    [...groupByItem(budgets)].map(([issueId, said]) => {
      const versioned = said.map(({ version, removed, budgetMinor }) => {
        return { version, budget: removed ? null : money(budgetMinor, currency) };
      });
      return [issueId, traceBudget(versioned, versions, currency)];
    }),
  );
  const earning = earningItems(budgets, progress, (issueId) => traced.get(issueId)?.currentBudget ?? null, rules);
  const scale = leastCommonMultiple([
    BigInt(FULL_BASIS_POINTS),
    ...[...earning.values()].map(({ byTime }) => byTime?.scale ?? 1n),
  ]);
  const courses = [...earning].map(([issueId, item]): readonly [string, EarnedCourse] => [
    issueId,
    earnedCourse(item, calendar, statusDay, scale),
  ]);
  const increments = earnedIncrements(
    courses.map(([, course]) => course),
    scale,
    currency,
  );
  const earnedOf = new Map(courses.map(([issueId], index) => [issueId, increments[index] ?? []]));
  const costsOf = groupByItem(costs);
  const none = { originalBudget: null, currentBudget: null, movements: [] };
  const items = [...new Set([...traced.keys(), ...costsOf.keys()])].map((itemId): MovedItem<ItemGroups> => {
    const budget = traced.get(itemId) ?? none;
    const inside = budget.currentBudget !== null;
    return {
      itemId,
      facets: groupsOf(itemId),
      ...budget,
      earned: earnedOf.get(itemId) ?? [],
      costs: (costsOf.get(itemId) ?? []).map(({ period, hereMinor, elsewhereMinor }) => ({
        day: firstDayOf(period),
        amount: money(hereMinor + (inside ? elsewhereMinor : 0n), currency),
      })),
    };
  });
  const earnedValue = courses.reduce((total, [, course]) => total + (course.at(-1)?.earned ?? 0n), 0n);
  return { items, scale, earnedValue };
}

/** The items of the current baseline, by how they are earned. */
function earningItems(
  budgets: readonly BudgetRow[],
  progress: readonly ItemProgress[],
  currentBudgetOf: (issueId: string) => Money | null,
  { currency, calendar }: ProjectRules,
): ReadonlyMap<string, EarningItem> {
  const progressOf = groupByItem(progress);
  const items = new Map<string, EarningItem>();
  // The last row of an item holds; what was before it is overwritten.
  for (const row of budgets) {
    if (currentBudgetOf(row.issueId) === null) continue;
    const span = toBudgetSpan(row, currency);
    items.set(row.issueId, {
      span,
      progress: (progressOf.get(row.issueId) ?? []).map(({ period, percentBp }) => ({
        month: period,
        basisPoints: percentBp,
      })),
      byTime: row.levelOfEffort ? plannedSlopes([span], calendar, currency) : null,
    });
  }
  return items;
}

function groupByItem<T extends { readonly issueId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.issueId);
    if (group) group.push(row);
    else groups.set(row.issueId, [row]);
  }
  return groups;
}
