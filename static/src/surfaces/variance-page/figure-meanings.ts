import type { FigureJson, Figures, MoneyFigureJson, MoneyJson } from '../../../../src/contract/api';
import { signOf, type Formats } from '../../parts/formats';

/** A figure as text, or the reason why it means nothing. `isBad` is null where neither word fits. */
export interface ShownFigure {
  readonly text: string;
  readonly isDefined: boolean;
  readonly isBad: boolean | null;
}

export interface FigureTile {
  readonly name: string;
  readonly abbreviation: string;
  readonly figure: ShownFigure;
  /** One plain sentence. */
  readonly meaning: string;
}

/** SPI, CPI, EAC, VAC, SV, CV of one baseline. */
export function figureTiles(figures: Figures, formats: Formats): FigureTile[] {
  const {
    schedulePerformanceIndex: spi,
    costPerformanceIndex: cpi,
    estimateAtCompletion: eac,
    varianceAtCompletion: vac,
  } = figures;
  const { scheduleVariance: sv, costVariance: cv } = figures;
  return [
    {
      name: 'Schedule performance',
      abbreviation: 'SPI',
      figure: showIndex(spi, formats),
      meaning: meaningOfPace(spi, formats),
    },
    {
      name: 'Cost performance',
      abbreviation: 'CPI',
      figure: showIndex(cpi, formats),
      meaning: meaningOfCost(cpi, figures, formats),
    },
    {
      name: 'Schedule variance',
      abbreviation: 'SV',
      figure: showVariance({ value: sv }, formats),
      meaning: meaningOfSchedule(sv, formats),
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

function showIndex(figure: FigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return { text: figure.undefined, isDefined: false, isBad: null };
  return { text: formats.index(figure.value), isDefined: true, isBad: figure.value === 1 ? null : figure.value < 1 };
}

function showMoney(figure: MoneyFigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return { text: figure.undefined, isDefined: false, isBad: null };
  return { text: formats.money(figure.value), isDefined: true, isBad: null };
}

function showVariance(figure: MoneyFigureJson, formats: Formats): ShownFigure {
  if ('undefined' in figure) return { text: figure.undefined, isDefined: false, isBad: null };
  const sign = signOf(figure.value);
  return { text: formats.signedMoney(figure.value), isDefined: true, isBad: sign === 0 ? null : sign < 0 };
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

function absolute({ amount, currency }: MoneyJson, formats: Formats): string {
  return formats.money({ amount: amount.replace(/^[+-]/, ''), currency });
}
