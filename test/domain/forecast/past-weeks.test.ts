import * as fc from 'fast-check';
import type { Performance } from '../../../src/domain/earned-value/base-measures';
import { addDays, getDay } from '../../../src/domain/calendar/day';
import { earnedSchedule } from '../../../src/domain/earned-value/earned-schedule';
import { exact, plus, toNumber } from '../../../src/domain/money/exact';
import { figure, noFigure } from '../../../src/domain/earned-value/figure';
import { sum } from '../../../src/domain/money/money';
import { MAX_PAST_WEEKS, pastWeeks } from '../../../src/domain/forecast/past-weeks';
import { positionRange } from '../../../src/domain/forecast/position-range';
import { projectPosition } from '../../../src/domain/earned-value/project-position';
import { seedOf } from '../../../src/domain/forecast/seed-of';
import { makeWorkingCalendar, workingDaysInclusive } from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, anySpan, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const day = getDay;

/** Planned: 10 a day from Wednesday 4 November to Tuesday 1 December 2026, twenty days. */
const PERFORMANCE: Performance = {
  spans: [{ start: day('2026-11-04'), finish: day('2026-12-01'), budget: dollars(200) }],
  levelOfEffort: [],
  progress: [
    { day: day('2026-11-02'), basisPoints: 500, budget: dollars(200) },
    { day: day('2026-11-08'), basisPoints: 2000, budget: dollars(200) },
    { day: day('2026-11-16'), basisPoints: -250, budget: dollars(200) },
  ],
  costs: [
    { day: day('2026-11-03'), amount: dollars(7) },
    { day: day('2026-11-04'), amount: dollars(30) },
    { day: day('2026-11-09'), amount: dollars(5) },
    { day: day('2026-11-18'), amount: dollars(90) },
  ],
};
const weeksOn = (performance: Performance, statusDay: string, calendar = FIVE_DAY_WEEK) =>
  pastWeeks(performance, projectPosition(performance, calendar, USD, day(statusDay), 3), day(statusDay)).map(
    ({ earned, spent, scheduleEarned, workingDays }) => [
      earned.minor,
      spent.minor,
      toNumber(scheduleEarned),
      workingDays,
    ],
  );

describe('the weeks of a project that are over', () => {
  it('begin on its first day and end on the last Sunday before the status day', () => {
    // What was earned and spent before the start is in no week, and neither is the current one. ES 1, 5, 5, 4.5.
    const weeks = [
      [40n, 30n, 4, 3],
      [0n, 5n, 0, 5],
    ];
    expect(weeksOn(PERFORMANCE, '2026-11-22')).toEqual(weeks);
    expect(weeksOn(PERFORMANCE, '2026-11-23')).toEqual([...weeks, [-5n, 90n, -0.5, 5]]);
    expect(weeksOn(PERFORMANCE, '2026-11-16')).toEqual(weeks);
    expect(weeksOn(PERFORMANCE, '2026-11-15')).toEqual(weeks.slice(0, 1));
  });

  it('are none in the week of its start, and before it', () => {
    expect(weeksOn(PERFORMANCE, '2026-11-08')).toEqual([]);
    expect(weeksOn(PERFORMANCE, '2026-11-09')).toHaveLength(1);
    expect(weeksOn(PERFORMANCE, '2026-10-01')).toEqual([]);
  });

  it('have the working days of the calendar, and may have none', () => {
    const holidays = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'].map(day);
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], holidays);
    expect(weeksOn(PERFORMANCE, '2026-11-16', calendar).map((week) => week[3])).toEqual([3, 0]);
  });

  it('earn no schedule where nothing is budgeted', () => {
    const [span] = PERFORMANCE.spans;
    const free = { ...PERFORMANCE, spans: span ? [{ ...span, budget: dollars(0) }] : [], progress: [] };
    expect(weeksOn(free, '2026-11-16')).toEqual([
      [0n, 30n, 0, 3],
      [0n, 5n, 0, 5],
    ]);
  });

  it('go back ten years and no further', () => {
    const [span] = PERFORMANCE.spans;
    const old = { ...PERFORMANCE, spans: span ? [{ ...span, start: day('1026-11-04') }] : [] };
    const weeks = weeksOn(old, '2026-11-16');
    expect(weeks).toHaveLength(MAX_PAST_WEEKS);
    expect(weeks.map((week) => week[3])).toEqual(Array.from({ length: MAX_PAST_WEEKS }, () => 5));
    expect(weeks.at(-1)?.[1]).toBe(5n);
  });

  it('add up to what was done from the first to the last of them', () => {
    const performances = fc.record({
      span: anySpan,
      basisPoints: fc.integer({ min: 0, max: 10_000 }),
      progressDay: anyDay(800),
      cost: fc.record({ day: anyDay(800), cents: fc.integer({ min: 0, max: 1_000_000 }) }),
    });
    fc.assert(
      fc.property(
        performances,
        anyCalendar,
        anyDay(800),
        ({ span, basisPoints, progressDay, cost }, calendar, statusDay) => {
          fc.pre(workingDaysInclusive(calendar, span.start, span.finish) > 0);
          const performance: Performance = {
            spans: [span],
            levelOfEffort: [],
            progress: [{ day: progressDay, basisPoints, budget: span.budget }],
            costs: [{ day: cost.day, amount: dollars(cost.cents) }],
          };
          const position = projectPosition(performance, calendar, USD, statusDay, 3);
          const weeks = pastWeeks(performance, position, statusDay);
          fc.pre(weeks.length > 0 && weeks.length < MAX_PAST_WEEKS);
          const days = weeks.reduce((total, { workingDays }) => total + workingDays, 0);
          const through = addDays(statusDay, -((new Date(`${statusDay}T00:00:00Z`).getUTCDay() + 6) % 7) - 1);
          const inside = (on: string) => on >= span.start && on <= through;
          expect(days).toBe(workingDaysInclusive(calendar, span.start, through));
          const spent = sum(
            weeks.map((week) => week.spent),
            USD,
          );
          expect(spent).toEqual(dollars(inside(cost.day) ? cost.cents : 0));
          const schedule = weeks.reduce((total, week) => plus(total, week.scheduleEarned), exact(0n));
          const whole = earnedSchedule(
            position.plan,
            span.budget.minor * BigInt(basisPoints) * (position.scale / 10_000n),
          );
          const earned = inside(progressDay) && whole.kind === 'value' ? toNumber(whole.value) : 0;
          expect(toNumber(schedule)).toBeCloseTo(earned, 9);
        },
      ),
    );
  });
});

