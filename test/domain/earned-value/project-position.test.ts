import * as fc from 'fast-check';
import { measureCurve, toBaseMeasures, type Performance } from '../../../src/domain/earned-value/base-measures';
import { addDays, getDay } from '../../../src/domain/calendar/day';
import { earnedSchedule } from '../../../src/domain/earned-value/earned-schedule';
import { exact } from '../../../src/domain/money/exact';
import { figure, noFigure } from '../../../src/domain/earned-value/figure';
import type { BudgetSpan } from '../../../src/domain/baseline/budget-span';
import { plannedSlopes, plannedValueCurve } from '../../../src/domain/earned-value/planned-value';
import { projectFigures } from '../../../src/domain/earned-value/project-figures';
import { projectPosition } from '../../../src/domain/earned-value/project-position';
import {
  findLastDayOfWork,
  isWorkingDay,
  makeWorkingCalendar,
  workingDaysInclusive,
} from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, anySpan, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';
import { standing, USUAL } from './standing';

const span = (start: string, finish: string, cents: number): BudgetSpan => ({
  start: getDay(start),
  finish: getDay(finish),
  budget: dollars(cents),
});
const onDay = (day: string, percent: number, cents: number) => ({
  day: getDay(day),
  basisPoints: percent * 100,
  budget: dollars(cents),
});
const NOTHING: Omit<Performance, 'spans'> = { levelOfEffort: [], progress: [], costs: [] };
const positionOn = (performance: Performance, day: string, calendar = FIVE_DAY_WEEK) =>
  projectPosition(performance, calendar, USD, getDay(day), 3);

