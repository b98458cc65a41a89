import type { Api, BaselineStage, Reply } from '../contract/api';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { ok, refuse } from './reply';
import { SHOWN_EXCLUSIONS, toExclusionJson, toStageJson } from './stage-view';

/** How far a scan is, for the person who started it. */
export async function readStage(
  { store, now }: Pick<AppDeps, 'store' | 'now'>,
  caller: ProjectCaller,
  request: Api['baseline/stage-read']['request'],
): Promise<Reply<BaselineStage>> {
  const stage = await store.stages.find(request.stageId);
  if (stage?.projectId !== caller.projectId || stage.createdBy !== caller.accountId) {
    return refuse('not-found', 'This scan is not here any more. Start a new one.');
  }
  const exclusions = stage.eventId === null ? [] : await store.stages.readExclusions(stage.eventId, SHOWN_EXCLUSIONS);
  return ok(toStageJson(stage, exclusions.map(toExclusionJson), now()));
}
