import type { WorklogRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { formatDuration, getTimeTracking } from '../../site/time-tracking.ts';
import type { Json } from './json.ts';
import { toJiraDateTime } from './timestamps.ts';
import { toUserBeanOrNull } from './user-bean.ts';

export function toWorklogBean(site: Site, worklog: WorklogRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/issue/${worklog.issueId}/worklog/${worklog.id}`,
    author: toUserBeanOrNull(site, worklog.authorId),
    updateAuthor: toUserBeanOrNull(site, worklog.updateAuthorId),
    ...(worklog.comment === null ? {} : { comment: worklog.comment }),
    created: toJiraDateTime(worklog.created),
    updated: toJiraDateTime(worklog.updated),
    started: toJiraDateTime(worklog.started),
    timeSpent: formatDuration(worklog.timeSpentSeconds, getTimeTracking(site)),
    timeSpentSeconds: worklog.timeSpentSeconds,
    id: worklog.id,
    issueId: worklog.issueId,
  };
}
