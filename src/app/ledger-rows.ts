import { dayOf } from '../domain/time-zone';
import { parseMoney } from '../domain/parse-money';
import { findDay } from '../domain/day';
import { percentToBasisPoints } from '../domain/progress-credit';
import { progressHistory, type ProgressChange } from '../domain/progress-history';
import { worklogCost } from '../domain/actual-cost';
import type { RecordedStep } from '../jira/change-history';
import type { WorkItem } from '../jira/work-item';
import type { Worklog } from '../jira/worklogs';
import type { CostEntry, IssueFactRow, ProgressRow } from '../store/ledger';
import type { ProjectRules } from './project-rules';
import { startOf } from './select-work-items';

export interface LedgerRows {
  readonly fact: IssueFactRow;
  /** Null when the history is not known far enough to say anything. */
  readonly progress: { readonly fromDay: string; readonly days: readonly ProgressRow[] } | null;
}

export interface LedgerReading {
  readonly item: WorkItem;
  readonly steps: readonly RecordedStep[];
  /** Since when `steps` is complete; null when they are all there ever were. */
  readonly stepsSinceMs: number | null;
}

const BEFORE_ALL_DAYS = '0001-01-01';

/** What the ledger keeps of a work item as Jira tells it now. A value that cannot be counted is kept as none. */
export function toLedgerRows(
  { item, steps, stepsSinceMs }: LedgerReading,
  rules: ProjectRules,
  changeIssueTypeId: string,
  doneStatusIds: ReadonlySet<string>,
): LedgerRows {
  const budget = item.budget === null ? null : parseMoney(item.budget, rules.currency);
  const percent = percentToBasisPoints(item.percent);
  const history = progressHistory({
    created: stepsSinceMs === null ? item.createdAtMs : Math.min(stepsSinceMs, item.updatedAtMs),
    percent,
    done: item.done,
    changes: steps.map((step) => toChange(step, doneStatusIds)),
    timeZone: rules.timeZone,
  });
  const fact: IssueFactRow = {
    issueId: item.issueId,
    projectId: item.projectId,
    issueKey: item.issueKey,
    isChange: item.issueTypeId === changeIssueTypeId,
    budgetMinor: budget?.ok === true ? budget.value.minor : null,
    startDay: findDay(startOf(item, rules) ?? '') ?? null,
    dueDay: findDay(item.due ?? '') ?? null,
    percentBp: percent,
    done: item.done,
    finishedDay: history.finished,
    restricted: item.restricted,
    updatedMs: item.updatedAtMs,
  };
  if (stepsSinceMs === Number.POSITIVE_INFINITY) return { fact, progress: null };
  const fromDay = stepsSinceMs === null ? BEFORE_ALL_DAYS : dayOf(stepsSinceMs, rules.timeZone);
  const days = history.days.map(({ day, credit }) => ({ day, percentBp: credit }));
  return { fact, progress: { fromDay, days } };
}

function toChange(step: RecordedStep, doneStatusIds: ReadonlySet<string>): ProgressChange {
  if (step.field === 'percent') {
    const { from, to } = step;
    return { field: 'percent', at: step.atMs, from: percentToBasisPoints(from), to: percentToBasisPoints(to) };
  }
  const [from, to] = [doneStatusIds.has(step.fromStatusId), doneStatusIds.has(step.toStatusId)];
  return { field: 'done', at: step.atMs, from, to };
}

/** Each worklog is rounded by itself, so that every sum of costs is a sum of the same numbers. */
export function toCostEntry(worklog: Worklog, projectId: string, rules: ProjectRules): CostEntry {
  return {
    worklogId: worklog.worklogId,
    issueId: worklog.issueId,
    projectId,
    day: dayOf(worklog.startedAtMs, rules.timeZone),
    seconds: worklog.seconds,
    amountMinor: worklogCost(worklog.seconds, rules.hourlyRate).minor,
    updatedMs: worklog.updatedAtMs,
  };
}
