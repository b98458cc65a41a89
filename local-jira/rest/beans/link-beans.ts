import type { IssueLinkRecord, IssueRecord, LinkTypeRecord } from '../../site/model.ts';
import { canSeeIssue } from '../../site/permissions.ts';
import type { Site } from '../../site/ports.ts';
import { toIssueTypeBean } from './issue-type-bean.ts';
import type { Json } from './json.ts';
import { toPriorityBean } from './priority-bean.ts';
import { toStatusBean } from './status-bean.ts';

export function toLinkTypeBean(site: Site, type: LinkTypeRecord): Json {
  return {
    id: type.id,
    name: type.name,
    inward: type.inward,
    outward: type.outward,
    self: `${site.baseUrl}/rest/api/3/issueLinkType/${type.id}`,
  };
}

/** An issue where another one refers to it: parent, subtask, link. */
export function toReferencedIssueBean(site: Site, issue: IssueRecord): Json {
  return {
    id: issue.id,
    key: issue.key,
    self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`,
    fields: {
      summary: issue.summary,
      status: toStatusBean(site, site.get('status', issue.statusId)),
      priority: toPriorityBean(site, site.get('priority', issue.priorityId)),
      issuetype: toIssueTypeBean(site, site.get('issueType', issue.issueTypeId)),
    },
  };
}

/** The links of an issue to issues that the actor can see, each naming only the other end. */
export function toLinksOfIssue(site: Site, actorId: string | null, issue: IssueRecord): readonly Json[] {
  return site.linksOf(issue.id).flatMap((link) => {
    const isOutward = link.inwardIssueId === issue.id;
    const other = site.find('issue', isOutward ? link.outwardIssueId : link.inwardIssueId);
    if (other === undefined || !canSeeIssue(site, actorId, other)) return [];
    const end = { [isOutward ? 'outwardIssue' : 'inwardIssue']: toReferencedIssueBean(site, other) };
    return [{ ...toLinkHead(site, link), ...end }];
  });
}

/** `GET /issueLink/{linkId}`: both ends. */
export function toLinkBean(site: Site, link: IssueLinkRecord): Json {
  return {
    ...toLinkHead(site, link),
    inwardIssue: toReferencedIssueBean(site, site.get('issue', link.inwardIssueId)),
    outwardIssue: toReferencedIssueBean(site, site.get('issue', link.outwardIssueId)),
  };
}

function toLinkHead(site: Site, link: IssueLinkRecord): Json {
  return {
    id: link.id,
    self: `${site.baseUrl}/rest/api/3/issueLink/${link.id}`,
    type: toLinkTypeBean(site, site.get('linkType', link.typeId)),
  };
}
