import type { Currency } from '../money/currency';
import { earlierDay, laterDay, type Day } from '../calendar/day';
import { add, negate, sum, zero, type Money } from '../money/money';
import { accepted, refused, type Outcome } from '../outcome';
import { MAX_AMOUNT_MINOR, toDecimal } from '../money/parse-money';
import type { BudgetSpan } from './budget-span';
import { findWorkingDay, workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';

/** What one work item is held to. Made by {@link makeBaselineItem}, which sees to its laws. */
export interface BaselineItem {
  readonly issueId: string;
  readonly issueKey: string;
  /** Not negative. */
  readonly budget: Money;
  /** First planned day, on or before `finish`. */
  readonly start: Day;
  readonly finish: Day;
}

export type ItemRefusal = 'bad-budget' | 'finish-before-start' | 'no-working-day';

/** About ten years of five-day weeks: a finish moved farther is a slip of the keyboard. */
export const MAX_SHIFT_WORKING_DAYS = 2600;

/** An item, if its budget is not negative and its span is in order and has a day on which the work can be done. */
export function makeBaselineItem(item: BaselineItem, calendar: WorkingCalendar): Outcome<BaselineItem, ItemRefusal> {
  const { budget, start, finish } = item;
  if (budget.minor < 0n) {
    return refused('bad-budget', `The budget ${toDecimal(budget)} ${budget.currency} is below zero.`);
  }
  if (budget.minor > MAX_AMOUNT_MINOR) {
    return refused('bad-budget', `The budget ${toDecimal(budget)} ${budget.currency} is too large.`);
  }
  if (finish < start) return refused('finish-before-start', `The finish ${finish} is before the start ${start}.`);
  if (workingDaysInclusive(calendar, start, finish) === 0) {
    return refused('no-working-day', `No day from ${start} to ${finish} is a working day.`);
  }
  return accepted(item);
}

/**
 * The item with `cost` added to its budget and its finish moved.
 *
 * @param finishDays working days, signed, whole; 0 leaves the finish alone, worked or not
 */
export function adjustItem(
  item: BaselineItem,
  cost: Money,
  finishDays: number,
  calendar: WorkingCalendar,
): Outcome<BaselineItem, ItemRefusal | 'bad-shift'> {
  const possible = Number.isInteger(finishDays) && Math.abs(finishDays) <= MAX_SHIFT_WORKING_DAYS;
  const finish = possible ? findWorkingDay(calendar, item.finish, finishDays) : undefined;
  if (finish === undefined) {
    const limit = `a whole number, at most ${String(MAX_SHIFT_WORKING_DAYS)} either way`;
    return refused('bad-shift', `The finish cannot be moved by ${String(finishDays)} working days: ${limit}.`);
  }
  return makeBaselineItem({ ...item, budget: add(item.budget, cost), finish }, calendar);
}

/** What adding, adjusting or removing an item does to the budget; null is "not in the baseline". */
export function budgetChange(before: BaselineItem | null, after: BaselineItem | null, currency: Currency): Money {
  return sum([...(after ? [after.budget] : []), ...(before ? [negate(before.budget)] : [])], currency);
}

export interface BaselineTotals {
  /** Budget at completion: Σ baseline budget (PMI Standard for Earned Value Management; ISO 21508). */
  readonly budget: Money;
  /** From the first start to the last finish; null of an empty baseline. */
  readonly span: { readonly start: Day; readonly finish: Day } | null;
}

/** BAC = Σ baseline budget, and the first start and last finish. One pass; the items may be made as they are asked for. */
export function baselineTotals(items: Iterable<BudgetSpan>, currency: Currency): BaselineTotals {
  let totals: BaselineTotals = { budget: zero(currency), span: null };
  for (const { budget, start, finish } of items) {
    const span = totals.span ?? { start, finish };
    totals = {
      budget: add(totals.budget, budget),
      span: { start: earlierDay(span.start, start), finish: laterDay(span.finish, finish) },
    };
  }
  return totals;
}
