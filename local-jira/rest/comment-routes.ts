import { z } from 'zod';
import type { CommentRecord, IssueRecord } from '../site/model.ts';
import { canSeeIssue, permits } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toCommentBean } from './beans/comment-bean.ts';
import { parseCommentInput, prepareComment } from './comment-change.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue } from './find-visible.ts';
import { expandOf, getActor, parseBody, queryText } from './input.ts';
import { cutPage, pageRequest, toPageBean } from './paging.ts';
import { emitCommentDeleted, emitCommented } from './product-events.ts';
import { created, noContent, ok, written } from './respond.ts';

const OF_ISSUE = '/rest/api/3/issue/{issueIdOrKey}/comment';
const ONE = `${OF_ISSUE}/{id}`;
const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
const USUAL_COMMENTS = 100;
const MOST_COMMENTS = 5000;
const MOST_LISTED = 1000;

export const commentRoutes: readonly Route[] = [
  { method: 'GET', path: OF_ISSUE, scopes: READ, handle: listComments },
  { method: 'POST', path: OF_ISSUE, scopes: WRITE, handle: addComment },
  { method: 'GET', path: ONE, scopes: READ, handle: getComment },
  { method: 'PUT', path: ONE, scopes: WRITE, handle: changeComment },
  { method: 'DELETE', path: ONE, scopes: WRITE, handle: deleteComment },
  { method: 'POST', path: '/rest/api/3/comment/list', scopes: READ, handle: getComments },
];

function listComments(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const orderBy = queryText(call, 'orderBy') ?? 'created';
  if (!/^[+-]?created$/.test(orderBy)) throw new JiraError(400, [`'${orderBy}' is not a valid value for orderBy.`]);
  const direction = orderBy.startsWith('-') ? -1 : 1;
  const comments = [...call.site.commentsOf(issue.id)].sort(
    (left, right) => direction * (left.created - right.created),
  );
  const page = pageRequest(call, USUAL_COMMENTS, MOST_COMMENTS);
  const shown = cutPage(comments, page).map((comment) => toCommentBean(call.site, comment, expandOf(call)));
  return ok(
    { startAt: page.startAt, maxResults: page.maxResults, total: comments.length, comments: shown },
    shown.length,
  );
}

function addComment(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const comment = prepareComment(call, issue, call.body)();
  call.site.commit();
  return created(toCommentBean(call.site, comment, expandOf(call)));
}

function getComment(call: RestCall): RestResponse {
  return ok(toCommentBean(call.site, getCommentByParams(call).comment, expandOf(call)));
}

function changeComment(call: RestCall): RestResponse {
  const { site } = call;
  const { issue, comment } = getCommentByParams(call);
  requireOwnOrAll(call, issue, comment, 'EDIT', 'You do not have permission to edit this comment.');
  const { body, properties } = parseCommentInput(call.body);
  const changed = { ...comment, body, updateAuthorId: getActor(call), updated: site.clock.now() };
  site.put('comment', changed);
  for (const { key, value } of properties)
    site.put('property', { owner: 'comment', ownerId: comment.id, key, value: value ?? null });
  emitCommented(call, issue, changed);
  site.commit();
  return written(toCommentBean(site, changed, expandOf(call)));
}

function deleteComment(call: RestCall): RestResponse {
  const { site } = call;
  const { issue, comment } = getCommentByParams(call);
  requireOwnOrAll(call, issue, comment, 'DELETE', 'You do not have permission to delete this comment.');
  for (const { key } of site.propertiesOf('comment', comment.id))
    site.remove('property', `comment:${comment.id}:${key}`);
  site.remove('comment', comment.id);
  emitCommentDeleted(call, issue, comment);
  site.commit();
  return noContent();
}

function getCommentByParams(call: RestCall): { issue: IssueRecord; comment: CommentRecord } {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const id = call.params['id'] ?? '';
  const comment = call.site.find('comment', id);
  if (comment?.issueId !== issue.id) throw new JiraError(404, [`Can not find a comment for the id: ${id}.`]);
  return { issue, comment };
}

function requireOwnOrAll(
  call: RestCall,
  issue: IssueRecord,
  comment: CommentRecord,
  verb: 'EDIT' | 'DELETE',
  text: string,
): void {
  if (mayOnComment(call, issue, comment, verb)) return;
  throw new JiraError(400, [text]);
}

/** Edit or delete: all comments, or one's own. */
export function mayOnComment(
  call: RestCall,
  issue: IssueRecord,
  comment: CommentRecord,
  verb: 'EDIT' | 'DELETE',
): boolean {
  const { site } = call;
  const actorId = getActor(call);
  if (permits(site, actorId, `${verb}_ALL_COMMENTS`, { issue })) return true;
  return comment.authorId === actorId && permits(site, actorId, `${verb}_OWN_COMMENTS`, { issue });
}

const listBody = z.object({ ids: z.array(z.number().int().nonnegative()).max(MOST_LISTED) });

function getComments(call: RestCall): RestResponse {
  const { site } = call;
  const comments = parseBody(call, listBody)
    .ids.flatMap((id) => site.find('comment', String(id)) ?? [])
    .filter(({ issueId }) => canSeeIssue(site, call.actorId, site.get('issue', issueId)));
  const page = pageRequest(call, MOST_LISTED, MOST_LISTED);
  return ok(
    toPageBean(call, comments, page, (comment) => toCommentBean(site, comment, expandOf(call))),
    comments.length,
  );
}
