import type { MeasureAmounts } from './base-measures';
import { exact, minus, over, plus, times, type Exact } from '../money/exact';
import { figure, noFigure, type Figure } from './figure';

// SV(t), SPI(t), IEAC(t), TSPI: Lipke 2003; Henderson 2004; PMI Standard for Earned Value Management. In the periods of the
// plan, whatever they are. Earned schedule (ES), actual time (AT) and planned duration (PD) share one calendar.

/** Where a project stands in time. */
export interface TimePosition {
  /** ES. */
  readonly earnedSchedule: Exact;
  /** AT: periods from the start to the status date, whole; 0 or less before the start. */
  readonly actualTime: number;
  /** PD: whole, at least 1. */
  readonly plannedDuration: number;
}

/** SV(t) = ES − AT. Negative is late. */
export function scheduleVarianceTime({ earnedSchedule, actualTime }: TimePosition): Exact {
  return minus(earnedSchedule, exact(BigInt(actualTime)));
}

/** SPI(t) = ES / AT. Unlike SPI it does not drift back to 1 as a late project ends. */
export function schedulePerformanceIndexTime({ earnedSchedule, actualTime }: TimePosition): Figure<Exact> {
  if (actualTime <= 0) return noFigure('not started yet');
  return figure(over(earnedSchedule, exact(BigInt(actualTime))));
}

/** IEAC(t) at the planned rate = AT + (PD − ES). Needs no index, so it is there before anything is earned. */
export function durationAtPlannedRate(position: TimePosition): Exact {
  return plus(exact(BigInt(position.actualTime)), scheduleLeft(position));
}

/** IEAC(t) at schedule performance = PD / SPI(t) = AT + (PD − ES) / SPI(t). */
export function durationAtSchedulePerformance(position: TimePosition): Figure<Exact> {
  const pace = schedulePerformanceIndexTime(position);
  if (pace.kind === 'undefined') return pace;
  if (pace.value.numerator === 0n) return noFigure('nothing earned yet');
  return figure(over(exact(BigInt(position.plannedDuration)), pace.value));
}

/** IEAC(t) at cost and schedule performance = AT + (PD − ES) / (SPI(t) · CPI); AT once nothing is left. */
export function durationAtCostAndSchedulePerformance(
  position: TimePosition,
  { earnedValue, actualCost }: Pick<MeasureAmounts, 'earnedValue' | 'actualCost'>,
): Figure<Exact> {
  const pace = schedulePerformanceIndexTime(position);
  if (pace.kind === 'undefined') return pace;
  const left = scheduleLeft(position);
  const elapsed = exact(BigInt(position.actualTime));
  if (left.numerator === 0n) return figure(elapsed);
  if (actualCost.minor <= 0n) return noFigure('no actual cost recorded');
  if (pace.value.numerator === 0n || earnedValue.minor <= 0n) return noFigure('nothing earned yet');
  return figure(plus(elapsed, over(left, times(pace.value, exact(earnedValue.minor, actualCost.minor)))));
}

/** TSPI = (PD − ES) / (PD − AT): the schedule performance that an end on the planned day needs of the rest. */
export function toCompleteSchedulePerformanceIndex(position: TimePosition): Figure<Exact> {
  const left = scheduleLeft(position);
  if (left.numerator === 0n) return noFigure('complete');
  const timeLeft = position.plannedDuration - position.actualTime;
  if (timeLeft <= 0) return noFigure('planned duration used up');
  return figure(over(left, exact(BigInt(timeLeft))));
}

/** PD − ES. */
function scheduleLeft({ plannedDuration, earnedSchedule }: TimePosition): Exact {
  return minus(exact(BigInt(plannedDuration)), earnedSchedule);
}