describe('the forecast range of a project', () => {
  // 100 a day over ten weeks of five days from Monday 7 September; each Friday half a week more is done, for 300.
  const budget = dollars(5000);
  const fridays = ['2026-09-11', '2026-09-18', '2026-09-25', '2026-10-02', '2026-10-09', '2026-10-16', '2026-10-23'];
  const performanceOf = (worked: readonly string[], basisPoints = 500): Performance => ({
    spans: [{ start: day('2026-09-07'), finish: day('2026-11-13'), budget }],
    levelOfEffort: [],
    progress: worked.map((on) => ({ day: day(on), basisPoints, budget })),
    costs: worked.map((on) => ({ day: day(on), amount: dollars(300) })),
  });
  const rangeOn = (performance: Performance, statusDay: string) => {
    const position = projectPosition(performance, FIVE_DAY_WEEK, USD, day(statusDay), 3);
    return positionRange(performance, position, day(statusDay), 7);
  };

  it('comes from its weeks, and shrinks to the estimates at cost and schedule performance when they are alike', () => {
    // EV 1500 of 5000 for 1800: the rest costs 4200. 35 days of the plan are left, at half a day a day.
    const found = rangeOn(performanceOf(fridays.slice(0, 6)), '2026-10-19');
    expect(found).toMatchObject({ periodsOfHistory: 6, seed: 7 });
    expect(found.finalCost).toEqual(figure({ p50: dollars(6000), p80: dollars(6000) }));
    // 70 working days after Monday 19 October.
    expect(found.finish).toEqual(figure({ p50: day('2027-01-25'), p80: day('2027-01-25') }));
  });

  it('is not there while there are too few weeks, the current one not counted', () => {
    expect(rangeOn(performanceOf(fridays.slice(0, 6)), '2026-10-18').finalCost).toEqual(noFigure('too little history'));
    expect(rangeOn(performanceOf(fridays.slice(0, 5)), '2026-10-19').finish).toEqual(noFigure('too little history'));
  });

  it('ends on the day on which all was earned', () => {
    const found = rangeOn(performanceOf(fridays.slice(0, 2), 5000), '2026-10-19');
    expect(found.finish).toEqual(figure({ p50: day('2026-09-18'), p80: day('2026-09-18') }));
    expect(found.finalCost).toEqual(figure({ p50: dollars(600), p80: dollars(600) }));
  });
});

describe('a seed', () => {
  // The published test vectors of FNV-1a, 32 bits.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('of "%s" is its FNV-1a hash', (text, hash) => {
    expect(seedOf(text)).toBe(hash);
  });
});
