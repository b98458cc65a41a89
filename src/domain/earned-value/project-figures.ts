import { toBaseMeasures, type BaseMeasures } from './base-measures';
import type { Day } from '../calendar/day';
import type { PeriodPlan } from './earned-schedule';
import {
  exactBottomUpEstimate,
  exactEstimateAtRecentPerformance,
  exactWeightedEstimate,
  type IndexWeights,
} from './estimate-at-completion';
import { exactEstimateToComplete } from './estimate-to-complete';
import type { Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';
import { firstEstimate, type EstimateBasis } from './first-estimate';
import { roundToMinor, toMoney } from '../money/minor-units';
import type { Money } from '../money/money';
import { periodFigures, type PeriodFigures } from './period-figures';
import {
  completeShare,
  isComplete,
  isLateForSchedulePerformanceIndex,
  isLowMaturity,
  plannedShare,
  spentShare,
} from './progress-shares';
import type { ProjectPosition } from './project-position';
import { costVarianceShare, exactVarianceAtCompletion, scheduleVarianceShare } from './variances';
import { findLastDayOfWork } from '../calendar/working-calendar';

export type { EstimateBasis };

/** What a project chooses for its estimates. */
export interface EstimateChoices {
  /** Of the weighted estimate. */
  readonly weights: IndexWeights;
  /** ETC as the team entered it; null while open work has no remaining estimate. */
  readonly enteredToComplete: Money | null;
}

/** A duration in working days from the planned start, and the working day on which it ends. */
export interface TimeForecast {
  readonly duration: Figure;
  readonly finish: Figure<Day>;
}

/** Everything that a page says about a project against one baseline, at one status day. Money is rounded half-even. */
export interface ProjectFigures extends BaseMeasures {
  /** Shares of BAC: 0.4 is 40 %. */
  readonly plannedShare: Figure;
  readonly completeShare: Figure;
  readonly spentShare: Figure;
  readonly scheduleVariance: Money;
  readonly costVariance: Money;
  readonly scheduleVarianceShare: Figure;
  readonly costVarianceShare: Figure;
  readonly schedulePerformanceIndex: Figure;
  readonly costPerformanceIndex: Figure;
  /** Every EAC. */
  readonly estimates: {
    readonly atPlannedRate: Figure<Money>;
    readonly atCostPerformance: Figure<Money>;
    readonly atSchedulePerformance: Figure<Money>;
    readonly atCostAndSchedulePerformance: Figure<Money>;
    readonly weighted: Figure<Money>;
    readonly atRecentPerformance: Figure<Money>;
    readonly bottomUp: Figure<Money>;
  };
  /** The EAC that is shown first: at cost performance or, while there is none to go by, at the planned rate. Always there. */
  readonly estimateAtCompletion: Figure<Money>;
  /** Which formula it came from. */
  readonly estimateBasis: EstimateBasis;
  /** ETC and VAC from that estimate as it is shown, so that AC + ETC = EAC and EAC + VAC = BAC. VAC below 0 is over. */
  readonly estimateToComplete: Figure<Money>;
  readonly varianceAtCompletion: Figure<Money>;
  /** To the budget, and to the estimate at cost performance. */
  readonly toCompletePerformanceIndex: { readonly toBudget: Figure; readonly toEstimate: Figure };
  /** In working days of the calendar. */
  readonly inTime: {
    /** AT and PD. */
    readonly actualTime: number;
    readonly plannedDuration: number;
    readonly earnedSchedule: Figure;
    readonly scheduleVariance: Figure;
    readonly schedulePerformanceIndex: Figure;
    readonly toCompleteSchedulePerformanceIndex: Figure;
    /** IEAC(t). */
    readonly atPlannedRate: TimeForecast;
    readonly atSchedulePerformance: TimeForecast;
    readonly atCostAndSchedulePerformance: TimeForecast;
  };
  /** Fewer than 15 % complete: indices swing. */
  readonly lowMaturity: boolean;
  /** 90 % or more complete: SPI drifts back to 1 whatever the delay; SPI(t) does not. */
  readonly preferScheduleInTime: boolean;
}

/** All figures of one baseline at one status day: those of {@link periodFigures}, shares, further estimates, days and warnings. */
export function projectFigures(position: ProjectPosition, choices: EstimateChoices): ProjectFigures {
  const { measures, earlier, plan, actualTime, scale, currency } = position;
  const round = (amount: Exact): Exact => roundToMinor(amount, scale);
  const shown = (amount: Exact): Money => toMoney(amount, scale, currency);
  const shownFigure = (found: Figure<Exact>): Figure<Money> =>
    found.kind === 'value' ? figure(shown(found.value)) : found;
  const derived = periodFigures(measures, plan, actualTime, round);
  // A holiday that was entered after capture can leave work without a working day: then no pace says when it will be done.
  const isPlanned = isComplete(measures) || !isPlanUsedUp(derived, plan);
  const forecast = (duration: Figure): TimeForecast => ({
    duration,
    finish: isPlanned ? finishAfter(duration, position) : noFigure('planned value not given that far'),
  });
  const { atCostPerformance, ...estimates } = derived.estimateAtCompletion;
  const first = firstEstimate(measures, scale);
  const estimate = figure(first.estimate);
  const { enteredToComplete, weights } = choices;
  return {
    ...toBaseMeasures(measures, scale, currency),
    plannedShare: plannedShare(measures),
    completeShare: completeShare(measures),
    spentShare: spentShare(measures),
    scheduleVariance: shown(derived.scheduleVariance),
    costVariance: shown(derived.costVariance),
    scheduleVarianceShare: scheduleVarianceShare(measures),
    costVarianceShare: costVarianceShare(measures),
    schedulePerformanceIndex: derived.schedulePerformanceIndex,
    costPerformanceIndex: derived.costPerformanceIndex,
    estimates: {
      atPlannedRate: shownFigure(estimates.atPlannedRate),
      atCostPerformance: shownFigure(atCostPerformance),
      atSchedulePerformance: shownFigure(estimates.atSchedulePerformance),
      atCostAndSchedulePerformance: shownFigure(estimates.atCostAndSchedulePerformance),
      weighted: shownFigure(exactWeightedEstimate(measures, weights)),
      atRecentPerformance: shownFigure(exactEstimateAtRecentPerformance(measures, earlier)),
      bottomUp:
        enteredToComplete === null
          ? noFigure('open work without a remaining estimate')
          : figure(shown(exactBottomUpEstimate(measures, enteredToComplete.minor * scale))),
    },
    estimateAtCompletion: shownFigure(estimate),
    estimateBasis: first.basis,
    estimateToComplete: shownFigure(exactEstimateToComplete(measures, estimate)),
    varianceAtCompletion: shownFigure(exactVarianceAtCompletion(measures, estimate)),
    toCompletePerformanceIndex: derived.toCompletePerformanceIndex,
    inTime: {
      actualTime,
      plannedDuration: plan.plannedDuration,
      earnedSchedule: derived.earnedSchedule,
      scheduleVariance: derived.scheduleVarianceTime,
      schedulePerformanceIndex: derived.schedulePerformanceIndexTime,
      toCompleteSchedulePerformanceIndex: derived.toCompleteSchedulePerformanceIndex,
      atPlannedRate: forecast(derived.estimatedDuration.atPlannedRate),
      atSchedulePerformance: forecast(derived.estimatedDuration.atSchedulePerformance),
      atCostAndSchedulePerformance: forecast(derived.estimatedDuration.atCostAndSchedulePerformance),
    },
    lowMaturity: isLowMaturity(measures),
    preferScheduleInTime: isLateForSchedulePerformanceIndex(measures),
  };
}

function isPlanUsedUp({ earnedSchedule }: PeriodFigures, { plannedDuration }: PeriodPlan): boolean {
  return earnedSchedule.kind === 'value' && earnedSchedule.value >= plannedDuration;
}

/** The working day during which a duration from the planned start ends. */
function finishAfter(duration: Figure, { calendar, start }: ProjectPosition): Figure<Day> {
  if (duration.kind === 'undefined') return duration;
  const days = Math.ceil(duration.value);
  if (days < 1) return noFigure('not started yet');
  const day = findLastDayOfWork(calendar, start, days);
  return day === undefined ? noFigure('too far ahead to name a day') : figure(day);
}
