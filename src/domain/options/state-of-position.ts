import type { Day } from '../calendar/day';
import { exact, lowest, minus, over, times, type Exact } from '../money/exact';
import { add, money, subtract } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedSlopes, plannedThrough } from '../earned-value/planned-value';
import type { ProjectPosition } from '../earned-value/project-position';
import type { ProjectState } from './project-state';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** The sum over so many items of the same days. */
export interface CountedSpan extends BudgetSpan {
  readonly items: number;
}

/** An item that somebody may choose, by itself. */
export interface NamedItem extends BudgetSpan {
  /** Each item its own. */
  readonly id: string;
  /** What its progress has earned of its budget; of no effect on what earns as time passes. */
  readonly basisPoints: number;
  readonly levelOfEffort: boolean;
}

/**
 * The state of a project that is known in sums, with a few of its items by themselves: what options are weighed on where listing
 * every item would be too much. It has BAC, PV, EV and AC of the position to the last digit. What the named items have not earned
 * of EV is earned evenly by the others: of those only the sum counts, because nobody can choose them.
 *
 * @param spans sums over all items; sums that lack a named item are a fault
 */
export function stateOfPosition(
  position: ProjectPosition,
  spans: readonly CountedSpan[],
  named: readonly NamedItem[],
  terms: Pick<ProjectState, 'statusDay' | 'approvedFinish' | 'tolerance'>,
): ProjectState {
  const { currency, calendar, scale, measures, finished } = position;
  const items = named.map(({ id, start, finish, budget, ...item }) => {
    const span = { start, finish, budget };
    const earned = item.levelOfEffort
      ? sharePlanned(span, calendar, terms.statusDay)
      : exact(BigInt(item.basisPoints), 10_000n);
    return { id, ...span, earned };
  });
  const others = withoutItems(spans, named);
  const budget = others.reduce((sum, span) => sum + span.budget.minor, 0n);
  const earned = items.reduce(
    (left, item) => minus(left, times(exact(item.budget.minor), item.earned)),
    exact(measures.earnedValue.minor, scale),
  );
  const share = budget === 0n ? exact(0n) : lowest(over(earned, exact(budget)));
  return {
    ...terms,
    currency,
    calendar,
    items: [...items, ...others.map((span, index) => ({ ...span, id: `others ${String(index)}`, earned: share }))],
    ...(finished === null ? {} : { finished }),
    actualCost: money(measures.actualCost.minor / scale, currency),
  };
}

/** Level of effort: EV ≡ PV. Of an item without a budget it is nothing. */
function sharePlanned(span: BudgetSpan, calendar: WorkingCalendar, day: Day): Exact {
  if (span.budget.minor === 0n) return exact(0n);
  const slopes = plannedSlopes([span], calendar, span.budget.currency);
  return lowest(exact(plannedThrough(slopes, calendar, day), span.budget.minor * slopes.scale));
}

/** What is left of the sums, by days. Days on which no item is left go: an empty span would keep the plan as long as it was. */
function withoutItems(spans: readonly CountedSpan[], named: readonly NamedItem[]): readonly CountedSpan[] {
  const byDays = new Map<string, CountedSpan>();
  for (const { start, finish, budget, items } of spans) {
    const there = byDays.get(keyOf({ start, finish }));
    const sum = there ? { budget: add(there.budget, budget), items: there.items + items } : { budget, items };
    byDays.set(keyOf({ start, finish }), { start, finish, ...sum });
  }
  for (const item of named) {
    const there = byDays.get(keyOf(item));
    if (there === undefined) throw new RangeError(`the sums lack ${item.id}`);
    byDays.set(keyOf(item), { ...there, budget: subtract(there.budget, item.budget), items: there.items - 1 });
  }
  return [...byDays.values()].filter(({ items }) => items > 0);
}

function keyOf({ start, finish }: Pick<BudgetSpan, 'start' | 'finish'>): string {
  return `${start} ${finish}`;
}
