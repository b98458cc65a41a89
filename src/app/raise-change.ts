import type { Reply, RequestOf, ValueOf } from '../contract/api';
import { affectedIssues, materialTerms, type ChangeTerms } from '../domain/change/change-terms';
import type { ChangeRequest } from '../domain/change/change-request';
import { decideChange } from '../domain/change/change-command';
import type { CreatedIssue } from '../jira/change-issues';
import { appendChangeEvent } from './append-change-event';
import type { IssueCaller } from './caller';
import { findBaselineGround } from './change-ground';
import type { ChangeDeps } from './change-deps';
import { applyTerms, viewChanges, withSeen } from './change-view';
import { checkSight } from './check-sight';
import { ok, refuse } from './reply';
import { runEffects } from './run-effects';

/**
 * Creates a change request from the panel of the work that it affects, as the person who raises it. Everything that can be
 * refused is looked at before the issue is created. An attempt that broke off after that is taken up by its repetition; without
 * one it leaves a change request without terms, whose panel asks for them.
 */
export async function raiseChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { raiseId, summary, terms }: RequestOf<'change/raise'>,
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

  const raise = { projectId, issueTypeId: site.changeIssueTypeId, raiseId };
  const earlier = await deps.changeIssues.findRaised(raise);
  const created: CreatedIssue = earlier
    ? { kind: 'created', ...earlier }
    : await deps.changeIssues.create({ ...raise, summary, description: terms.reason });
  if (created.kind === 'refused')
    return refuse('no-permission', `Jira did not create the change request: ${created.message}`);
  const changeId = created.issueId;
  const draft = { issueKey: created.issueKey, currency: rules.currency, terms };
  const decision = decideChange(undefined, undefined, { kind: 'draft', actor, seq: 0, draft });
  if (!decision.ok) return decision;
  const entry = { changeId, projectId, actor, body: decision.event, eventId: deps.newId(), baselineVersion: null };
  // A conflict means that the change is described already, by an earlier attempt or in its own panel: that stands.
  const appended = await appendChangeEvent(deps, undefined, entry);
  const after = await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId: changeId });
  if (appended === undefined && !hasTerms(viewChanges(after).changes.get(changeId), terms)) {
    return refuse('conflict', `${created.issueKey} has been raised already, with other terms. Open it to edit them.`);
  }
  await runEffects(deps, after, changeId);
  return ok({ issueKey: created.issueKey });
}

function hasTerms(change: ChangeRequest | undefined, terms: ChangeTerms): boolean {
  return change !== undefined && materialTerms(change.terms, change.currency) === materialTerms(terms, change.currency);
}
