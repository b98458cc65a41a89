import { dayFromNumber, dayNumber, type Day } from '../calendar/day';
import type { GroupedItem } from './grouped-item';
import { MAX_AMOUNT_MINOR } from '../money/parse-money';
import { absolute } from '../money/rounding';

/** Forty years about the status day: what the columns of two hundred groups hold in some thirty megabytes. */
export const REACH_DAYS = 7_320;

/**
 * Whether the columns of a portfolio hold a work item. Not one with level of effort, which earns fractions of minor units, nor one
 * with an amount past 10^15 minor units, nor one that has anything further than {@link REACH_DAYS} from the status day.
 */
export function fitsColumns(statusDay: Day): (item: GroupedItem) => boolean {
  const middle = dayNumber(statusDay);
  const [first, last] = [dayFromNumber(middle - REACH_DAYS), dayFromNumber(middle + REACH_DAYS)];
  // Days are compared as text: there are many.
  const isNear = (day: Day): boolean => first <= day && day <= last;
  return ({ span, levelOfEffort, progress, costs }) =>
    !levelOfEffort &&
    (span === null || (isNear(span.start) && isNear(span.finish) && span.budget.minor <= MAX_AMOUNT_MINOR)) &&
    progress.every(({ day }) => isNear(day)) &&
    costs.every(({ day, amount }) => isNear(day) && absolute(amount.minor) <= MAX_AMOUNT_MINOR);
}
