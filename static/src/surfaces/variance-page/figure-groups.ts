import type { EstimateChoice, EstimateName, Figures, TimeForecastJson } from '../../../../src/contract/api';
import type { Formats } from '../../parts/formats';
import type { Side } from './figure-meanings';
import {
  showDays,
  showFinish,
  showIndex,
  showMoney,
  showNeededIndex,
  showShare,
  showVariance,
  showVarianceDays,
  showVarianceShare,
  type ShownFigure,
} from './shown-figure';

export interface FigureRow {
  /** The field's full term. */
  readonly name: string;
  /** Null where the term has none. */
  readonly abbreviation: string | null;
  readonly of: (side: Side) => ShownFigure;
  /** What it says, in a sentence or two. */
  readonly means: string;
  readonly formula: string;
}

export interface FigureGroup {
  readonly title: string;
  readonly rows: readonly FigureRow[];
}

/**
 * Every figure of the report with its term, its meaning and its formula: PMI Standard for Earned Value Management, ISO 21508;
 * those in time after Lipke (2003).
 */
export function figureGroups(choice: EstimateChoice, formats: Formats): readonly FigureGroup[] {
  return [
    { title: 'Where we are', rows: whereWeAre(formats) },
    { title: 'Schedule, in money', rows: scheduleInMoney(formats) },
    { title: 'Schedule, in working days', rows: scheduleInTime(formats) },
    { title: 'Cost', rows: cost(formats) },
    { title: 'What it will cost', rows: costForecasts(choice, formats) },
    { title: 'When it will be done', rows: finishForecasts(formats) },
    { title: 'What the rest needs', rows: needs(formats) },
  ];
}

function whereWeAre(formats: Formats): FigureRow[] {
  const money = (of: 'plannedValue' | 'earnedValue' | 'actualCost' | 'budgetAtCompletion') => (side: Side) =>
    showMoney({ value: side.figures[of] }, formats);
  const share = (of: 'plannedShare' | 'completeShare' | 'spentShare') => (side: Side) =>
    showShare(side.figures[of], formats);
  return [
    {
      name: 'Planned value',
      abbreviation: 'PV',
      of: money('plannedValue'),
      means: 'Budget of the work that should be done by the status day.',
      formula: 'PV = sum of the baseline budgets, each spread evenly over its working days, up to the status day',
    },
    {
      name: 'Earned value',
      abbreviation: 'EV',
      of: money('earnedValue'),
      means: 'Budget of the work that is done.',
      formula: 'EV = sum of baseline budget × share earned',
    },
    {
      name: 'Actual cost',
      abbreviation: 'AC',
      of: money('actualCost'),
      means: 'Cost of all work logged in the project, also on work that no baseline holds.',
      formula: 'AC = sum of the cost dated on or before the status day',
    },
    {
      name: 'Budget at completion',
      abbreviation: 'BAC',
      of: money('budgetAtCompletion'),
      means: 'Budget of all the work of the baseline.',
      formula: 'BAC = sum of the baseline budgets',
    },
    {
      name: 'Per cent planned',
      abbreviation: null,
      of: share('plannedShare'),
      means: 'How much of the whole should be done.',
      formula: 'PV ÷ BAC',
    },
    {
      name: 'Per cent complete',
      abbreviation: null,
      of: share('completeShare'),
      means: 'How much of the whole is done.',
      formula: 'EV ÷ BAC',
    },
    {
      name: 'Per cent spent',
      abbreviation: null,
      of: share('spentShare'),
      means: 'How much of the whole budget is spent.',
      formula: 'AC ÷ BAC',
    },
  ];
}

function scheduleInMoney(formats: Formats): FigureRow[] {
  return [
    {
      name: 'Schedule variance',
      abbreviation: 'SV',
      of: ({ figures }) => showVariance({ value: figures.scheduleVariance }, formats),
      means: 'Budget of the work that is done beyond what was planned; below zero is behind plan.',
      formula: 'SV = EV − PV',
    },
    {
      name: 'Schedule variance, per cent',
      abbreviation: 'SV %',
      of: ({ figures }) => showVarianceShare(figures.scheduleVarianceShare, formats),
      means: 'The same as a share of what was planned.',
      formula: 'SV % = SV ÷ PV',
    },
    {
      name: 'Schedule performance index',
      abbreviation: 'SPI',
      of: ({ figures }) => showIndex(figures.schedulePerformanceIndex, formats),
      means:
        'How much of the planned work is done; below 1 is behind plan. From about 90 % complete on it goes back to 1 whatever the delay: go by SPI(t) then.',
      formula: 'SPI = EV ÷ PV',
    },
  ];
}

