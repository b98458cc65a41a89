import { aggregateEffortOf, effortOf, subtasksOf, type Effort } from '../../site/effort.ts';
import type { FieldRecord, IssueRecord } from '../../site/model.ts';
import { canSeeIssue } from '../../site/permissions.ts';
import type { Site } from '../../site/ports.ts';
import { formatDuration, getTimeTracking } from '../../site/time-tracking.ts';
import { toCommentBean } from './comment-bean.ts';
import { toCustomValueBean } from './custom-value-bean.ts';
import { toIssueTypeBean } from './issue-type-bean.ts';
import type { Json } from './json.ts';
import { toLinksOfIssue, toReferencedIssueBean } from './link-beans.ts';
import { toPriorityBean, toResolutionBean } from './priority-bean.ts';
import { toComponentBean, toProjectBean, toVersionBean } from './project-bean.ts';
import { toSecurityLevelBean } from './security-level-bean.ts';
import { toStatusBean, toStatusCategoryBean } from './status-bean.ts';
import { toJiraDateTime } from './timestamps.ts';
import { toUserBeanOrNull } from './user-bean.ts';
import { toWorklogBean } from './worklog-bean.ts';

type FieldReader = (site: Site, issue: IssueRecord, actorId: string | null) => unknown;

/** How many worklogs an issue carries inside itself; the worklog resource has them all. */
const EMBEDDED_WORKLOGS = 20;

const READERS: Readonly<Record<string, FieldReader>> = {
  summary: (_site, issue) => issue.summary,
  issuetype: (site, issue) => toIssueTypeBean(site, site.get('issueType', issue.issueTypeId)),
  project: (site, issue) => toProjectBean(site, site.get('project', issue.projectId)),
  parent: (site, issue) => {
    const parent = issue.parentId === null ? undefined : site.find('issue', issue.parentId);
    return parent === undefined ? undefined : toReferencedIssueBean(site, parent);
  },
  description: (_site, issue) => issue.description,
  status: (site, issue) => toStatusBean(site, site.get('status', issue.statusId)),
  statusCategory: (site, issue) => toStatusCategoryBean(site, site.get('status', issue.statusId).category),
  statuscategorychangedate: (_site, issue) => toJiraDateTime(issue.statusChanged),
  resolution: (site, issue) =>
    issue.resolutionId === null ? null : toResolutionBean(site, site.get('resolution', issue.resolutionId)),
  resolutiondate: (_site, issue) => (issue.resolutionDate === null ? null : toJiraDateTime(issue.resolutionDate)),
  priority: (site, issue) => toPriorityBean(site, site.get('priority', issue.priorityId)),
  assignee: (site, issue) => toUserBeanOrNull(site, issue.assigneeId),
  reporter: (site, issue) => toUserBeanOrNull(site, issue.reporterId),
  creator: (site, issue) => toUserBeanOrNull(site, issue.creatorId),
  labels: (_site, issue) => issue.labels,
  components: (site, issue) => {
    const project = site.get('project', issue.projectId);
    const chosen = project.components.filter(({ id }) => issue.componentIds.includes(id));
    return chosen.map((component) => toComponentBean(site, project, component));
  },
  fixVersions: (site, issue) => {
    const project = site.get('project', issue.projectId);
    const chosen = project.versions.filter(({ id }) => issue.fixVersionIds.includes(id));
    return chosen.map((version) => toVersionBean(site, project, version));
  },
  duedate: (_site, issue) => issue.dueDate,
  created: (_site, issue) => toJiraDateTime(issue.created),
  updated: (_site, issue) => toJiraDateTime(issue.updated),
  security: (site, issue) => {
    const project = site.get('project', issue.projectId);
    if (issue.securityLevelId === null || project.issueSecuritySchemeId === null) return null;
    const scheme = site.find('issueSecurityScheme', project.issueSecuritySchemeId);
    const level = scheme?.levels.find(({ id }) => id === issue.securityLevelId);
    return scheme === undefined || level === undefined ? null : toSecurityLevelBean(site, scheme, level);
  },
  timetracking: (site, issue) => toTimeTrackingBean(site, effortOf(site, issue)),
  timeoriginalestimate: (_site, issue) => issue.originalEstimateSeconds,
  timeestimate: (_site, issue) => issue.remainingEstimateSeconds,
  timespent: (site, issue) => effortOf(site, issue).spent,
  aggregatetimeoriginalestimate: (site, issue) => aggregateEffortOf(site, issue).original,
  aggregatetimeestimate: (site, issue) => aggregateEffortOf(site, issue).remaining,
  aggregatetimespent: (site, issue) => aggregateEffortOf(site, issue).spent,
  progress: (site, issue) => toProgress(effortOf(site, issue)),
  aggregateprogress: (site, issue) => toProgress(aggregateEffortOf(site, issue)),
  workratio: (site, issue) => {
    const { original, spent } = effortOf(site, issue);
    return original === null || original === 0 ? -1 : Math.floor((100 * (spent ?? 0)) / original);
  },
  issuelinks: (site, issue, actorId) => toLinksOfIssue(site, actorId, issue),
  subtasks: (site, issue, actorId) =>
    subtasksOf(site, issue)
      .filter((subtask) => canSeeIssue(site, actorId, subtask))
      .map((subtask) => toReferencedIssueBean(site, subtask)),
  comment: (site, issue) => {
    const comments = site.commentsOf(issue.id).map((comment) => toCommentBean(site, comment));
    const self = `${site.baseUrl}/rest/api/3/issue/${issue.id}/comment`;
    return { comments, self, maxResults: comments.length, total: comments.length, startAt: 0 };
  },
  worklog: (site, issue) => {
    const worklogs = site.worklogsOf(issue.id);
    return {
      startAt: 0,
      maxResults: EMBEDDED_WORKLOGS,
      total: worklogs.length,
      worklogs: worklogs.slice(0, EMBEDDED_WORKLOGS).map((worklog) => toWorklogBean(site, worklog)),
    };
  },
};

/** The value of a field of an issue as Jira's JSON has it; undefined when Jira leaves the field out. */
export function readField(site: Site, actorId: string | null, issue: IssueRecord, field: FieldRecord): unknown {
  if (field.custom) return toCustomValueBean(site, field, issue.custom[field.id]);
  return READERS[field.id]?.(site, issue, actorId);
}

function toTimeTrackingBean(site: Site, { original, remaining, spent }: Effort): Json {
  const format = (seconds: number): string => formatDuration(seconds, getTimeTracking(site));
  return {
    ...(original === null ? {} : { originalEstimate: format(original), originalEstimateSeconds: original }),
    ...(remaining === null ? {} : { remainingEstimate: format(remaining), remainingEstimateSeconds: remaining }),
    ...(spent === null ? {} : { timeSpent: format(spent), timeSpentSeconds: spent }),
  };
}

function toProgress({ remaining, spent }: Effort): Json {
  const progress = spent ?? 0;
  const total = progress + (remaining ?? 0);
  return { progress, total, ...(total === 0 ? {} : { percent: Math.floor((100 * progress) / total) }) };
}
