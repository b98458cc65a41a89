import type { MoveExplained, MoveRequest, Reply } from '../contract/api';
import { firstEstimate } from '../domain/earned-value/first-estimate';
import { toMoney } from '../domain/money/minor-units';
import { sum, type Money } from '../domain/money/money';
import { dayOf } from '../domain/calendar/time-zone';
import { whyItMoved } from '../domain/why-it-moved/why-it-moved';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { groupsOf } from './move-groups';
import { moveTable } from './move-table';
import { movedItems, type MovedProject } from './moved-items';
import { findProjectRules, type ProjectRules } from './project-rules';
import { readAllFacets } from './read-all-facets';
import { noBaseline, notConfigured } from './refusals';
import { ok } from './reply';

/**
 * Why the estimate at completion is not the original budget, for the whole project or a part of it. Everything is counted item by
 * item, so that groups of any kind add up to the same cent; to the whole that the variance report shows.
 *
 * One statement for the head of the project and then, by the number of their rows, one for every 10 000 baseline rows, 10 000
 * months of items with progress, 10 000 with cost and (where groups are asked for) 5 000 work items, with one more to see their end: four to six for a
 * project of hundreds, some 100 for one of 100 000 that is worked on for months. No call to Jira.
 */
export async function explainMove(
  { store, now }: Pick<AppDeps, 'store' | 'now'>,
  { projectId }: ProjectCaller,
  { by, only }: MoveRequest,
): Promise<Reply<MoveExplained>> {
  const head = await store.heads.read(projectId);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) return notConfigured();
  if (head.versions.length === 0) {
    return noBaseline('there is no budget to move from');
  }
  const statusDay = dayOf(now(), rules.timeZone);
  const needsGroups = only !== null || (by !== 'none' && by !== 'month');
  const [budgets, progress, costs, facets] = await Promise.all([
    store.moves.readBudgets(projectId),
    store.moves.readProgress(projectId, statusDay),
    store.moves.readCosts(projectId, statusDay),
    needsGroups ? readAllFacets(store.details, projectId) : [],
  ]);
  const versions = head.versions.map(({ version, kind, atMs }) => ({
    version,
    kind: kind === 'baseline-captured' ? ('capture' as const) : ('change' as const),
    day: dayOf(atMs, rules.timeZone),
  }));
  const project = movedItems({ budgets, progress, costs }, versions, statusDay, groupsOf(facets), rules);
  const moved = whyItMoved(project.items, estimateOf(project, rules), statusDay);
  if (!moved.ok) throw new Error(moved.explanation);
  return ok({ statusDay, ...moveTable(project.items, moved.value, { by, only }, rules.currency) });
}

/** The estimate that the report shows first, from the same measures. */
function estimateOf({ items, earnedValue, scale }: MovedProject, { currency }: ProjectRules): Money {
  const budgets = items.flatMap(({ currentBudget }) => currentBudget ?? []);
  const costs = items.flatMap((item) => item.costs.map(({ amount }) => amount));
  const measures = {
    budgetAtCompletion: { minor: sum(budgets, currency).minor * scale },
    earnedValue: { minor: earnedValue },
    actualCost: { minor: sum(costs, currency).minor * scale },
  };
  return toMoney(firstEstimate(measures, scale).estimate, scale, currency);
}