function scheduleInTime(formats: Formats): FigureRow[] {
  return [
    {
      name: 'Planned duration',
      abbreviation: 'PD',
      of: ({ figures }) => showDays({ value: figures.inTime.plannedDuration }, formats),
      means: 'Working days of the baseline, from its first start to its last finish.',
      formula: 'PD = working days of the project’s calendar',
    },
    {
      name: 'Actual time',
      abbreviation: 'AT',
      of: ({ figures }) => showDays({ value: figures.inTime.actualTime }, formats),
      means: 'Working days from the baseline’s start to the status day, or to the day on which everything was earned.',
      formula: 'AT = working days of the project’s calendar',
    },
    {
      name: 'Earned schedule',
      abbreviation: 'ES',
      of: ({ figures }) => showDays(figures.inTime.earnedSchedule, formats),
      means: 'The working day on which what is done now was planned to be done.',
      formula: 'ES = C + (EV − PV(C)) ÷ (PV(C + 1) − PV(C)), C being the last day on or before PD with PV(C) ≤ EV',
    },
    {
      name: 'Schedule variance in time',
      abbreviation: 'SV(t)',
      of: ({ figures }) => showVarianceDays(figures.inTime.scheduleVariance, formats),
      means: 'Working days ahead of plan; below zero is behind.',
      formula: 'SV(t) = ES − AT',
    },
    {
      name: 'Schedule performance index in time',
      abbreviation: 'SPI(t)',
      of: ({ figures }) => showIndex(figures.inTime.schedulePerformanceIndex, formats),
      means:
        'Days of the plan that each working day has done; below 1 is behind plan. It holds to the end of the project.',
      formula: 'SPI(t) = ES ÷ AT',
    },
  ];
}

function cost(formats: Formats): FigureRow[] {
  return [
    {
      name: 'Cost variance',
      abbreviation: 'CV',
      of: ({ figures }) => showVariance({ value: figures.costVariance }, formats),
      means: 'Budget of the work that is done, less what it has cost; below zero is over budget.',
      formula: 'CV = EV − AC',
    },
    {
      name: 'Cost variance, per cent',
      abbreviation: 'CV %',
      of: ({ figures }) => showVarianceShare(figures.costVarianceShare, formats),
      means: 'The same as a share of what was earned.',
      formula: 'CV % = CV ÷ EV',
    },
    {
      name: 'Cost performance index',
      abbreviation: 'CPI',
      of: ({ figures }) => showIndex(figures.costPerformanceIndex, formats),
      means: 'What each unit of cost has earned; below 1 is over budget. Without any cost it says nothing.',
      formula: 'CPI = EV ÷ AC',
    },
  ];
}

function costForecasts(choice: EstimateChoice, formats: Formats): FigureRow[] {
  const weightOfCost = formats.percent(choice.costWeightPercent);
  const weightOfSchedule = formats.percent(100 - choice.costWeightPercent);
  const weeks = choice.recentPeriods === 1 ? 'the last week' : `the last ${String(choice.recentPeriods)} weeks`;
  const estimate = (how: string, name: EstimateName, means: string, formula: string): FigureRow => ({
    name: `Estimate at completion, ${how}`,
    abbreviation: 'EAC',
    of: ({ figures }) => showMoney(figures.estimates[name], formats),
    means,
    formula: `EAC = ${formula}`,
  });
  return [
    estimate(
      'at cost performance',
      'atCostPerformance',
      'If the rest costs what the work so far has cost. This is the estimate that is shown first.',
      'BAC ÷ CPI',
    ),
    estimate(
      'at the planned rate',
      'atPlannedRate',
      'If the rest costs what was planned for it. It is shown first while cost performance gives no estimate.',
      'AC + (BAC − EV)',
    ),
    estimate(
      'at schedule performance',
      'atSchedulePerformance',
      'If being behind plan costs as much as being over cost.',
      'AC + (BAC − EV) ÷ SPI',
    ),
    estimate(
      'at cost and schedule performance',
      'atCostAndSchedulePerformance',
      'If the delay has to be made good at the cost of the work so far: the pessimistic one when both indices are below 1.',
      'AC + (BAC − EV) ÷ (CPI × SPI)',
    ),
    estimate(
      'weighted',
      'weighted',
      'Both indices, weighted as the project’s settings say.',
      `AC + (BAC − EV) ÷ (${weightOfCost} × CPI + ${weightOfSchedule} × SPI)`,
    ),
    estimate(
      'at recent performance',
      'atRecentPerformance',
      `If the rest costs what the work of ${weeks} has cost.`,
      `AC + (BAC − EV) ÷ CPI of ${weeks}`,
    ),
    estimate(
      'bottom-up',
      'bottomUp',
      'If the rest costs what the team says it will: the remaining estimates of the work that is open, at the hourly rate.',
      'AC + remaining estimates',
    ),
    {
      name: 'Estimate to complete',
      abbreviation: 'ETC',
      of: ({ figures }) => showMoney(figures.estimateToComplete, formats),
      means: 'What is still to be spent, by the estimate that is shown first.',
      formula: 'ETC = EAC − AC',
    },
    {
      name: 'Variance at completion',
      abbreviation: 'VAC',
      of: ({ figures }) => showVariance(figures.varianceAtCompletion, formats),
      means:
        'How far the whole will stay below its budget, by the estimate that is shown first; below zero is over budget.',
      formula: 'VAC = BAC − EAC',
    },
  ];
}

