import { EXACT_LIMIT, type AmountTable, type GroupCurves } from './group-curves';
import { FULL_BASIS_POINTS } from '../earned-value/earned-value';
import type { Portfolio, PortfolioGroup } from './portfolio';
import { divideRounded } from '../money/rounding';
import type { SampleGrid } from './sample-grid';

/**
 * Earned value (Σ budget × credit, rounded half-even) and actual cost at the end of each sample day, of every group and of the
 * whole. In doubles where these hold every sum as a whole number, earned value in ten-thousandths of a minor unit; else in big
 * integers.
 */
export function stepsByGroup(portfolio: Portfolio, grid: SampleGrid): Pick<GroupCurves, 'earnedValue' | 'actualCost'> {
  const { groups } = portfolio;
  const earned = groups.reduce((total, { earnedSwing }) => total + earnedSwing, 0);
  const spent = groups.reduce((total, { costSwing }) => total + costSwing, 0);
  const earnedFits =
    groups.every(({ earnedSwing }) => earnedSwing <= EXACT_LIMIT) && earned <= EXACT_LIMIT * FULL_BASIS_POINTS;
  return {
    earnedValue: earnedFits ? earnedInDoubles(portfolio, grid) : earnedInBigIntegers(portfolio, grid),
    actualCost: spent <= EXACT_LIMIT ? actualInDoubles(portfolio, grid) : actualInBigIntegers(portfolio, grid),
  };
}

function earnedInDoubles(portfolio: Portfolio, grid: SampleGrid): Float64Array {
  const { memory, address, groups } = portfolio;
  return memory.borrow(() => {
    const { table, tableBytes, samples, sampleEnds, amounts } = layOut(portfolio, grid);
    const wholes = memory.allocate(samples * 16);
    let row = amounts;
    for (const { reports, firstReport } of groups) {
      memory.kernel.earnGroup(
        reports,
        address.reportDay + firstReport * 2,
        address.reportWeighted + firstReport * 8,
        table,
        tableBytes,
        samples,
        sampleEnds,
        wholes,
        row,
      );
      row += samples * 8;
    }
    memory.kernel.earnWhole(samples, wholes, row);
    return new Float64Array(memory.buffer, amounts, (groups.length + 1) * samples).slice();
  });
}

function actualInDoubles(portfolio: Portfolio, grid: SampleGrid): Float64Array {
  const { memory, address, groups } = portfolio;
  return memory.borrow(() => {
    const { table, tableBytes, samples, sampleEnds, amounts } = layOut(portfolio, grid);
    const whole = amounts + groups.length * samples * 8;
    let row = amounts;
    for (const { costs, firstCost } of groups) {
      memory.kernel.spendGroup(
        costs,
        address.costDay + firstCost * 2,
        address.costAmount + firstCost * 8,
        table,
        tableBytes,
        samples,
        sampleEnds,
        whole,
        row,
      );
      row += samples * 8;
    }
    return new Float64Array(memory.buffer, amounts, (groups.length + 1) * samples).slice();
  });
}

/** A table of a double per day, the bytes of it through each sample day, and room for the amounts of every group and the whole. */
function layOut({ memory, groups, days }: Portfolio, { daysThrough }: SampleGrid) {
  const samples = daysThrough.length;
  const tableBytes = days * 8;
  const table = memory.allocate(tableBytes);
  const sampleEnds = memory.allocate(samples * 4);
  const amounts = memory.allocate((groups.length + 1) * samples * 8);
  new Uint32Array(memory.buffer, sampleEnds, samples).set(daysThrough.map((through) => through * 8));
  return { table, tableBytes, samples, sampleEnds, amounts };
}

function earnedInBigIntegers(portfolio: Portfolio, grid: SampleGrid): AmountTable {
  const { budget, reportItem, reportDay, reportChange } = portfolio.columns;
  const weighted = runningTotals(portfolio, grid, ({ firstReport, reports }, add) => {
    for (let report = firstReport; report < firstReport + reports; report += 1) {
      const amount = BigInt(budget[reportItem[report] ?? 0] ?? 0) * BigInt(reportChange[report] ?? 0);
      add(reportDay[report] ?? 0, amount);
    }
  });
  return weighted.map((amount) => divideRounded(amount, BigInt(FULL_BASIS_POINTS)));
}

function actualInBigIntegers(portfolio: Portfolio, grid: SampleGrid): AmountTable {
  const { costDay, costAmount } = portfolio.columns;
  return runningTotals(portfolio, grid, ({ firstCost, costs }, add) => {
    for (let cost = firstCost; cost < firstCost + costs; cost += 1) {
      add(costDay[cost] ?? 0, BigInt(costAmount[cost] ?? 0));
    }
  });
}

/** @param steps gives each step of a group, by its day */
function runningTotals(
  { groups }: Portfolio,
  { daysThrough }: SampleGrid,
  steps: (group: PortfolioGroup, add: (day: number, amount: bigint) => void) => void,
): readonly bigint[] {
  const whole: bigint[] = [];
  const totals = groups.flatMap((group) => {
    const ofDay = new Map<number, bigint>();
    steps(group, (day, amount) => {
      ofDay.set(day, (ofDay.get(day) ?? 0n) + amount);
    });
    let total = 0n;
    let day = 0;
    return Array.from(daysThrough, (through, sample) => {
      for (; day < through; day += 1) total += ofDay.get(day) ?? 0n;
      whole[sample] = (whole[sample] ?? 0n) + total;
      return total;
    });
  });
  return [...totals, ...whole];
}
