import { dayNumber, type Day } from '../calendar/day';
import type { Portfolio } from './portfolio';
import { workedBeforeEach, type WorkingCalendar } from '../calendar/working-calendar';

/** Where the days of a portfolio lie among working days and among sample days. Days are counted from its first. */
export interface SampleGrid {
  /** Ascending. */
  readonly sampleDays: readonly Day[];
  /** Working days of the portfolio before each of its days; one entry more, for all of them. */
  readonly workedBefore: Uint32Array;
  /** Days of the portfolio through each sample day; and working days. */
  readonly daysThrough: Uint32Array;
  readonly workedThrough: Uint32Array;
}

/** @param sampleDays ascending; anything else is a fault */
export function makeSampleGrid(
  { firstDay, days }: Portfolio,
  calendar: WorkingCalendar,
  sampleDays: readonly Day[],
): SampleGrid {
  sampleDays.forEach((day, sample) => {
    if (day < (sampleDays[sample - 1] ?? day)) throw new RangeError('sample days must ascend');
  });
  const workedBefore = workedBeforeEach(calendar, firstDay, days);
  // A sample outside the portfolio sees nothing of it, or all.
  const through = (day: Day): number => Math.min(days, Math.max(0, dayNumber(day) - firstDay + 1));
  const daysThrough = Uint32Array.from(sampleDays, through);
  return { sampleDays, workedBefore, daysThrough, workedThrough: daysThrough.map((end) => workedBefore[end] ?? 0) };
}
