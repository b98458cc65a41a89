import type { Currency } from './currency';
import { dayNumber, type Day } from './day';
import { leastCommonMultiple } from './least-common-multiple';
import { money, multiplyRatio, zero, type Money } from './money';
import { divideRounded } from './rounding';
import type { ScaledCurve } from './scaled-curve';
import { workedThrough, workingDaysInclusive, type WorkingCalendar } from './working-calendar';

/** Budget to be spent over a span: one item's, or the sum of all items that share the span. */
export interface BudgetSpan {
  readonly start: Day;
  readonly finish: Day;
  readonly budget: Money;
}

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
  if (day < span.start || total === 0) return zero(span.budget.currency);
  return multiplyRatio(span.budget, BigInt(workingDaysInclusive(calendar, span.start, day)), BigInt(total));
}

/**
 * Planned value of many spans at the end of each sample day, in the order of the sample days.
 *
 * From slopes: a span adds its daily budget at its start and takes it away after its finish, so N spans and D days cost N + D
 * (and a sort), not N × D. The daily budgets are kept exact as whole numbers over the least common multiple of the spans'
 * lengths, so the only rounding (half-even) is of each point, once: a point is the exact total, rounded, and can differ by a few
 * minor units from the sum of items rounded one by one.
 */
export function plannedValueCurve(
  spans: readonly BudgetSpan[],
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
): readonly Money[] {
  const { points, scale } = exactPlannedValueCurve(spans, calendar, currency, sampleDays);
  return points.map((point) => money(divideRounded(point, scale), currency));
}

/** As {@link plannedValueCurve}, before rounding. */
export function exactPlannedValueCurve(
  spans: readonly BudgetSpan[],
  calendar: WorkingCalendar,
  currency: Currency,
  sampleDays: readonly Day[],
): ScaledCurve {
  const { bends, scale } = bendsOf(spans, calendar, currency);
  const points = new Map<Day, bigint>();
  let next = 0;
  let offset = 0n;
  let slope = 0n;
  for (const day of [...sampleDays].sort()) {
    const number = dayNumber(day);
    for (let bend = bends[next]; bend && bend.day <= number; bend = bends[next]) {
      offset += bend.offset;
      slope += bend.slope;
      next += 1;
    }
    points.set(day, offset + slope * BigInt(workedThrough(calendar, number)));
  }
  return { scale, points: sampleDays.map((day) => points.get(day) ?? 0n) };
}

/** From `day` on, the scaled curve is `offset + slope × (working days so far)` more than before. */
interface Bend {
  readonly day: number;
  offset: bigint;
  slope: bigint;
}

function bendsOf(
  spans: readonly BudgetSpan[],
  calendar: WorkingCalendar,
  currency: Currency,
): { readonly bends: readonly Bend[]; readonly scale: bigint } {
  const measured = spans.map(({ start, finish, budget }) => {
    // One currency a project: a span in another is a fault, and is found here.
    if (budget.currency !== currency) throw new RangeError(`a span in ${budget.currency}, not ${currency}`);
    const [first, last] = [dayNumber(start), dayNumber(finish)];
    const workedBefore = workedThrough(calendar, first - 1);
    const worked = workedThrough(calendar, last);
    return {
      first,
      last,
      workedBefore,
      worked,
      length: BigInt(Math.max(0, worked - workedBefore)),
      budget: budget.minor,
    };
  });
  const scale = leastCommonMultiple(new Set(measured.map(({ length }) => length)));
  const bends = new Map<number, Bend>();
  const bend = (day: number, offset: bigint, slope: bigint): void => {
    const there = bends.get(day);
    if (there) {
      there.offset += offset;
      there.slope += slope;
    } else bends.set(day, { day, offset, slope });
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
  return { bends: [...bends.values()].sort((a, b) => a.day - b.day), scale };
}
