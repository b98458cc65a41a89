import type { RestatementJson } from '../contract/api';
import { toMeasuresJson, toMoneyJson } from '../contract/money-json';
import type { BaselineSide } from '../domain/history/closed-period';
import { earnedValueOf } from '../domain/earned-value/earned-value';
import { measureChange } from '../domain/history/measure-change';
import { money, subtract, sum, zero, type Money } from '../domain/money/money';
import { findRestatement, type ItemAmounts, type PeriodAlone } from '../domain/history/restatement';
import type { Earned, PeriodOfItem, RestatedRow } from '../store/closed-periods';
import type { DayCount } from './performance';
import type { Recount } from './closed-figures';

/** Level of effort is restated as one: it has no progress of its own, and moves with the plan and the calendar alone. */
const LEVEL_OF_EFFORT = 'level-of-effort';

/**
 * What has been restated of one closed period since, or null.
 *
 * @param before the closed period before this one
 * @param rows of this period, against this baseline
 */
export function toRestatementJson(
  period: Recount,
  before: Recount | undefined,
  rows: readonly RestatedRow[],
  side: BaselineSide,
): RestatementJson | null {
  const { currency } = period.reported[side].budgetAtCompletion;
  const named = rows.filter(({ restricted }) => !restricted);
  const alone = (which: 'reported' | 'recorded', kind: 'kept' | 'recorded'): PeriodAlone => ({
    measures: measuresAlone(period[which], before?.[which], side),
    items: new Map([
      ...named.map((row) => [row.issueId, amountsOf(row[kind], currency)] as const),
      [LEVEL_OF_EFFORT, byTimeAlone(period[which], before?.[which], side)] as const,
    ]),
  });
  const found = findRestatement(period.through, alone('reported', 'kept'), alone('recorded', 'recorded'));
  if (found === null) return null;
  const byTime = found.items.find(({ itemId }) => itemId === LEVEL_OF_EFFORT);
  const explained = sum(
    found.items.map(({ actualBefore, actualNow }) => subtract(actualNow, actualBefore)),
    currency,
  );
  return {
    reported: toMeasuresJson(found.reported),
    restated: toMeasuresJson(found.restated),
    change: toMeasuresJson(found.change),
    items: found.items
      .filter((item) => item !== byTime)
      .map(({ itemId, earnedBefore, earnedNow, actualBefore, actualNow }) => ({
        issueId: itemId,
        earnedBefore: toMoneyJson(earnedBefore),
        earnedNow: toMoneyJson(earnedNow),
        actualBefore: toMoneyJson(actualBefore),
        actualNow: toMoneyJson(actualNow),
      })),
    levelOfEffort: byTime === undefined ? null : toMoneyJson(subtract(byTime.earnedNow, byTime.earnedBefore)),
    others: {
      count: (rows[0]?.total ?? 0) - named.length,
      earnedValue: toMoneyJson(found.rounding),
      actualCost: toMoneyJson(subtract(found.change.actualCost, explained)),
    },
  };
}

/** Cost is a sum of whole amounts, so named items explain all of it when there are no others. */
export function addsUp(restatement: RestatementJson | null): boolean {
  return restatement === null || restatement.others.count > 0 || !/[1-9]/.test(restatement.others.actualCost.amount);
}

export function amountsOf({ before, after, actualMinor }: PeriodOfItem, currency: Money['currency']): ItemAmounts {
  const earned = ({ budgetMinor, credit }: Earned): Money => earnedValueOf(money(budgetMinor, currency), credit);
  return { earned: subtract(earned(after), earned(before)), actual: money(actualMinor, currency) };
}

function measuresAlone(end: DayCount, start: DayCount | undefined, side: BaselineSide) {
  return start === undefined ? end[side] : measureChange(start[side], end[side]);
}

function byTimeAlone(end: DayCount, start: DayCount | undefined, side: BaselineSide): ItemAmounts {
  const earned = end.levelOfEffort[side];
  const none = zero(earned.currency);
  return { earned: start === undefined ? earned : subtract(earned, start.levelOfEffort[side]), actual: none };
}
