import type { Panel, Reply } from '../contract/api';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { findGround } from './change-ground';
import { buildChangePanel } from './change-panel';
import { entriesOf } from './change-view';
import { readWorkPanel } from './read-work-panel';
import { ok } from './reply';
import { readUnfinished } from './run-effects';

/**
 * What the panel of an issue shows: of a change request its terms and decision, of other work its variance. At most three
 * statements and no call to Jira, whatever the size of the project.
 */
export async function readPanel(deps: ChangeDeps, caller: IssueCaller): Promise<Reply<Panel>> {
  const { projectId, issueId } = caller;
  const evidence = await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId });
  const ground = findGround(evidence);
  if (!ground.ok) {
    if (ground.refusal.code !== 'not-configured') return ground;
    return ok({ kind: 'unconfigured', message: ground.refusal.message });
  }
  const entries = entriesOf(evidence, issueId);
  if (entries.length === 0 && caller.issueTypeId !== ground.value.site.changeIssueTypeId) {
    return readWorkPanel(deps, caller, evidence);
  }
  const unfinished = await readUnfinished(deps, evidence, issueId);
  return ok(buildChangePanel(ground.value, caller, entries, unfinished));
}
