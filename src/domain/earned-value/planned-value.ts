import type { BudgetSpan } from '../baseline/budget-span';
import type { Currency } from '../money/currency';
import { dayNumber, type Day } from '../calendar/day';
import { leastCommonMultiple } from '../money/least-common-multiple';
import { multiplyRatio, zero, type Money } from '../money/money';
import type { ScaledCurve } from './scaled-curve';
import { workedThrough, workingDaysInclusive, type WorkingCalendar } from '../calendar/working-calendar';

/**
 * Planned value of a span at the end of a day (PV, PMI Standard for Earned Value Management; budgeted cost of work scheduled):
 * its budget spread evenly over its working days, start and finish included; 0 before the start, the whole budget from the
 * finish on. Rounded half-even.
 *
 * A span without a working day cannot be captured, but a holiday that is entered later can make one: its budget is planned on
 * its finish.
 */
export function plannedValueOn(span: BudgetSpan, calendar: WorkingCalendar, day: Day): Money {
  if (day >= span.finish) return span.budget;
  const total = workingDaysInclusive(calendar, span.start, span.finish);
  if (total === 0) return zero(span.budget.currency);
  return multiplyRatio(span.budget, BigInt(workingDaysInclusive(calendar, span.start, day)), BigInt(total));
}

/** Planned value of many spans along all days, exact: N spans and D days cost N + D (and logarithms), not N × D. */
export interface PlannedSlopes {
  /** Amounts are whole numbers of 1 / `scale` minor units. */
  readonly scale: bigint;
  /** By day, ascending, each day once. */
  readonly bends: readonly Bend[];
}

/** From `day` on and until the next bend, planned value is `offset + slope × (working days so far)`. */
interface Bend {
  readonly day: number;
  readonly offset: bigint;
  readonly slope: bigint;
}

/**
 * A span adds its daily budget at its start and takes it away after its finish. The daily budgets are kept exact as whole numbers
 * over the least common multiple of the spans' lengths. Spans of the same days bend the curve as one span of their sum, so that
 * large numbers are multiplied once for every two days and not for every item.
 */
export function plannedSlopes(
  spans: Iterable<BudgetSpan>,
  calendar: WorkingCalendar,
  currency: Currency,
): PlannedSlopes {
  const measured = budgetsByDays(spans, currency).map(({ start, finish, budget }) => {
    const [first, last] = [dayNumber(start), dayNumber(finish)];
    const workedBefore = workedThrough(calendar, first - 1);
    const worked = workedThrough(calendar, last);
    return {
      first,
      last,
      workedBefore,
      worked,
      length: BigInt(Math.max(0, worked - workedBefore)),
      budget,
    };
  });
  const scale = leastCommonMultiple(new Set(measured.map(({ length }) => length)));
  const changes = new Map<number, Bend>();
  const bend = (day: number, offset: bigint, slope: bigint): void => {
    const there = changes.get(day);
    changes.set(day, { day, offset: offset + (there?.offset ?? 0n), slope: slope + (there?.slope ?? 0n) });
  };
  for (const { first, last, workedBefore, worked, length, budget } of measured) {
    if (length === 0n) {
      bend(last, budget * scale, 0n);
      continue;
    }
    const daily = budget * (scale / length);
    bend(first, -daily * BigInt(workedBefore), daily);
    bend(last + 1, daily * BigInt(worked), -daily);
  }
  let [offset, slope] = [0n, 0n];
  const bends = [...changes.values()]
    .sort((a, b) => a.day - b.day)
    .map((change) => {
      offset += change.offset;
      slope += change.slope;
      return { day: change.day, offset, slope };
    });
  return { scale, bends };
}

/** One span for every two days among the spans, with the sum of their budgets in minor units. */
function budgetsByDays(
  spans: Iterable<BudgetSpan>,
  currency: Currency,
): readonly { readonly start: Day; readonly finish: Day; readonly budget: bigint }[] {
  const byStart = new Map<Day, Map<Day, bigint>>();
  for (const { start, finish, budget } of spans) {
    // One currency a project: a span in another is a fault, and is found here.
    if (budget.currency !== currency) throw new RangeError(`a span in ${budget.currency}, not ${currency}`);
    const byFinish = byStart.get(start) ?? new Map<Day, bigint>();
    byFinish.set(finish, (byFinish.get(finish) ?? 0n) + budget.minor);
    byStart.set(start, byFinish);
  }
  return [...byStart].flatMap(([start, byFinish]) =>
    [...byFinish].map(([finish, budget]) => ({ start, finish, budget })),
  );
}

/** Planned value at the end of each sample day, in the order of the sample days. */
export function plannedValueCurve(
  slopes: PlannedSlopes,
  calendar: WorkingCalendar,
  sampleDays: readonly Day[],
): ScaledCurve {
  return { scale: slopes.scale, points: sampleDays.map((day) => plannedThrough(slopes, calendar, day)) };
}

/** Planned value at the end of a day; costs the logarithm of the number of bends. */
export function plannedThrough({ bends }: PlannedSlopes, calendar: WorkingCalendar, day: Day): bigint {
  const number = dayNumber(day);
  let low = 0;
  let high = bends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bends[middle]?.day ?? Infinity) <= number) low = middle + 1;
    else high = middle;
  }
  const last = bends[low - 1];
  return last ? last.offset + last.slope * BigInt(workedThrough(calendar, number)) : 0n;
}
