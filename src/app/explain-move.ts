import type { MoveExplained, MoveRequest, Reply } from '../contract/api';
import { firstEstimate } from '../domain/earned-value/first-estimate';
import { toMoney } from '../domain/money/minor-units';
import { sum, type Money } from '../domain/money/money';
import { dayOf } from '../domain/calendar/time-zone';
import { whyItMoved } from '../domain/why-it-moved/why-it-moved';
import type { ItemCost, ItemProgress } from '../store/item-rows';
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
 * One statement for the head of the project and then, by the number of their rows, one for every 10 000 baseline rows, (where groups
 * are asked for) 5 000 work items with one more to see their end, and one each for the progress and the cost of every 1 000 items:
 * four to six for a project of hundreds, some 230 for one of 100 000. No call to Jira.
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
  const [budgets, facets] = await Promise.all([
    store.items.readBudgets(projectId),
    needsGroups ? readAllFacets(store.details, projectId) : [],
  ]);
  const dated = { projectId, budgets, period: 'month', throughDay: statusDay } as const;
  const [progress, costs]: [ItemProgress[], ItemCost[]] = [[], []];
  await Promise.all([
    store.items.readProgress(dated, (page) => progress.push(...page)),
    store.items.readCosts(dated, (page) => costs.push(...page)),
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
