import type { AppDeps } from './app-deps';
import { toCostEntry, toLedgerRows, type LedgerReading } from './ledger-rows';
import type { ProjectRules } from './project-rules';
import type { StageOf } from './status-stages';
import type { Worklog } from '../jira/worklogs';

export interface LedgerBasis {
  readonly rules: ProjectRules;
  readonly changeIssueTypeId: string;
  readonly stageOf: StageOf;
}

/** Writes what Jira says of some work items. Writing the same twice changes nothing. */
export async function putReadings(
  { store }: Pick<AppDeps, 'store'>,
  readings: readonly LedgerReading[],
  { rules, changeIssueTypeId, stageOf }: LedgerBasis,
): Promise<void> {
  const rows = readings.map((reading) => toLedgerRows(reading, rules, changeIssueTypeId, stageOf));
  await store.ledger.putFacts(rows.map(({ fact }) => fact));
  await store.ledger.putProgress(
    new Map(rows.flatMap(({ fact, progress }) => (progress === null ? [] : [[fact.issueId, progress] as const]))),
  );
}

export async function putWorklogs(
  { store }: Pick<AppDeps, 'store'>,
  worklogs: readonly Worklog[],
  projectId: string,
  rules: ProjectRules,
): Promise<void> {
  await store.ledger.putCosts(worklogs.map((worklog) => toCostEntry(worklog, projectId, rules)));
}
