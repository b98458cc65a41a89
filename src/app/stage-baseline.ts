import type { Api, BaselineStage, Reply } from '../contract/api';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { findProjectRules } from './project-rules';
import { administratorsOnly, notConfigured } from './refusals';
import { ok, refuse } from './reply';
import { scanQuery } from './scan-query';
import { toStageJson } from './stage-view';

/** Starts a scan of the project's issues. It runs later, as the app; nothing is visible to others until it is committed. */
export async function stageBaseline(
  deps: AppDeps,
  caller: ProjectCaller,
  request: Api['baseline/stage']['request'],
): Promise<Reply<BaselineStage>> {
  const { store, permissions, userSearch, queue, now } = deps;
  const head = await store.heads.read(caller.projectId);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) return notConfigured();
  if (!(await permissions.inProject(caller.projectId, 'ADMINISTER_PROJECTS'))) {
    return administratorsOnly('capture a baseline');
  }
  const query = scanQuery(caller.projectId, request.jql);
  if (query.kind === 'refused') return refuse('invalid-request', query.message, 'jql');
  for (const jql of query.toTry) {
    const verdict = await userSearch.tryJql(jql);
    if (verdict.kind === 'refused') {
      return refuse('invalid-request', `Jira cannot run this query: ${verdict.message}`, 'jql');
    }
  }
  const stageId = deps.newId();
  await store.stages.create({
    stageId,
    projectId: caller.projectId,
    createdBy: caller.accountId,
    createdMs: now(),
    jql: request.jql.trim(),
    settings: { settings: rules.settings, lastVersion: head.versions.at(-1)?.version ?? 0 },
  });
  await queue.push([{ kind: 'scan', stageId }]);
  const stage = await store.stages.find(stageId);
  return stage === null ? refuse('try-again', 'The scan was not kept. Try again.') : ok(toStageJson(stage, [], now()));
}
