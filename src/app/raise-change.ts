import type { Reply, RequestOf, ValueOf } from '../contract/api';
import { affectedIssues } from '../domain/change-terms';
import { decideChange } from '../domain/change-command';
import { appendChangeEvent } from './append-change-event';
import type { IssueCaller } from './caller';
import { findBaselineGround } from './change-ground';
import type { ChangeDeps } from './change-deps';
import { applyTerms, withSeen } from './change-view';
import { checkSight } from './check-sight';
import { ok, refuse } from './reply';
import { runEffects } from './run-effects';

/**
 * Creates a change request from the panel of the work that it affects, as the person who raises it. Everything that can be
 * refused is looked at before the issue is created; a crash right after that leaves a change request without terms, whose
 * panel asks for them.
 */
export async function raiseChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { summary, terms }: RequestOf<'change/raise'>,
): Promise<Reply<ValueOf<'change/raise'>>> {
  const { projectId, issueId, accountId: actor } = caller;
  const affected = affectedIssues(terms);
  const evidence = await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId, besides: affected });
  const ground = findBaselineGround(evidence);
  if (!ground.ok) return ground;
  const { site, rules } = ground.value;
  if (!affected.includes(issueId)) {
    return refuse('invalid-request', 'A change request raised from a work item has a line for it.', 'terms.lines');
  }
  const sight = await checkSight(deps, caller, affected, site.changeIssueTypeId, { edit: true });
  if (!sight.ok) return sight;
  const view = withSeen(ground.value.view, sight.value.values());
  const { lines } = applyTerms(terms, rules, view.baseline, view.issues);
  if (!lines.ok) return refuse('invalid-request', lines.explanation, `terms.${lines.field}`);

  const created = await deps.changeIssues.create(projectId, site.changeIssueTypeId, summary, terms.reason);
  if (created.kind === 'refused')
    return refuse('no-permission', `Jira did not create the change request: ${created.message}`);
  const changeId = created.issueId;
  const draft = { issueKey: created.issueKey, currency: rules.currency, terms };
  const decision = decideChange(undefined, undefined, { kind: 'draft', actor, seq: 0, draft });
  if (!decision.ok) return decision;
  const entry = { changeId, projectId, actor, body: decision.event, eventId: deps.newId(), baselineVersion: null };
  // A conflict means that somebody has described the new issue in its own panel already: theirs stands, and is shown there.
  if ((await appendChangeEvent(deps, undefined, entry)) !== undefined) {
    await runEffects(
      deps,
      await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId: changeId }),
      changeId,
    );
  }
  return ok({ issueKey: created.issueKey });
}
