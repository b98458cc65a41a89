import type { Currency } from '../money/currency';
import type { Day } from '../calendar/day';
import { exact } from '../money/exact';
import { toMoney } from '../money/minor-units';
import { subtract, zero } from '../money/money';
import { roundTogether } from '../money/round-together';
import type { DatedAmount } from './running-totals';

/** What one item has earned by the end of some days, ascending; the last of them is what it has earned in all. */
export type EarnedCourse = readonly {
  readonly day: Day;
  /** Whole number of 1 / scale minor units, not negative. */
  readonly earned: bigint;
}[];

/**
 * What each item has earned from day to day, in whole minor units that add up to the earned value of all items as it is shown:
 * rounded once (half-even). First the items' totals are {@link roundTogether}; then the days of each are the differences of its
 * rounded course, so that every item and every day is within a unit of its exact amount.
 */
export function earnedIncrements(
  courses: readonly EarnedCourse[],
  scale: bigint,
  currency: Currency,
): readonly (readonly DatedAmount[])[] {
  const totals = roundTogether(
    courses.map((course) => course.at(-1)?.earned ?? 0n),
    scale,
    currency,
  );
  return courses.map((course, item) => {
    let before = zero(currency);
    return course.map(({ day, earned }, index): DatedAmount => {
      const isLast = index === course.length - 1;
      const after = (isLast ? totals[item] : undefined) ?? toMoney(exact(earned), scale, currency);
      const amount = subtract(after, before);
      before = after;
      return { day, amount };
    });
  });
}
