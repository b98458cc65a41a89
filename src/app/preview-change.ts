import type { Reply, RequestOf, ValueOf } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import { affectedIssues } from '../domain/change/change-terms';
import type { IssueCaller } from './caller';
import { toLineEffect } from './change-panel';
import type { ChangeDeps } from './change-deps';
import { findBaselineGround } from './change-ground';
import { applyTerms, withSeen } from './change-view';
import { checkSight } from './check-sight';
import { ok, refuse } from './reply';
import { noImpact } from './summarize-change';

/** What lines would do to the current baseline, for somebody who is still typing. Nothing is saved. */
export async function previewChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { terms }: RequestOf<'change/preview'>,
): Promise<Reply<ValueOf<'change/preview'>>> {
  const affected = affectedIssues(terms);
  const { projectId, issueId } = caller;
  const evidence = await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId, besides: affected });
  const ground = findBaselineGround(evidence);
  if (!ground.ok) return ground;
  const { rules, site } = ground.value;
  const sight = await checkSight(deps, caller, affected, site.changeIssueTypeId, { edit: false });
  if (!sight.ok) return sight;
  const view = withSeen(ground.value.view, sight.value.values());
  const { lines, impact } = applyTerms(terms, rules, view.baseline, view.issues);
  if (!lines.ok) return refuse('invalid-request', lines.explanation, `terms.${lines.field}`);
  const { cost, days } = impact ?? noImpact(rules);
  const keyOf = (id: string): string => view.issues.get(id)?.issueKey ?? '';
  return ok({ cost: toMoneyJson(cost), days, effects: lines.effects.map((effect) => toLineEffect(effect, keyOf)) });
}
