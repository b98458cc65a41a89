import * as fc from 'fast-check';
import type { MeasureAmounts } from '../../../src/domain/earned-value/base-measures';
import { earnedSchedule, type PeriodPlan } from '../../../src/domain/earned-value/earned-schedule';
import {
  exactBottomUpEstimate,
  exactEstimateAtCostAndSchedulePerformance,
  exactEstimateAtCostPerformance,
  exactEstimateAtRecentPerformance,
  exactEstimateAtSchedulePerformance,
  exactWeightedEstimate,
} from '../../../src/domain/earned-value/estimate-at-completion';
import { exactEstimateToComplete } from '../../../src/domain/earned-value/estimate-to-complete';
import { exact, over, plus, times, toNumber, type Exact } from '../../../src/domain/money/exact';
import { figure, noFigure, type Figure } from '../../../src/domain/earned-value/figure';
import { periodFigures } from '../../../src/domain/earned-value/period-figures';
import { divideRounded } from '../../../src/domain/money/rounding';
import { isLateForSchedulePerformanceIndex } from '../../../src/domain/earned-value/progress-shares';
import {
  durationAtCostAndSchedulePerformance,
  durationAtSchedulePerformance,
  schedulePerformanceIndexTime,
  scheduleVarianceTime,
  toCompleteSchedulePerformanceIndex,
} from '../../../src/domain/earned-value/schedule-in-time';

const amounts = (planned: bigint, earned: bigint, actual: bigint, budget: bigint): MeasureAmounts => ({
  plannedValue: { minor: planned },
  earnedValue: { minor: earned },
  actualCost: { minor: actual },
  budgetAtCompletion: { minor: budget },
});

/** From a table of periods 0, 1, 2, … */
const tableOf = (
  plannedValues: readonly bigint[],
  plannedDuration: number,
  budgetAtCompletion: bigint,
): PeriodPlan => ({ plannedValueAt: (period) => plannedValues[period], plannedDuration, budgetAtCompletion });

const planOf = (...plannedValues: number[]): PeriodPlan =>
  tableOf(plannedValues.map(BigInt), plannedValues.length - 1, BigInt(plannedValues.at(-1) ?? 0));

/** BAC 100 000 over ten periods, 10 000 in each. */
const linear = planOf(...Array.from({ length: 11 }, (_, period) => period * 10_000));

const value = (found: Figure<Exact>): number | string => (found.kind === 'value' ? toNumber(found.value) : found.why);
const earnedOn = (plan: PeriodPlan, earned: number) => value(earnedSchedule(plan, BigInt(earned)));

