import type { Day } from './day';
import { creditOf } from './progress-credit';
import { dayOf } from './time-zone';

/** One change of what progress is read from, as the changelog tells it. */
export type ProgressChange =
  | {
      readonly field: 'percent';
      /** Milliseconds since the Unix epoch. */
      readonly at: number;
      /** Basis points; null is an empty field. */
      readonly from: number | null;
      readonly to: number | null;
    }
  | {
      readonly field: 'done';
      readonly at: number;
      /** Whether the status left, and the one entered, are in the done category. */
      readonly from: boolean;
      readonly to: boolean;
    };

export interface ProgressSource {
  /** When the issue was made, in milliseconds since the Unix epoch. */
  readonly created: number;
  /** As it stands after the last change. */
  readonly percent: number | null;
  readonly done: boolean;
  /** In any order. */
  readonly changes: readonly ProgressChange[];
  /** IANA zone that decides which day a change belongs to. */
  readonly timeZone: string;
}

/** From the end of `day` on, the issue has earned `credit` basis points of its budget. */
export interface DailyProgress {
  readonly day: Day;
  readonly credit: number;
}

export interface ProgressHistory {
  /** Ascending, one a day, only where the credit differs from the day before; nothing while nothing is earned. */
  readonly days: readonly DailyProgress[];
  /** The day of the last move into a done status, of an issue that is done; null otherwise. */
  readonly finished: Day | null;
}

/**
 * When progress was made, from what was recorded at the time: closing an issue today earns today and leaves past days as they
 * were. What the issue was before its first recorded change is read from that change, and counts from the day it was made.
 */
export function progressHistory(source: ProgressSource): ProgressHistory {
  const changes = [...source.changes].sort((a, b) => a.at - b.at);
  const firstPercent = changes.find((change) => change.field === 'percent');
  const firstDone = changes.find((change) => change.field === 'done');
  let percent = firstPercent ? firstPercent.from : source.percent;
  let done = firstDone ? firstDone.from : source.done;

  // An imported issue can carry changes from before it was made here.
  const created = dayOf(Math.min(source.created, changes[0]?.at ?? Infinity), source.timeZone);
  let finished = done ? created : null;
  const credits = new Map<Day, number>([[created, creditOf({ percent, done })]]);
  for (const change of changes) {
    const day = dayOf(change.at, source.timeZone);
    if (change.field === 'percent') percent = change.to;
    else {
      // A move from one done status to another finishes nothing anew.
      if (change.to && !done) finished = day;
      else if (!change.to) finished = null;
      done = change.to;
    }
    credits.set(day, creditOf({ percent, done }));
  }

  const days: DailyProgress[] = [];
  for (const [day, credit] of credits) {
    if (credit !== (days.at(-1)?.credit ?? 0)) days.push({ day, credit });
  }
  return { days, finished };
}
