import type { IssueRecord } from '../../site/model.ts';
import { canSeeIssue } from '../../site/permissions.ts';
import { textAt, type Draft } from './field-input.ts';

const WRONG_HIERARCHY = 'Given parent work item does not belong to appropriate hierarchy.';

/** A parent is one level above: an epic over standard issues, a standard issue of the same project over its subtasks. */
export function writeParent({ site, actorId, issue }: Draft, value: unknown): string | null {
  const level = site.get('issueType', issue.issueTypeId).hierarchyLevel;
  if (value === null) {
    if (level === -1) return 'A sub-task must have a parent.';
    issue.parentId = null;
    return null;
  }
  const wanted = textAt(value, 'key') ?? textAt(value, 'id');
  const parent: IssueRecord | undefined = wanted === null ? undefined : site.findIssue(wanted);
  if (parent === undefined || !canSeeIssue(site, actorId, parent)) return 'Could not find issue by id or key.';
  const parentLevel = site.get('issueType', parent.issueTypeId).hierarchyLevel;
  if (parentLevel !== level + 1 || (level === -1 && parent.projectId !== issue.projectId)) return WRONG_HIERARCHY;
  issue.parentId = parent.id;
  return null;
}
