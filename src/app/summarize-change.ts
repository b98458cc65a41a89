import type { ChangeSummary } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import { type ChangeImpact } from '../domain/change/change-effect';
import { waitingFor, type ChangeRequest, type Review } from '../domain/change/change-request';
import { zero } from '../domain/money/money';
import { applyChange, keyOfChange, type ChangeView } from './change-view';
import type { ProjectRules } from './project-rules';

/** A change request in one line, for the panel of the work that it covers. */
export function summarizeChange(change: ChangeRequest, rules: ProjectRules, view: ChangeView): ChangeSummary {
  const review = findReview(change);
  const impact = applyChange(change, rules, view).impact ?? noImpact(rules);
  return {
    changeId: change.changeId,
    issueKey: keyOfChange(view, change),
    state: change.state,
    cost: toMoneyJson(impact.cost),
    days: impact.days,
    waitingFor: waitingFor(change),
    approvals: review?.votes.filter((vote) => vote.decision === 'approve').length ?? 0,
    quorum: review?.quorum ?? rules.settings.quorum,
  };
}

/** Lines that do not fit the baseline change nothing until they are revised. */
export function noImpact(rules: ProjectRules): ChangeImpact {
  return { cost: zero(rules.currency), days: 0 };
}

/** The review that is open or that settled the change; a draft has none. */
export function findReview(change: ChangeRequest): Review | null {
  return change.state === 'draft' ? null : change.review;
}
