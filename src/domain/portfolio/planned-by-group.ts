import type { GroupCurves } from './curves-by-group';
import { dayFromNumber } from '../calendar/day';
import { countOutUnsure } from './exact-planned-cells';
import { money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedSlopes, plannedValueCurve } from '../earned-value/planned-value';
import type { Portfolio } from './portfolio';
import { divideRounded } from '../money/rounding';
import type { SampleGrid } from './sample-grid';
import type { WorkingCalendar } from '../calendar/working-calendar';

type Planned = Pick<GroupCurves, 'plannedValue' | 'budgetAtCompletion'>;

/** Doubles count every whole number up to 2^53. Sums are held to half of that. */
export const EXACT_LIMIT = 2 ** 52;

/** Units a minor unit is divided into, where its amounts leave room: more would not make anything surer. */
const MOST_UNITS = 2 ** 20;

/** Bytes of a cell of planned value: the whole part and the rest of an amount, in units. */
const CELL = 16;

/** Budget, and planned value at the end of each sample day, of every group and of the whole. */
export function plannedByGroup(portfolio: Portfolio, calendar: WorkingCalendar, grid: SampleGrid): Planned {
  return portfolio.totalBudget <= EXACT_LIMIT
    ? plannedInDoubles(portfolio, grid)
    : plannedInBigIntegers(portfolio, calendar, grid);
}

/**
 * By the slopes of the curves: the whole parts of the daily budgets add up without any rounding, and what the rounding of their
 * rests can come to is bounded. Where an amount lies so near to half a minor unit that this could decide how it is rounded, and
 * in groups with an item that has no working day, the cells are counted out.
 */
function plannedInDoubles(portfolio: Portfolio, grid: SampleGrid): Planned {
  const { shape, memory, address, items, days, totalBudget } = portfolio;
  const { workedBefore, workedThroughSample } = grid;
  const samples = workedThroughSample.length;
  const workingDays = workedBefore[days] ?? 0;
  const rowBytes = (workingDays + 1) * CELL;
  const rows = shape.groups + 1;
  const units = 2 ** Math.floor(Math.log2(Math.min(MOST_UNITS, EXACT_LIMIT / Math.max(1, totalBudget))));
  return memory.borrow(() => {
    const before = memory.allocate(workedBefore.length * 4);
    const sampleEnds = memory.allocate(samples * 4);
    const inverses = memory.allocate((workingDays + 1) * 8);
    const doubts = memory.allocate(rows * 8);
    const budgets = memory.allocate(rows * 8);
    const table = memory.allocate(shape.groups * rowBytes);
    const wholes = memory.allocate(samples * CELL);
    const planned = memory.allocate(rows * samples * 8);
    const { buffer, kernel } = memory;
    new Uint32Array(buffer, before, workedBefore.length).set(workedBefore.map((worked) => worked * CELL));
    new Uint32Array(buffer, sampleEnds, samples).set(workedThroughSample.map((worked) => worked * CELL));
    const inverse = new Float64Array(buffer, inverses, workingDays + 1);
    for (let length = 1; length <= workingDays; length += 1) inverse[length] = 1 / length;
    new Float64Array(buffer, doubts, rows).set(doubtsOf(portfolio, workingDays).map((doubt) => doubt / units));

    const { group, start, finish, budget } = address;
    // What is worked through a day is what is worked before the next.
    const through = before + 4;
    const idle = kernel.addPlanned(
      items,
      group,
      start,
      finish,
      budget,
      units,
      before,
      through,
      inverses,
      table,
      rowBytes,
      budgets,
    );
    const unsure = kernel.sumPlanned(
      shape.groups,
      table,
      rowBytes,
      samples,
      sampleEnds,
      units,
      wholes,
      doubts,
      planned,
    );
    const plannedValue = new Float64Array(buffer, planned, rows * samples).slice();
    const budgetAtCompletion = new Float64Array(buffer, budgets, rows).slice();
    budgetAtCompletion[shape.groups] = totalBudget;
    if (idle > 0)
      for (const row of rowsOfIdleItems(portfolio, grid)) plannedValue.fill(NaN, row * samples, (row + 1) * samples);
    if (idle > 0 || unsure > 0) countOutUnsure(portfolio, grid, plannedValue);
    return { plannedValue, budgetAtCompletion };
  });
}

/** By the exact engine, one row after the other. */
function plannedInBigIntegers(portfolio: Portfolio, calendar: WorkingCalendar, { sampleDays }: SampleGrid): Planned {
  const { currency } = portfolio.shape;
  const rows = spansByRow(portfolio);
  return {
    plannedValue: rows.flatMap((spans) => {
      const { scale, points } = plannedValueCurve(plannedSlopes(spans, calendar, currency), calendar, sampleDays);
      return points.map((point) => divideRounded(point, scale));
    }),
    budgetAtCompletion: rows.map((spans) => spans.reduce((total, { budget }) => total + budget.minor, 0n)),
  };
}

/** The spans of each group and of the whole, equal ones as one. */
function spansByRow({ shape, items, columns, firstDay, days }: Portfolio): readonly (readonly BudgetSpan[])[] {
  const budgets = Array.from({ length: shape.groups + 1 }, () => new Map<number, bigint>());
  for (let item = 0; item < items; item += 1) {
    const span = (columns.start[item] ?? 0) * days + (columns.finish[item] ?? 0);
    const budget = BigInt(columns.budget[item] ?? 0);
    const ofGroup = budgets[columns.group[item] ?? 0];
    ofGroup?.set(span, (ofGroup.get(span) ?? 0n) + budget);
  }
  const ofWhole = budgets[shape.groups];
  for (const ofGroup of budgets.slice(0, shape.groups)) {
    for (const [span, budget] of ofGroup) ofWhole?.set(span, (ofWhole.get(span) ?? 0n) + budget);
  }
  return budgets.map((row) =>
    Array.from(row, ([span, budget]) => ({
      start: dayFromNumber(firstDay + Math.floor(span / days)),
      finish: dayFromNumber(firstDay + (span % days)),
      budget: money(budget, shape.currency),
    })),
  );
}

/**
 * What the rests of each row can be off by, in units, whatever the order in which they were added (Higham 2002, "Accuracy and
 * Stability of Numerical Algorithms", chapter 4: each addition errs by at most u × its result). With u = 2^-53, n items and d
 * working days: the rests themselves, below 1 each and counted on d days, 4ndu; the sums of the cells, of at most 2n rests, counted
 * on d days, 4n²du; their running sums, d times at most n and d times at most nd, 2nd²u. Twice that leaves room for the last
 * addition and for terms in u².
 */
function doubtsOf({ shape, groupItems }: Portfolio, workingDays: number): Float64Array {
  const found = new Float64Array(shape.groups + 1);
  groupItems.forEach((items, group) => {
    const doubt = 2 ** -52 * (1 + workingDays * items * (4 + 4 * items + 2 * workingDays));
    found[group] = doubt;
    found[shape.groups] = (found[shape.groups] ?? 0) + 2 * doubt;
  });
  return found;
}

/** The groups that have an item without a working day, and the whole. A holiday that is entered later can make one. */
function rowsOfIdleItems({ items, columns, shape }: Portfolio, { workedBefore }: SampleGrid): ReadonlySet<number> {
  const rows = new Set([shape.groups]);
  for (let item = 0; item < items; item += 1) {
    const [start, finish] = [columns.start[item] ?? 0, columns.finish[item] ?? 0];
    if (workedBefore[start] === workedBefore[finish + 1]) rows.add(columns.group[item] ?? 0);
  }
  return rows;
}
