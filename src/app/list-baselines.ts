import type { BaselineList, Reply } from '../contract/api';
import type { AppDeps } from './app-deps';
import { countVersions, toVersionList } from './baseline-versions';
import type { ProjectCaller } from './caller';
import { findProjectRules } from './project-rules';
import { ok } from './reply';

/** All versions of the project's baseline, oldest first. */
export async function listBaselines(
  { store, permissions }: Pick<AppDeps, 'store' | 'permissions'>,
  { projectId }: ProjectCaller,
): Promise<Reply<BaselineList>> {
  const [head, spans, canCapture] = await Promise.all([
    store.heads.read(projectId),
    store.baselineRows.readSpans(projectId),
    permissions.inProject(projectId, 'ADMINISTER_PROJECTS'),
  ]);
  const rules = findProjectRules(head.settings);
  if (rules === null) return ok({ configured: false, canCapture, versions: [] });
  const versions = toVersionList(countVersions(head.versions, spans, rules.currency), rules);
  return ok({ configured: head.site !== null, canCapture, versions });
}
