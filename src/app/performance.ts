import type { BaseMeasures, Performance } from '../domain/earned-value/base-measures';
import { measureCurve } from '../domain/earned-value/base-measures';
import type { BaselineSide } from '../domain/history/closed-period';
import { getDay, type Day } from '../domain/calendar/day';
import { money, type Money } from '../domain/money/money';
import { pointAt } from '../domain/earned-value/point-at';
import type { CostDay, EarnedStep } from '../store/variance-queries';
import type { CountedVersion } from './baseline-versions';
import type { ProjectRules } from './project-rules';

export type Performances = Readonly<Record<BaselineSide, Performance>>;

/** What a project has done against its original and its current baseline, from the database's sums. */
export function performancesOf(
  versions: Readonly<Record<BaselineSide, CountedVersion>>,
  earned: readonly EarnedStep[],
  costs: readonly CostDay[],
  { currency }: ProjectRules,
): Performances {
  const against = (side: BaselineSide, part: 'originalMinor' | 'currentMinor'): Performance => ({
    spans: versions[side].spans,
    levelOfEffort: versions[side].levelOfEffort,
    progress: earned.map((step) => ({
      day: getDay(step.day),
      basisPoints: step.basisPoints,
      budget: money(step[part], currency),
    })),
    // All that the project has spent, also on work that no baseline holds: costs without a budget must not slip past.
    costs: costs.map(({ day, insideMinor, outsideMinor }) => ({
      day: getDay(day),
      amount: money(insideMinor + outsideMinor, currency),
    })),
  });
  return { original: against('original', 'originalMinor'), current: against('current', 'currentMinor') };
}

/** A project at the end of a day, as it is recorded now. */
export interface DayCount extends Readonly<Record<BaselineSide, BaseMeasures>> {
  /** The part of earned value that is earned as time passes, and so by no item's progress. */
  readonly levelOfEffort: Readonly<Record<BaselineSide, Money>>;
}

/** One for each day, in their order. */
export function countDays(
  performances: Performances,
  { calendar, currency }: ProjectRules,
  days: readonly Day[],
): readonly DayCount[] {
  // Most projects have closed nothing: no day, no curve.
  if (days.length === 0) return [];
  const curve = (performance: Performance) => measureCurve(performance, calendar, currency, days);
  const byTime = ({ levelOfEffort }: Performance) =>
    curve({ spans: levelOfEffort, levelOfEffort, progress: [], costs: [] });
  const whole = { original: curve(performances.original), current: curve(performances.current) };
  const part = { original: byTime(performances.original), current: byTime(performances.current) };
  return days.map((_, index) => {
    const at = (points: readonly BaseMeasures[]): BaseMeasures => pointAt(points, index);
    return {
      original: toMeasures(at(whole.original)),
      current: toMeasures(at(whole.current)),
      levelOfEffort: { original: at(part.original).earnedValue, current: at(part.current).earnedValue },
    };
  });
}

function toMeasures({ plannedValue, earnedValue, actualCost, budgetAtCompletion }: BaseMeasures): BaseMeasures {
  return { plannedValue, earnedValue, actualCost, budgetAtCompletion };
}
