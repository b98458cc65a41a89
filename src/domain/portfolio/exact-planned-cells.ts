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
export function countOutUnsure({ groups, columns }: Portfolio, grid: SampleGrid, planned: Float64Array): void {
  const samples = grid.sampleDays.length;
  const sumsOf = (row: number): ReadonlyMap<number, Sum> => {
    const sums = new Map<number, Sum>();
    for (let sample = 0; sample < samples; sample += 1) {
      if (Number.isNaN(planned[row * samples + sample])) sums.set(sample, { whole: 0, rests: new Map() });
    }
    return sums;
  };
  const settle = (row: number, sums: ReadonlyMap<number, Sum>): void => {
    for (const [sample, sum] of sums) planned[row * samples + sample] = rounded(sum);
  };
  const ofWhole = sumsOf(groups.length);
  const { start, finish, budget } = columns;
  groups.forEach(({ firstItem, items }, row) => {
    const ofGroup = sumsOf(row);
    const unsure = [ofGroup, ofWhole].filter(({ size }) => size > 0);
    if (unsure.length === 0) return;
    for (let item = firstItem; item < firstItem + items; item += 1) {
      for (const sums of unsure) addItem(sums, budget[item] ?? 0, start[item] ?? 0, finish[item] ?? 0, grid);
    }
    settle(row, ofGroup);
  });
  settle(groups.length, ofWhole);
}

function addItem(
  sums: ReadonlyMap<number, Sum>,
  budget: number,
  start: number,
  finish: number,
  { workedBefore, daysThrough, workedThrough }: SampleGrid,
): void {
  const before = workedBefore[start] ?? 0;
  for (const [sample, sum] of sums) {
    if (finish < (daysThrough[sample] ?? 0)) {
      sum.whole += budget;
      continue;
    }
    const done = (workedThrough[sample] ?? 0) - before;
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
