import type { BaseMeasures } from '../earned-value/base-measures';
import { BOOTSTRAP_TRIALS, bootstrapRest, type PeriodPace } from './bootstrap-rest';
import type { Day } from '../calendar/day';
import { exact, minus, toNumber, type Exact } from '../money/exact';
import { figure, noFigure, type Figure, type WhyUndefined } from '../earned-value/figure';
import { money, type Money } from '../money/money';
import { nearestRank } from './nearest-rank';
import { isComplete } from '../earned-value/progress-shares';
import { divideRounded } from '../money/rounding';
import type { TimePosition } from '../earned-value/schedule-in-time';
import { seededRandom } from './seeded-random';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar';

/** A period of the project that is over: what it added to each measure. Signed, because progress and cost can be taken back. */
export interface PastPeriod {
  /** EV at its end less EV at its start. */
  readonly earned: Money;
  /** AC, likewise. */
  readonly spent: Money;
  /** ES, likewise, in working days of the plan. */
  readonly scheduleEarned: Exact;
  /** Its own length; 0 of one that was all days off. */
  readonly workingDays: number;
}

export interface Performed {
  /**
   * From the start of the project, idle ones too, because time passed in them. Not the current one, which is not over: what it
   * has earned and cost so far is in the measures, and its pace is not known yet.
   */
  readonly periods: readonly PastPeriod[];
  /** At the status day. */
  readonly measures: BaseMeasures;
  /** ES at the status day and PD, in working days of the calendar. */
  readonly position: Pick<TimePosition, 'earnedSchedule' | 'plannedDuration'>;
  readonly statusDay: Day;
  /** The day on which the last of the budget was earned; null while some is left, and where it is not known. */
  readonly finished: Day | null;
}

/** The outcome is no more, or no later, than `p50` as likely as not, and than `p80` four times in five. */
export interface OutcomeRange<T> {
  readonly p50: T;
  /** Never less, nor earlier, than `p50`. */
  readonly p80: T;
}

interface Ranges {
  /** Rounded half-even. AC once all is earned. */
  readonly finalCost: Figure<OutcomeRange<Money>>;
  /** The last day of work, a part of a working day taken as a whole one. The actual one once all is earned. */
  readonly finish: Figure<OutcomeRange<Day>>;
}

export interface ForecastRange extends Ranges {
  /** How it was come by and whose method that is, for the reader. */
  readonly method: string;
  readonly trials: number;
  /** Past periods with progress or cost; below {@link MIN_PERIODS_OF_HISTORY} there is no range. */
  readonly periodsOfHistory: number;
  readonly seed: number;
}

/**
 * Six periods can be drawn with replacement in 462 different ways, five in 126 and four in 35: with fewer, whether one odd period
 * is among them decides the P80. Where to draw the line is a judgement, and six are still few.
 */
export const MIN_PERIODS_OF_HISTORY = 6;

const METHOD =
  'Bootstrap of the project’s own completed periods (Efron 1979): each trial draws a history from them with replacement, ' +
  'and from that history the periods of the rest, each with its cost and progress together.';

/**
 * A range for final cost and finish from the project's own performance, period by period. Cost is drawn until what is left of
 * the budget (BAC − EV) is earned, time until what is left of the schedule (PD − ES) is: ranges about EAC at cost performance
 * and IEAC(t) at schedule performance, to which they shrink when all periods perform alike. Each is a range of its own; neither
 * says that both hold at once.
 *
 * Why a bootstrap, and not the confidence limits of Lipke, Zwikael, Henderson and Anbari ("Prediction of project outcome",
 * International Journal of Project Management 27, 2009): those take the logarithms of the periods' indices to be normal. The
 * periods of an IT project are few and skewed, and some earn nothing or cost nothing: an index of those has no logarithm, and to
 * leave them out would flatter. And those limits are of the mean index, where the reader asks about the outcome. Both take the
 * periods to come to be like those that were, in any order: a trend is not seen.
 *
 * @param seed whole, of the caller's choice. The same seed and history give the same range, so it should come from the project
 *   and not from the clock
 */