describe('worked examples', () => {
  it('behind and over at period 4: EV 30 000, AC 35 000', () => {
    const found = periodFigures(amounts(40_000n, 30_000n, 35_000n, 100_000n), linear, 4);
    expect(found).toMatchObject({
      scheduleVariance: exact(-10_000n),
      costVariance: exact(-5_000n),
      schedulePerformanceIndex: figure(0.75),
      costPerformanceIndex: figure(30 / 35),
      toCompletePerformanceIndex: { toBudget: figure(70 / 65), toEstimate: figure(30 / 35) },
      earnedSchedule: figure(3),
      scheduleVarianceTime: figure(-1),
      schedulePerformanceIndexTime: figure(0.75),
      toCompleteSchedulePerformanceIndex: figure(7 / 6),
      estimatedDuration: { atPlannedRate: figure(11), atSchedulePerformance: figure(40 / 3) },
    });
    expect(value(found.estimateAtCompletion.atCostPerformance)).toBe(350_000 / 3);
    expect(value(found.estimateAtCompletion.atPlannedRate)).toBe(105_000);
    expect(value(found.estimateAtCompletion.atSchedulePerformance)).toBeCloseTo(35_000 + 70_000 / 0.75, 9);
    expect(value(found.estimateAtCompletion.atCostAndSchedulePerformance)).toBeCloseTo(
      35_000 + 70_000 / (0.75 * (30 / 35)),
      9,
    );
    expect(value(found.estimateToComplete)).toBe(245_000 / 3);
    expect(value(found.varianceAtCompletion)).toBe(-50_000 / 3);
    const both = found.estimatedDuration.atCostAndSchedulePerformance;
    expect(both.kind === 'value' && both.value).toBeCloseTo(4 + 7 / (0.75 * (30 / 35)), 9);
  });

  it('amounts rounded before they are shown, and differences that of what is shown', () => {
    const cents = (amount: Exact) => exact(divideRounded(amount.numerator, amount.denominator));
    expect(periodFigures(amounts(40_000n, 30_000n, 35_000n, 100_000n), linear, 4, cents)).toMatchObject({
      estimateAtCompletion: { atCostPerformance: figure(exact(116_667n)), atPlannedRate: figure(exact(105_000n)) },
      estimateToComplete: figure(exact(81_667n)),
      varianceAtCompletion: figure(exact(-16_667n)),
    });
  });

  it('ahead and under at period 4: EV 50 000, AC 45 000', () => {
    const found = periodFigures(amounts(40_000n, 50_000n, 45_000n, 100_000n), linear, 4);
    expect(found).toMatchObject({
      schedulePerformanceIndex: figure(1.25),
      costPerformanceIndex: figure(50 / 45),
      earnedSchedule: figure(5),
      estimatedDuration: { atSchedulePerformance: figure(8) },
    });
    expect([found.estimateAtCompletion.atCostPerformance, found.estimateAtCompletion.atPlannedRate].map(value)).toEqual(
      [90_000, 95_000],
    );
  });

  it('earned schedule between two periods', () => {
    expect(earnedOn(linear, 34_000)).toBe(3.4);
    expect(earnedOn(planOf(0, 20, 50, 90, 140, 200), 70)).toBe(2.5);
  });
});

describe('earned schedule', () => {
  it('takes the end of a plateau inside the curve', () => {
    const plan = planOf(0, 10, 20, 20, 30, 50);
    expect([20, 25].map((earned) => earnedOn(plan, earned))).toEqual([3, 3.5]);
  });

  it('never passes the planned duration on the flat end of the curve', () => {
    const plan = tableOf([0n, 3n, 6n, 9n, 9n, 9n, 9n], 3, 9n);
    expect([8, 9, 12].map((earned) => earnedOn(plan, earned))).toEqual([2 + 2 / 3, 3, 3]);
  });

  it('stops at the planned duration when the curve does not reach the budget by then', () => {
    expect(earnedOn(tableOf([0n, 3n, 6n, 7n], 2, 9n), 8)).toBe(2);
  });

  it('is undefined past the end of a curve that was not given whole', () => {
    const plan = tableOf([0n, 10n, 20n], 9, 90n);
    expect([15, 20, 25].map((earned) => earnedOn(plan, earned))).toEqual([1.5, 2, 'planned value not given that far']);
  });

  it('is the planned duration once everything is earned, however much of the curve was given', () => {
    const plan = tableOf([0n, 10n, 20n], 9, 90n);
    expect([89, 90, 91].map((earned) => earnedOn(plan, earned))).toEqual(['planned value not given that far', 9, 9]);
  });

  it('is 0 of nothing earned and undefined without a budget', () => {
    expect(earnedOn(linear, 0)).toBe(0);
    expect(earnedOn(linear, -5)).toBe(0);
    expect(earnedOn(planOf(0, 0), 0)).toBe('no budget in the baseline');
  });

  /** As the definition reads: try every period. */
  function tryEveryPeriod({ plannedValueAt, plannedDuration, budgetAtCompletion }: PeriodPlan, earned: number): number {
    if (earned >= Number(budgetAtCompletion)) return plannedDuration;
    let completed = 0;
    for (let period = 0; period <= plannedDuration; period += 1) {
      if (Number(plannedValueAt(period)) <= earned) completed = period;
    }
    if (completed === plannedDuration) return plannedDuration;
    const here = Number(plannedValueAt(completed));
    return completed + (earned - here) / (Number(plannedValueAt(completed + 1)) - here);
  }

  it('equals trying every period', () => {
    const curves = fc.array(fc.nat(5), { minLength: 1, maxLength: 30 }).map((steps) => {
      let total = 0;
      return [0, ...steps.map((step) => (total += step))].map(BigInt);
    });
    fc.assert(
      fc.property(curves, fc.nat(8), fc.nat(150), (curve, flat, earned) => {
        const budget = curve.at(-1) ?? 0n;
        fc.pre(budget > 0n);
        const tail = Array.from({ length: flat }, () => budget);
        expect(earnedOn(tableOf([...curve, ...tail], curve.length - 1, budget), earned)).toBeCloseTo(
          tryEveryPeriod(tableOf(curve, curve.length - 1, budget), earned),
          12,
        );
      }),
    );
  });
});

