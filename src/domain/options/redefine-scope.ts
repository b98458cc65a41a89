import { allocate } from '../money/allocate';
import { exact } from '../money/exact';
import { toMoney } from '../money/minor-units';
import { money, subtract, zero, type Money } from '../money/money';
import type { ScopeDecision } from './option';
import type { BudgetSpan } from '../baseline/budget-span';
import { earnedUnits, type Standing } from './standing';
import { roundUp } from '../money/round-up';
import { addWorkingDays, workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';

export interface MovedOut {
  readonly itemId: string;
  readonly decision: ScopeDecision;
  /** Its budget that was not earned. */
  readonly amount: Money;
}

/** What is left in a project once success is redefined. */
export interface Scope {
  /** Budgets in 1 / `scale` minor units, so that an earned part is exact. */
  readonly kept: readonly BudgetSpan[];
  /** Σ kept budget, likewise: BAC − unearned budget of what leaves. */
  readonly budgetUnits: bigint;
  /** The same to the minor unit. */
  readonly budget: Money;
  /** In the order of the items. With `budget` the amounts add up to BAC. */
  readonly movedOut: readonly MovedOut[];
}

/**
 * What is earned on an item that leaves stays, in BAC as in EV: that work was done and paid for, and EV goes on saying so. Of its
 * plan the beginning stays, as many whole working days as were planned for what is earned; an item with nothing earned goes
 * altogether.
 *
 * @param decisions by item, only of items with budget that is not earned
 */
export function redefineScope(
  { state, scale, measures }: Standing,
  decisions: ReadonlyMap<string, ScopeDecision>,
): Scope {
  const { items, currency, calendar } = state;
  const kept = items.flatMap((item) => {
    const whole = { ...item, budget: money(item.budget.minor * scale, currency) };
    if (!decisions.has(item.id)) return [whole];
    const earned = earnedUnits(item, scale);
    return earned > 0n ? [beginningOf(whole, earned, calendar)] : [];
  });
  const leaving = items.flatMap((item) => {
    const decision = decisions.get(item.id);
    const units = item.budget.minor * scale - earnedUnits(item, scale);
    return decision === undefined ? [] : [{ itemId: item.id, decision, units }];
  });
  const budgetUnits = leaving.reduce((left, { units }) => left - units, measures.budgetAtCompletion.minor);
  const shown = (units: bigint): Money => toMoney(exact(units), scale, currency);
  const budget = shown(budgetUnits);
  const out = subtract(shown(measures.budgetAtCompletion.minor), budget);
  const weights = leaving.map(({ units }) => units);
  const amounts = weights.length > 0 ? allocate(out, weights) : [];
  const movedOut = leaving.map(({ itemId, decision }, index) => ({
    itemId,
    decision,
    amount: amounts[index] ?? zero(currency),
  }));
  return { kept, budgetUnits, budget, movedOut };
}

/** The beginning of a span in which that part of its budget was planned, to the end of a working day. */
function beginningOf(span: BudgetSpan, part: bigint, calendar: WorkingCalendar): BudgetSpan {
  const length = workingDaysInclusive(calendar, span.start, span.finish);
  const days = Number(roundUp(exact(BigInt(length) * part, span.budget.minor)));
  const finish = addWorkingDays(calendar, span.finish, days - length);
  return { ...span, budget: money(part, span.budget.currency), finish };
}
