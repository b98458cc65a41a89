import { useEffect, useRef } from 'react';
import type { Issue } from '../api/issues';
import { emitAppEvent } from '../frame-host/app-events';
import { useSignedInUser } from '../shell/session';

/**
 * Tells the app's panels when the issue on the page has changed, as Jira's issue view does:
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-panel/#events
 * Jira names who made the change; this page only learns of changes while its own person acts, and names that person.
 */
export function useIssueChangedEvent(issue: Issue): void {
  const { accountId } = useSignedInUser();
  const seen = useRef(issue.fields.updated);
  const { updated, project } = issue.fields;
  useEffect(() => {
    if (seen.current === updated) return;
    seen.current = updated;
    emitAppEvent('JIRA_ISSUE_CHANGED', {
      issueId: issue.id,
      projectId: project.id,
      changes: [{ changeType: 'updated', atlassianId: accountId }],
    });
  }, [updated, issue.id, project.id, accountId]);
}