describe('where a figure in time means nothing', () => {
  it('before the start there is no pace in time, and the planned rate still says when', () => {
    expect(periodFigures(amounts(0n, 0n, 0n, 100_000n), linear, 0)).toMatchObject({
      schedulePerformanceIndexTime: noFigure('not started yet'),
      estimatedDuration: {
        atPlannedRate: figure(10),
        atSchedulePerformance: noFigure('not started yet'),
        atCostAndSchedulePerformance: noFigure('not started yet'),
      },
    });
  });

  it('while nothing is earned SPI(t) is 0 and no duration follows from it', () => {
    expect(periodFigures(amounts(20_000n, 0n, 5n, 100_000n), linear, 2)).toMatchObject({
      schedulePerformanceIndexTime: figure(0),
      scheduleVarianceTime: figure(-2),
      estimatedDuration: {
        atPlannedRate: figure(12),
        atSchedulePerformance: noFigure('nothing earned yet'),
        atCostAndSchedulePerformance: noFigure('nothing earned yet'),
      },
    });
  });

  it('without cost the duration at cost and schedule performance is undefined, alone', () => {
    expect(periodFigures(amounts(20_000n, 10_000n, 0n, 100_000n), linear, 2).estimatedDuration).toEqual({
      atPlannedRate: figure(11),
      atSchedulePerformance: figure(20),
      atCostAndSchedulePerformance: noFigure('no actual cost recorded'),
    });
  });

  it('the duration at cost and schedule performance is the time it took once nothing is left, whatever it cost', () => {
    const after = (earned: bigint, cost: bigint, schedule: bigint) =>
      durationAtCostAndSchedulePerformance(
        { earnedSchedule: exact(schedule), actualTime: 12, plannedDuration: 10 },
        { earnedValue: { minor: earned }, actualCost: { minor: cost } },
      );
    expect([after(90n, 0n, 10n), after(0n, 50n, 10n)]).toEqual([figure(exact(12n)), figure(exact(12n))]);
    expect([after(90n, 50n, 0n), after(0n, 50n, 5n)].map(value)).toEqual(['nothing earned yet', 'nothing earned yet']);
  });

  it('TSPI is the pace that is left, until nothing is or there is no time', () => {
    const at = (earned: bigint, actualTime: number) =>
      value(toCompleteSchedulePerformanceIndex({ earnedSchedule: exact(earned), actualTime, plannedDuration: 10 }));
    expect([at(3n, 4), at(10n, 12), at(9n, 10), at(9n, 11)]).toEqual([
      7 / 6,
      'complete',
      'planned duration used up',
      'planned duration used up',
    ]);
  });
});

