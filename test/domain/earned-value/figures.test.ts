import * as fc from 'fast-check';
import { measureCurve, type BaseMeasures, type Performance } from '../../../src/domain/earned-value/base-measures';
import { getDay } from '../../../src/domain/calendar/day';
import {
  exactEstimateAtCostPerformance,
  exactEstimateAtPlannedRate,
} from '../../../src/domain/earned-value/estimate-at-completion';
import { exact, plus } from '../../../src/domain/money/exact';
import { figure, noFigure, type Figure } from '../../../src/domain/earned-value/figure';
import { add, sum, type Money } from '../../../src/domain/money/money';
import { costPerformanceIndex, schedulePerformanceIndex } from '../../../src/domain/earned-value/performance-indices';
import {
  completeShare,
  isLowMaturity,
  plannedShare,
  spentShare,
} from '../../../src/domain/earned-value/progress-shares';
import { projectFigures, type ProjectFigures } from '../../../src/domain/earned-value/project-figures';
import { projectPosition } from '../../../src/domain/earned-value/project-position';
import {
  toCompletePerformanceIndexToBudget,
  toCompletePerformanceIndexToEstimate,
} from '../../../src/domain/earned-value/to-complete-performance-index';
import {
  costVariance,
  costVarianceShare,
  scheduleVariance,
  scheduleVarianceShare,
} from '../../../src/domain/earned-value/variances';
import { dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';
import { standing, USUAL } from './standing';

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

const figuresOf = (base: BaseMeasures): ProjectFigures => projectFigures(standing(base), USUAL);

describe('worked examples', () => {
  // A linear baseline: 100 000 over ten working days, 10 000 a day; the fourth is Thursday.
  const status = getDay('2026-11-05');
  const linear = (percent: number, cost: number): Performance => ({
    spans: [{ start: getDay('2026-11-02'), finish: getDay('2026-11-13'), budget: dollars(100_000_00) }],
    levelOfEffort: [],
    progress: [{ day: getDay('2026-11-04'), basisPoints: percent * 100, budget: dollars(100_000_00) }],
    costs: [{ day: getDay('2026-11-03'), amount: dollars(cost * 100) }],
  });
  const measured = (performance: Performance) =>
    projectFigures(projectPosition(performance, FIVE_DAY_WEEK, USD, status, 3), USUAL);

  it('behind and over: EV 30 000, AC 35 000 at day 4', () => {
    const each = (cents: number) => figure(dollars(cents));
    expect(measured(linear(30, 35_000))).toEqual({
      ...measures(40_000, 30_000, 35_000, 100_000),
      plannedShare: figure(0.4),
      completeShare: figure(0.3),
      spentShare: figure(0.35),
      costVariance: dollars(-5_000_00),
      scheduleVariance: dollars(-10_000_00),
      scheduleVarianceShare: figure(-0.25),
      costVarianceShare: figure(-1 / 6),
      schedulePerformanceIndex: figure(0.75),
      costPerformanceIndex: figure(30 / 35), // 0.857142…
      estimates: {
        atPlannedRate: each(105_000_00),
        atCostPerformance: each(116_666_67),
        atSchedulePerformance: each(128_333_33), // 35 000 + 70 000 / 0.75
        atCostAndSchedulePerformance: each(143_888_89), // 35 000 + 70 000 / (6/7 × 3/4)
        weighted: each(118_760_68), // 35 000 + 70 000 / (0.8 × 6/7 + 0.2 × 3/4)
        atRecentPerformance: each(116_666_67), // three weeks ago nothing had begun
        bottomUp: noFigure('open work without a remaining estimate'),
      },
      estimateAtCompletion: each(116_666_67),
      estimateBasis: 'cost-performance',
      estimateToComplete: each(81_666_67),
      varianceAtCompletion: each(-16_666_67),
      toCompletePerformanceIndex: { toBudget: figure(70 / 65), toEstimate: figure(30 / 35) }, // 1.076923…
      inTime: {
        actualTime: 4,
        plannedDuration: 10,
        earnedSchedule: figure(3),
        scheduleVariance: figure(-1),
        schedulePerformanceIndex: figure(0.75),
        toCompleteSchedulePerformanceIndex: figure(7 / 6),
        // The eleventh working day is Monday, the fourteenth Thursday of the week after, the fifteenth Friday.
        atPlannedRate: { duration: figure(11), finish: figure('2026-11-16') },
        atSchedulePerformance: { duration: figure(40 / 3), finish: figure('2026-11-19') },
        atCostAndSchedulePerformance: { duration: figure(4 + 7 / (0.75 * (6 / 7))), finish: figure('2026-11-20') },
      },
      lowMaturity: false,
      preferScheduleInTime: false,
    });
  });

  it('ahead and under: EV 50 000, AC 45 000 at day 4', () => {
    expect(measured(linear(50, 45_000))).toMatchObject({
      schedulePerformanceIndex: figure(1.25),
      costPerformanceIndex: figure(50 / 45), // 1.1111…
      estimates: { atPlannedRate: figure(dollars(95_000_00)) },
      estimateAtCompletion: figure(dollars(90_000_00)),
      inTime: {
        earnedSchedule: figure(5),
        atSchedulePerformance: { duration: figure(8), finish: figure('2026-11-11') },
      },
    });
  });

  it('goes by the weights, by the last weeks and by the word of the team', () => {
    // In the second of two working weeks, Wednesday 11 November: PV 80 000.
    const position = projectPosition(
      {
        ...linear(30, 35_000),
        progress: [
          { day: getDay('2026-11-04'), basisPoints: 2000, budget: dollars(100_000_00) },
          { day: getDay('2026-11-05'), basisPoints: 1000, budget: dollars(100_000_00) },
        ],
        costs: [
          { day: getDay('2026-11-04'), amount: dollars(15_000_00) },
          { day: getDay('2026-11-05'), amount: dollars(20_000_00) },
        ],
      },
      FIVE_DAY_WEEK,
      USD,
      getDay('2026-11-11'),
      1,
    );
    const choices = { weights: { cost: 1n, schedule: 1n }, enteredToComplete: dollars(80_000_00) };
    expect(projectFigures(position, choices).estimates).toMatchObject({
      weighted: figure(dollars(148_623_19)), // 35 000 + 70 000 / (0.5 × 6/7 + 0.5 × 3/8)
      atRecentPerformance: figure(dollars(175_000_00)), // since Wednesday 4 November 10 000 for 20 000
      bottomUp: figure(dollars(115_000_00)),
    });
  });

  it('one item of 24 over three days, closed on the third under 0/100', () => {
    const [first, second, third] = ['2026-11-02', '2026-11-03', '2026-11-04'].map(getDay);
    if (!first || !second || !third) throw new Error('three days');
    const performance: Performance = {
      spans: [{ start: first, finish: third, budget: dollars(24) }],
      levelOfEffort: [],
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
    expect(scheduleVariance(early)).toEqual(exact(10_00n));
    expect(costPerformanceIndex(early)).toEqual(figure(2));
  });

  it('AC 0: no CPI, no estimate from it, and never "under budget"', () => {
    const free = measures(50, 40, 0, 100);
    expect(costPerformanceIndex(free)).toEqual(noFigure('no actual cost recorded'));
    expect(exactEstimateAtCostPerformance(free)).toEqual(noFigure('no actual cost recorded'));
    expect(toCompletePerformanceIndexToEstimate(free, exactEstimateAtCostPerformance(free))).toEqual(
      noFigure('no actual cost recorded'),
    );
    expect(schedulePerformanceIndex(free)).toEqual(figure(0.8));
    expect(figuresOf(free)).toMatchObject({
      estimateBasis: 'planned-rate',
      estimateAtCompletion: figure(dollars(60_00)),
      estimates: { atCostPerformance: noFigure('no actual cost recorded') },
    });
  });

  it('EV 0 and AC above: CPI 0, no share of it, the estimate at the planned rate and labelled so', () => {
    const barren = measures(50, 0, 20, 100);
    expect(costPerformanceIndex(barren)).toEqual(figure(0));
    expect(costVarianceShare(barren)).toEqual(noFigure('nothing earned yet'));
    expect(figuresOf(barren)).toMatchObject({
      estimates: { atCostPerformance: noFigure('nothing earned yet') },
      estimateBasis: 'planned-rate',
      estimateAtCompletion: figure(dollars(120_00)),
      estimateToComplete: figure(dollars(100_00)),
      varianceAtCompletion: figure(dollars(-20_00)),
      costVariance: dollars(-20_00),
    });
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
    expect(figuresOf(empty)).toMatchObject({
      estimateBasis: 'planned-rate',
      estimateAtCompletion: figure(dollars(20_00)),
      estimates: { atCostPerformance: noFigure('no budget in the baseline') },
      inTime: { earnedSchedule: noFigure('no budget in the baseline') },
    });
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
    expect(figuresOf(finished)).toMatchObject({
      scheduleVariance: dollars(0),
      schedulePerformanceIndex: figure(1),
      estimateAtCompletion: figure(dollars(130_00)),
      estimateToComplete: figure(dollars(0)),
      estimates: { atPlannedRate: figure(dollars(130_00)) },
      preferScheduleInTime: true,
      toCompletePerformanceIndex: { toBudget: noFigure('complete'), toEstimate: noFigure('complete') },
    });
  });

  it('EV = BAC without cost: complete, and still no cost performance', () => {
    expect(figuresOf(measures(100, 100, 0, 100))).toMatchObject({
      costPerformanceIndex: noFigure('no actual cost recorded'),
      estimateBasis: 'planned-rate',
      estimateAtCompletion: figure(dollars(0)),
      estimateToComplete: figure(dollars(0)),
    });
  });

  it('nothing at all: nothing but zeros and reasons', () => {
    expect(figuresOf(measures(0, 0, 0, 0))).toMatchObject({
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

  const valueOf = (found: Figure<Money>): Money => {
    if (found.kind === 'undefined') throw new Error(found.why);
    return found.value;
  };

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
        const found = figuresOf(base);
        const estimate = valueOf(found.estimateAtCompletion);
        expect(add(base.actualCost, valueOf(found.estimateToComplete))).toEqual(estimate);
        expect(add(estimate, valueOf(found.varianceAtCompletion))).toEqual(base.budgetAtCompletion);
      }),
    );
  });

  it('BAC / CPI = AC + (BAC − EV) / CPI, before rounding', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        const estimate = exactEstimateAtCostPerformance(base);
        if (estimate.kind === 'undefined') throw new Error(estimate.why);
        const { budgetAtCompletion: budget, earnedValue: earned, actualCost: actual } = base;
        const other = actual.minor * earned.minor + (budget.minor - earned.minor) * actual.minor;
        expect(estimate.value.numerator * earned.minor).toBe(other * estimate.value.denominator);
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
        expect(figuresOf(finished)).toMatchObject({
          estimateAtCompletion: figure(finished.actualCost),
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
        for (const variance of [scheduleVariance, costVariance]) {
          expect(variance(whole)).toEqual(parts.map((part) => variance(part)).reduce(plus));
        }
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
          const found = figuresOf(base);
          for (const each of [
            found.schedulePerformanceIndex,
            found.costPerformanceIndex,
            found.plannedShare,
            found.completeShare,
            found.spentShare,
            found.scheduleVarianceShare,
            found.costVarianceShare,
            ...Object.values(found.toCompletePerformanceIndex),
            ...Object.values(found.inTime).flatMap((each) =>
              typeof each === 'number' ? [] : 'duration' in each ? [each.duration] : [each],
            ),
          ]) {
            expect(each.kind === 'undefined' ? each.why.length > 0 : Number.isFinite(each.value)).toBe(true);
          }
        },
      ),
    );
  });
});
