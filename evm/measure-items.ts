import { actualCostCurve } from '../src/domain/earned-value/actual-cost';
import { joinMeasures, type ExactMeasures } from '../src/domain/earned-value/base-measures';
import { baselineTotals } from '../src/domain/baseline/baseline-item';
import { creditedValueCurve } from '../src/domain/earned-value/credit-steps';
import type { Currency } from '../src/domain/money/currency';
import { laterDay, type Day } from '../src/domain/calendar/day';
import type { PeriodPlan } from '../src/domain/earned-value/earned-schedule';
import { toNumber } from '../src/domain/money/exact';
import { roundToMinor, toMoney } from '../src/domain/money/minor-units';
import type { Money } from '../src/domain/money/money';
import { toDecimal } from '../src/domain/money/parse-money';
import { plannedSlopes, plannedValueCurve, type PlannedSlopes } from '../src/domain/earned-value/planned-value';
import { pointAt } from '../src/domain/earned-value/point-at';
import { addCurves } from '../src/domain/earned-value/scaled-curve';
import { workingDaysInclusive } from '../src/domain/calendar/working-calendar';
import { workingDayPlan } from '../src/domain/earned-value/working-day-plan';
import { countItems, type CountedItems } from './count-items';
import { describeMeasures, describePlan, type MeasuresJson, type Shown } from './describe-measures';
import { findPeriodEnds, MAX_PERIODS } from './period-ends';
import { memberAt, refuse, type Place } from './place';
import { readItems, type ItemDocument, type ItemList } from './read-items';
import type { Rates } from './read-rates';
import type { ConversionJson, Report } from './report';

/**
 * The figures of a project by its items. Money is exact and rounded half-even to the minor unit where it is shown; times are in
 * working days of its calendar. Each period is measured at its end, the one of the status day at the status day.
 *
 * @throws BadInput
 */
export function measureItems(place: Place, list: ItemList): Report {
  const document = readItems(place, list);
  const { statusDay, currency, calendar } = document;
  const counted = countItems(document);
  const { span, budget } = baselineTotals(counted.spans, currency);
  const ends = span ? findPeriodEnds(document.period, span.start, laterDay(span.finish, statusDay)) : [];
  if (!ends) {
    return refuse(memberAt(place, 'period'), `the items make more than ${MAX_PERIODS} periods; take a longer one`);
  }

  const statusPeriod = span && statusDay >= span.start ? ends.findIndex((end) => end >= statusDay) + 1 : 0;
  const days = [...ends.map((end, index) => (index + 1 === statusPeriod ? statusDay : end)), statusDay];
  const slopes = plannedSlopes(counted.spans, calendar, currency);
  const { scale, points } = measuresOn(document, counted, slopes, budget, days);
  const plan = span ? workingDayPlan(slopes, calendar, { ...span, budget }, scale) : NOTHING_PLANNED;
  const shown = inMinorUnits(currency, scale);

  const describe = (index: number, period: number): MeasuresJson => {
    const measures = pointAt(points, index);
    return describeMeasures(
      period,
      measures,
      plan,
      span ? workingDaysInclusive(calendar, span.start, measures.day) : 0,
      shown,
    );
  };
  return {
    atStatus: describe(days.length - 1, statusPeriod),
    series: ends.map((_, index) => {
      if (index < statusPeriod) return describe(index, index + 1);
      const { plannedValue, budgetAtCompletion } = pointAt(points, index);
      return describePlan(index + 1, plannedValue.minor, budgetAtCompletion.minor, shown);
    }),
    excluded: counted.excluded,
    ...(document.rates && { conversions: conversionsJson(document.rates, counted) }),
  };
}

function conversionsJson({ quoted }: Rates, { usedRates }: CountedItems): readonly ConversionJson[] {
  return quoted.flatMap((each) => {
    const used = usedRates.get(each);
    const { from, to, day, rate } = each;
    return used ? [{ from, to, day, rate: toNumber(rate), inverse: used.inverse }] : [];
  });
}

const NOTHING_PLANNED: PeriodPlan = { plannedDuration: 0, budgetAtCompletion: 0n, plannedValueAt: () => undefined };

/** Amounts are counted in 1 / `scale` minor units and shown in major units, to the minor unit. */
function inMinorUnits(currency: Currency, scale: bigint): Shown {
  return {
    round: (amount) => roundToMinor(amount, scale),
    toNumber: (amount) => Number(toDecimal(toMoney(amount, scale, currency))),
  };
}

function measuresOn(
  { calendar, currency }: ItemDocument,
  { measured, levelOfEffort, costs }: CountedItems,
  slopes: PlannedSlopes,
  budgetAtCompletion: Money,
  days: readonly Day[],
): ExactMeasures {
  const byProgress = creditedValueCurve(measured, currency, days);
  // Level of effort: EV ≡ PV.
  const byTime = plannedValueCurve(plannedSlopes(levelOfEffort, calendar, currency), calendar, days);
  return joinMeasures(days, {
    plannedValue: plannedValueCurve(slopes, calendar, days),
    earnedValue: addCurves(byProgress, byTime),
    actualCost: actualCostCurve(costs, currency, days),
    budgetAtCompletion,
  });
}
