import * as fc from 'fast-check';
import { BOOTSTRAP_TRIALS, bootstrapRest } from '../../../src/domain/forecast/bootstrap-rest';
import { getDay } from '../../../src/domain/calendar/day';
import { exactEstimateAtCostPerformance } from '../../../src/domain/earned-value/estimate-at-completion';
import { exact, minus, plus, times, type Exact } from '../../../src/domain/money/exact';
import { figure, noFigure } from '../../../src/domain/earned-value/figure';
import {
  forecastRange,
  MIN_PERIODS_OF_HISTORY,
  type ForecastRange,
  type PastPeriod,
  type Performed,
} from '../../../src/domain/forecast/forecast-range';
import { add, sum } from '../../../src/domain/money/money';
import { nearestRank } from '../../../src/domain/forecast/nearest-rank';
import { divideRounded } from '../../../src/domain/money/rounding';
import { durationAtSchedulePerformance } from '../../../src/domain/earned-value/schedule-in-time';
import { seededRandom } from '../../../src/domain/forecast/seeded-random';
import { addWorkingDays, makeWorkingCalendar } from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

/** A week that earned and cost so many cents, and earned so much of the plan's working days. */
const week = (earned: number, spent: number, scheduleEarned = exact(5n), workingDays = 5): PastPeriod => ({
  earned: dollars(earned),
  spent: dollars(spent),
  scheduleEarned,
  workingDays,
});

const total = (amounts: readonly Exact[]): Exact => amounts.reduce(plus, exact(0n));

/** A project at the end of its last period, with so much left to earn and so many working days of the plan left. */
function performed(periods: readonly PastPeriod[], leftToEarn: number, daysLeft: number): Performed {
  const earnedValue = sum(
    periods.map(({ earned }) => earned),
    USD,
  );
  const earnedSchedule = total(periods.map(({ scheduleEarned }) => scheduleEarned));
  return {
    periods,
    measures: {
      plannedValue: dollars(0),
      earnedValue,
      actualCost: sum(
        periods.map(({ spent }) => spent),
        USD,
      ),
      budgetAtCompletion: add(earnedValue, dollars(leftToEarn)),
    },
    position: {
      earnedSchedule,
      plannedDuration: Number(earnedSchedule.numerator / earnedSchedule.denominator) + daysLeft,
    },
    statusDay: getDay('2026-11-20'), // a Friday
    finished: null,
  };
}

const forecast = (project: Performed, seed = 1): ForecastRange => forecastRange(project, FIVE_DAY_WEEK, seed);
const cents = ({ finalCost }: ForecastRange) =>
  finalCost.kind === 'value' ? [finalCost.value.p50.minor, finalCost.value.p80.minor] : finalCost.why;
const days = ({ finish }: ForecastRange) =>
  finish.kind === 'value' ? [finish.value.p50, finish.value.p80] : finish.why;

const even = Array.from({ length: 6 }, () => week(10, 20));

describe('worked examples', () => {
  // Each of seven weeks earns 10 and is drawn as often as the others; they cost 1 to 7. Up to 3 are 43 % of draws, up to 4 are
  // 57 %; up to 5 are 71 %, up to 6 are 86 %.
  const uneven = [4, 2, 7, 1, 6, 3, 5].map((spent) => week(10, spent));

  it('with one week left, the P50 is the middle week and the P80 the next but one', () => {
    expect(cents(forecast(performed(uneven, 10, 5)))).toEqual([28n + 4n, 28n + 6n]);
  });

  it('of the last week only the share that is needed is taken', () => {
    expect(cents(forecast(performed(uneven, 5, 5)))).toEqual([28n + 2n, 28n + 3n]);
  });

  it('in time, slow weeks count like dear ones', () => {
    // Weeks of 5 days that earn 5, 5, 5, 5, 2.5, 2.5 of the plan's days; 5 days left. Two thirds of the trials take a week, and of
    // the rest most take half a week more, which is 7.5 days.
    const slow = [1n, 1n, 1n, 1n, 2n, 2n].map((divisor) => week(10, 10, exact(5n, divisor)));
    const [p50, p80] = days(forecast(performed(slow, 10, 5)));
    expect(p50).toBe('2026-11-27');
    expect(p80).toBe('2026-12-02');
  });
});

