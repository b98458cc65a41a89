import * as fc from 'fast-check';
import { baseMeasuresOn, measureCurve, type BaseMeasures, type Performance } from '../../src/domain/base-measures';
import { getDay } from '../../src/domain/day';
import {
  estimateAtCompletion,
  estimateAtCostPerformance,
  estimateAtPlannedRate,
  exactEstimateAtCostPerformance,
  exactEstimateAtPlannedRate,
} from '../../src/domain/estimate-at-completion';
import { figure, noFigure } from '../../src/domain/figure';
import { add, sum } from '../../src/domain/money';
import { costPerformanceIndex, schedulePerformanceIndex } from '../../src/domain/performance-indices';
import { completeShare, isLowMaturity, plannedShare, spentShare } from '../../src/domain/progress-shares';
import { projectFigures } from '../../src/domain/project-figures';
import {
  toCompletePerformanceIndexToBudget,
  toCompletePerformanceIndexToEstimate,
} from '../../src/domain/to-complete-performance-index';
import { costVariance, costVarianceShare, scheduleVariance, scheduleVarianceShare } from '../../src/domain/variances';
import { dollars, FIVE_DAY_WEEK, USD } from './arbitraries';

/** In whole dollars. */
const measures = (
  plannedValue: number,
  earnedValue: number,
  actualCost: number,
  budgetAtCompletion: number,
): BaseMeasures => ({
  plannedValue: dollars(plannedValue * 100),
  earnedValue: dollars(earnedValue * 100),
  actualCost: dollars(actualCost * 100),
  budgetAtCompletion: dollars(budgetAtCompletion * 100),
});

describe('worked examples', () => {
  // A linear baseline: 100 000 over ten working days, 10 000 a day; the fourth is Thursday.
  const status = getDay('2026-11-05');
  const linear = (percent: number, cost: number): Performance => ({
    spans: [{ start: getDay('2026-11-02'), finish: getDay('2026-11-13'), budget: dollars(100_000_00) }],
    progress: [{ day: getDay('2026-11-04'), basisPoints: percent * 100, budget: dollars(100_000_00) }],
    costs: [{ day: getDay('2026-11-03'), amount: dollars(cost * 100) }],
  });
  const figuresOf = (performance: Performance) =>
    projectFigures(baseMeasuresOn(performance, FIVE_DAY_WEEK, USD, status));

  it('behind and over: EV 30 000, AC 35 000 at day 4', () => {
    const base = baseMeasuresOn(linear(30, 35_000), FIVE_DAY_WEEK, USD, status);
    expect(base).toMatchObject(measures(40_000, 30_000, 35_000, 100_000));
    expect(estimateAtPlannedRate(base)).toEqual(dollars(105_000_00));
    expect(projectFigures(base)).toMatchObject({
      costVariance: dollars(-5_000_00),
      scheduleVariance: dollars(-10_000_00),
      schedulePerformanceIndex: figure(0.75),
      costPerformanceIndex: figure(30 / 35), // 0.857142…
      estimateAtCompletion: dollars(116_666_67),
      estimateBasis: 'cost-performance',
      estimateToComplete: dollars(81_666_67),
      varianceAtCompletion: dollars(-16_666_67),
      toCompletePerformanceIndex: { toBudget: figure(70 / 65), toEstimate: figure(30 / 35) }, // 1.076923…
      lowMaturity: false,
    });
  });

  it('ahead and under: EV 50 000, AC 45 000 at day 4', () => {
    const base = baseMeasuresOn(linear(50, 45_000), FIVE_DAY_WEEK, USD, status);
    expect(estimateAtPlannedRate(base)).toEqual(dollars(95_000_00));
    expect(figuresOf(linear(50, 45_000))).toMatchObject({
      schedulePerformanceIndex: figure(1.25),
      costPerformanceIndex: figure(50 / 45), // 1.1111…
      estimateAtCompletion: dollars(90_000_00),
    });
  });

  it('one item of 24 over three days, closed on the third under 0/100', () => {
    const [first, second, third] = ['2026-11-02', '2026-11-03', '2026-11-04'].map(getDay);
    if (!first || !second || !third) throw new Error('three days');
    const performance: Performance = {
      spans: [{ start: first, finish: third, budget: dollars(24) }],
      progress: [{ day: third, basisPoints: 10_000, budget: dollars(24) }],
      costs: [
        { day: first, amount: dollars(10) },
        { day: second, amount: dollars(6) },
        { day: third, amount: dollars(8) },
      ],
    };
    const curve = measureCurve(performance, FIVE_DAY_WEEK, USD, [first, second, third]);
    expect(
      curve.map(({ plannedValue, earnedValue, actualCost }) =>
        [plannedValue, earnedValue, actualCost].map(({ minor }) => Number(minor)),
      ),
    ).toEqual([
      [8, 0, 10],
      [16, 0, 16],
      [24, 24, 24],
    ]);
    expect(curve.map(({ day }) => day)).toEqual([first, second, third]);
  });
});

