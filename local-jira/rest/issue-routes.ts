import { z } from 'zod';
import { changeIssue } from '../site/change-issue.ts';
import { subtasksOf } from '../site/effort.ts';
import type { IssueRecord } from '../site/model.ts';
import { isAssignable } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route, Site } from '../site/ports.ts';
import { selectFields } from './beans/field-selection.ts';
import { toIssueBean } from './beans/issue-bean.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue, requireOnIssue } from './find-visible.ts';
import { expandOf, getActor, parseBody, queryFlag, queryList } from './input.ts';
import { createIssue } from './issue-create.ts';
import { editIssue, editableFields } from './issue-edit.ts';
import { parseIssueBody } from './issue-input/issue-body.ts';
import { toFieldMetas } from './issue-meta-routes.ts';
import { emitIssueDeleted, emitIssueUpdated } from './product-events.ts';
import { created, noContent, ok, written } from './respond.ts';
import { toTransitionBeans } from './transition-beans.ts';

const ISSUE = '/rest/api/3/issue/{issueIdOrKey}';
const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];

export const issueRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/api/3/issue', scopes: WRITE, handle: postIssue },
  { method: 'GET', path: ISSUE, scopes: READ, handle: getIssue },
  { method: 'PUT', path: ISSUE, scopes: WRITE, handle: putIssue },
  { method: 'DELETE', path: ISSUE, scopes: WRITE, handle: deleteIssue },
  { method: 'PUT', path: `${ISSUE}/assignee`, scopes: WRITE, handle: putAssignee },
];

async function postIssue(call: RestCall): Promise<RestResponse> {
  const issue = await createIssue(call, parseIssueBody(call.body));
  return created({ id: issue.id, key: issue.key, self: `${call.site.baseUrl}/rest/api/3/issue/${issue.id}` });
}

async function getIssue(call: RestCall): Promise<RestResponse> {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  return ok(await toFullBean(call, issue));
}

async function toFullBean(call: RestCall, issue: IssueRecord): Promise<Json> {
  const { site, actorId } = call;
  const expand = expandOf(call);
  const fields = selectFields(site, queryList(call, 'fields'), '*all');
  const bean = await toIssueBean(site, actorId, issue, { fields, expand, properties: queryList(call, 'properties') });
  return {
    ...bean,
    ...(expand.has('transitions') ? { transitions: await toTransitionBeans(call, issue) } : {}),
    ...(expand.has('editmeta') ? { editmeta: { fields: toFieldMetas(call, issue, editableFields(call, issue)) } } : {}),
  };
}

async function putIssue(call: RestCall): Promise<RestResponse> {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const changed = await editIssue(call, issue, parseIssueBody(call.body));
  return queryFlag(call, 'returnIssue', false) ? written(await toFullBean(call, changed)) : noContent();
}

function deleteIssue(call: RestCall): RestResponse {
  const { site } = call;
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  requireOnIssue(call, issue, 'DELETE_ISSUES', 'You do not have permission to delete issues in this project.');
  const subtasks = subtasksOf(site, issue);
  if (subtasks.length > 0 && !queryFlag(call, 'deleteSubtasks', false)) {
    const text = `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`;
    throw new JiraError(400, [text]);
  }
  for (const each of [...subtasks, issue]) {
    emitIssueDeleted(call, each);
    removeIssue(site, each);
  }
  site.commit();
  return noContent();
}

/** Everything that hangs on an issue goes with it; its other children lose their parent. */
function removeIssue(site: Site, issue: IssueRecord): void {
  for (const child of site.childrenOf(issue.id)) site.put('issue', { ...child, parentId: null });
  for (const { id } of [...site.changelogOf(issue.id)]) site.remove('changelog', id);
  for (const { id } of [...site.worklogsOf(issue.id)]) {
    site.remove('worklog', id);
    site.put('worklogDeletion', { id, issueId: issue.id, deleted: site.clock.now() });
  }
  for (const { id } of [...site.commentsOf(issue.id)]) {
    for (const { key } of [...site.propertiesOf('comment', id)]) site.remove('property', `comment:${id}:${key}`);
    site.remove('comment', id);
  }
  for (const { id } of [...site.linksOf(issue.id)]) site.remove('issueLink', id);
  for (const { key } of [...site.propertiesOf('issue', issue.id)]) site.remove('property', `issue:${issue.id}:${key}`);
  site.remove('issue', issue.id);
}

const assigneeBody = z.object({ accountId: z.string().nullable() });

function putAssignee(call: RestCall): RestResponse {
  const { site } = call;
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  requireOnIssue(call, issue, 'ASSIGN_ISSUES', 'You do not have permission to assign issues.');
  const { accountId } = parseBody(call, assigneeBody);
  // '-1' asks for the project's default assignee, which is nobody here.
  const assigneeId = accountId === '-1' ? null : accountId;
  if (assigneeId !== null) {
    const user = site.find('user', assigneeId);
    const project = site.get('project', issue.projectId);
    if (user === undefined || !isAssignable(site, user, project)) {
      throw new JiraError(400, [], { assignee: `User '${assigneeId}' cannot be assigned issues.` });
    }
  }
  const after = { ...issue, assigneeId };
  const entry = changeIssue(site, { before: issue, after, authorId: getActor(call), at: site.clock.now() });
  emitIssueUpdated(call, site.get('issue', issue.id), entry, 'issue_assigned');
  site.commit();
  return noContent();
}
