import type { ChangelogRecord, CommentRecord, IssueLinkRecord, IssueRecord, WorklogRecord } from '../site/model.ts';
import type { RestCall, Site } from '../site/ports.ts';
import { toCommentBean } from './beans/comment-bean.ts';
import { toIssueTypeBean } from './beans/issue-type-bean.ts';
import type { Json } from './beans/json.ts';
import { toLinkTypeBean } from './beans/link-beans.ts';
import { toProjectBean } from './beans/project-bean.ts';
import { toStatusBean } from './beans/status-bean.ts';
import { toJiraDateTime } from './beans/timestamps.ts';
import { toWorklogBean } from './beans/worklog-bean.ts';
import { appOf, getActor } from './input.ts';

/**
 * Emits what the platform tells apps, in the payloads of
 * https://developer.atlassian.com/platform/forge/events-reference/jira/. It is delivered when the request commits.
 */
export function emitIssueCreated(call: RestCall, issue: IssueRecord): void {
  emit(call, 'avi:jira:created:issue', {
    issue: toEventIssue(call.site, issue),
    jiraEventTypeName: 'issue_created',
    associatedUsers: usersOf([getActor(call)]),
  });
}

/** Also `assigned:issue` when the assignee changed. */
export function emitIssueUpdated(
  call: RestCall,
  issue: IssueRecord,
  entry: ChangelogRecord | null,
  eventTypeName = 'issue_generic',
): void {
  const items = entry?.items ?? [];
  const assigneeItem = items.find(({ fieldId }) => fieldId === 'assignee');
  const statusItem = items.find(({ fieldId }) => fieldId === 'status');
  const involved = [getActor(call), assigneeItem?.from, assigneeItem?.to].filter((each) => typeof each === 'string');
  const payload = {
    issue: toEventIssue(call.site, issue),
    changelog: { items },
    associatedUsers: usersOf(involved),
  };
  emit(call, 'avi:jira:updated:issue', {
    ...payload,
    jiraEventTypeName: eventTypeName,
    ...(statusItem === undefined
      ? {}
      : { associatedStatuses: statusesOf(call.site, [statusItem.from, statusItem.to]) }),
  });
  if (assigneeItem !== undefined) {
    emit(call, 'avi:jira:assigned:issue', { ...payload, changelog: { items: [assigneeItem] } });
  }
}

export function emitIssueDeleted(call: RestCall, issue: IssueRecord): void {
  emit(call, 'avi:jira:deleted:issue', {
    issue: toEventIssue(call.site, issue),
    associatedUsers: usersOf([getActor(call)]),
  });
}

export function emitWorklog(call: RestCall, what: 'created' | 'updated' | 'deleted', worklog: WorklogRecord): void {
  emit(call, `avi:jira:${what}:worklog`, { worklog: toWorklogBean(call.site, worklog) });
}

export function emitCommented(call: RestCall, issue: IssueRecord, comment: CommentRecord): void {
  emit(call, 'avi:jira:commented:issue', {
    issue: toEventIssue(call.site, issue),
    comment: toCommentBean(call.site, comment),
    associatedUsers: usersOf([getActor(call)]),
  });
}

export function emitCommentDeleted(call: RestCall, issue: IssueRecord, comment: CommentRecord): void {
  emit(call, 'avi:jira:deleted:comment', {
    issue: toEventIssue(call.site, issue),
    comment: toCommentBean(call.site, comment),
  });
}

export function emitLink(call: RestCall, what: 'created' | 'deleted', link: IssueLinkRecord): void {
  const { site } = call;
  emit(call, `avi:jira:${what}:issuelink`, {
    id: link.id,
    sourceIssueId: link.inwardIssueId,
    destinationIssueId: link.outwardIssueId,
    sourceProjectId: site.find('issue', link.inwardIssueId)?.projectId,
    destinationProjectId: site.find('issue', link.outwardIssueId)?.projectId,
    issueLinkType: toLinkTypeBean(site, site.get('linkType', link.typeId)),
  });
}

function emit(call: RestCall, eventType: string, payload: Json): void {
  const actorId = getActor(call);
  call.site.emit({
    eventType,
    payload: { eventType, timestamp: String(call.site.clock.now()), atlassianId: actorId, ...payload },
    causedByAppId: appOf(call),
    actorId,
  });
}

function usersOf(accountIds: readonly string[]): Json {
  return { associatedUsers: [...new Set(accountIds)].map((accountId) => ({ accountId })) };
}

function statusesOf(site: Site, statusIds: readonly (string | null)[]): Json {
  const statuses = statusIds.flatMap((id) => (id === null ? [] : (site.find('status', id) ?? [])));
  return { associatedStatuses: statuses.map((status) => toStatusBean(site, status)) };
}

function toEventIssue(site: Site, issue: IssueRecord): Json {
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: toIssueTypeBean(site, site.get('issueType', issue.issueTypeId)),
      creator: { accountId: issue.creatorId },
      created: toJiraDateTime(issue.created),
      project: toProjectBean(site, site.get('project', issue.projectId)),
      reporter: { accountId: issue.reporterId },
      assignee: issue.assigneeId === null ? null : { accountId: issue.assigneeId },
      updated: toJiraDateTime(issue.updated),
      status: toStatusBean(site, site.get('status', issue.statusId)),
    },
  };
}
