import type { WorkItem } from '../jira/work-item';
import type { AppDeps } from './app-deps';
import { applyWorkEvents } from './apply-work-events';
import { noteHeard } from './ledger-state';
import { findProjectRules } from './project-rules';
import { parseSiteConfig, type SiteConfig } from './site-config';
import { refreshStages } from './status-stages';
import { putReadings, putWorklogs, type LedgerBasis } from './sync-ledger';

/**
 * Reads a whole project again: facts, history and cost. Running it twice changes nothing. What the ledger has and the search
 * does not find may be gone, moved, or too new for the index: those are asked for by name.
 */
export async function rebuildLedger(deps: AppDeps, projectId: string): Promise<void> {
  const { store, worklogs, now } = deps;
  const head = await store.heads.read(projectId);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) return;
  const startedMs = now();
  const site = parseSiteConfig(head.site.value);
  const stageOf = await refreshStages(deps);
  const basis = { rules, changeIssueTypeId: site.changeIssueTypeId, stageOf };

  const seenIssues = await readIssues(deps, projectId, site, basis);
  const found = await worklogs.readAll(`project = ${projectId} AND timespent > 0 ORDER BY key ASC`);
  const here = found.filter(({ issueId }) => seenIssues.has(issueId));
  await putWorklogs(deps, here, projectId, rules);

  const seenWorklogs = new Set(here.map(({ worklogId }) => worklogId));
  const [knownIssues, knownWorklogs] = [
    await store.ledger.readIssueIds(projectId),
    await store.ledger.readWorklogIds(projectId),
  ];
  await applyWorkEvents(deps, {
    issueIds: knownIssues.filter((issueId) => !seenIssues.has(issueId)),
    worklogIds: knownWorklogs.filter((worklogId) => !seenWorklogs.has(worklogId)),
  });
  await noteHeard(deps, projectId, startedMs);
}

async function readIssues(
  deps: AppDeps,
  projectId: string,
  site: SiteConfig,
  basis: LedgerBasis,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  for (let token: string | null = null; ;) {
    const page = await deps.work.search(`project = ${projectId} ORDER BY key ASC`, token, site.fieldIds);
    const items: readonly WorkItem[] = page.items.filter(({ issueId }) => !seen.has(issueId));
    const history = await deps.history.read(
      items.map(({ issueId }) => issueId),
      site.fieldIds,
    );
    const readings = items.map((item) => ({ item, steps: history.get(item.issueId) ?? [], stepsSinceMs: null }));
    await putReadings(deps, readings, basis);
    for (const { issueId } of items) seen.add(issueId);
    token = page.nextPageToken;
    if (token === null) return seen;
  }
}
