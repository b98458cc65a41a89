import type { ChangePanel, Reply, RequestOf } from '../contract/api';
import { decideChange } from '../domain/change/change-command';
import { affectedIssues } from '../domain/change/change-terms';
import { actOnChange, planned } from './act-on-change';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { applyTerms } from './change-view';
import { refuse } from './reply';

/** Replaces the terms of a draft. The first edit of a change request made in Jira's own dialog gives it its terms. */
export function editChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { seq, terms }: RequestOf<'change/edit'>,
): Promise<Reply<ChangePanel>> {
  return actOnChange(deps, caller, { edit: true, named: affectedIssues(terms) }, ({ ground, change, termsHash }) => {
    const { rules, view } = ground;
    const draft = { issueKey: caller.issueKey, currency: rules.currency, terms };
    const decision = decideChange(change, termsHash, { kind: 'draft', actor: caller.accountId, seq, draft });
    if (!decision.ok) return planned(decision);
    const { lines } = applyTerms(terms, rules, view.baseline, view.issues);
    if (!lines.ok) return Promise.resolve(refuse('invalid-request', lines.explanation, `terms.${lines.field}`));
    return planned(decision);
  });
}