describe('the other estimates', () => {
  const measures = amounts(40_000n, 30_000n, 35_000n, 100_000n);

  it('weigh the indices, 80 to 20 unless told', () => {
    expect(value(exactWeightedEstimate(measures))).toBeCloseTo(35_000 + 70_000 / (0.8 * (30 / 35) + 0.2 * 0.75), 8);
    expect(value(exactWeightedEstimate(measures, { cost: 1n, schedule: 1n }))).toBeCloseTo(
      35_000 + 70_000 / (0.5 * (30 / 35) + 0.5 * 0.75),
      8,
    );
  });

  it('go by the last periods alone', () => {
    const earlier = { earnedValue: { minor: 20_000n }, actualCost: { minor: 15_000n } };
    expect(value(exactEstimateAtRecentPerformance(measures, earlier))).toBe(35_000 + 70_000 / 0.5);
    expect(value(exactEstimateAtRecentPerformance(measures, { ...earlier, actualCost: { minor: 35_000n } }))).toBe(
      'no actual cost in these periods',
    );
    expect(value(exactEstimateAtRecentPerformance(measures, { ...earlier, earnedValue: { minor: 30_000n } }))).toBe(
      'nothing earned in these periods',
    );
    const nothing = { earnedValue: { minor: 0n }, actualCost: { minor: 0n } };
    expect(value(exactEstimateAtRecentPerformance(amounts(0n, 0n, 5n, 0n), nothing))).toBe('no budget in the baseline');
  });

  it('leave nothing to spend once everything is earned, and only then', () => {
    const unknown = noFigure('no actual cost recorded');
    expect(exactEstimateToComplete(amounts(100n, 100n, 0n, 100n), unknown)).toEqual(figure(exact(0n)));
    expect(exactEstimateToComplete(amounts(100n, 99n, 0n, 100n), unknown)).toEqual(unknown);
    expect(exactEstimateToComplete(amounts(0n, 0n, 0n, 0n), unknown)).toEqual(unknown);
    expect(exactEstimateToComplete(amounts(100n, 50n, 30n, 100n), figure(exact(80n)))).toEqual(figure(exact(50n)));
  });

  it('take the word of the team', () => {
    expect(exactBottomUpEstimate(measures, 80_000n)).toEqual(exact(115_000n));
  });

  it.each([
    ['nothing is planned yet', amounts(0n, 5n, 5n, 100n), 'nothing planned yet'],
    ['nothing is earned', amounts(5n, 0n, 5n, 100n), 'nothing earned yet'],
    ['there is no budget', amounts(0n, 0n, 5n, 0n), 'no budget in the baseline'],
  ])('say why there is none when %s', (_, base, why) => {
    expect(
      [
        exactEstimateAtSchedulePerformance,
        exactEstimateAtCostAndSchedulePerformance,
        (each: MeasureAmounts) => exactWeightedEstimate(each),
      ].map((estimate) => value(estimate(base))),
    ).toEqual([why, why, why]);
  });

  it('need cost where cost performance counts, and only there', () => {
    const free = amounts(40n, 30n, 0n, 100n);
    expect(value(exactEstimateAtCostAndSchedulePerformance(free))).toBe('no actual cost recorded');
    expect(value(exactWeightedEstimate(free))).toBe('no actual cost recorded');
    expect(value(exactEstimateAtSchedulePerformance(free))).toBe(70 / 0.75);
  });
});

