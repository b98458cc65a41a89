import type {
  BaselineVersion,
  FigureJson,
  Figures,
  MoneyFigureJson,
  MoneyJson,
  TimeForecastJson,
} from '../../../../src/contract/api';
import { signOf, varianceDays, type Formats } from '../../parts/formats';
import { showFinish, showIndex, showMoney, showVariance, showVarianceDays, type ShownFigure } from './shown-figure';

/** One baseline of the report. */
export interface Side {
  readonly version: BaselineVersion;
  readonly figures: Figures;
}

export interface FigureTile {
  readonly name: string;
  readonly abbreviation: string;
  readonly figure: ShownFigure;
  /** One plain sentence. */
  readonly meaning: string;
}

/** The eight figures that answer first: are we on time, and when will it be done; on budget, and what will it cost. */
export function figureTiles({ version, figures }: Side, formats: Formats): FigureTile[] {
  const { scheduleVariance: sv, costVariance: cv, inTime } = figures;
  const { schedulePerformanceIndex: spi, costPerformanceIndex: cpi } = figures;
  const { estimateAtCompletion: eac, varianceAtCompletion: vac } = figures;
  const { forecast, meaning: finishMeaning } = finishOf(figures);
  return [
    {
      name: 'Schedule performance',
      abbreviation: 'SPI',
      figure: showIndex(spi, formats),
      meaning: meaningOfPace(spi, formats),
    },
    {
      name: 'Schedule variance',
      abbreviation: 'SV',
      figure: showVariance({ value: sv }, formats),
      meaning: meaningOfSchedule(sv, formats),
    },
    {
      name: 'Schedule variance in time',
      abbreviation: 'SV(t)',
      figure: inDays(showVarianceDays(inTime.scheduleVariance, formats)),
      meaning: meaningOfTime(inTime.scheduleVariance, formats),
    },
    {
      name: 'Estimated finish',
      abbreviation: 'IEAC(t)',
      figure: showFinish(forecast.finish, version.finish, formats),
      meaning: finishMeaning,
    },
    {
      name: 'Cost performance',
      abbreviation: 'CPI',
      figure: showIndex(cpi, formats),
      meaning: meaningOfCost(cpi, figures, formats),
    },
    {
      name: 'Cost variance',
      abbreviation: 'CV',
      figure: showVariance({ value: cv }, formats),
      meaning: meaningOfOverrun(cv, formats),
    },
    {
      name: 'Estimate at completion',
      abbreviation: 'EAC',
      figure: showMoney(eac, formats),
      meaning: meaningOfEstimate(figures),
    },
    {
      name: 'Variance at completion',
      abbreviation: 'VAC',
      figure: showVariance(vac, formats),
      meaning: meaningOfEnd(vac, formats),
    },
  ];
}

function inDays(figure: ShownFigure): ShownFigure {
  return figure.isDefined ? { ...figure, text: `${figure.text} days` } : figure;
}

function meaningOfPace(figure: FigureJson, formats: Formats): string {
  if ('undefined' in figure) return 'Earned value divided by planned value; below 1 is behind plan.';
  return `Work is getting done at ${formats.percent(Math.round(figure.value * 100))} of the planned pace.`;
}

function meaningOfCost(figure: FigureJson, { actualCost: { currency } }: Figures, formats: Formats): string {
  if ('undefined' in figure) return 'Earned value divided by actual cost; below 1 is over budget.';
  return `Each 1.00 ${currency} spent has earned ${formats.index(figure.value)} ${currency} of planned work.`;
}

function meaningOfSchedule(variance: MoneyJson, formats: Formats): string {
  const sign = signOf(variance);
  if (sign === 0) return 'As much work is done as was planned by now.';
  return `Work worth ${absolute(variance, formats)} ${sign < 0 ? 'less' : 'more'} than planned is done by now.`;
}

function meaningOfTime(figure: FigureJson, formats: Formats): string {
  if ('undefined' in figure) return 'How long ago, or ahead, what is done now was planned to be done.';
  if (figure.value === 0) return 'What is done now was planned to be done now.';
  const when = figure.value < 0 ? 'earlier' : 'later';
  return `What is done now was planned to be done ${formats.days(Math.abs(figure.value))} working days ${when}.`;
}

function meaningOfOverrun(variance: MoneyJson, formats: Formats): string {
  const sign = signOf(variance);
  if (sign === 0) return 'The work done so far has cost exactly its budget.';
  return `The work done so far has cost ${absolute(variance, formats)} ${sign < 0 ? 'more' : 'less'} than its budget.`;
}

function meaningOfEstimate({ estimateBasis }: Figures): string {
  return estimateBasis === 'cost-performance'
    ? 'What the whole will cost if the rest costs what the work so far has cost.'
    : 'What the whole will cost if the rest goes at the planned rate: cost performance gives no estimate yet.';
}

function meaningOfEnd(figure: MoneyFigureJson, formats: Formats): string {
  if ('undefined' in figure) return 'Budget at completion less the estimate; below zero is over budget.';
  const sign = signOf(figure.value);
  if (sign === 0) return 'By the end the project will have cost exactly its budget.';
  return `By the end the project will have cost ${absolute(figure.value, formats)} ${sign < 0 ? 'more' : 'less'} than its budget.`;
}

/** The forecast in time that is shown first: at schedule performance or, while there is none to go by, at the planned rate. */
export function firstForecast({ inTime }: Figures): TimeForecastJson {
  const atPace = inTime.atSchedulePerformance;
  return 'value' in atPace.duration ? atPace : inTime.atPlannedRate;
}

function finishOf(figures: Figures): { readonly forecast: TimeForecastJson; readonly meaning: string } {
  const { inTime } = figures;
  const forecast = firstForecast(figures);
  if ('undefined' in forecast.duration) {
    return { forecast, meaning: 'The working day on which the work will be done at the pace so far.' };
  }
  const basis =
    forecast === inTime.atSchedulePerformance
      ? 'if the rest goes at the pace so far'
      : 'if the rest goes at the planned rate: the pace so far gives no forecast yet';
  const late = Math.ceil(forecast.duration.value) - inTime.plannedDuration;
  const against = varianceDays(-late);
  return { forecast, meaning: `The work ends ${against}, ${basis}.` };
}

function absolute({ amount, currency }: MoneyJson, formats: Formats): string {
  return formats.money({ amount: amount.replace(/^[+-]/, ''), currency });
}
