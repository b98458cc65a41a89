import { toPlainText } from '../rest/beans/adf-html.ts';
import { customFieldKind, storedText } from './custom-values.ts';
import type { ChangelogItemRecord, FieldRecord, IssueRecord } from './model.ts';
import type { Site } from './ports.ts';

/** An id and the words for it; null where there is none. */
interface Side {
  readonly id: string | null;
  readonly text: string | null;
}

const NOTHING: Side = { id: null, text: null };

/** What a change of an issue looks like in its history; fields that Jira keeps no history of are left out. */
export function changelogItems(site: Site, before: IssueRecord, after: IssueRecord): readonly ChangelogItemRecord[] {
  const items: ChangelogItemRecord[] = [];
  const compare = (field: string, fieldId: string, sideOf: (issue: IssueRecord) => Side): void => {
    const [from, to] = [sideOf(before), sideOf(after)];
    if (from.id === to.id && from.text === to.text) return;
    items.push(item(field, 'jira', fieldId, from, to));
  };
  const words = (text: string | null): Side => ({ id: null, text });
  const seconds = (value: number | null): Side => (value === null ? NOTHING : same(String(value)));

  compare('issuetype', 'issuetype', ({ issueTypeId }) => named(issueTypeId, site.find('issueType', issueTypeId)?.name));
  compare('summary', 'summary', ({ summary }) => words(summary));
  compare('description', 'description', ({ description }) =>
    words(description === null ? null : toPlainText(description)),
  );
  compare('priority', 'priority', ({ priorityId }) => named(priorityId, site.find('priority', priorityId)?.name));
  compare('resolution', 'resolution', ({ resolutionId }) =>
    resolutionId === null ? NOTHING : named(resolutionId, site.find('resolution', resolutionId)?.name),
  );
  compare('status', 'status', ({ statusId }) => named(statusId, site.find('status', statusId)?.name));
  compare('assignee', 'assignee', ({ assigneeId }) => user(site, assigneeId));
  compare('reporter', 'reporter', ({ reporterId }) => user(site, reporterId));
  compare('labels', 'labels', ({ labels }) => words(labels.join(' ')));
  compare('IssueParentAssociation', 'parent', ({ parentId }) =>
    parentId === null ? NOTHING : named(parentId, site.find('issue', parentId)?.key),
  );
  compare('duedate', 'duedate', ({ dueDate }) => (dueDate === null ? NOTHING : day(dueDate)));
  compare('timeoriginalestimate', 'timeoriginalestimate', (issue) => seconds(issue.originalEstimateSeconds));
  compare('timeestimate', 'timeestimate', (issue) => seconds(issue.remainingEstimateSeconds));
  compare('security', 'security', (issue) => securityLevel(site, issue));

  const project = site.get('project', after.projectId);
  items.push(
    ...eachAddedOrRemoved('Component', 'components', project.components, before.componentIds, after.componentIds),
    ...eachAddedOrRemoved('Fix Version', 'fixVersions', project.versions, before.fixVersionIds, after.fixVersionIds),
  );
  for (const fieldId of new Set([...Object.keys(before.custom), ...Object.keys(after.custom)])) {
    const field = site.find('field', fieldId);
    if (field === undefined) continue;
    const [from, to] = [customSide(site, field, before), customSide(site, field, after)];
    if (from.id !== to.id || from.text !== to.text) items.push(item(field.name, 'custom', fieldId, from, to));
  }
  return items;
}

/** One line of history; for what is no field of the issue record, such as a link or time spent. */
export function item(
  field: string,
  fieldtype: ChangelogItemRecord['fieldtype'],
  fieldId: string,
  from: Side,
  to: Side,
): ChangelogItemRecord {
  return { field, fieldtype, fieldId, from: from.id, fromString: from.text, to: to.id, toString: to.text };
}

function same(text: string): Side {
  return { id: text, text };
}

function named(id: string, name: string | undefined): Side {
  return { id, text: name ?? id };
}

function day(isoDay: string): Side {
  return { id: isoDay, text: `${isoDay} 00:00:00.0` };
}

function user(site: Site, accountId: string | null): Side {
  return accountId === null ? NOTHING : named(accountId, site.find('user', accountId)?.displayName);
}

function securityLevel(site: Site, issue: IssueRecord): Side {
  const { issueSecuritySchemeId } = site.get('project', issue.projectId);
  if (issue.securityLevelId === null || issueSecuritySchemeId === null) return NOTHING;
  const scheme = site.find('issueSecurityScheme', issueSecuritySchemeId);
  return named(issue.securityLevelId, scheme?.levels.find(({ id }) => id === issue.securityLevelId)?.name);
}

function eachAddedOrRemoved(
  field: string,
  fieldId: string,
  known: readonly { readonly id: string; readonly name: string }[],
  before: readonly string[],
  after: readonly string[],
): readonly ChangelogItemRecord[] {
  const side = (id: string): Side => named(id, known.find((each) => each.id === id)?.name);
  return [
    ...before.filter((id) => !after.includes(id)).map((id) => item(field, 'jira', fieldId, side(id), NOTHING)),
    ...after.filter((id) => !before.includes(id)).map((id) => item(field, 'jira', fieldId, NOTHING, side(id))),
  ];
}

function customSide(site: Site, field: FieldRecord, issue: IssueRecord): Side {
  const stored = issue.custom[field.id];
  if (stored === undefined || stored === null) return NOTHING;
  switch (customFieldKind(field)) {
    case 'date':
      return day(storedText(stored));
    case 'user':
      return user(site, storedText(stored));
    case 'option':
      return named(storedText(stored), field.options.find(({ id }) => id === stored)?.value);
    case 'textarea':
    case 'object':
    case 'strings':
    case 'users':
    case 'groups':
    case 'options':
      return { id: null, text: JSON.stringify(stored) };
    default:
      return { id: null, text: storedText(stored) };
  }
}