describe('a project whose periods perform alike', () => {
  it('has EAC at cost performance as its range, to the minor unit', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 6, maxLength: 12 });
    const part = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(sizes, part, part, fc.integer({ min: 1, max: 100_000 }), (earned, each, spent, left) => {
        const project = performed(
          earned.map((size) => week(size * each, size * spent)),
          left,
          1,
        );
        const estimate = exactEstimateAtCostPerformance(project.measures);
        if (estimate.kind === 'undefined') throw new Error(estimate.why);
        const expected = divideRounded(estimate.value.numerator, estimate.value.denominator);
        expect(cents(forecast(project))).toEqual([expected, expected]);
      }),
      { numRuns: 20 },
    );
  });

  it('has IEAC(t) at schedule performance as its finish, a part of a day taken as a whole one', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 6, maxLength: 12 });
    const pace = fc.tuple(fc.integer({ min: 12, max: 40 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(
        lengths,
        pace,
        fc.integer({ min: 1, max: 100 }),
        anyCalendar,
        anyDay(),
        (lengths, [part, whole], daysLeft, calendar, statusDay) => {
          const perDay = exact(BigInt(part), BigInt(whole));
          const periods = lengths.map((length) => week(10, 10, times(perDay, exact(BigInt(length))), length));
          const project = { ...performed(periods, 10, daysLeft), statusDay };
          const actualTime = lengths.reduce((sum, length) => sum + length, 0);
          const duration = durationAtSchedulePerformance({ ...project.position, actualTime });
          if (duration.kind === 'undefined') throw new Error(duration.why);
          const { numerator, denominator } = minus(duration.value, exact(BigInt(actualTime)));
          const workingDays = Number((numerator + denominator - 1n) / denominator);
          const finish = addWorkingDays(calendar, statusDay, workingDays);
          expect(days(forecastRange(project, calendar, 1))).toEqual([finish, finish]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('rounds cost half-even, over the whole', () => {
    const halves = Array.from({ length: 6 }, () => week(2, 1)); // AC 6
    expect([1, 3, 5].map((left) => cents(forecast(performed(halves, left, 1)))[0])).toEqual([6n, 8n, 8n]);
    const odd = [...halves, week(2, 1)]; // AC 7
    expect([1, 3, 5].map((left) => cents(forecast(performed(odd, left, 1)))[0])).toEqual([8n, 8n, 10n]);
  });

  it('takes no day more for what a sum of doubles adds to a whole number of them', () => {
    // 7 days of the plan at 0.7 a day, which doubles do not add up to 7.
    const tenths = Array.from({ length: 10 }, () => week(10, 10, exact(7n, 10n), 1));
    expect(days(forecast(performed(tenths, 10, 7)))).toEqual(['2026-12-04', '2026-12-04']);
    expect(days(forecast(performed(tenths, 10, 8)))).toEqual(['2026-12-08', '2026-12-08']);
  });

  it('counts on the calendar, its days off left out', () => {
    const holiday = makeWorkingCalendar([1, 2, 3, 4, 5], [getDay('2026-11-26')]);
    expect(days(forecastRange(performed(even, 10, 5), holiday, 1))).toEqual(['2026-11-30', '2026-11-30']);
  });
});

describe('any project', () => {
  const anyWeek = fc
    .record({
      earned: fc.integer({ min: -500, max: 9_000 }),
      spent: fc.integer({ min: -500, max: 9_000 }),
      gained: fc.integer({ min: -5, max: 90 }),
      workingDays: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ earned, spent, gained, workingDays }) => week(earned, spent, exact(BigInt(gained), 10n), workingDays));
  const anyWeeks = fc.array(anyWeek, { minLength: 6, maxLength: 12 });
  const left = fc.integer({ min: 1, max: 20_000 });

  it('has the same answer for the same seed, and a P80 that is never less than its P50', () => {
    fc.assert(
      fc.property(anyWeeks, left, fc.maxSafeInteger(), (weeks, left, seed) => {
        const project = performed(weeks, left, 20);
        const found = forecast(project, seed);
        expect(forecast(project, seed)).toEqual(found);
        if (found.finalCost.kind === 'value') {
          expect(found.finalCost.value.p80.minor).toBeGreaterThanOrEqual(found.finalCost.value.p50.minor);
        }
        if (found.finish.kind === 'value') expect(found.finish.value.p80 >= found.finish.value.p50).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it('has a cost range that grows with its money, to the rounding', () => {
    fc.assert(
      fc.property(anyWeeks, left, fc.integer({ min: 2, max: 1_000 }), (weeks, left, factor) => {
        const found = forecast(performed(weeks, left, 20)).finalCost;
        const grown = forecast(
          performed(
            weeks.map((each) => ({
              ...each,
              earned: dollars(each.earned.minor * BigInt(factor)),
              spent: dollars(each.spent.minor * BigInt(factor)),
            })),
            left * factor,
            20,
          ),
        ).finalCost;
        if (found.kind === 'undefined' || grown.kind === 'undefined') {
          expect(grown).toEqual(found);
          return;
        }
        for (const percentile of ['p50', 'p80'] as const) {
          const apart = Number(grown.value[percentile].minor) - factor * Number(found.value[percentile].minor);
          expect(Math.abs(apart)).toBeLessThanOrEqual(factor);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('ends when it ends, whatever it costs', () => {
    fc.assert(
      fc.property(anyWeeks, fc.integer({ min: 2, max: 9 }), (weeks, factor) => {
        const dearer = weeks.map((each) => ({ ...each, spent: dollars(each.spent.minor * BigInt(factor) + 1n) }));
        expect(forecast(performed(dearer, 100, 20)).finish).toEqual(forecast(performed(weeks, 100, 20)).finish);
      }),
      { numRuns: 10 },
    );
  });

  it('has another answer for another seed, by little', () => {
    const costs = Array.from({ length: 20 }, (_, index) => week(1_000, 500 + index * index));
    const found = Array.from({ length: 6 }, (_, seed) => cents(forecast(performed(costs, 20_000, 1), seed))[1]);
    const ends = found.map(Number).sort((a, b) => a - b);
    expect(new Set(ends).size).toBeGreaterThan(1);
    expect((ends.at(-1) ?? Infinity) / (ends[0] ?? 0)).toBeLessThan(1.02);
  });

  it('says how it was come by', () => {
    const found = forecast(performed([...even, week(0, 0)], 10, 5), 42);
    expect(found).toMatchObject({ trials: 4_000, periodsOfHistory: 6, seed: 42 });
    expect(found.method).toBe(
      'Bootstrap of the project’s own completed periods (Efron 1979): each trial draws a history from them with replacement, ' +
        'and from that history the periods of the rest, each with its cost and progress together.',
    );
  });
});

describe('where there is no range', () => {
  const why = (project: Performed) => {
    const found = forecast(project);
    return [cents(found), days(found)];
  };

  it('there is too little history below six periods with progress or cost', () => {
    expect(MIN_PERIODS_OF_HISTORY).toBe(6);
    const five = even.slice(1);
    const idle = week(0, 0, exact(0n));
    expect(why(performed(five, 10, 5))).toEqual(['too little history', 'too little history']);
    expect(why(performed([...five, idle, idle], 10, 5))).toEqual(['too little history', 'too little history']);
    expect(forecast(performed([...five, idle], 10, 5)).periodsOfHistory).toBe(5);
    for (const sixth of [week(0, 20), week(10, 0)]) {
      expect(forecast(performed([...five, sixth], 10, 5))).toMatchObject({
        finalCost: { kind: 'value' },
        finish: { kind: 'value' },
        periodsOfHistory: 6,
      });
    }
  });

  it('nothing was earned on the whole, or more taken back', () => {
    const none = 'nothing earned in these periods';
    const idle = Array.from({ length: 6 }, () => week(0, 20, exact(0n)));
    expect(why(performed(idle, 10, 5))).toEqual([none, none]);
    const undone = [...even, week(-60, 20, exact(-30n))];
    expect(why(performed(undone, 10, 5))).toEqual([none, none]);
    const worse = [...even, week(-61, 20, exact(-31n))];
    expect(why({ ...performed(worse, 10, 5), position: { earnedSchedule: exact(0n), plannedDuration: 5 } })).toEqual([
      none,
      none,
    ]);
  });

  it('nothing was spent in these periods, and the finish is known all the same', () => {
    const free = even.map(({ earned }) => week(Number(earned.minor), 0));
    const finish = ['2026-11-27', '2026-11-27'];
    expect(why(performed(free, 10, 5))).toEqual(['no actual cost in these periods', finish]);
    expect(why(performed([...even, week(10, -120)], 10, 5))).toEqual(['no actual cost in these periods', finish]);
    expect(why(performed([...even, week(10, -121)], 10, 5))).toEqual(['no actual cost in these periods', finish]);
    expect(cents(forecast(performed([...even, week(10, -119)], 10, 5)))).not.toBe('no actual cost in these periods');
  });

  it('there is no budget', () => {
    const project = performed(even, 10, 5);
    const measures = { ...project.measures, budgetAtCompletion: dollars(0) };
    expect(why({ ...project, measures })).toEqual(['no budget in the baseline', 'no budget in the baseline']);
  });

  it('the plan ends before the budget does', () => {
    expect(why(performed(even, 10, 0))[1]).toBe('planned value not given that far');
  });

  it('one period in six earned it all, so that a third of the histories that might have been earn nothing', () => {
    const once = [week(600, 20), ...Array.from({ length: 5 }, () => week(0, 20))];
    expect(why(performed(once, 600, 5))).toEqual(['no end in sight', ['2026-11-27', '2026-11-27']]);
  });
});

describe('a project that is complete', () => {
  const complete = performed(even.slice(2), 0, 0);

  it('cost what it cost and finished when it did, however little its history', () => {
    const finished = getDay('2026-11-18');
    expect(forecast({ ...complete, finished })).toMatchObject({
      finalCost: figure({ p50: dollars(80), p80: dollars(80) }),
      finish: figure({ p50: finished, p80: finished }),
    });
  });

  it('is said to be complete where nobody knows since when', () => {
    expect(forecast(complete).finish).toEqual(noFigure('complete'));
  });
});

describe('a bootstrap of the rest', () => {
  const QUARTERS = 2 ** 30;
  /** The same words over and over, in quarters of their range. */
  const scripted = (...quarters: readonly number[]) => {
    let next = 0;
    return () => (quarters[next++ % quarters.length] ?? 0) * QUARTERS;
  };
  const goesOn = { gained: 10, used: 1 };
  const takesBack = { gained: -4, used: 2 };

  it('adds to the rest what is taken back', () => {
    // Both are drawn as the history; then 10 of 12 is gained, 4 is taken back, and 6 of the 10 that follow are needed.
    const outcomes = bootstrapRest([goesOn, takesBack], 12, scripted(0, 2, 0, 2, 0));
    expect(outcomes).toEqual(new Float64Array(BOOTSTRAP_TRIALS).fill(1 + 2 + 0.6));
  });

  it('ends with the period that gains exactly the rest', () => {
    expect(bootstrapRest([goesOn, takesBack], 20, scripted(0, 0, 0, 0))).toEqual(
      new Float64Array(BOOTSTRAP_TRIALS).fill(2),
    );
  });

  it('draws the rest from the history that was drawn, not from the one that was', () => {
    // The history is drawn from its second period alone.
    const outcomes = bootstrapRest([goesOn, { gained: 4, used: 3 }], 4, scripted(2));
    expect(outcomes).toEqual(new Float64Array(BOOTSTRAP_TRIALS).fill(3));
  });

  it('arrives within a thousand periods or never', () => {
    const history = [
      { gained: 1, used: 1 },
      { gained: 1_001, used: 0 },
    ];
    // One trial draws both as its history and then the first of them a thousand times; the others draw the second alone.
    const words = () => {
      const script = [0, 2, ...Array.from({ length: 1_000 }, () => 0)];
      return () => (script.shift() ?? 2) * QUARTERS;
    };
    expect(bootstrapRest(history, 1_000, words()).at(-1)).toBe(1_000);
    expect(bootstrapRest(history, 1_001, words()).at(-1)).toBe(Infinity);
  });

  it('gives outcomes in ascending order', () => {
    const outcomes = bootstrapRest([goesOn, { gained: 3, used: 20 }], 100, seededRandom(3));
    expect(outcomes).toEqual(Float64Array.from([...outcomes].sort((a, b) => a - b)));
    expect(outcomes[0]).toBeLessThan(outcomes[BOOTSTRAP_TRIALS - 1] ?? 0);
  });
});

describe('nearest rank', () => {
  it('is the smallest member that the percentage does not exceed', () => {
    const members = [15, 20, 35, 40, 50];
    expect([5, 20, 21, 30, 40, 50, 80, 81, 100].map((percent) => nearestRank(members, percent))).toEqual([
      15, 15, 20, 20, 20, 35, 40, 50, 50,
    ]);
  });

  it('has no rank in nothing, nor at 0 %', () => {
    expect(() => nearestRank([], 50)).toThrow('no rank for 50 % of 0');
    expect(() => nearestRank([1], 0)).toThrow('no rank for 0 % of 1');
  });

  it('holds whatever the sample: so many members do not exceed it, and fewer do not exceed the one before', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 100 }), (members, percent) => {
        const found = nearestRank(
          [...members].sort((a, b) => a - b),
          percent,
        );
        const upTo = (most: number) => members.filter((member) => member <= most).length * 100;
        expect(upTo(found)).toBeGreaterThanOrEqual(percent * members.length);
        expect(upTo(found - 1)).toBeLessThan(percent * members.length);
      }),
    );
  });
});