it('warns that SPI drifts back to 1 from 90 % complete on', () => {
  const at = (earned: bigint) => isLateForSchedulePerformanceIndex(amounts(0n, earned, 0n, 1000n));
  expect([at(899n), at(900n), at(1000n), isLateForSchedulePerformanceIndex(amounts(0n, 0n, 0n, 0n))]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

describe('identities', () => {
  const minor = fc.bigInt({ min: 1n, max: 10n ** 17n });
  const underWay = fc
    .tuple(minor, minor, minor, minor)
    .filter(([, earned, , budget]) => earned < budget)
    .map(([planned, earned, actual, budget]) => amounts(planned, earned, actual, budget));
  const same = (left: Exact, right: Exact) => left.numerator * right.denominator === right.numerator * left.denominator;
  const get = (found: Figure<Exact>): Exact => {
    if (found.kind === 'undefined') throw new Error(found.why);
    return found.value;
  };

  it('PD / SPI(t) = AT + (PD − ES) / SPI(t)', () => {
    fc.assert(
      fc.property(
        minor,
        minor,
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        (n, d, at, pd) => {
          const position = { earnedSchedule: exact(n, d), actualTime: at, plannedDuration: pd };
          const pace = get(schedulePerformanceIndexTime(position));
          const left = plus(exact(BigInt(pd)), exact(-n, d));
          const other = plus(exact(BigInt(at)), over(left, pace));
          expect(same(get(durationAtSchedulePerformance(position)), other)).toBe(true);
          expect(same(plus(scheduleVarianceTime(position), exact(BigInt(at))), exact(n, d))).toBe(true);
        },
      ),
    );
  });

  it('at completion every estimate is the cost, ES = PD, and every duration is the time it took', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), minor, fc.integer({ min: 1, max: 40 }), (budget, cost, at) => {
        const total = BigInt(budget);
        const finished = amounts(total, total, cost, total);
        const found = periodFigures(finished, planOf(0, 0, budget), at);
        const estimates = [
          ...Object.values(found.estimateAtCompletion),
          exactWeightedEstimate(finished),
          exactEstimateAtRecentPerformance(finished, finished),
        ];
        for (const estimate of estimates) expect(same(get(estimate), exact(cost))).toBe(true);
        expect(get(found.estimateToComplete).numerator).toBe(0n);
        expect(found).toMatchObject({
          scheduleVariance: exact(0n),
          schedulePerformanceIndex: figure(1),
          earnedSchedule: figure(2),
          estimatedDuration: {
            atPlannedRate: figure(at),
            atSchedulePerformance: figure(at),
            atCostAndSchedulePerformance: figure(at),
          },
        });
      }),
    );
  });

  it('AC + ETC = EAC, EAC + VAC = BAC, and weights of one index alone give its estimate, exactly', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        const found = periodFigures(base, linear, 4);
        const estimate = get(exactEstimateAtCostPerformance(base));
        expect(same(plus(exact(base.actualCost.minor), get(found.estimateToComplete)), estimate)).toBe(true);
        expect(same(plus(estimate, get(found.varianceAtCompletion)), exact(base.budgetAtCompletion.minor))).toBe(true);
        expect(same(get(exactWeightedEstimate(base, { cost: 1n, schedule: 0n })), estimate)).toBe(true);
        expect(
          same(
            get(exactWeightedEstimate(base, { cost: 0n, schedule: 7n })),
            get(exactEstimateAtSchedulePerformance(base)),
          ),
        ).toBe(true);
      }),
    );
  });

  it('the estimate at cost and schedule performance is at cost performance when SPI is 1', () => {
    fc.assert(
      fc.property(underWay, (base) => {
        const onPlan = { ...base, plannedValue: base.earnedValue };
        const estimate = get(exactEstimateAtCostPerformance(onPlan));
        expect(same(get(exactEstimateAtCostAndSchedulePerformance(onPlan)), estimate)).toBe(true);
      }),
    );
  });

  it('every figure is a finite number or says why not', () => {
    const few = fc.bigInt({ min: 0n, max: 4n });
    fc.assert(
      fc.property(few, few, few, few, fc.integer({ min: 0, max: 5 }), (planned, earned, actual, budget, at) => {
        const plan = tableOf([0n, 0n, budget / 2n, budget], 3, budget);
        const { estimateAtCompletion, toCompletePerformanceIndex, estimatedDuration, ...found } = periodFigures(
          amounts(planned, earned, actual, budget),
          plan,
          at,
        );
        const exacts = [
          ...Object.values(estimateAtCompletion),
          found.estimateToComplete,
          found.varianceAtCompletion,
        ].map(value);
        const figures = [
          ...Object.values(toCompletePerformanceIndex),
          ...Object.values(estimatedDuration),
          found.schedulePerformanceIndex,
          found.costPerformanceIndex,
          found.earnedSchedule,
          found.scheduleVarianceTime,
          found.schedulePerformanceIndexTime,
          found.toCompleteSchedulePerformanceIndex,
        ].map((each) => (each.kind === 'value' ? each.value : each.why));
        for (const each of [...exacts, ...figures]) {
          expect(typeof each === 'number' ? Number.isFinite(each) : each.length > 0).toBe(true);
        }
      }),
    );
  });

  it('exact arithmetic obeys the laws of fractions', () => {
    fc.assert(
      fc.property(minor, minor, minor, (a, b, c) => {
        expect(same(times(exact(a, b), exact(b, a)), exact(1n))).toBe(true);
        expect(same(over(exact(a, b), exact(c)), exact(a, b * c))).toBe(true);
        expect(exact(a, -b)).toEqual(exact(-a, b));
      }),
    );
    expect(() => exact(1n, 0n)).toThrow('division by zero');
  });
});
