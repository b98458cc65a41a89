import type { Day } from '../calendar/day';
import { creditOf, isMeasured, type CreditRule, type RecordedWork, type Stage } from './progress-credit';
import { dayOf } from '../calendar/time-zone';

/** One change of what progress is read from, as the changelog tells it. */
export type ProgressChange =
  | {
      readonly field: Amount;
      /** Milliseconds since the Unix epoch. */
      readonly at: number;
      /** In the unit of {@link RecordedWork}; null is an empty field. */
      readonly from: number | null;
      readonly to: number | null;
    }
  | {
      readonly field: 'status';
      readonly at: number;
      /** Ids of the status left and of the one entered. */
      readonly from: string;
      readonly to: string;
    };

type Amount = 'percent' | 'unitsPlanned' | 'unitsDone';
type Amounts = Pick<RecordedWork, Amount>;

export interface ProgressSource extends Amounts {
  /** Null for an item that measures no progress of its own: it only finishes. */
  readonly rule: CreditRule | null;
  /** When the issue was made, in milliseconds since the Unix epoch. */
  readonly created: number;
  /** Like the amounts, as it stands after the last change. */
  readonly statusId: string;
  readonly stageOf: (statusId: string) => Stage;
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
  /** After the last change, in basis points; null when nothing can be measured. */
  readonly credit: number | null;
  /** The day of the last move into a done status, of an issue that is done; null otherwise. */
  readonly finished: Day | null;
}

/**
 * When progress was made, from what was recorded at the time: closing an issue today earns today and leaves past days as they
 * were. What the issue was before its first recorded change is read from that change, and counts from the day it was made.
 */
export function progressHistory(source: ProgressSource): ProgressHistory {
  const { rule, stageOf, timeZone } = source;
  const changes = [...source.changes].sort((a, b) => a.at - b.at);
  let work = firstOf(source, changes);

  // An imported issue can carry changes from before it was made here.
  const created = dayOf(Math.min(source.created, changes[0]?.at ?? Infinity), timeZone);
  let finished = work.stage === 'done' ? created : null;
  const states = new Map<Day, RecordedWork>([[created, work]]);
  for (const change of changes) {
    const day = dayOf(change.at, timeZone);
    const before = work.stage;
    work = change.field === 'status' ? moved(work, change.to, stageOf) : { ...work, [change.field]: change.to };
    if (work.stage !== 'done') finished = null;
    // A move from one done status to another finishes nothing anew.
    else if (before !== 'done') finished = day;
    states.set(day, work);
  }
  if (rule === null) return { days: [], credit: null, finished };

  const days: DailyProgress[] = [];
  for (const [day, state] of states) {
    const credit = creditOf(rule, state);
    if (credit !== (days.at(-1)?.credit ?? 0)) days.push({ day, credit });
  }
  return { days, credit: isMeasured(rule, work) ? creditOf(rule, work) : null, finished };
}

function firstOf(source: ProgressSource, changes: readonly ProgressChange[]): RecordedWork {
  const amount = (field: Amount): number | null => {
    const first = changes.find((change) => change.field === field);
    return first?.field === field ? first.from : source[field];
  };
  const firstMove = changes.find((change) => change.field === 'status');
  const statusId = firstMove?.from ?? source.statusId;
  return {
    stage: source.stageOf(statusId),
    percent: amount('percent'),
    unitsPlanned: amount('unitsPlanned'),
    unitsDone: amount('unitsDone'),
    reached: new Set([statusId]),
  };
}

/**
 * The work after it has entered a status. Jira's statuses have no order, so a status counts as reached once it was entered, and
 * for as long as the work is not sent back to a status "To Do". A done status is reached only while the work is in it: opened
 * again, work is not done.
 */
function moved(work: RecordedWork, statusId: string, stageOf: (statusId: string) => Stage): RecordedWork {
  const stage = stageOf(statusId);
  const kept = stage === 'to-do' ? [] : [...work.reached].filter((reached) => stageOf(reached) !== 'done');
  return { ...work, stage, reached: new Set([...kept, statusId]) };
}