describe('where a project stands', () => {
  it('is measured by working days of its calendar from the first start to the last finish', () => {
    // Two weeks with a holiday on Wednesday 4 November: nine days.
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], [getDay('2026-11-04')]);
    const spans = [span('2026-11-02', '2026-11-06', 400), span('2026-11-09', '2026-11-13', 500)];
    const { plan, actualTime, start } = positionOn({ ...NOTHING, spans }, '2026-11-09', calendar);
    expect([start, plan.plannedDuration, actualTime]).toEqual(['2026-11-02', 9, 5]);
    const { scale } = positionOn({ ...NOTHING, spans }, '2026-11-09', calendar);
    const points = Array.from({ length: 10 }, (_, period) => plan.plannedValueAt(period));
    expect(points).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900].map((cents) => BigInt(cents) * scale));
  });

  it('takes the end of a pause in the plan, and only once all before it is earned', () => {
    // A week of work, a week without any, a week of work.
    const spans = [span('2026-11-02', '2026-11-06', 500), span('2026-11-16', '2026-11-20', 500)];
    const at = (percent: number) => {
      const { plan, measures } = positionOn(
        { ...NOTHING, spans, progress: [onDay('2026-11-04', percent, 1000)] },
        '2026-11-05',
      );
      return earnedSchedule(plan, measures.earnedValue.minor);
    };
    expect([at(49), at(50), at(51)]).toEqual([
      expect.objectContaining({ kind: 'value' }),
      figure(exact(10n)),
      expect.objectContaining({ kind: 'value' }),
    ]);
    expect(
      projectFigures(positionOn({ ...NOTHING, spans, progress: [onDay('2026-11-04', 49, 1000)] }, '2026-11-05'), USUAL)
        .inTime.earnedSchedule,
    ).toEqual(figure(4.9));
  });

  it('has not begun before the first day, and needs as long as planned', () => {
    const found = projectFigures(
      positionOn({ ...NOTHING, spans: [span('2026-11-02', '2026-11-13', 1000)] }, '2026-10-30'),
      USUAL,
    );
    expect(found.inTime).toEqual({
      actualTime: 0,
      plannedDuration: 10,
      earnedSchedule: figure(0),
      scheduleVariance: figure(0),
      schedulePerformanceIndex: noFigure('not started yet'),
      toCompleteSchedulePerformanceIndex: figure(1),
      atPlannedRate: { duration: figure(10), finish: figure('2026-11-13') },
      atSchedulePerformance: { duration: noFigure('not started yet'), finish: noFigure('not started yet') },
      atCostAndSchedulePerformance: { duration: noFigure('not started yet'), finish: noFigure('not started yet') },
    });
  });

  it('names no day when all is earned before the first', () => {
    const found = projectFigures(
      positionOn(
        { ...NOTHING, spans: [span('2026-11-02', '2026-11-13', 1000)], progress: [onDay('2026-10-29', 100, 1000)] },
        '2026-10-30',
      ),
      USUAL,
    );
    expect(found.inTime.atPlannedRate).toEqual({ duration: figure(0), finish: noFigure('not started yet') });
  });

  it('ends its time with its work: a project that was finished late does not get later from day to day', () => {
    const performance: Performance = {
      spans: [span('2026-11-02', '2026-11-06', 1000)],
      levelOfEffort: [],
      progress: [onDay('2026-11-03', 60, 1000), onDay('2026-11-10', 40, 1000)],
      costs: [{ day: getDay('2026-11-03'), amount: dollars(1100) }],
    };
    for (const day of ['2026-11-10', '2026-11-11', '2027-06-30']) {
      expect(projectFigures(positionOn(performance, day), USUAL).inTime).toMatchObject({
        actualTime: 7,
        earnedSchedule: figure(5),
        scheduleVariance: figure(-2),
        schedulePerformanceIndex: figure(5 / 7),
        toCompleteSchedulePerformanceIndex: noFigure('complete'),
        atSchedulePerformance: { duration: figure(7), finish: figure('2026-11-10') },
        atCostAndSchedulePerformance: { duration: figure(7), finish: figure('2026-11-10') },
      });
    }
    expect(positionOn(performance, '2026-11-09')).toMatchObject({ actualTime: 6, finished: null });
    expect(positionOn(performance, '2026-11-12').finished).toBe('2026-11-10');
  });

  it('goes on when a finished project is opened again', () => {
    const performance: Performance = {
      ...NOTHING,
      spans: [span('2026-11-02', '2026-11-06', 1000)],
      progress: [onDay('2026-11-03', 100, 1000), onDay('2026-11-05', -10, 1000), onDay('2026-11-09', 10, 1000)],
    };
    expect(['2026-11-04', '2026-11-06', '2026-11-12'].map((day) => positionOn(performance, day).actualTime)).toEqual([
      2, 5, 6,
    ]);
  });

  it('ends with the plan where all work earns by time', () => {
    const effort = [span('2026-11-02', '2026-11-06', 1000)];
    const performance: Performance = { ...NOTHING, spans: effort, levelOfEffort: effort };
    const on = (day: string) => projectFigures(positionOn(performance, day), USUAL);
    expect(on('2026-11-04')).toMatchObject({
      scheduleVariance: dollars(0),
      schedulePerformanceIndex: figure(1),
      inTime: { actualTime: 3, earnedSchedule: figure(3), scheduleVariance: figure(0) },
    });
    expect(on('2026-12-01').inTime).toMatchObject({ actualTime: 5, earnedSchedule: figure(5) });
  });

  it('counts its days on without a budget, and says why it has no figures in time', () => {
    const found = projectFigures(
      positionOn({ ...NOTHING, spans: [span('2026-11-02', '2026-11-06', 0)] }, '2026-11-11'),
      USUAL,
    );
    expect(found.inTime).toMatchObject({
      actualTime: 8,
      earnedSchedule: noFigure('no budget in the baseline'),
      atPlannedRate: {
        duration: noFigure('no budget in the baseline'),
        finish: noFigure('no budget in the baseline'),
      },
    });
  });

  it('looks back whole weeks for the pace of late', () => {
    const performance: Performance = {
      ...NOTHING,
      spans: [span('2026-11-02', '2026-11-27', 2000)],
      progress: [onDay('2026-11-03', 10, 2000), onDay('2026-11-04', 10, 2000)],
      costs: [
        { day: getDay('2026-11-03'), amount: dollars(150) },
        { day: getDay('2026-11-04'), amount: dollars(400) },
      ],
    };
    const { earlier, scale } = positionOn(performance, '2026-11-24');
    expect(toBaseMeasures(earlier, scale, USD)).toMatchObject({ earnedValue: dollars(200), actualCost: dollars(150) });
  });

  it('takes a baseline of nothing as a fault', () => {
    expect(() => positionOn({ ...NOTHING, spans: [] }, '2026-11-02')).toThrow('a baseline has at least one span');
  });

  it('says that a day is too far ahead to be named', () => {
    const base = {
      plannedValue: dollars(90),
      earnedValue: dollars(1),
      actualCost: dollars(1),
      budgetAtCompletion: dollars(1_000_000_00),
    };
    expect(projectFigures(standing(base), USUAL).inTime.atSchedulePerformance).toEqual({
      duration: figure(400_000_000),
      finish: noFigure('too far ahead to name a day'),
    });
  });

  it('costs the same for a plan of centuries', () => {
    const spans = [span('2026-11-02', '2026-11-13', 1000), span('2026-11-02', '9999-12-31', 1000)];
    const began = performance.now();
    const { inTime } = projectFigures(
      positionOn({ ...NOTHING, spans, progress: [onDay('2026-11-03', 100, 1000)] }, '2026-11-30'),
      USUAL,
    );
    expect(performance.now() - began).toBeLessThan(500);
    expect(inTime.plannedDuration).toBeGreaterThan(2_000_000);
    expect(inTime.earnedSchedule).toMatchObject({ kind: 'value' });
  });

  it('plans by working day what the curve plans on those days, and measures what the curve shows', () => {
    fc.assert(
      fc.property(
        fc.array(anySpan, { minLength: 1, maxLength: 6 }),
        anyCalendar,
        anyDay(800),
        (spans, calendar, statusDay) => {
          const whole = { ...NOTHING, spans };
          const { plan, scale, measures, start } = projectPosition(whole, calendar, USD, statusDay, 2);
          expect({ day: statusDay, ...toBaseMeasures(measures, scale, USD) }).toEqual(
            measureCurve(whole, calendar, USD, [statusDay])[0],
          );
          const worked = Array.from({ length: 900 }, (_, offset) => addDays(start, offset)).filter((day) =>
            isWorkingDay(calendar, day),
          );
          const curve = plannedValueCurve(plannedSlopes(spans, calendar, USD), calendar, worked);
          for (const [index, point] of curve.points.entries()) {
            expect(plan.plannedValueAt(index + 1)).toBe(point * (scale / curve.scale));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('the last day of work', () => {
  it('is the first for one day, the next worked one from a day off, and nothing after the year 9999', () => {
    const last = (start: string, count: number) => findLastDayOfWork(FIVE_DAY_WEEK, getDay(start), count);
    expect([last('2026-11-02', 1), last('2026-11-02', 6), last('2026-11-07', 1), last('9999-12-31', 2)]).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-09',
      undefined,
    ]);
  });

  it('ends a span of that many working days', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay(), fc.integer({ min: 1, max: 300 }), (calendar, start, count) => {
        const last = findLastDayOfWork(calendar, start, count);
        expect(last && workingDaysInclusive(calendar, start, last)).toBe(count);
        expect(last && isWorkingDay(calendar, last)).toBe(true);
      }),
    );
  });
});
