import { z } from 'zod';
import type { IssueRecord, WorklogRecord } from '../site/model.ts';
import { canSeeIssue, permits } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toWorklogBean } from './beans/worklog-bean.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue } from './find-visible.ts';
import { expandOf, getActor, parseBody, queryNumber } from './input.ts';
import { cutPage, pageRequest } from './paging.ts';
import { created, noContent, ok, written } from './respond.ts';
import { deleteWorklog, parseAdjustment, parseWorklogInput, prepareWorklog, updateWorklog } from './worklog-change.ts';

const OF_ISSUE = '/rest/api/3/issue/{issueIdOrKey}/worklog';
const ONE = `${OF_ISSUE}/{id}`;
const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/ */
const MOST_WORKLOGS_OF_ISSUE = 5000;
const CHANGED_PAGE_SIZE = 1000;
const MOST_LISTED = 1000;
/** Changes of the last minute are not told yet. */
const CHANGED_LAG = 60_000;

export const worklogRoutes: readonly Route[] = [
  { method: 'GET', path: OF_ISSUE, scopes: READ, handle: listWorklogs },
  { method: 'POST', path: OF_ISSUE, scopes: WRITE, handle: addWorklog },
  { method: 'GET', path: ONE, scopes: READ, handle: getWorklog },
  { method: 'PUT', path: ONE, scopes: WRITE, handle: changeWorklog },
  { method: 'DELETE', path: ONE, scopes: WRITE, handle: removeWorklog },
  { method: 'GET', path: '/rest/api/3/worklog/updated', scopes: READ, handle: listUpdated },
  { method: 'GET', path: '/rest/api/3/worklog/deleted', scopes: READ, handle: listDeleted },
  { method: 'POST', path: '/rest/api/3/worklog/list', scopes: READ, handle: getWorklogs },
];

function listWorklogs(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const after = queryNumber(call, 'startedAfter', 0);
  const before = queryNumber(call, 'startedBefore', Number.MAX_SAFE_INTEGER);
  const worklogs = call.site.worklogsOf(issue.id).filter(({ started }) => started >= after && started < before);
  const page = pageRequest(call, MOST_WORKLOGS_OF_ISSUE, MOST_WORKLOGS_OF_ISSUE);
  const shown = cutPage(worklogs, page).map((worklog) => toBean(call, worklog));
  return ok(
    { startAt: page.startAt, maxResults: page.maxResults, total: worklogs.length, worklogs: shown },
    shown.length,
  );
}

function toBean(call: RestCall, worklog: WorklogRecord) {
  return { ...toWorklogBean(call.site, worklog), ...(expandOf(call).has('properties') ? { properties: [] } : {}) };
}

function addWorklog(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const log = prepareWorklog(call, issue, parseWorklogInput(call.site, call.body), parseAdjustment(call, 'reduceBy'));
  const worklog = log();
  call.site.commit();
  return created(toBean(call, worklog));
}

function getWorklog(call: RestCall): RestResponse {
  return ok(toBean(call, getWorklogByParams(call).worklog));
}

function changeWorklog(call: RestCall): RestResponse {
  const { issue, worklog } = getWorklogByParams(call);
  requireOwnOrAll(call, issue, worklog, 'EDIT', 'You do not have permission to edit this worklog.');
  const changed = updateWorklog(
    call,
    worklog,
    parseWorklogInput(call.site, call.body),
    parseAdjustment(call, 'reduceBy'),
  );
  call.site.commit();
  return written(toBean(call, changed));
}

function removeWorklog(call: RestCall): RestResponse {
  const { issue, worklog } = getWorklogByParams(call);
  requireOwnOrAll(call, issue, worklog, 'DELETE', 'You do not have permission to delete this worklog.');
  deleteWorklog(call, worklog, parseAdjustment(call, 'increaseBy'));
  call.site.commit();
  return noContent();
}

function getWorklogByParams(call: RestCall): { issue: IssueRecord; worklog: WorklogRecord } {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const id = call.params['id'] ?? '';
  const worklog = call.site.find('worklog', id);
  if (worklog?.issueId !== issue.id) throw new JiraError(404, [`Cannot find worklog with id: '${id}'.`]);
  return { issue, worklog };
}

function requireOwnOrAll(
  call: RestCall,
  issue: IssueRecord,
  worklog: WorklogRecord,
  verb: 'EDIT' | 'DELETE',
  text: string,
): void {
  const { site } = call;
  const actorId = getActor(call);
  if (permits(site, actorId, `${verb}_ALL_WORKLOGS`, { issue })) return;
  if (worklog.authorId === actorId && permits(site, actorId, `${verb}_OWN_WORKLOGS`, { issue })) return;
  throw new JiraError(400, [text]);
}

function listUpdated(call: RestCall): RestResponse {
  const changes = [...call.site.all('worklog')].map(({ id, updated }) => ({ id, at: updated }));
  return answerChanges(call, changes);
}

function listDeleted(call: RestCall): RestResponse {
  const changes = [...call.site.all('worklogDeletion')].map(({ id, deleted }) => ({ id, at: deleted }));
  return answerChanges(call, changes);
}

/** Every change since `since` but the latest minute's, oldest first; worklogs of invisible issues too, as on Jira. */
function answerChanges(call: RestCall, changes: readonly { readonly id: string; readonly at: number }[]): RestResponse {
  const since = queryNumber(call, 'since', 0);
  const horizon = call.site.clock.now() - CHANGED_LAG;
  const due = changes.filter(({ at }) => at >= since && at <= horizon).sort((left, right) => left.at - right.at);
  const values = due
    .slice(0, CHANGED_PAGE_SIZE)
    .map(({ id, at }) => ({ worklogId: Number(id), updatedTime: at, properties: [] }));
  const until = values.at(-1)?.updatedTime ?? since;
  const lastPage = values.length === due.length;
  const link = (from: number): string => `${call.site.baseUrl}${call.path}?since=${String(from)}`;
  return ok(
    { values, since, until, self: link(since), ...(lastPage ? {} : { nextPage: link(until) }), lastPage },
    values.length,
  );
}

const listBody = z.object({ ids: z.array(z.number().int().nonnegative()).max(MOST_LISTED) });

function getWorklogs(call: RestCall): RestResponse {
  const { ids } = parseBody(call, listBody);
  const worklogs = ids
    .flatMap((id) => call.site.find('worklog', String(id)) ?? [])
    .filter(({ issueId }) => canSeeIssue(call.site, call.actorId, call.site.get('issue', issueId)));
  return ok(
    worklogs.map((worklog) => toBean(call, worklog)),
    worklogs.length,
  );
}
