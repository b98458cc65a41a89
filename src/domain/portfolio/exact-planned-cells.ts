import { leastCommonMultiple } from '../money/least-common-multiple';
import type { Portfolio } from './portfolio';
import { divideRounded } from '../money/rounding';
import type { SampleGrid } from './sample-grid';

/** An amount that is being added up: minor units, and by the length of their items what is left of them, in 1 / length. */
interface Sum {
  whole: number;
  readonly rests: Map<number, number>;
}

/**
 * Gives the cells that are NaN their planned value, by its definition (see planned-value.ts) from every item: budget × working days
 * so far / working days of the item, added up exactly and rounded half-even once. For few cells: an item costs as much as its group
 * and the whole have of them.
 *
 * @param planned minor units: a row per group and then the whole, of a cell per sample
 */
export function countOutUnsure({ items, columns, shape }: Portfolio, grid: SampleGrid, planned: Float64Array): void {
  const samples = grid.sampleDays.length;
  const sumsOf = new Map<number, Map<number, Sum>>();
  for (let cell = 0; cell < planned.length; cell += 1) {
    if (!Number.isNaN(planned[cell])) continue;
    const [row, sample] = [Math.floor(cell / samples), cell % samples];
    const sums = sumsOf.get(row) ?? new Map<number, Sum>();
    sumsOf.set(row, sums.set(sample, { whole: 0, rests: new Map() }));
  }
  const sumsOfWhole = sumsOf.get(shape.groups);
  const sumsOfGroup = Array.from({ length: shape.groups }, (_, group) => sumsOf.get(group));
  const { group, start, finish, budget } = columns;
  for (let item = 0; item < items; item += 1) {
    const sums = sumsOfGroup[group[item] ?? 0];
    if (sums) addItem(sums, budget[item] ?? 0, start[item] ?? 0, finish[item] ?? 0, grid);
    if (sumsOfWhole) addItem(sumsOfWhole, budget[item] ?? 0, start[item] ?? 0, finish[item] ?? 0, grid);
  }
  for (const [row, sums] of sumsOf) {
    for (const [sample, sum] of sums) planned[row * samples + sample] = rounded(sum);
  }
}

function addItem(
  sums: ReadonlyMap<number, Sum>,
  budget: number,
  start: number,
  finish: number,
  { workedBefore, workedThroughSample, sampleOf }: SampleGrid,
): void {
  const before = workedBefore[start] ?? 0;
  for (const [sample, sum] of sums) {
    if ((sampleOf[finish] ?? Infinity) <= sample) {
      sum.whole += budget;
      continue;
    }
    const done = (workedThroughSample[sample] ?? 0) - before;
    if (done <= 0) continue;
    const length = (workedBefore[finish + 1] ?? 0) - before;
    const rest = budget % length;
    sum.whole += ((budget - rest) / length) * done;
    sum.rests.set(length, (sum.rests.get(length) ?? 0) + rest * done);
  }
}

function rounded({ whole, rests }: Sum): number {
  const scale = leastCommonMultiple([...rests.keys()].map(BigInt));
  let scaled = BigInt(whole) * scale;
  for (const [length, rest] of rests) scaled += BigInt(rest) * (scale / BigInt(length));
  return Number(divideRounded(scaled, scale));
}
