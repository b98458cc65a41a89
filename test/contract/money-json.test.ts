import * as fc from 'fast-check';
import {
  fromMoneyJson,
  toFigureJson,
  toFiguresJson,
  toForecastRangeJson,
  toMoneyFigureJson,
  toMoneyJson,
} from '../../src/contract/money-json';
import { getCurrency } from '../../src/domain/money/currency';
import { getDay } from '../../src/domain/calendar/day';
import { figure, noFigure } from '../../src/domain/earned-value/figure';
import { money } from '../../src/domain/money/money';
import { MAX_AMOUNT_MINOR } from '../../src/domain/money/parse-money';
import { projectFigures } from '../../src/domain/earned-value/project-figures';
import { anyCurrency, dollars } from '../domain/arbitraries';
import { standing, USUAL } from '../domain/earned-value/standing';

describe('money between pages and resolvers', () => {
  it('is a decimal of major units and a currency', () => {
    expect(toMoneyJson(dollars(-125050))).toEqual({ amount: '-1250.50', currency: 'USD' });
    expect(toMoneyJson(money(7n, getCurrency('JPY')))).toEqual({ amount: '7', currency: 'JPY' });
  });

  it('comes back as it went, through JSON', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }), anyCurrency, (minor, currency) => {
        const crossed: unknown = JSON.parse(JSON.stringify(toMoneyJson(money(minor, currency))));
        expect(crossed).toEqual(toMoneyJson(money(minor, currency)));
        expect(fromMoneyJson(toMoneyJson(money(minor, currency)))).toEqual({ ok: true, value: money(minor, currency) });
      }),
    );
  });

  it('is refused in a currency that is none, and with a part of a cent', () => {
    expect(fromMoneyJson({ amount: '1', currency: 'gold' })).toEqual({
      ok: false,
      reason: 'unknown-currency',
      explanation: '"gold" is not a currency.',
    });
    expect(fromMoneyJson({ amount: '0.001', currency: 'USD' })).toMatchObject({
      ok: false,
      reason: 'too-many-decimals',
    });
  });
});

describe('figures between pages and resolvers', () => {
  it('are numbers or the reason why there is none', () => {
    expect([toFigureJson(figure(0.75)), toFigureJson(noFigure('complete'))]).toEqual([
      { value: 0.75 },
      { undefined: 'complete' },
    ]);
    expect(toMoneyFigureJson(figure(dollars(1)))).toEqual({ value: { amount: '0.01', currency: 'USD' } });
    expect(toMoneyFigureJson(noFigure('nothing earned yet'))).toEqual({ undefined: 'nothing earned yet' });
  });

  it('of a project cross whole', () => {
    const base = {
      plannedValue: dollars(40_000_00),
      earnedValue: dollars(30_000_00),
      actualCost: dollars(35_000_00),
      budgetAtCompletion: dollars(100_000_00),
    };
    const amount = (text: string) => ({ amount: text, currency: 'USD' });
    const value = (text: string) => ({ value: amount(text) });
    expect(toFiguresJson(projectFigures(standing(base), USUAL))).toEqual({
      plannedValue: amount('40000.00'),
      earnedValue: amount('30000.00'),
      actualCost: amount('35000.00'),
      budgetAtCompletion: amount('100000.00'),
      plannedShare: { value: 0.4 },
      completeShare: { value: 0.3 },
      spentShare: { value: 0.35 },
      scheduleVariance: amount('-10000.00'),
      costVariance: amount('-5000.00'),
      scheduleVarianceShare: { value: -0.25 },
      costVarianceShare: { value: -1 / 6 },
      schedulePerformanceIndex: { value: 0.75 },
      costPerformanceIndex: { value: 30 / 35 },
      estimates: {
        atPlannedRate: value('105000.00'),
        atCostPerformance: value('116666.67'),
        atSchedulePerformance: value('128333.33'),
        atCostAndSchedulePerformance: value('143888.89'),
        weighted: value('118760.68'),
        atRecentPerformance: value('116666.67'),
        bottomUp: { undefined: 'open work without a remaining estimate' },
      },
      estimateAtCompletion: value('116666.67'),
      estimateBasis: 'cost-performance',
      estimateToComplete: value('81666.67'),
      varianceAtCompletion: value('-16666.67'),
      toCompletePerformanceIndex: { toBudget: { value: 70 / 65 }, toEstimate: { value: 30 / 35 } },
      inTime: {
        actualTime: 4,
        plannedDuration: 10,
        earnedSchedule: { value: 3 },
        scheduleVariance: { value: -1 },
        schedulePerformanceIndex: { value: 0.75 },
        toCompleteSchedulePerformanceIndex: { value: 7 / 6 },
        atPlannedRate: { duration: { value: 11 }, finish: { value: '2026-11-16' } },
        atSchedulePerformance: { duration: { value: 40 / 3 }, finish: { value: '2026-11-19' } },
        atCostAndSchedulePerformance: {
          duration: { value: expect.closeTo(14.8889, 4) as number },
          finish: { value: '2026-11-20' },
        },
      },
      lowMaturity: false,
      preferScheduleInTime: false,
    });
  });

  it('give both ends of a range, or why there is none', () => {
    const range = {
      finalCost: figure({ p50: dollars(100), p80: dollars(120) }),
      finish: noFigure('no end in sight'),
      method: 'By drawing.',
      trials: 4000,
      periodsOfHistory: 9,
      seed: 1,
    };
    expect(toForecastRangeJson(range)).toEqual({
      finalCost: {
        p50: { value: { amount: '1.00', currency: 'USD' } },
        p80: { value: { amount: '1.20', currency: 'USD' } },
      },
      finish: { p50: { undefined: 'no end in sight' }, p80: { undefined: 'no end in sight' } },
      method: 'By drawing.',
      trials: 4000,
      weeksOfHistory: 9,
      weeksNeeded: 6,
    });
    const days = { ...range, finish: figure({ p50: getDay('2026-11-20'), p80: getDay('2026-12-01') }) };
    expect(toForecastRangeJson(days).finish).toEqual({ p50: { value: '2026-11-20' }, p80: { value: '2026-12-01' } });
  });

  it('say why a day has no name', () => {
    const nothing = {
      plannedValue: dollars(10),
      earnedValue: dollars(0),
      actualCost: dollars(0),
      budgetAtCompletion: dollars(90),
    };
    expect(toFiguresJson(projectFigures(standing(nothing), USUAL)).inTime.atSchedulePerformance).toEqual({
      duration: { undefined: 'nothing earned yet' },
      finish: { undefined: 'nothing earned yet' },
    });
  });
});
