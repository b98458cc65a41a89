import type { Day } from '../calendar/day';
import { plannedByGroup } from './planned-by-group';
import type { Portfolio } from './portfolio';
import { makeSampleGrid } from './sample-grid';
import { stepsByGroup } from './steps-by-group';
import type { WorkingCalendar } from '../calendar/working-calendar';

/**
 * Whole minor units, exact: doubles where all of them are safe integers, big integers elsewhere. `BigInt(cell)` is right for both.
 */
export type AmountTable = Float64Array | readonly bigint[];

/** A table has a row per group and a last one for the whole. */
export interface GroupCurves {
  /** Cells a row of the first three tables, one per sample day. */
  readonly samples: number;
  /** PV, EV and AC at the end of each sample day: the exact amounts, each rounded half-even once. */
  readonly plannedValue: AmountTable;
  readonly earnedValue: AmountTable;
  readonly actualCost: AmountTable;
  /** BAC, one cell a row. */
  readonly budgetAtCompletion: AmountTable;
}

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
