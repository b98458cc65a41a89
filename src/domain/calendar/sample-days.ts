import { addDays, daysBetween, laterDay, type Day } from './day';

/** Ten years of weeks: a curve of more points is not read, and a span of centuries (a typing slip in one due date) is not drawn. */
export const MAX_CURVE_STEPS = 520;

/**
 * The days at which a curve is drawn: weekly from its start, and at the finish and the status day, ascending, each once, up to
 * the later of the two. Past `mostSteps` weeks the step grows to as many whole weeks as it takes.
 */
export function curveDays(start: Day, finish: Day, statusDay: Day, mostSteps = MAX_CURVE_STEPS): readonly Day[] {
  const end = laterDay(finish, statusDay);
  const span = Math.max(0, daysBetween(start, end));
  const step = 7 * Math.max(1, Math.ceil(span / (7 * mostSteps)));
  const days = new Set<Day>([finish, statusDay].filter((day) => day >= start));
  for (let offset = 0; offset <= span; offset += step) days.add(addDays(start, offset));
  return [...days].sort();
}
