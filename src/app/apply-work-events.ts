import type { WorkItemWithHistory } from '../jira/work-reads';
import type { Worklog } from '../jira/worklogs';
import type { AppDeps } from './app-deps';
import { noteHeard } from './ledger-state';
import type { LedgerReading } from './ledger-rows';
import { findProjectRules, methodFor, usesMethod, type ProjectRules } from './project-rules';
import { recordChangeProgress } from './record-change-progress';
import { refreshMirrors } from './refresh-mirrors';
import { parseSiteConfig, type SiteConfig } from './site-config';
import { readStages, type StageOf } from './status-stages';
import { putReadings, putWorklogs } from './sync-ledger';

export interface ChangedWork {
  readonly issueIds: readonly string[];
  readonly worklogIds: readonly string[];
}

/** `POST /rest/api/3/issue/bulkfetch` and `POST /rest/api/3/worklog/list`. */
const ISSUES_A_CALL = 100;
const WORKLOGS_A_CALL = 1000;

/**
 * Brings the ledger up to date with work that was made, changed, moved or deleted. What happened is not taken from the
 * messages: Jira is asked how things are now, once for all issues and once for all worklogs. So messages may come late, twice
 * and in any order.
 */
export async function applyWorkEvents(deps: AppDeps, changed: ChangedWork): Promise<void> {
  const { store } = deps;
  const site = (await store.config.read(['site'])).get('site');
  if (site === undefined || (changed.issueIds.length === 0 && changed.worklogIds.length === 0)) return;
  const { fieldIds, changeIssueTypeId } = parseSiteConfig(site.value);

  const worklogs = await readWorklogs(deps, changed.worklogIds);
  const known = await knownProjects(deps, [...changed.issueIds, ...worklogs.map(({ issueId }) => issueId)]);
  const strangers = worklogs.map(({ issueId }) => issueId).filter((issueId) => !known.has(issueId));
  const asked = [...new Set([...changed.issueIds, ...strangers])];
  const read = await readIssues(deps, asked, fieldIds);

  const found = new Set(read.map(({ item }) => item.issueId));
  await store.ledger.removeIssues(asked.filter((issueId) => !found.has(issueId)));

  const projectIds = new Set([...known.values(), ...read.map(({ item }) => item.projectId)]);
  const rulesOf = await readRules(deps, projectIds);
  const stageOf: StageOf = read.length === 0 ? () => 'under-way' : await readStages(deps);
  const touched = new Map<string, Set<string>>();
  const touch = (projectId: string, issueId: string): void => {
    touched.set(projectId, (touched.get(projectId) ?? new Set()).add(issueId));
  };

  for (const [projectId, readings] of byProject(read)) {
    for (const reading of readings) {
      const { issueId } = reading.item;
      const before = known.get(issueId);
      // Work that left for a project without settings is still counted where its baseline is.
      const rules = rulesOf.get(projectId) ?? rulesOf.get(before ?? '');
      if (rules === undefined) continue;
      const whole = await withWholeHistory(deps, reading, rules, fieldIds);
      await putReadings(deps, [whole], { rules, changeIssueTypeId, stageOf });
      if (before !== undefined && before !== projectId) await store.ledger.moveCosts([issueId], projectId);
      known.set(issueId, projectId);
      touch(before ?? projectId, issueId);
      touch(projectId, issueId);
      const { item, lastMove } = reading;
      if (item.issueTypeId === changeIssueTypeId && lastMove !== null) {
        const { toStatusId: statusId, by: actor } = lastMove;
        await recordChangeProgress(deps, { changeId: issueId, projectId, statusId, actor });
      }
    }
  }
  for (const worklog of worklogs) {
    const projectId = known.get(worklog.issueId);
    const rules = rulesOf.get(projectId ?? '');
    if (projectId === undefined || rules === undefined) continue;
    await putWorklogs(deps, [worklog], projectId, rules);
    touch(projectId, worklog.issueId);
  }
  for (const [projectId, issueIds] of touched) {
    const rules = rulesOf.get(projectId);
    if (rules === undefined) continue;
    await noteHeard(deps, projectId, deps.now());
    const followers = usesMethod(rules, 'apportioned') ? await store.ledger.readFollowers([...issueIds]) : [];
    await refreshMirrors(deps, projectId, [...new Set([...issueIds, ...followers])]);
  }
}

async function readWorklogs({ store, worklogs }: AppDeps, worklogIds: readonly string[]): Promise<readonly Worklog[]> {
  const found: Worklog[] = [];
  for (let at = 0; at < worklogIds.length; at += WORKLOGS_A_CALL) {
    found.push(...(await worklogs.list(worklogIds.slice(at, at + WORKLOGS_A_CALL))));
  }
  const present = new Set(found.map(({ worklogId }) => worklogId));
  await store.ledger.removeWorklogs(worklogIds.filter((worklogId) => !present.has(worklogId)));
  return found;
}

async function knownProjects({ store }: AppDeps, issueIds: readonly string[]): Promise<Map<string, string>> {
  const facts = await store.ledger.readFacts([...new Set(issueIds)], '9999-12-31');
  return new Map(facts.map(({ issueId, projectId }) => [issueId, projectId]));
}

async function readIssues(
  { work }: AppDeps,
  issueIds: readonly string[],
  fieldIds: SiteConfig['fieldIds'],
): Promise<readonly WorkItemWithHistory[]> {
  const found: WorkItemWithHistory[] = [];
  for (let at = 0; at < issueIds.length; at += ISSUES_A_CALL) {
    found.push(...(await work.fetch(issueIds.slice(at, at + ISSUES_A_CALL), fieldIds)));
  }
  return found;
}

/** Whether a status was ever reached only the whole history knows; what the other methods read, its latest part says too. */
async function withWholeHistory(
  { history }: AppDeps,
  reading: WorkItemWithHistory,
  rules: ProjectRules,
  fieldIds: SiteConfig['fieldIds'],
): Promise<LedgerReading> {
  const { issueId, issueTypeId } = reading.item;
  if (reading.stepsSinceMs === null || methodFor(rules, issueTypeId).kind !== 'weighted-milestones') return reading;
  const steps = (await history.read([issueId], fieldIds)).get(issueId) ?? [];
  return { item: reading.item, steps, stepsSinceMs: null };
}

async function readRules({ store }: AppDeps, projectIds: ReadonlySet<string>): Promise<Map<string, ProjectRules>> {
  const entries = await store.config.read([...projectIds].map((projectId) => `project/${projectId}`));
  const rules = new Map<string, ProjectRules>();
  for (const projectId of projectIds) {
    const found = findProjectRules(entries.get(`project/${projectId}`) ?? null);
    if (found !== null) rules.set(projectId, found);
  }
  return rules;
}

function byProject(read: readonly WorkItemWithHistory[]): ReadonlyMap<string, readonly WorkItemWithHistory[]> {
  const groups = new Map<string, WorkItemWithHistory[]>();
  for (const reading of read) {
    const { projectId } = reading.item;
    groups.set(projectId, [...(groups.get(projectId) ?? []), reading]);
  }
  return groups;
}
