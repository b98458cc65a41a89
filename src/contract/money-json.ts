import { findCurrency } from '../domain/money/currency';
import type { Day } from '../domain/calendar/day';
import { deriveFigure } from '../domain/earned-value/derive-figure';
import { figure, type Figure } from '../domain/earned-value/figure';
import { MIN_PERIODS_OF_HISTORY, type ForecastRange } from '../domain/forecast/forecast-range';
import type { MeasureChange } from '../domain/history/measure-change';
import type { Money } from '../domain/money/money';
import { refused, type Outcome } from '../domain/outcome';
import { parseMoney, toDecimal, type MoneyRefusal } from '../domain/money/parse-money';
import type { ProjectFigures, TimeForecast } from '../domain/earned-value/project-figures';
import type {
  DayFigureJson,
  FigureJson,
  Figures,
  ForecastRange as ForecastRangeJson,
  MeasuresJson,
  MoneyFigureJson,
  MoneyJson,
  TimeForecastJson,
} from './api';

export function toMoneyJson(amount: Money): MoneyJson {
  return { amount: toDecimal(amount), currency: amount.currency };
}

/** Reads what {@link toMoneyJson} wrote, or what a person typed into a page. */
export function fromMoneyJson(json: MoneyJson): Outcome<Money, MoneyRefusal | 'unknown-currency'> {
  const currency = findCurrency(json.currency);
  if (!currency) return refused('unknown-currency', `"${json.currency.slice(0, 8)}" is not a currency.`);
  return parseMoney(json.amount, currency);
}

export function toFigureJson(figure: Figure): FigureJson {
  return figure.kind === 'value' ? { value: figure.value } : { undefined: figure.why };
}

export function toMoneyFigureJson(figure: Figure<Money>): MoneyFigureJson {
  return figure.kind === 'value' ? { value: toMoneyJson(figure.value) } : { undefined: figure.why };
}

export function toMeasuresJson(measures: MeasureChange): MeasuresJson {
  return {
    plannedValue: toMoneyJson(measures.plannedValue),
    earnedValue: toMoneyJson(measures.earnedValue),
    actualCost: toMoneyJson(measures.actualCost),
    budgetAtCompletion: toMoneyJson(measures.budgetAtCompletion),
  };
}

export function toFiguresJson(figures: ProjectFigures): Figures {
  const { estimates, toCompletePerformanceIndex, inTime } = figures;
  return {
    plannedValue: toMoneyJson(figures.plannedValue),
    earnedValue: toMoneyJson(figures.earnedValue),
    actualCost: toMoneyJson(figures.actualCost),
    budgetAtCompletion: toMoneyJson(figures.budgetAtCompletion),
    plannedShare: toFigureJson(figures.plannedShare),
    completeShare: toFigureJson(figures.completeShare),
    spentShare: toFigureJson(figures.spentShare),
    scheduleVariance: toMoneyJson(figures.scheduleVariance),
    costVariance: toMoneyJson(figures.costVariance),
    scheduleVarianceShare: toFigureJson(figures.scheduleVarianceShare),
    costVarianceShare: toFigureJson(figures.costVarianceShare),
    schedulePerformanceIndex: toFigureJson(figures.schedulePerformanceIndex),
    costPerformanceIndex: toFigureJson(figures.costPerformanceIndex),
    estimates: {
      atPlannedRate: toMoneyFigureJson(estimates.atPlannedRate),
      atCostPerformance: toMoneyFigureJson(estimates.atCostPerformance),
      atSchedulePerformance: toMoneyFigureJson(estimates.atSchedulePerformance),
      atCostAndSchedulePerformance: toMoneyFigureJson(estimates.atCostAndSchedulePerformance),
      weighted: toMoneyFigureJson(estimates.weighted),
      atRecentPerformance: toMoneyFigureJson(estimates.atRecentPerformance),
      bottomUp: toMoneyFigureJson(estimates.bottomUp),
    },
    estimateAtCompletion: toMoneyFigureJson(figures.estimateAtCompletion),
    estimateBasis: figures.estimateBasis,
    estimateToComplete: toMoneyFigureJson(figures.estimateToComplete),
    varianceAtCompletion: toMoneyFigureJson(figures.varianceAtCompletion),
    toCompletePerformanceIndex: {
      toBudget: toFigureJson(toCompletePerformanceIndex.toBudget),
      toEstimate: toFigureJson(toCompletePerformanceIndex.toEstimate),
    },
    inTime: {
      actualTime: inTime.actualTime,
      plannedDuration: inTime.plannedDuration,
      earnedSchedule: toFigureJson(inTime.earnedSchedule),
      scheduleVariance: toFigureJson(inTime.scheduleVariance),
      schedulePerformanceIndex: toFigureJson(inTime.schedulePerformanceIndex),
      toCompleteSchedulePerformanceIndex: toFigureJson(inTime.toCompleteSchedulePerformanceIndex),
      atPlannedRate: toForecastJson(inTime.atPlannedRate),
      atSchedulePerformance: toForecastJson(inTime.atSchedulePerformance),
      atCostAndSchedulePerformance: toForecastJson(inTime.atCostAndSchedulePerformance),
    },
    lowMaturity: figures.lowMaturity,
    preferScheduleInTime: figures.preferScheduleInTime,
  };
}

function toForecastJson({ duration, finish }: TimeForecast): TimeForecastJson {
  return { duration: toFigureJson(duration), finish: toDayFigureJson(finish) };
}

export function toDayFigureJson(figure: Figure<Day>): DayFigureJson {
  return figure.kind === 'value' ? { value: figure.value } : { undefined: figure.why };
}

export function toForecastRangeJson(range: ForecastRange): ForecastRangeJson {
  const { finalCost, finish, method, trials, periodsOfHistory } = range;
  const cost = (percentile: 'p50' | 'p80'): MoneyFigureJson =>
    toMoneyFigureJson(deriveFigure(finalCost, (found) => figure(found[percentile])));
  const day = (percentile: 'p50' | 'p80'): DayFigureJson =>
    toDayFigureJson(deriveFigure(finish, (found) => figure(found[percentile])));
  return {
    finalCost: { p50: cost('p50'), p80: cost('p80') },
    finish: { p50: day('p50'), p80: day('p80') },
    method,
    trials,
    weeksOfHistory: periodsOfHistory,
    weeksNeeded: MIN_PERIODS_OF_HISTORY,
  };
}