describe('where a figure means nothing', () => {
  it('PV 0: no SPI, and SV still', () => {
    const early = measures(0, 10, 5, 100);
    expect(schedulePerformanceIndex(early)).toEqual(noFigure('nothing planned yet'));
    expect(scheduleVarianceShare(early)).toEqual(noFigure('nothing planned yet'));
    expect(scheduleVariance(early)).toEqual(dollars(10_00));
    expect(costPerformanceIndex(early)).toEqual(figure(2));
  });

  it('AC 0: no CPI, no estimate from it, and never "under budget"', () => {
    const free = measures(50, 40, 0, 100);
    expect(costPerformanceIndex(free)).toEqual(noFigure('no actual cost recorded'));
    expect(estimateAtCostPerformance(free)).toEqual(noFigure('no actual cost recorded'));
    expect(toCompletePerformanceIndexToEstimate(free, exactEstimateAtCostPerformance(free))).toEqual(
      noFigure('no actual cost recorded'),
    );
    expect(schedulePerformanceIndex(free)).toEqual(figure(0.8));
    expect(estimateAtCompletion(free)).toMatchObject({ basis: 'planned-rate', atCompletion: dollars(60_00) });
  });

  it('EV 0 and AC above: CPI 0, no share of it, the estimate at the planned rate and labelled so', () => {
    const barren = measures(50, 0, 20, 100);
    expect(costPerformanceIndex(barren)).toEqual(figure(0));
    expect(costVarianceShare(barren)).toEqual(noFigure('nothing earned yet'));
    expect(estimateAtCostPerformance(barren)).toEqual(noFigure('nothing earned yet'));
    expect(estimateAtCompletion(barren)).toMatchObject({
      basis: 'planned-rate',
      atCompletion: dollars(120_00),
      toComplete: dollars(100_00),
      variance: dollars(-20_00),
    });
    expect(costVariance(barren)).toEqual(dollars(-20_00));
  });

  it('BAC 0: no shares of it', () => {
    const empty = measures(0, 0, 20, 0);
    for (const share of [
      plannedShare,
      completeShare,
      spentShare,
      scheduleVarianceShare,
      costVarianceShare,
      toCompletePerformanceIndexToBudget,
    ]) {
      expect(share(empty)).toEqual(noFigure('no budget in the baseline'));
    }
    expect(toCompletePerformanceIndexToEstimate(empty, figure(exactEstimateAtPlannedRate(empty)))).toEqual(
      noFigure('no budget in the baseline'),
    );
    expect(estimateAtCompletion(empty)).toMatchObject({ basis: 'planned-rate', atCompletion: dollars(20_00) });
    expect(estimateAtCostPerformance(empty)).toEqual(noFigure('no budget in the baseline'));
    expect(isLowMaturity(empty)).toBe(false);
  });

  it.each([100, 130])('AC %p of 100 with work left: the budget is exhausted', (cost) => {
    expect(toCompletePerformanceIndexToBudget(measures(80, 70, cost, 100))).toEqual(noFigure('budget exhausted'));
  });

  it('an estimate that is spent with work left: there is no pace that meets it', () => {
    const estimate = figure({ numerator: 90_00n, denominator: 1n });
    expect(toCompletePerformanceIndexToEstimate(measures(80, 70, 90, 100), estimate)).toEqual(
      noFigure('budget exhausted'),
    );
  });

  it('EV = BAC: complete, nothing more to come, and the estimate is the cost', () => {
    const finished = measures(100, 100, 130, 100);
    expect(projectFigures(finished)).toMatchObject({
      scheduleVariance: dollars(0),
      schedulePerformanceIndex: figure(1),
      estimateAtCompletion: dollars(130_00),
      estimateToComplete: dollars(0),
      toCompletePerformanceIndex: { toBudget: noFigure('complete'), toEstimate: noFigure('complete') },
    });
    expect(estimateAtPlannedRate(finished)).toEqual(dollars(130_00));
  });

  it('EV = BAC without cost: complete, and still no cost performance', () => {
    expect(projectFigures(measures(100, 100, 0, 100))).toMatchObject({
      costPerformanceIndex: noFigure('no actual cost recorded'),
      estimateBasis: 'planned-rate',
      estimateAtCompletion: dollars(0),
      estimateToComplete: dollars(0),
    });
  });

  it('nothing at all: nothing but zeros and reasons', () => {
    expect(projectFigures(measures(0, 0, 0, 0))).toMatchObject({
      schedulePerformanceIndex: noFigure('nothing planned yet'),
      costPerformanceIndex: noFigure('no actual cost recorded'),
      toCompletePerformanceIndex: { toBudget: noFigure('no budget in the baseline') },
    });
  });

  it('fewer than 15 % complete is low maturity, 15 % is not', () => {
    expect(
      [measures(20, 14.99, 20, 100), measures(20, 15, 20, 100), measures(20, 0, 20, 100)].map(isLowMaturity),
    ).toEqual([true, false, true]);
  });
});

