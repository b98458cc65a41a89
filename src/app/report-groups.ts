import type { Reply, RequestOf, VarianceGroups } from '../contract/api';
import { earliestDay, latestDay } from '../domain/calendar/day';
import { curveDays } from '../domain/calendar/sample-days';
import { dayOf } from '../domain/calendar/time-zone';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { groupTable } from './group-table';
import { collectItems } from './grouped-items';
import { groupsOf } from './move-groups';
import { findProjectRules } from './project-rules';
import { readAllFacets } from './read-all-facets';
import { noBaseline, notConfigured } from './refusals';
import { ok } from './reply';

/** Two years of weeks: more points than a curve beside a row of figures can show. */
const CURVE_STEPS = 104;

/**
 * The figures and curves of components, epics or people against the current baseline, as it is recorded now.
 *
 * One statement for the head of the project and then, by the number of their rows, one for every 10 000 baseline rows, 5 000 work
 * items (with one more to see their end), and one each for the progress and the cost of every 1 000 items: six for a project of
 * hundreds, some 230 for one of 100 000. No call to Jira.
 */
export async function reportGroups(
  { store, now }: Pick<AppDeps, 'store' | 'now'>,
  { projectId }: ProjectCaller,
  { by }: RequestOf<'variance/groups'>,
): Promise<Reply<VarianceGroups>> {
  const head = await store.heads.read(projectId);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) return notConfigured();
  const capture = head.versions.findLast(({ kind }) => kind === 'baseline-captured');
  if (capture === undefined) {
    return noBaseline('there is no plan to measure groups by');
  }
  const statusDay = dayOf(now(), rules.timeZone);
  const [budgets, facets] = await Promise.all([
    store.items.readBudgets(projectId),
    readAllFacets(store.details, projectId),
  ]);
  const { items, addProgress, addCosts } = collectItems(budgets, capture.version, rules);
  const dated = { projectId, budgets, period: 'day', throughDay: statusDay } as const;
  await Promise.all([store.items.readProgress(dated, addProgress), store.items.readCosts(dated, addCosts)]);
  const spans = [...items.values()].flatMap(({ span }) => span ?? []);
  const start = earliestDay(spans.map((span) => span.start)) ?? statusDay;
  const finish = latestDay(spans.map((span) => span.finish)) ?? statusDay;
  const days = curveDays(start, finish, statusDay, CURVE_STEPS);
  return ok(groupTable(items, groupsOf(facets), by, { statusDay, days }, rules));
}
