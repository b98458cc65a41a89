import { changelogItems } from './changelog-items.ts';
import type { AccountId, ChangelogItemRecord, ChangelogRecord, IssueRecord } from './model.ts';
import type { Site } from './ports.ts';

export interface IssueChange {
  /** As the site has it now. */
  readonly before: IssueRecord;
  /** A copy with the new values. */
  readonly after: IssueRecord;
  readonly authorId: AccountId;
  /** epoch milliseconds */
  readonly at: number;
  /** Lines of history besides those of the issue's own fields. */
  readonly extraItems?: readonly ChangelogItemRecord[];
}

/**
 * Puts a changed issue on the site with its history. Returns the new history entry, or null when nothing changed that Jira
 * keeps history of. A change of status also dates it; a change of resolution dates that.
 */
export function changeIssue(
  site: Site,
  { before, after, authorId, at, extraItems = [] }: IssueChange,
): ChangelogRecord | null {
  const items = [...changelogItems(site, before, after), ...extraItems];
  const changed: IssueRecord = {
    ...after,
    updated: Math.max(at, before.updated),
    statusChanged: isOtherCategory(site, before, after) ? at : before.statusChanged,
    resolutionDate: resolutionDateOf(before, after, at),
  };
  site.put('issue', changed);
  if (items.length === 0) return null;
  const entry: ChangelogRecord = { id: site.nextId('changelog'), issueId: after.id, authorId, created: at, items };
  site.put('changelog', entry);
  return entry;
}

/** Jira dates the change of the status category, in `statuscategorychangedate`. */
function isOtherCategory(site: Site, before: IssueRecord, after: IssueRecord): boolean {
  return site.get('status', before.statusId).category !== site.get('status', after.statusId).category;
}

function resolutionDateOf(before: IssueRecord, after: IssueRecord, at: number): number | null {
  if (after.resolutionId === null) return null;
  return before.resolutionId === null ? at : before.resolutionDate;
}
