import { earliestDay, getDay, latestDay, type Day } from '../domain/calendar/day';
import type { WorkItem } from '../jira/work-item';
import type { BaselineRow } from '../store/baseline-rows';
import type { Stage, StageExclusion, StageTotals } from '../store/stages';
import type { AppDeps } from './app-deps';
import { rebuildLedger } from './rebuild-ledger';
import { scanQuery } from './scan-query';
import { selectWorkItem } from './select-work-items';
import { parseSiteConfig, type SiteConfig } from './site-config';
import { readStageBasis, type StageBasis } from './stage-view';

/**
 * Carries out a scan, page by page. A run that is interrupted leaves rows that nobody sees, and the message's next delivery
 * starts again under a new event id; so two runs at once do not mix either.
 */
export async function continueStage(deps: AppDeps, stageId: string): Promise<void> {
  const { store } = deps;
  const stage = await store.stages.find(stageId);
  if (stage?.state !== 'scanning') return;
  const { site } = await store.heads.read(stage.projectId);
  const query = scanQuery(stage.projectId, stage.jql);
  if (site === null || query.kind === 'refused') {
    await store.stages.fail(stageId, 'Plumbline is not set up on this site any more.');
    return;
  }
  await scan(deps, stage, query.jql, parseSiteConfig(site.value));
  // The figures are wanted as soon as the baseline is committed.
  await rebuildLedger(deps, stage.projectId);
}

async function scan(deps: AppDeps, stage: Stage, jql: string, site: SiteConfig): Promise<void> {
  const { store, work } = deps;
  const basis = readStageBasis(stage);
  const eventId = deps.newId();
  const seen = new Set<string>();
  let totals: StageTotals = NOTHING;
  for (let token: string | null = null; ;) {
    const page = await work.search(jql, token, site.fieldIds);
    const items = page.items.filter(({ issueId, projectId }) => projectId === stage.projectId && !seen.has(issueId));
    for (const { issueId } of items) seen.add(issueId);
    const sorted = sortOut(items, basis, site);
    if (sorted.rows.length > 0) await store.baselineRows.write(eventId, sorted.rows);
    await store.stages.writeExclusions(eventId, sorted.exclusions);
    totals = addTo(totals, items.length, sorted);
    token = page.nextPageToken;
    if (token === null) break;
    await store.stages.report(stage.stageId, totals);
  }
  await store.stages.finish(stage.stageId, eventId, totals);
}

interface SortedOut {
  readonly rows: readonly BaselineRow[];
  readonly exclusions: readonly StageExclusion[];
}

function sortOut(items: readonly WorkItem[], { rules }: StageBasis, site: SiteConfig): SortedOut {
  const rows: BaselineRow[] = [];
  const exclusions: StageExclusion[] = [];
  for (const item of items) {
    const selection = selectWorkItem(item, rules, site.changeIssueTypeId);
    if (selection.kind === 'excluded') {
      exclusions.push({ ...selection.exclusion, restricted: item.restricted });
      continue;
    }
    const { issueId, issueKey, budget, start, finish } = selection.item;
    rows.push({ issueId, issueKey, budgetMinor: budget.minor, startDay: start, finishDay: finish, removed: false });
  }
  return { rows, exclusions };
}

const NOTHING: StageTotals = {
  scanned: 0,
  included: 0,
  excluded: 0,
  unnamed: 0,
  budgetMinor: 0n,
  startDay: null,
  finishDay: null,
};

function addTo(totals: StageTotals, scanned: number, { rows, exclusions }: SortedOut): StageTotals {
  const days = (known: string | null, found: readonly string[]): readonly Day[] =>
    [...(known === null ? [] : [known]), ...found].map(getDay);
  return {
    scanned: totals.scanned + scanned,
    included: totals.included + rows.length,
    excluded: totals.excluded + exclusions.length,
    unnamed: totals.unnamed + exclusions.filter(({ restricted }) => restricted).length,
    budgetMinor: rows.reduce((sum, { budgetMinor }) => sum + budgetMinor, totals.budgetMinor),
    startDay: earliestDay(
      days(
        totals.startDay,
        rows.map(({ startDay }) => startDay),
      ),
    ),
    finishDay: latestDay(
      days(
        totals.finishDay,
        rows.map(({ finishDay }) => finishDay),
      ),
    ),
  };
}