export function forecastRange(performed: Performed, calendar: WorkingCalendar, seed: number): ForecastRange {
  const periodsOfHistory = performed.periods.filter(
    ({ earned, spent }) => earned.minor !== 0n || spent.minor !== 0n,
  ).length;
  return {
    ...rangesOf(performed, periodsOfHistory, calendar, seed),
    method: METHOD,
    trials: BOOTSTRAP_TRIALS,
    periodsOfHistory,
    seed,
  };
}

function rangesOf(performed: Performed, periodsOfHistory: number, calendar: WorkingCalendar, seed: number): Ranges {
  const { measures, finished } = performed;
  const { budgetAtCompletion, actualCost } = measures;
  if (budgetAtCompletion.minor === 0n) return noRanges('no budget in the baseline');
  if (isComplete(measures)) {
    const finish = finished === null ? noFigure('complete') : figure({ p50: finished, p80: finished });
    return { finalCost: figure({ p50: actualCost, p80: actualCost }), finish };
  }
  if (periodsOfHistory < MIN_PERIODS_OF_HISTORY) return noRanges('too little history');
  return { finalCost: finalCostRange(performed, seed), finish: finishRange(performed, calendar, seed) };
}

function noRanges(why: WhyUndefined): Ranges {
  return { finalCost: noFigure(why), finish: noFigure(why) };
}

function finalCostRange({ periods, measures }: Performed, seed: number): Figure<OutcomeRange<Money>> {
  const { budgetAtCompletion, earnedValue, actualCost } = measures;
  const history = periods.map(({ earned, spent }) => ({ gained: Number(earned.minor), used: Number(spent.minor) }));
  // A rest that costs nothing, because so far nobody has recorded what work costs, is no forecast.
  if (total(history, 'used') <= 0) return noFigure('no actual cost in these periods');
  const left = Number(budgetAtCompletion.minor - earnedValue.minor);
  return outcomeRange(history, left, seed, (cost) => {
    const minor = divideRounded(
      actualCost.minor * AMOUNT_PARTS + BigInt(Math.round(cost * Number(AMOUNT_PARTS))),
      AMOUNT_PARTS,
    );
    return money(minor, actualCost.currency);
  });
}

/** A double in parts of a minor unit, as near as rounding needs; a power of two, so that it stays exact. */
const AMOUNT_PARTS = 1024n;

function finishRange(
  { periods, position, statusDay }: Performed,
  calendar: WorkingCalendar,
  seed: number,
): Figure<OutcomeRange<Day>> {
  const left = toNumber(minus(exact(BigInt(position.plannedDuration)), position.earnedSchedule));
  // Schedule that is all earned before the budget is: the plan does not say when the rest was to be done.
  if (left <= 0) return noFigure('planned value not given that far');
  const history = periods.map(({ scheduleEarned, workingDays }) => ({
    gained: toNumber(scheduleEarned),
    used: workingDays,
  }));
  return outcomeRange(history, left, seed, (days) =>
    addWorkingDays(calendar, statusDay, Math.ceil(days - ROUNDING_NOISE_DAYS)),
  );
}

/** A sum of doubles can pass a whole number of days by less than this, and no work takes so little. */
const ROUNDING_NOISE_DAYS = 1e-6;

/** From a seed afresh, so that what was spent has no part in when the work ends. */
function outcomeRange<T>(
  history: readonly PeriodPace[],
  left: number,
  seed: number,
  shown: (used: number) => T,
): Figure<OutcomeRange<T>> {
  if (total(history, 'gained') <= 0) return noFigure('nothing earned in these periods');
  const outcomes = bootstrapRest(history, left, seededRandom(seed));
  const [p50, p80] = [nearestRank(outcomes, 50), nearestRank(outcomes, 80)];
  return p80 === Infinity ? noFigure('no end in sight') : figure({ p50: shown(p50), p80: shown(p80) });
}

function total(history: readonly PeriodPace[], part: keyof PeriodPace): number {
  return history.reduce((sum, period) => sum + period[part], 0);
}
