import { measureCurve, type BaseMeasures } from '../earned-value/base-measures';
import type { Currency } from '../money/currency';
import { curvesByGroup } from './curves-by-group';
import type { AmountTable } from './group-curves';
import { dayFromNumber, dayNumber, type Day } from '../calendar/day';
import { performanceOf, type GroupedItem } from './grouped-item';
import { money } from '../money/money';
import { MAX_AMOUNT_MINOR } from '../money/parse-money';
import { Portfolio } from './portfolio';
import { absolute } from '../money/rounding';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** Forty years about the status day: what the columns of two hundred groups hold in some thirty megabytes. */
export const REACH_DAYS = 7_320;

/**
 * The base measures of each group at the end of each sample day, in the order of both.
 *
 * Groups are counted together in columns ({@link curvesByGroup}). A group that these do not hold is counted by itself, by
 * {@link measureCurve}, which comes to the same amounts to the last digit and takes longer: one with level of effort, which earns
 * fractions of minor units, one with an amount past 10^15 minor units, and one that has anything further than {@link REACH_DAYS}
 * from the status day. So a mistyped year costs time and nothing else.
 *
 * @param sampleDays ascending
 */
export function curvesOfGroups(
  groups: readonly (readonly GroupedItem[])[],
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
  statusDay: Day,
): readonly (readonly BaseMeasures[])[] {
  const isNear = nearDays(statusDay);
  const inColumns = groups.filter((items) => items.every((item) => fits(item, isNear)));
  const counted = new Map(
    countInColumns(inColumns, calendar, currency, sampleDays, statusDay).map((curve, index) => [
      inColumns[index],
      curve,
    ]),
  );
  return groups.map(
    (items) => counted.get(items) ?? measureCurve(performanceOf(items, currency), calendar, currency, sampleDays),
  );
}

/** Days are compared as text: there are many. */
function nearDays(statusDay: Day): (day: Day) => boolean {
  const middle = dayNumber(statusDay);
  const [first, last] = [dayFromNumber(middle - REACH_DAYS), dayFromNumber(middle + REACH_DAYS)];
  return (day) => first <= day && day <= last;
}

function fits({ span, levelOfEffort, progress, costs }: GroupedItem, isNear: (day: Day) => boolean): boolean {
  return (
    !levelOfEffort &&
    (span === null || (isNear(span.start) && isNear(span.finish) && span.budget.minor <= MAX_AMOUNT_MINOR)) &&
    progress.every(({ day }) => isNear(day)) &&
    costs.every(({ day, amount }) => isNear(day) && absolute(amount.minor) <= MAX_AMOUNT_MINOR)
  );
}

function countInColumns(
  groups: readonly (readonly GroupedItem[])[],
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
  statusDay: Day,
): readonly (readonly BaseMeasures[])[] {
  const curves = curvesByGroup(toPortfolio(groups, currency, statusDay), calendar, sampleDays);
  const at = (table: AmountTable, cell: number) => money(BigInt(table[cell] ?? 0), currency);
  return groups.map((_, group) =>
    sampleDays.map((_day, sample) => {
      const cell = group * curves.samples + sample;
      return {
        plannedValue: at(curves.plannedValue, cell),
        earnedValue: at(curves.earnedValue, cell),
        actualCost: at(curves.actualCost, cell),
        budgetAtCompletion: at(curves.budgetAtCompletion, group),
      };
    }),
  );
}

function toPortfolio(groups: readonly (readonly GroupedItem[])[], currency: Currency, statusDay: Day): Portfolio {
  const items = groups.flat();
  const { first, last } = reachOf(items);
  const portfolio = new Portfolio({
    currency,
    firstDay: first ?? statusDay,
    lastDay: last ?? statusDay,
    items: items.reduce((count, { span }) => count + (span === null ? 0 : 1), 0),
    reports: items.reduce((count, { span, progress }) => count + (span === null ? 0 : progress.length), 0),
    costs: items.reduce((count, { costs }) => count + costs.length, 0),
  });
  for (const members of groups) {
    portfolio.startGroup();
    for (const { span, progress, costs } of members) {
      if (span !== null) {
        portfolio.addItem(dayNumber(span.start), dayNumber(span.finish), Number(span.budget.minor));
        for (const { day, change } of progress) portfolio.addReport(dayNumber(day), change);
      }
      for (const { day, amount } of costs) portfolio.addCost(dayNumber(day), Number(amount.minor));
    }
  }
  return portfolio;
}

/** The first and the last day of everything; null of nothing. */
function reachOf(items: readonly GroupedItem[]): { readonly first: Day | null; readonly last: Day | null } {
  const reach: { first: Day | null; last: Day | null } = { first: null, last: null };
  const include = (day: Day): void => {
    if (reach.first === null || day < reach.first) reach.first = day;
    if (reach.last === null || day > reach.last) reach.last = day;
  };
  for (const { span, progress, costs } of items) {
    if (span !== null) {
      include(span.start);
      include(span.finish);
    }
    for (const { day } of progress) include(day);
    for (const { day } of costs) include(day);
  }
  return reach;
}
