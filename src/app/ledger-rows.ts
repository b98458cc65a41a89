import { dayOf } from '../domain/calendar/time-zone';
import { parseMoney } from '../domain/money/parse-money';
import { findDay } from '../domain/calendar/day';
import { percentToBasisPoints, unitsToThousandths } from '../domain/earned-value/progress-credit';
import { progressHistory, type ProgressChange } from '../domain/earned-value/progress-history';
import { worklogCost } from '../domain/earned-value/actual-cost';
import type { RecordedStep } from '../jira/change-history';
import type { WorkItem } from '../jira/work-item';
import type { Worklog } from '../jira/worklogs';
import type { CostEntry, IssueFacets, IssueFactRow, ProgressRow } from '../store/ledger';
import { toCreditRule } from './credit-rule';
import { methodFor, type ProjectRules } from './project-rules';
import { startOf } from './select-work-items';
import type { StageOf } from './status-stages';

export interface LedgerRows {
  readonly fact: IssueFactRow & IssueFacets;
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
  stageOf: StageOf,
): LedgerRows {
  const budget = item.budget === null ? null : parseMoney(item.budget, rules.currency);
  const method = methodFor(rules, item.issueTypeId);
  const rule = toCreditRule(method);
  const percent = percentToBasisPoints(item.percent);
  const history = progressHistory({
    rule,
    created: stepsSinceMs === null ? item.createdAtMs : Math.min(stepsSinceMs, item.updatedAtMs),
    percent,
    unitsPlanned: unitsToThousandths(item.unitsPlanned),
    unitsDone: unitsToThousandths(item.unitsDone),
    statusId: item.statusId,
    // Jira has just told where the present status stands; the others are as last remembered.
    stageOf: (statusId) => (statusId === item.statusId ? item.stage : stageOf(statusId)),
    changes: steps.map(toChange),
    timeZone: rules.timeZone,
  });
  const fact: IssueFactRow & IssueFacets = {
    issueId: item.issueId,
    projectId: item.projectId,
    issueKey: item.issueKey,
    isChange: item.issueTypeId === changeIssueTypeId,
    budgetMinor: budget?.ok === true ? budget.value.minor : null,
    startDay: findDay(startOf(item, rules) ?? '') ?? null,
    dueDay: findDay(item.due ?? '') ?? null,
    percentBp: percent,
    done: item.stage === 'done',
    finishedDay: history.finished,
    restricted: item.restricted,
    updatedMs: item.updatedAtMs,
    method: method.kind,
    credit: history.credit,
    apportionedTo: method.kind === 'apportioned' ? toKey(item.apportionedTo) : null,
    issueTypeId: item.issueTypeId,
    componentIds: [...new Set(item.componentIds)].sort(),
    parentId: item.parentId,
    assigneeId: item.assigneeId,
    remainingSeconds: item.remainingSeconds,
  };
  const days = history.days.map(({ day, credit }) => ({ day, percentBp: credit }));
  if (rule === null) return { fact, progress: { fromDay: BEFORE_ALL_DAYS, days } };
  if (stepsSinceMs === Number.POSITIVE_INFINITY) return { fact, progress: null };
  const fromDay = stepsSinceMs === null ? BEFORE_ALL_DAYS : dayOf(stepsSinceMs, rules.timeZone);
  return { fact, progress: { fromDay, days } };
}

/** Longer than any key; what is cut off was no key. */
const MAX_KEY = 64;

function toKey(typed: string | null): string | null {
  const key = (typed ?? '').trim().toUpperCase().slice(0, MAX_KEY);
  return key === '' ? null : key;
}

function toChange(step: RecordedStep): ProgressChange {
  const { atMs: at, field } = step;
  if (field === 'status') return { field, at, from: step.fromStatusId, to: step.toStatusId };
  const count = field === 'percent' ? percentToBasisPoints : unitsToThousandths;
  return { field, at, from: count(step.from), to: count(step.to) };
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
