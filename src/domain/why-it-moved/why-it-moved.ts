import { allocate } from '../money/allocate';
import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import { add, negate, subtract, sum, zero, type Money } from '../money/money';
import type { Contribution, MovePart } from './move-parts';
import { accepted, refused, type Outcome } from '../outcome';
import { toDecimal } from '../money/parse-money';
import type { DatedAmount } from '../earned-value/running-totals';

/** A decision, or a new capture, that moved an item's budget. */
export interface BudgetMovement extends DatedAmount {
  readonly part: 'approvedScopeChange' | 'approvedCostChange' | 'recaptured';
}

/**
 * A work item that is in the baseline, was removed from it, or (without budgets and movements) never was in it. The facets are
 * what it may be grouped by; to be counted once it has one value of each.
 */
export interface MovedItem<Facets> {
  readonly itemId: string;
  readonly facets: Facets;
  /** Null when it was not in the original baseline; not negative. */
  readonly originalBudget: Money | null;
  /** Null when it is not in the current baseline; not negative. */
  readonly currentBudget: Money | null;
  /** Their sum is what the budget moved by. */
  readonly movements: readonly BudgetMovement[];
  /** What was earned of the current budget, as signed increments; of no account while there is none. */
  readonly earned: readonly DatedAmount[];
  readonly costs: readonly DatedAmount[];
}

/**
 * Splits the move from the original budget at completion to the estimate at completion, EAC − BAC of the original, into
 * contributions of items, parts and months that add up to it exactly, and for every item to AC + its share of ETC − its original
 * budget:
 *
 *   EAC − BAC₀ = (BAC − BAC₀) + (AC of the baseline − EV) + AC outside it + (ETC − (BAC − EV))
 *
 * ETC is shared among the items by their remaining budget, BAC − EV, because every estimate at one pace is linear in it
 * (ETC = (BAC − EV) / CPI, PMI Standard for Earned Value Management), by largest remainder. Where none remains it belongs to no
 * item. The actual cost of an item that an approved change removed was part of the plan when it was spent, so it counts as cost
 * efficiency with nothing earned, not as work outside the baseline.
 *
 * @param estimateAtCompletion EAC of the whole, by whichever estimate is shown; its AC is all cost of the items
 * @param statusDay what is earned and spent later does not count
 */
export function whyItMoved<Facets>(
  items: readonly MovedItem<Facets>[],
  estimateAtCompletion: Money,
  statusDay: Day,
): Outcome<readonly Contribution<Facets>[], 'movements-do-not-add-up'> {
  const { currency } = estimateAtCompletion;
  const contributions: Contribution<Facets>[] = [];
  const contribute = (item: MovedItem<Facets> | null, part: MovePart, month: string | null, amount: Money): void => {
    if (amount.minor === 0n) return;
    contributions.push({ itemId: item?.itemId ?? null, facets: item?.facets ?? null, part, month, amount });
  };

  const remaining: Money[] = [];
  let toComplete = estimateAtCompletion;
  for (const item of items) {
    const mismatch = explainMismatch(item, currency);
    if (mismatch !== null) return refused('movements-do-not-add-up', mismatch);
    for (const { part, day, amount } of item.movements) contribute(item, part, monthOf(day), amount);

    const costs = item.costs.filter(({ day }) => day <= statusDay);
    const earned = item.currentBudget === null ? [] : item.earned.filter(({ day }) => day <= statusDay);
    for (const [month, overrun] of monthlyOverruns(costs, earned, currency)) {
      contribute(item, wasInBaseline(item) ? 'costEfficiency' : 'outsideBaseline', month, overrun);
    }
    toComplete = subtract(toComplete, total(costs, currency));
    remaining.push(subtract(item.currentBudget ?? zero(currency), total(earned, currency)));
  }

  // What has earned more than its budget has nothing remaining that could cost anything.
  const weights = remaining.map(({ minor }) => (minor > 0n ? minor : 0n));
  // The share past the last item is what belongs to none.
  weights.push(weights.some((weight) => weight > 0n) ? 0n : 1n);
  for (const [index, share] of allocate(toComplete, weights).entries()) {
    const beyondBudget = subtract(share, remaining[index] ?? zero(currency));
    contribute(items[index] ?? null, 'remainingForecast', null, beyondBudget);
  }
  return accepted(contributions);
}

function explainMismatch(item: MovedItem<unknown>, currency: Currency): string | null {
  const none = zero(currency);
  const moved = subtract(item.currentBudget ?? none, item.originalBudget ?? none);
  const explained = total(item.movements, currency);
  if (moved.minor === explained.minor) return null;
  return `The budget of ${item.itemId} moved by ${toDecimal(moved)} ${currency}, but its movements add up to ${toDecimal(explained)}.`;
}

/** In any version: one that was added and removed again has its movements left. */
function wasInBaseline({ originalBudget, currentBudget, movements }: MovedItem<unknown>): boolean {
  return originalBudget !== null || currentBudget !== null || movements.length > 0;
}

/** AC − EV of each month. */
function monthlyOverruns(
  costs: readonly DatedAmount[],
  earned: readonly DatedAmount[],
  currency: Currency,
): ReadonlyMap<string, Money> {
  const overruns = new Map<string, Money>();
  const count = (day: Day, amount: Money): void => {
    overruns.set(monthOf(day), add(overruns.get(monthOf(day)) ?? zero(currency), amount));
  };
  for (const { day, amount } of costs) count(day, amount);
  for (const { day, amount } of earned) count(day, negate(amount));
  return overruns;
}

function total(dated: readonly DatedAmount[], currency: Currency): Money {
  return sum(
    dated.map(({ amount }) => amount),
    currency,
  );
}

function monthOf(day: Day): string {
  return day.slice(0, 'YYYY-MM'.length);
}
