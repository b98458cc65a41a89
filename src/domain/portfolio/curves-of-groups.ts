import { measureCurve, type BaseMeasures } from '../earned-value/base-measures';
import type { Currency } from '../money/currency';
import { curvesByGroup } from './curves-by-group';
import type { AmountTable } from './group-curves';
import { dayNumber, type Day } from '../calendar/day';
import { fitsColumns } from './fits-columns';
import { performanceOf, type GroupedItem } from './grouped-item';
import { money } from '../money/money';
import { Portfolio, type PortfolioShape } from './portfolio';
import type { WorkingCalendar } from '../calendar/working-calendar';

/**
 * The base measures of each group at the end of each sample day, in the order of both.
 *
 * Groups are counted together in columns ({@link curvesByGroup}). A group with an item that these do not hold ({@link fitsColumns})
 * is counted by itself, by {@link measureCurve}, which comes to the same amounts to the last digit and takes longer. So a mistyped
 * year costs time and nothing else.
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
  const fits = fitsColumns(statusDay);
  const inColumns = groups.filter((items) => items.every(fits));
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
  const portfolio = new Portfolio({
    currency,
    ...reachOf(items, statusDay),
    items: items.length,
    reports: items.reduce((count, { progress }) => count + progress.length, 0),
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

/** The first and the last day of everything, and of the status day. */
function reachOf(items: readonly GroupedItem[], statusDay: Day): Pick<PortfolioShape, 'firstDay' | 'lastDay'> {
  let [firstDay, lastDay] = [statusDay, statusDay];
  const include = (day: Day): void => {
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  };
  for (const { span, progress, costs } of items) {
    if (span !== null) {
      include(span.start);
      include(span.finish);
    }
    for (const { day } of progress) include(day);
    for (const { day } of costs) include(day);
  }
  return { firstDay, lastDay };
}
