import type { AmountTable, GroupCurves } from './curves-by-group';
import { FULL_BASIS_POINTS } from '../earned-value/earned-value';
import { EXACT_LIMIT } from './planned-by-group';
import type { Portfolio } from './portfolio';
import { divideRounded } from '../money/rounding';
import type { SampleGrid } from './sample-grid';

/**
 * Earned value (Σ budget × credit, rounded half-even) and actual cost at the end of each sample day, of every group and of the
 * whole. In doubles where these hold every sum as a whole number, earned value in ten-thousandths of a minor unit; else in big
 * integers.
 */
export function stepsByGroup(portfolio: Portfolio, grid: SampleGrid): Pick<GroupCurves, 'earnedValue' | 'actualCost'> {
  const { memory, address, items, totalCost, earnedSwings } = portfolio;
  const swings = earnedSwings.reduce((total, swing) => total + swing, 0);
  const fits = earnedSwings.every((swing) => swing <= EXACT_LIMIT) && swings <= EXACT_LIMIT * FULL_BASIS_POINTS;
  return memory.borrow(() => {
    const rows = memory.allocate(items * 4);
    memory.kernel.findRows(items, address.group, rowBytes(grid), rows);
    return {
      earnedValue: fits ? earnedInDoubles(portfolio, grid, rows) : earnedInBigIntegers(portfolio, grid),
      actualCost:
        totalCost <= EXACT_LIMIT ? actualInDoubles(portfolio, grid, rows) : actualInBigIntegers(portfolio, grid),
    };
  });
}

/** A row of a table of steps has a cell per sample, and one for what comes after the last. */
function rowBytes({ sampleDays }: SampleGrid): number {
  return (sampleDays.length + 1) * 8;
}

function earnedInDoubles(portfolio: Portfolio, grid: SampleGrid, rows: number): Float64Array {
  const { memory, address, reports, shape } = portfolio;
  const { budget, reportItem, reportDay, reportChange } = address;
  const samples = grid.sampleDays.length;
  const { table, cells, totals } = layOutTables(portfolio, grid);
  const wholes = memory.allocate(samples * 16);
  memory.kernel.addEarned(reports, rows, budget, reportItem, reportDay, reportChange, cells);
  memory.kernel.sumEarned(shape.groups, samples, table, wholes, totals);
  return new Float64Array(memory.buffer, totals, (shape.groups + 1) * samples).slice();
}

function actualInDoubles(portfolio: Portfolio, grid: SampleGrid, rows: number): Float64Array {
  const { memory, address, costs, shape } = portfolio;
  const { costItem, costDay, costAmount } = address;
  const samples = grid.sampleDays.length;
  const { table, cells, totals } = layOutTables(portfolio, grid);
  memory.kernel.addActual(costs, rows, costItem, costDay, costAmount, cells);
  memory.kernel.sumActual(shape.groups, samples, table, totals);
  return new Float64Array(memory.buffer, totals, (shape.groups + 1) * samples).slice();
}

/** A table of steps, the address of each day's cell in its first row, and room for the totals. */
function layOutTables({ memory, shape, days }: Portfolio, grid: SampleGrid) {
  const cells = memory.allocate(days * 4);
  const table = memory.allocate(shape.groups * rowBytes(grid));
  const totals = memory.allocate((shape.groups + 1) * grid.sampleDays.length * 8);
  new Uint32Array(memory.buffer, cells, days).set(grid.sampleOf.map((sample) => table + sample * 8));
  return { cells, table, totals };
}

function earnedInBigIntegers(portfolio: Portfolio, grid: SampleGrid): AmountTable {
  const { budget, reportItem, reportDay, reportChange } = portfolio.columns;
  const totals = runningTotals(portfolio, grid, portfolio.reports, reportItem, reportDay, (report) => {
    return BigInt(budget[reportItem[report] ?? 0] ?? 0) * BigInt(reportChange[report] ?? 0);
  });
  return totals.map((weighted) => divideRounded(weighted, BigInt(FULL_BASIS_POINTS)));
}

function actualInBigIntegers(portfolio: Portfolio, grid: SampleGrid): AmountTable {
  const { costItem, costDay, costAmount } = portfolio.columns;
  return runningTotals(portfolio, grid, portfolio.costs, costItem, costDay, (cost) => BigInt(costAmount[cost] ?? 0));
}

function runningTotals(
  { columns, shape }: Portfolio,
  { sampleDays, sampleOf }: SampleGrid,
  steps: number,
  itemOf: Uint32Array,
  dayOf: Uint16Array,
  amountOf: (step: number) => bigint,
): readonly bigint[] {
  const samples = sampleDays.length;
  const totals = Array.from({ length: (shape.groups + 1) * samples }, () => 0n);
  for (let step = 0; step < steps; step += 1) {
    const sample = sampleOf[dayOf[step] ?? 0] ?? samples;
    if (sample === samples) continue;
    const cell = (columns.group[itemOf[step] ?? 0] ?? 0) * samples + sample;
    totals[cell] = (totals[cell] ?? 0n) + amountOf(step);
  }
  const whole = shape.groups * samples;
  for (let cell = 0; cell < whole; cell += 1) {
    if (cell % samples !== 0) totals[cell] = (totals[cell] ?? 0n) + (totals[cell - 1] ?? 0n);
    totals[whole + (cell % samples)] = (totals[whole + (cell % samples)] ?? 0n) + (totals[cell] ?? 0n);
  }
  return totals;
}
