import type { Day } from '../calendar/day';
import type { GroupCurves } from './group-curves';
import { plannedByGroup } from './planned-by-group';
import type { Portfolio } from './portfolio';
import { makeSampleGrid } from './sample-grid';
import { stepsByGroup } from './steps-by-group';
import type { WorkingCalendar } from '../calendar/working-calendar';

/**
 * The curves of every group and of the whole, by the definitions of planned-value.ts, earned-value.ts and actual-cost.ts and equal
 * to them to the last digit, at the cost of one pass over the columns: docs/decisions/0005 says how, and bench/ how fast.
 *
 * @param sampleDays ascending
 */
export function curvesByGroup(
  portfolio: Portfolio,
  calendar: WorkingCalendar,
  sampleDays: readonly Day[],
): GroupCurves {
  const grid = makeSampleGrid(portfolio, calendar, sampleDays);
  return {
    samples: sampleDays.length,
    ...plannedByGroup(portfolio, calendar, grid),
    ...stepsByGroup(portfolio, grid),
  };
}
