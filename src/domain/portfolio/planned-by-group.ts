import { EXACT_LIMIT, type GroupCurves } from './group-curves';
import { dayFromNumber } from '../calendar/day';
import { countOutUnsure } from './exact-planned-cells';
import { money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedSlopes, plannedValueCurve } from '../earned-value/planned-value';
import type { Portfolio } from './portfolio';
import { roundingDoubt } from './rounding-doubt';
import { divideRounded } from '../money/rounding';
import type { SampleGrid } from './sample-grid';
import type { WorkingCalendar } from '../calendar/working-calendar';

type Planned = Pick<GroupCurves, 'plannedValue' | 'budgetAtCompletion'>;

/** Units a minor unit is divided into, where its amounts leave room: more would not make anything surer. */
const MOST_UNITS = 2 ** 20;

/** Bytes of a cell of planned value: the whole part and the rest of an amount, in units. */
const CELL = 16;

/** Budget, and planned value at the end of each sample day, of every group and of the whole. */
export function plannedByGroup(portfolio: Portfolio, calendar: WorkingCalendar, grid: SampleGrid): Planned {
  const budgets = portfolio.groups.map(({ budget }) => budget);
  const totalBudget = budgets.reduce((total, budget) => total + budget, 0);
  return totalBudget <= EXACT_LIMIT
    ? {
        plannedValue: plannedInDoubles(portfolio, grid, totalBudget),
        budgetAtCompletion: Float64Array.of(...budgets, totalBudget),
      }
    : plannedInBigIntegers(portfolio, calendar, grid);
}

/**
 * By the slopes of the curves: the whole parts of the daily budgets add up without any rounding, and what the rounding of their
 * rests can come to is bounded. Where an amount lies so near to half a minor unit that this could decide how it is rounded, and
 * in groups with an item that has no working day, the cells are counted out.
 */
function plannedInDoubles(portfolio: Portfolio, grid: SampleGrid, totalBudget: number): Float64Array {
  const { groups, memory, address, days } = portfolio;
  const { workedBefore, workedThrough } = grid;
  const samples = workedThrough.length;
  const workingDays = workedBefore[days] ?? 0;
  const units = 2 ** Math.floor(Math.log2(Math.min(MOST_UNITS, EXACT_LIMIT / Math.max(1, totalBudget))));
  return memory.borrow(() => {
    const before = memory.allocate(workedBefore.length * 4);
    const sampleEnds = memory.allocate(samples * 4);
    const inverses = memory.allocate((workingDays + 1) * 8);
    const tableBytes = (workingDays + 1) * CELL;
    const table = memory.allocate(tableBytes);
    const wholes = memory.allocate(samples * CELL);
    const planned = memory.allocate((groups.length + 1) * samples * 8);
    const { buffer, kernel } = memory;
    new Uint32Array(buffer, before, workedBefore.length).set(workedBefore.map((worked) => worked * CELL));
    new Uint32Array(buffer, sampleEnds, samples).set(workedThrough.map((worked) => worked * CELL));
    const inverse = new Float64Array(buffer, inverses, workingDays + 1);
    for (let length = 1; length <= workingDays; length += 1) inverse[length] = 1 / length;

    let row = planned;
    let doubtOfWhole = 0;
    let unsure = 0;
    for (const group of groups) {
      const doubt = roundingDoubt(group.items, workingDays) / units;
      // Adding up groups errs once more.
      doubtOfWhole += 2 * doubt;
      unsure += kernel.planGroup(
        group.items,
        address.start + group.firstItem * 2,
        address.finish + group.firstItem * 2,
        address.budget + group.firstItem * 8,
        units,
        before,
        inverses,
        table,
        tableBytes,
        samples,
        sampleEnds,
        doubt,
        wholes,
        row,
      );
      row += samples * 8;
    }
    unsure += kernel.planWhole(samples, wholes, units, doubtOfWhole, row);
    const plannedValue = new Float64Array(buffer, planned, (groups.length + 1) * samples).slice();
    if (unsure > 0) countOutUnsure(portfolio, grid, plannedValue);
    return plannedValue;
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
function spansByRow({ groups, columns, shape, firstDay, days }: Portfolio): readonly (readonly BudgetSpan[])[] {
  const ofWhole = new Map<number, bigint>();
  const ofGroups = groups.map(({ firstItem, items }) => {
    const ofGroup = new Map<number, bigint>();
    for (let item = firstItem; item < firstItem + items; item += 1) {
      const span = (columns.start[item] ?? 0) * days + (columns.finish[item] ?? 0);
      const budget = BigInt(columns.budget[item] ?? 0);
      ofGroup.set(span, (ofGroup.get(span) ?? 0n) + budget);
      ofWhole.set(span, (ofWhole.get(span) ?? 0n) + budget);
    }
    return ofGroup;
  });
  return [...ofGroups, ofWhole].map((row) =>
    Array.from(row, ([span, budget]) => ({
      start: dayFromNumber(firstDay + Math.floor(span / days)),
      finish: dayFromNumber(firstDay + (span % days)),
      budget: money(budget, shape.currency),
    })),
  );
}
