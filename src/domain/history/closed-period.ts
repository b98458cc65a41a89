import type { BaseMeasures } from '../earned-value/base-measures';
import type { Day } from '../calendar/day';
import { subtract, sum, type Money } from '../money/money';
import { accepted, refused, type Outcome } from '../outcome';
import { absolute } from '../money/rounding';

/** Which baseline figures are counted against: always both, side by side. */
export type BaselineSide = 'original' | 'current';

/** What one item had earned and cost by the end of a day, cumulative. */
export interface ItemFigures {
  readonly itemId: string;
  /** EV, rounded half-even item by item; zero against a baseline that does not hold the item. */
  readonly earned: Readonly<Record<BaselineSide, Money>>;
  /** AC. */
  readonly actual: Money;
}

/** A project at the end of a day, as it is counted at some time: from recorded progress and dated cost, never from today's state. */
export interface DayFigures extends Readonly<Record<BaselineSide, BaseMeasures>> {
  /** Every item that the measures count, once each: those of either baseline, and those that only cost. */
  readonly items: readonly ItemFigures[];
}

/**
 * A period as it was reported. It is kept and never counted again: what is counted differently later is a restatement beside it
 * (restatement.ts). No more is kept than what tells a restatement's causes.
 */
export interface ClosedPeriod extends DayFigures {
  /** Its last day; it began after the last day of the period before. */
  readonly through: Day;
}

export type CloseRefusal = 'not-after-last-close' | 'after-status-day';

/**
 * Closes the period that ends with `through`.
 *
 * @param figures of that day, as counted now; items that do not make up the measures are a fault
 * @param lastClosed the last day of the last closed period, null of none
 */
export function closePeriod(
  figures: DayFigures,
  through: Day,
  lastClosed: Day | null,
  statusDay: Day,
): Outcome<ClosedPeriod, CloseRefusal> {
  if (lastClosed !== null && through <= lastClosed) {
    return refused(
      'not-after-last-close',
      `The period through ${lastClosed} is closed: the next one ends after it, not on ${through}.`,
    );
  }
  if (through > statusDay) {
    return refused('after-status-day', `The period through ${through} is not over on the status day ${statusDay}.`);
  }
  checkItems(figures);
  return accepted({ ...figures, through });
}

/**
 * Sees to it that items explain the measures, so that the causes of a restatement add up to it. Cost is a sum of whole minor
 * units. Earned value is rounded in each item and once in the total, half a minor unit at most each time.
 */
export function checkItems(figures: DayFigures): void {
  const { items } = figures;
  if (new Set(items.map(({ itemId }) => itemId)).size < items.length) throw new RangeError('an item is listed twice');
  for (const side of ['original', 'current'] as const) {
    const { actualCost, earnedValue } = figures[side];
    const actual = sum(
      items.map((item) => item.actual),
      actualCost.currency,
    );
    if (actual.minor !== actualCost.minor) {
      throw new RangeError(`${side}: items cost ${actual.minor}, the project ${actualCost.minor}`);
    }
    const earned = sum(
      items.map((item) => item.earned[side]),
      earnedValue.currency,
    );
    if (2n * absolute(subtract(earnedValue, earned).minor) > BigInt(items.length + 1)) {
      throw new RangeError(`${side}: items earn ${earned.minor}, the project ${earnedValue.minor}`);
    }
  }
}
