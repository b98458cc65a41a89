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

/** Doubles count every whole number up to 2^53. Sums that stand in them are held to half of that. */
export const EXACT_LIMIT = 2 ** 52;
