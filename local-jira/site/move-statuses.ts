import type { AccountId, IssueRecord } from './model.ts';
import type { Site } from './ports.ts';

/**
 * Puts issues into other statuses because their workflow changed, with the changelog entry that Jira writes; no rule runs.
 * `statusIdFor` answers the new status, or undefined to leave an issue as it is. The caller commits.
 */
export function moveStatuses(
  site: Site,
  actorId: AccountId,
  issues: Iterable<IssueRecord>,
  statusIdFor: (issue: IssueRecord) => string | undefined,
): number {
  const now = site.clock.now();
  let moved = 0;
  for (const issue of [...issues]) {
    const statusId = statusIdFor(issue);
    if (statusId === undefined || statusId === issue.statusId) continue;
    const from = site.get('status', issue.statusId);
    const to = site.get('status', statusId);
    site.put('changelog', {
      id: site.nextId('changelog'),
      issueId: issue.id,
      authorId: actorId,
      created: now,
      items: [
        {
          field: 'status',
          fieldtype: 'jira',
          fieldId: 'status',
          from: from.id,
          fromString: from.name,
          to: to.id,
          toString: to.name,
        },
      ],
    });
    issue.statusId = to.id;
    issue.updated = now;
    issue.statusChanged = from.category === to.category ? issue.statusChanged : now;
    site.put('issue', issue);
    moved += 1;
  }
  return moved;
}