describe('identities', () => {
  const cents = fc.bigInt({ min: 1n, max: 10n ** 17n });
  /** Work begun, paid for and not finished. */
  const underWay: fc.Arbitrary<BaseMeasures> = fc
    .tuple(cents, cents, cents, cents)
    .filter(([, earned, , budget]) => earned < budget)
    .map(([planned, earned, actual, budget]) => ({
      plannedValue: dollars(planned),
      earnedValue: dollars(earned),
      actualCost: dollars(actual),
      budgetAtCompletion: dollars(budget),
    }));

  it('TCPI to the estimate at cost performance is CPI', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        expect(toCompletePerformanceIndexToEstimate(base, exactEstimateAtCostPerformance(base))).toEqual(
          costPerformanceIndex(base),
        );
      }),
    );
  });

  it('TCPI to the estimate at the planned rate is 1', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        expect(toCompletePerformanceIndexToEstimate(base, figure(exactEstimateAtPlannedRate(base)))).toEqual(figure(1));
      }),
    );
  });

  it('AC + ETC = EAC and EAC + VAC = BAC, to the cent', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        const { atCompletion, toComplete, variance } = estimateAtCompletion(base);
        expect(add(base.actualCost, toComplete)).toEqual(atCompletion);
        expect(add(atCompletion, variance)).toEqual(base.budgetAtCompletion);
      }),
    );
  });

  it('BAC / CPI = AC + (BAC − EV) / CPI, before rounding', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        const exact = exactEstimateAtCostPerformance(base);
        if (exact.kind === 'undefined') throw new Error(exact.why);
        const { budgetAtCompletion: budget, earnedValue: earned, actualCost: actual } = base;
        const other = actual.minor * earned.minor + (budget.minor - earned.minor) * actual.minor;
        expect(exact.value.numerator * earned.minor).toBe(other * exact.value.denominator);
      }),
    );
  });

  it('at completion the estimate is the cost, SV 0 and SPI 1', () => {
    fc.assert(
      fc.property(cents, cents, (budget, cost) => {
        const amount = dollars(budget);
        const finished = {
          plannedValue: amount,
          earnedValue: amount,
          budgetAtCompletion: amount,
          actualCost: dollars(cost),
        };
        expect(projectFigures(finished)).toMatchObject({
          estimateAtCompletion: finished.actualCost,
          scheduleVariance: dollars(0),
          schedulePerformanceIndex: figure(1),
        });
      }),
    );
  });

  it('SV and CV of a whole are the sums of its parts, while indices do not add', () => {
    fc.assert(
      fc.property(fc.array(underWay, { minLength: 1, maxLength: 8 }), (parts) => {
        const whole: BaseMeasures = {
          plannedValue: sum(
            parts.map((part) => part.plannedValue),
            USD,
          ),
          earnedValue: sum(
            parts.map((part) => part.earnedValue),
            USD,
          ),
          actualCost: sum(
            parts.map((part) => part.actualCost),
            USD,
          ),
          budgetAtCompletion: sum(
            parts.map((part) => part.budgetAtCompletion),
            USD,
          ),
        };
        expect(scheduleVariance(whole)).toEqual(sum(parts.map(scheduleVariance), USD));
        expect(costVariance(whole)).toEqual(sum(parts.map(costVariance), USD));
      }),
    );
    expect(costPerformanceIndex(measures(0, 10, 10, 50))).toEqual(figure(1));
    expect(costPerformanceIndex(measures(0, 10 + 30, 10 + 10, 100))).toEqual(figure(2)); // of 1 and 3, not 4
  });

  it('every figure is a finite number or says why not', () => {
    const any = fc.bigInt({ min: 0n, max: 5n }).map(dollars);
    fc.assert(
      fc.property(
        fc.record({ plannedValue: any, earnedValue: any, actualCost: any, budgetAtCompletion: any }),
        (base) => {
          const { toCompletePerformanceIndex, ...found } = projectFigures(base);
          const shares = [
            plannedShare(base),
            completeShare(base),
            spentShare(base),
            scheduleVarianceShare(base),
            costVarianceShare(base),
          ];
          for (const each of [
            found.schedulePerformanceIndex,
            found.costPerformanceIndex,
            ...Object.values(toCompletePerformanceIndex),
            ...shares,
          ]) {
            expect(each.kind === 'undefined' ? each.why.length > 0 : Number.isFinite(each.value)).toBe(true);
          }
        },
      ),
    );
  });
});
