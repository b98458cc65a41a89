import { changeIssue } from '../site/change-issue.ts';
import type { IssueRecord, TransitionRecord } from '../site/model.ts';
import { rebaseIssue } from '../site/rebase-issue.ts';
import type { RestCall, RestResponse, Route, TransitionAttempt } from '../site/ports.ts';
import { applyActions } from '../site/workflow/actions.ts';
import { findTransitions } from '../site/workflow/available-transitions.ts';
import { runValidators } from '../site/workflow/validators.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue } from './find-visible.ts';
import { getActor } from './input.ts';
import { applyInput, type AppliedInput } from './issue-input/apply-input.ts';
import type { Draft } from './issue-input/field-input.ts';
import { parseIssueBody, type IssueBody } from './issue-input/issue-body.ts';
import { prepareAdditions } from './issue-input/prepare-additions.ts';
import { emitIssueUpdated } from './product-events.ts';
import { putProperties } from './property-values.ts';
import { noContent, ok } from './respond.ts';
import { settableOnTransition, toTransitionBeans } from './transition-beans.ts';

const TRANSITIONS = '/rest/api/3/issue/{issueIdOrKey}/transitions';

export const transitionRoutes: readonly Route[] = [
  { method: 'GET', path: TRANSITIONS, scopes: ['read:jira-work'], handle: listTransitions },
  { method: 'POST', path: TRANSITIONS, scopes: ['write:jira-work'], handle: doTransition },
];

async function listTransitions(call: RestCall): Promise<RestResponse> {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const transitions = await toTransitionBeans(call, issue);
  return ok({ expand: 'transitions', transitions }, transitions.length);
}

/** Conditions, then the screen's fields, then validators; only then the issue changes, all at once. */
async function doTransition(call: RestCall): Promise<RestResponse> {
  const { site } = call;
  const actorId = getActor(call);
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const body = parseIssueBody(call.body);
  const transition = await getAvailableTransition(call, issue, body.transitionId);
  const project = site.get('project', issue.projectId);
  const draft: Draft = { site, actorId, project, issue: structuredClone(issue), before: issue };
  const input = await applyInput(draft, settableOnTransition(call, issue, transition), body);
  if (Object.keys(input.errors).length > 0) throw new JiraError(400, [], input.errors);
  const attempt: TransitionAttempt = {
    issue,
    edited: draft.issue,
    workflow: site.workflowOf(issue),
    transition,
    actorId,
    modifiedFields: input.modified,
  };
  const outcome = await runValidators(site, attempt);
  if (!outcome.passed) throw new JiraError(400, [outcome.message]);
  keep(call, issue, draft.issue, transition, input, body);
  return noContent();
}

async function getAvailableTransition(
  call: RestCall,
  issue: IssueRecord,
  id: string | null,
): Promise<TransitionRecord> {
  if (id === null) throw new JiraError(400, ["Missing 'transition' identifier"]);
  const found = await findTransitions(call.site, getActor(call), issue);
  const available = found.find(({ transition, isAvailable }) => transition.id === id && isAvailable);
  if (available === undefined) throw new JiraError(400, [`Transition id '${id}' is not valid for this issue.`]);
  return available.transition;
}

/** From here on nothing waits. What was validated is a move out of one status: it must still be in that status. */
function keep(
  call: RestCall,
  checked: IssueRecord,
  edited: IssueRecord,
  transition: TransitionRecord,
  input: AppliedInput,
  body: IssueBody,
): void {
  const { site } = call;
  const actorId = getActor(call);
  const before = getVisibleIssue(call, checked.id);
  if (before.statusId !== checked.statusId) {
    throw new JiraError(409, ['The work item was transitioned by somebody else. Please try again.']);
  }
  const after = rebaseIssue(checked, edited, before);
  const add = prepareAdditions(call, before, input.additions);
  const moved: IssueRecord = { ...after, statusId: transition.toStatusId };
  applyActions(site, moved, transition.actions, actorId);
  const entry = changeIssue(site, { before, after: moved, authorId: actorId, at: site.clock.now() });
  putProperties(site, 'issue', before.id, body.properties);
  add();
  emitIssueUpdated(call, site.get('issue', before.id), entry, 'issue_generic');
  site.commit();
}
