import { checkItems, type BaselineSide, type ClosedPeriod, type DayFigures } from './closed-period';
import type { Day } from '../calendar/day';
import { isChanged, measureChange, type MeasureChange } from './measure-change';
import { subtract, sum, zero, type Money } from '../money/money';
import { absolute } from '../money/rounding';

/** A closed period beside its last day as it would be counted now. */
export interface RecountedPeriod {
  readonly closed: ClosedPeriod;
  readonly now: DayFigures;
}

/** An item that caused a restatement. Amounts are those of the period alone. */
export interface RestatedItem {
  readonly itemId: string;
  /** `added`: nothing of it was counted when the period was closed; `removed`: nothing of it is counted now. */
  readonly kind: 'changed' | 'added' | 'removed';
  readonly earnedBefore: Money;
  readonly earnedNow: Money;
  readonly actualBefore: Money;
  readonly actualNow: Money;
}

/**
 * How a closed period would be counted differently now. Measures are those of the period alone: at its end less at the end of
 * the period before. Of the budget at completion that is what the period added to it, and all of it in the first.
 */
export interface Restatement {
  readonly through: Day;
  readonly reported: MeasureChange;
  readonly restated: MeasureChange;
  /** `restated − reported`. Planned value and budget change with the baseline or the calendar alone, not by items' progress. */
  readonly change: MeasureChange;
  /** Σ earnedNow − earnedBefore + `rounding` = the change of earned value; Σ actualNow − actualBefore = that of actual cost. */
  readonly items: readonly RestatedItem[];
  /** A few minor units that are no item's, because earned value is rounded in each item and once in the total. */
  readonly rounding: Money;
}

/**
 * The closed periods that would be counted differently now, against one baseline.
 *
 * A cause counts once, in the period in which it falls: cost that is entered late restates the period of its day, and of later
 * ones only the cumulative figures. If a later period was closed meanwhile, that one has reported the cost as its own, and is
 * restated by as much the other way. So the changes add up, whenever periods were closed: up to any period they are what its
 * cumulative figures would be now, less what they were reported to be.
 *
 * @param periods all that are closed, in the order of their days
 */
export function restatements(periods: readonly RecountedPeriod[], baseline: BaselineSide): readonly Restatement[] {
  return periods.flatMap(({ closed, now }, index) => {
    checkItems(now);
    const before = periods[index - 1];
    const reported = ofPeriodAlone(closed, before?.closed, baseline);
    const restated = ofPeriodAlone(now, before?.now, baseline);
    return findRestatement(closed.through, reported, restated) ?? [];
  });
}

/** What a period alone added to the project and to its items, by id; an item that is missing had nothing added. */
export interface PeriodAlone {
  readonly measures: MeasureChange;
  readonly items: ReadonlyMap<string, ItemAmounts>;
}

export interface ItemAmounts {
  readonly earned: Money;
  readonly actual: Money;
}

function ofPeriodAlone(end: DayFigures, start: DayFigures | undefined, baseline: BaselineSide): PeriodAlone {
  const items = new Map(end.items.map(({ itemId, earned, actual }) => [itemId, { earned: earned[baseline], actual }]));
  if (start === undefined) return { measures: end[baseline], items };
  const none = nothing(end[baseline]);
  for (const { itemId, earned, actual } of start.items) {
    const there = items.get(itemId) ?? none;
    items.set(itemId, {
      earned: subtract(there.earned, earned[baseline]),
      actual: subtract(there.actual, actual),
    });
  }
  return { measures: measureChange(start[baseline], end[baseline]), items };
}

/**
 * How one period alone differs, or null when it does not. Items that are the same on both sides may be left out; what items that
 * differ and are left out would explain is then in `rounding` too.
 */
export function findRestatement(through: Day, reported: PeriodAlone, restated: PeriodAlone): Restatement | null {
  const change = measureChange(reported.measures, restated.measures);
  const items = restatedItems(reported, restated);
  if (items.length === 0 && !isChanged(change)) return null;
  const explained = sum(
    items.map(({ earnedBefore, earnedNow }) => subtract(earnedNow, earnedBefore)),
    change.earnedValue.currency,
  );
  const rounding = subtract(change.earnedValue, explained);
  return { through, reported: reported.measures, restated: restated.measures, change, items, rounding };
}

/** Those that differ, the largest effect on earned value and cost together first; among equals by id. */
function restatedItems(reported: PeriodAlone, restated: PeriodAlone): readonly RestatedItem[] {
  const none = nothing(restated.measures);
  return [...new Set([...reported.items.keys(), ...restated.items.keys()])]
    .map((itemId): RestatedItem => {
      const [before, now] = [reported.items.get(itemId), restated.items.get(itemId)];
      const { earned: earnedBefore, actual: actualBefore } = before ?? none;
      const { earned: earnedNow, actual: actualNow } = now ?? none;
      const kind = before === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
      return { itemId, kind, earnedBefore, earnedNow, actualBefore, actualNow };
    })
    .map((item) => ({ item, effect: effectOf(item) }))
    .filter(({ effect }) => effect > 0n)
    .sort((a, b) => Number(b.effect - a.effect) || (a.item.itemId < b.item.itemId ? -1 : 1))
    .map(({ item }) => item);
}

function effectOf({ earnedBefore, earnedNow, actualBefore, actualNow }: RestatedItem): bigint {
  return absolute(subtract(earnedNow, earnedBefore).minor) + absolute(subtract(actualNow, actualBefore).minor);
}

function nothing({ earnedValue: { currency } }: MeasureChange): ItemAmounts {
  return { earned: zero(currency), actual: zero(currency) };
}