function finishForecasts(formats: Formats): FigureRow[] {
  type Forecast = 'atPlannedRate' | 'atSchedulePerformance' | 'atCostAndSchedulePerformance';
  const forecast = (how: string, of: Forecast, means: string, formula: string): FigureRow[] => {
    const found = ({ figures }: Side): TimeForecastJson => figures.inTime[of];
    return [
      {
        name: `Estimated finish, ${how}`,
        abbreviation: null,
        of: (side) => showFinish(found(side).finish, side.version.finish, formats),
        means,
        formula: 'The working day during which IEAC(t) ends, counted from the baseline’s start',
      },
      {
        name: `Estimated duration, ${how}`,
        abbreviation: 'IEAC(t)',
        of: (side) => showDays(found(side).duration, formats),
        means: `${means} In working days from the baseline’s start.`,
        formula: `IEAC(t) = ${formula}`,
      },
    ];
  };
  return [
    {
      name: 'Planned finish',
      abbreviation: null,
      of: ({ version }) => ({ text: formats.day(version.finish), isDefined: true, isBad: null }),
      means: 'The last finish of the baseline, which the forecasts are held against.',
      formula: 'Latest finish of the baseline’s work items',
    },
    ...forecast(
      'at schedule performance',
      'atSchedulePerformance',
      'If the rest goes at the pace so far.',
      'AT + (PD − ES) ÷ SPI(t), which is PD ÷ SPI(t)',
    ),
    ...forecast('at the planned rate', 'atPlannedRate', 'If the rest takes as long as planned.', 'AT + (PD − ES)'),
    ...forecast(
      'at cost and schedule performance',
      'atCostAndSchedulePerformance',
      'If being over cost slows the rest down as well.',
      'AT + (PD − ES) ÷ (SPI(t) × CPI)',
    ),
  ];
}

function needs(formats: Formats): FigureRow[] {
  const index = (of: (figures: Figures) => Figures['costPerformanceIndex']) => (side: Side) =>
    showNeededIndex(of(side.figures), formats);
  return [
    {
      name: 'To-complete performance index, to the budget',
      abbreviation: 'TCPI',
      of: index(({ toCompletePerformanceIndex }) => toCompletePerformanceIndex.toBudget),
      means: 'The cost performance that the rest needs to end within the budget. Far above CPI it is out of reach.',
      formula: 'TCPI = (BAC − EV) ÷ (BAC − AC)',
    },
    {
      name: 'To-complete performance index, to the estimate',
      abbreviation: 'TCPI',
      of: index(({ toCompletePerformanceIndex }) => toCompletePerformanceIndex.toEstimate),
      means: 'The cost performance that the rest needs to end within the estimate at cost performance: that is CPI.',
      formula: 'TCPI = (BAC − EV) ÷ (EAC − AC)',
    },
    {
      name: 'To-complete schedule performance index',
      abbreviation: 'TSPI',
      of: index(({ inTime }) => inTime.toCompleteSchedulePerformanceIndex),
      means:
        'The schedule performance that the rest needs to end on the planned day. Far above SPI(t) it is out of reach.',
      formula: 'TSPI = (PD − ES) ÷ (PD − AT)',
    },
  ];
}
