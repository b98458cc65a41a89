import type { ProposedOption, Reply, RequestOf, ValueOf } from '../contract/api';
import { toScenarioJson } from '../contract/scenario-json';
import { projectPosition } from '../domain/earned-value/project-position';
import { standingOf } from '../domain/options/standing';
import { stateOfPosition } from '../domain/options/state-of-position';
import { dayOf } from '../domain/calendar/time-zone';
import { allScenarios } from '../domain/options/weigh-options';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { toBudgetSpan } from './ledger-fact';
import { readOptions } from './read-options';
import { readRecordedProject } from './recorded-project';
import { ok, refuse } from './reply';

/**
 * The ways to proceed: staying as the project is, each option alone and each two together, from the position that the variance
 * page shows against the current baseline. Nothing is saved. Four statements whatever the number of work items and one more where
 * options name some; those are one call to Jira, as the person who asks.
 */
export async function weighWays(
  deps: Pick<AppDeps, 'store' | 'now'> & Pick<ChangeDeps, 'sight'>,
  { projectId }: ProjectCaller,
  { options: proposed }: RequestOf<'variance/options'>,
): Promise<Reply<ValueOf<'variance/options'>>> {
  const named = await seeItems(deps, proposed);
  if (!named.ok) return named;
  const { ids, keyOf } = named.value;
  const recorded = await readRecordedProject(deps, projectId, 'there is no plan to weigh ways to proceed by');
  if (!recorded.ok) return recorded;
  const { rules, versions, performances } = recorded.value;
  const { calendar, currency, tolerance, settings } = rules;
  const statusDay = dayOf(deps.now(), rules.timeZone);
  const rows = await deps.store.baselineProgress.read(projectId, ids, statusDay);
  const position = projectPosition(
    performances.current,
    calendar,
    currency,
    statusDay,
    settings.estimates.recentPeriods,
  );
  const { spans, finish } = versions.current;
  // Named by their keys, as people read them.
  const items = rows.map(({ issueId, basisPoints, levelOfEffort, ...row }) => {
    return { id: keyOf(issueId), ...toBudgetSpan(row, currency), basisPoints, levelOfEffort };
  });
  const state = stateOfPosition(position, spans, items, { statusDay, approvedFinish: finish, tolerance });
  const options = readOptions(proposed, keyOf, standingOf(state));
  if (!options.ok) return options;
  return ok({
    statusDay,
    scenarios: allScenarios(state, options.value).map(({ options: weighed, scenario }) => ({
      options: weighed.flatMap((option) => options.value.flatMap((each, index) => (each === option ? [index] : []))),
      ...(scenario.ok ? { scenario: toScenarioJson(scenario.value) } : { contradiction: scenario.explanation }),
    })),
  });
}

/** How to find the key of a work item that options name, as Jira tells it to the person. What it does not show may or may not exist. */
async function seeItems(
  { sight }: Pick<ChangeDeps, 'sight'>,
  proposed: readonly ProposedOption[],
): Promise<Reply<{ readonly ids: readonly string[]; readonly keyOf: (issueId: string) => string }>> {
  const named = proposed.flatMap((option, index) =>
    option.way === 'redefine-success'
      ? option.items.map(({ issueId }, place) => ({ issueId, path: `options.${String(index)}.items.${String(place)}` }))
      : [],
  );
  const ids = [...new Set(named.map(({ issueId }) => issueId))];
  const seen = await sight.see(ids);
  const hidden = named.find(({ issueId }) => !seen.has(issueId));
  if (hidden !== undefined) {
    return refuse(
      'no-permission',
      'A work item of this option does not exist, or you may not see it. Leave it out.',
      `${hidden.path}.issueId`,
    );
  }
  return ok({
    ids,
    keyOf: (issueId) => {
      const issue = seen.get(issueId);
      if (issue === undefined) throw new RangeError(`issue ${issueId} was not asked for`);
      return issue.issueKey;
    },
  });
}
