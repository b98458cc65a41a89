import { dayNumber, type Day } from '../calendar/day';
import type { Portfolio } from './portfolio';
import { workedBeforeEach, type WorkingCalendar } from '../calendar/working-calendar';

/** Where the days of a portfolio lie among working days and among sample days. Days are counted from its first. */
export interface SampleGrid {
  /** Ascending. */
  readonly sampleDays: readonly Day[];
  /** Working days of the portfolio before each of its days; one entry more, for all of them. */
  readonly workedBefore: Uint32Array;
  /** Working days of the portfolio through each sample day. */
  readonly workedThroughSample: Uint32Array;
  /** Index of the first sample on or after each day; the number of samples where there is none. */
  readonly sampleOf: Uint32Array;
}

/** @param sampleDays ascending; anything else is a fault */
export function makeSampleGrid(
  { firstDay, days }: Portfolio,
  calendar: WorkingCalendar,
  sampleDays: readonly Day[],
): SampleGrid {
  const workedBefore = workedBeforeEach(calendar, firstDay, days);
  const workedThroughSample = new Uint32Array(sampleDays.length);
  const sampleOf = new Uint32Array(days).fill(sampleDays.length);
  let seen = 0;
  sampleDays.forEach((sampleDay, sample) => {
    if (sampleDay < (sampleDays[sample - 1] ?? sampleDay)) throw new RangeError('sample days must ascend');
    // A sample outside the portfolio sees nothing of it, or all.
    const end = Math.min(days, Math.max(0, dayNumber(sampleDay) - firstDay + 1));
    sampleOf.fill(sample, seen, end);
    workedThroughSample[sample] = workedBefore[end] ?? 0;
    seen = end;
  });
  return { sampleDays, workedBefore, workedThroughSample, sampleOf };
}
