import { actualCostCurve } from '../src/domain/actual-cost';
import { baselineTotals } from '../src/domain/baseline-item';
import { creditedValueCurve } from '../src/domain/credit-steps';
import type { Currency } from '../src/domain/currency';
import { dayFromNumber, dayNumber, laterDay, type Day } from '../src/domain/day';
import { exact } from '../src/domain/exact';
import { leastCommonMultiple } from '../src/domain/least-common-multiple';
import { money } from '../src/domain/money';
import { toDecimal } from '../src/domain/parse-money';
import { exactPlannedValueCurve } from '../src/domain/planned-value';
import { divideRounded } from '../src/domain/rounding';
import { addCurves, atScale } from '../src/domain/scaled-curve';
import { isWorkingDay, workingDaysInclusive, type WorkingCalendar } from '../src/domain/working-calendar';
import { countItems, type CountedItems } from './count-items';
import { describeMeasures, describePlan, type MeasuresJson, type Shown } from './describe-measures';
import { findPeriodEnds, MAX_PERIODS } from './period-ends';
import { memberAt, refuse, type Place } from './place';
import { readItems, type ItemDocument } from './read-items';
import type { Report } from './report';

/**
 * The figures of a project by its items. Money is exact and rounded half-even to the minor unit where it is shown; times are in
 * working days of its calendar. Each period is measured at its end, the one of the status day at the status day.
 *
 * @throws BadInput
 */
export function measureItems(place: Place): Report {
  const document = readItems(place);
  const { statusDay, currency, calendar } = document;
  const counted = countItems(document);
  const { start, finish, budget } = baselineTotals([...counted.measured, ...counted.levelOfEffort], currency);
  const ends = start && finish ? findPeriodEnds(document.period, start, laterDay(finish, statusDay)) : [];
  if (!ends) {
    return refuse(memberAt(place, 'period'), `the items make more than ${MAX_PERIODS} periods; take a longer one`);
  }

  const statusPeriod = start && statusDay >= start ? ends.findIndex((end) => end >= statusDay) + 1 : 0;
  const days = [...ends.map((end, index) => (index + 1 === statusPeriod ? statusDay : end)), statusDay];
  const worked = start && finish ? workingDaysOf(calendar, start, finish) : [];
  const curves = curvesOn(document, counted, days, worked);
  const { scale } = curves;
  const budgetAtCompletion = budget.minor * scale;
  const plan = { plannedValues: [0n, ...curves.baseline], plannedDuration: worked.length, budgetAtCompletion };
  const shown = inMinorUnits(currency, scale);

  const describe = (index: number, period: number): MeasuresJson => {
    const day = days[index] ?? statusDay;
    const measures = {
      plannedValue: { minor: curves.planned[index] ?? 0n },
      earnedValue: { minor: curves.earned[index] ?? 0n },
      actualCost: { minor: curves.actual[index] ?? 0n },
      budgetAtCompletion: { minor: budgetAtCompletion },
    };
    return describeMeasures(period, measures, plan, start ? workingDaysInclusive(calendar, start, day) : 0, shown);
  };
  return {
    atStatus: describe(days.length - 1, statusPeriod),
    series: ends.map((_, index) => {
      if (index < statusPeriod) return describe(index, index + 1);
      return describePlan(index + 1, curves.planned[index] ?? 0n, budgetAtCompletion, shown);
    }),
    excluded: counted.excluded,
  };
}

/** Amounts are counted in 1 / `scale` minor units and shown in major units, to the minor unit. */
function inMinorUnits(currency: Currency, scale: bigint): Shown {
  return {
    round: ({ numerator, denominator }) => exact(divideRounded(numerator, denominator * scale) * scale),
    toNumber: ({ numerator, denominator }) => Number(toDecimal(money(numerator / (denominator * scale), currency))),
  };
}

function workingDaysOf(calendar: WorkingCalendar, start: Day, finish: Day): readonly Day[] {
  const days: Day[] = [];
  for (let number = dayNumber(start); number <= dayNumber(finish); number += 1) {
    const day = dayFromNumber(number);
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
}

interface Curves {
  readonly scale: bigint;
  readonly planned: readonly bigint[];
  readonly earned: readonly bigint[];
  readonly actual: readonly bigint[];
  /** Planned value by working days from the start, for earned schedule. */
  readonly baseline: readonly bigint[];
}

/** All curves at one scale, `baseline` on the days `worked`, the others on `days`. */
function curvesOn(
  { calendar, currency }: ItemDocument,
  { measured, levelOfEffort, costs }: CountedItems,
  days: readonly Day[],
  worked: readonly Day[],
): Curves {
  const both = [...days, ...worked];
  const byTime = exactPlannedValueCurve(levelOfEffort, calendar, currency, both);
  const planned = addCurves(exactPlannedValueCurve(measured, calendar, currency, both), byTime);
  const byProgress = creditedValueCurve(measured, currency, days);
  // Level of effort: EV ≡ PV.
  const earned = addCurves(byProgress, { ...byTime, points: byTime.points.slice(0, days.length) });
  const scale = leastCommonMultiple([planned.scale, earned.scale]);
  const plannedPoints = atScale(planned, scale).points;
  return {
    scale,
    planned: plannedPoints.slice(0, days.length),
    earned: atScale(earned, scale).points,
    actual: actualCostCurve(costs, currency, days).map(({ minor }) => minor * scale),
    baseline: plannedPoints.slice(days.length),
  };
}
