import * as fc from 'fast-check';
import { addDays, dayNumber, getDay, type Day } from '../../../src/domain/calendar/day';
import {
  addWorkingDays,
  findWorkingDay,
  isWorkingDay,
  makeWorkingCalendar,
  workedBeforeEach,
  workingDaysBetween,
  workingDaysInclusive,
  type WorkingCalendar,
} from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, FIVE_DAY_WEEK } from '../arbitraries';

// November 2026: the 20th is a Friday, the 23rd a Monday.
const [THU, FRI, SAT, SUN, MON] = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(
  getDay,
) as [Day, Day, Day, Day, Day];

/** The slow way: every day from one to the other. */
function walk(calendar: WorkingCalendar, start: Day, finish: Day): number {
  let count = 0;
  for (let day = start; day <= finish; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

describe('a working calendar', () => {
  it('works its workdays without its holidays', () => {
    const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], [FRI, SUN, FRI]);
    expect([THU, FRI, SAT, SUN, MON].map((day) => isWorkingDay(calendar, day))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('can have any week', () => {
    const sundayToThursday = makeWorkingCalendar([7, 1, 2, 3, 4], []);
    expect([THU, FRI, SAT, SUN, MON].map((day) => isWorkingDay(sundayToThursday, day))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('cannot be without workdays, or have others than 1 to 7', () => {
    for (const workdays of [[], [0], [8], [1.5], [1, Number.NaN]])
      expect(() => makeWorkingCalendar(workdays, [])).toThrow('workdays must be ISO weekdays, 1 to 7, at least one');
  });

  it('counts both ends of a span', () => {
    expect(workingDaysInclusive(FIVE_DAY_WEEK, THU, MON)).toBe(3);
    expect(workingDaysInclusive(FIVE_DAY_WEEK, THU, THU)).toBe(1);
    expect(workingDaysInclusive(FIVE_DAY_WEEK, SAT, SUN)).toBe(0);
    expect(workingDaysInclusive(FIVE_DAY_WEEK, MON, THU)).toBe(0);
  });

  it('counts from one day to another, signed', () => {
    expect(workingDaysBetween(FIVE_DAY_WEEK, FRI, MON)).toBe(1);
    expect(workingDaysBetween(FIVE_DAY_WEEK, MON, THU)).toBe(-2);
    expect(workingDaysBetween(FIVE_DAY_WEEK, FRI, SUN)).toBe(0);
    expect(workingDaysBetween(FIVE_DAY_WEEK, SAT, MON)).toBe(1);
  });

  it('moves by working days, and takes a day off for the end of the day before it', () => {
    expect(addWorkingDays(FIVE_DAY_WEEK, FRI, 1)).toBe(MON);
    expect(addWorkingDays(FIVE_DAY_WEEK, MON, -2)).toBe(THU);
    expect(addWorkingDays(FIVE_DAY_WEEK, SAT, 1)).toBe(MON);
    expect(addWorkingDays(FIVE_DAY_WEEK, SAT, -1)).toBe(THU);
    expect(addWorkingDays(FIVE_DAY_WEEK, SAT, 0)).toBe(SAT);
  });

  it('finds nothing beyond the years 1 to 9999, and takes fractions as a fault', () => {
    expect(findWorkingDay(FIVE_DAY_WEEK, getDay('9999-12-31'), 1)).toBeUndefined();
    expect(findWorkingDay(FIVE_DAY_WEEK, getDay('0001-01-01'), -1)).toBeUndefined();
    expect(findWorkingDay(FIVE_DAY_WEEK, getDay('0001-01-02'), -1)).toBe('0001-01-01');
    expect(findWorkingDay(FIVE_DAY_WEEK, getDay('9999-12-30'), 1)).toBe('9999-12-31');
    expect(() => addWorkingDays(FIVE_DAY_WEEK, getDay('9999-12-31'), 1)).toThrow(
      '9999-12-31 and 1 working days is outside the years 1 to 9999',
    );
    expect(() => addWorkingDays(FIVE_DAY_WEEK, MON, 0.5)).toThrow('not a whole number of days: 0.5');
  });

  it('counts what walking day by day counts', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay(), fc.integer({ min: 0, max: 200 }), (calendar, start, length) => {
        const finish = addDays(start, length);
        expect(workingDaysInclusive(calendar, start, finish)).toBe(walk(calendar, start, finish));
      }),
    );
  });

  it('counts back what it moved', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay(), fc.integer({ min: -700, max: 700 }), (calendar, day, count) => {
        const moved = addWorkingDays(calendar, day, count);
        expect(workingDaysBetween(calendar, day, moved)).toBe(count);
        expect(count === 0 || isWorkingDay(calendar, moved)).toBe(true);
        expect(workingDaysBetween(calendar, moved, addWorkingDays(calendar, moved, -count)) + count).toBe(0);
      }),
    );
  });

  it('is additive: a to b and b to c make a to c', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay(), anyDay(), anyDay(), (calendar, a, b, c) => {
        const between = (from: Day, to: Day) => workingDaysBetween(calendar, from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it('counts the working days before each day of a stretch in one walk', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay(), fc.integer({ min: 0, max: 60 }), (calendar, first, days) => {
        const counts = workedBeforeEach(calendar, dayNumber(first), days);
        const before = addDays(first, -1);
        expect([...counts]).toEqual(
          Array.from({ length: days + 1 }, (_, day) => workingDaysBetween(calendar, before, addDays(before, day))),
        );
      }),
    );
  });

  it('answers over centuries without walking them', () => {
    const [from, to] = [getDay('0001-01-01'), getDay('9999-12-31')];
    const began = performance.now();
    for (let round = 0; round < 2000; round += 1) {
      addWorkingDays(FIVE_DAY_WEEK, from, workingDaysBetween(FIVE_DAY_WEEK, from, to));
    }
    // A walk would take 3.6 million steps a round; this takes some fifty.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
