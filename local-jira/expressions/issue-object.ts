import type { AccountId, FieldRecord, IssueRecord } from '../site/model.ts';
import { canSeeIssue } from '../site/permissions.ts';
import type { Site } from '../site/ports.ts';
import { calendarDateValue, dateValue } from './dates.ts';
import {
  commentObject,
  projectObject,
  propertiesObject,
  richText,
  statusObject,
  userObject,
  versionObject,
  worklogObject,
} from './jira-objects.ts';
import { bean, expensive, fromJson, type Bean, type Value } from './values.ts';

/** An issue as expressions see it; the record need not be the stored one, so that a validator sees the screen's edits. */
export function issueObject(site: Site, actorId: AccountId | null, issue: IssueRecord): Bean {
  const visible = (other: IssueRecord | undefined) =>
    other !== undefined && canSeeIssue(site, actorId, other) ? issueObject(site, actorId, other) : null;
  const children = () => site.childrenOf(issue.id).filter((child) => canSeeIssue(site, actorId, child));
  const date = (at: number | null) => () => (at === null ? null : dateValue(at));
  const project = () => site.get('project', issue.projectId);
  const timeSpent = () => site.worklogsOf(issue.id).reduce((sum, log) => sum + log.timeSpentSeconds, 0);
  const members = {
    id: Number(issue.id),
    key: issue.key,
    summary: issue.summary,
    description: () => richText(issue.description),
    priority: () => {
      const { id, name, description } = site.get('priority', issue.priorityId);
      return bean('IssuePriority', id, { id: Number(id), name, description });
    },
    issueType: () => {
      const { id, name, description, hierarchyLevel } = site.get('issueType', issue.issueTypeId);
      return bean('IssueType', id, { id: Number(id), name, description, hierarchyLevel });
    },
    status: () => statusObject(site.get('status', issue.statusId)),
    created: date(issue.created),
    updated: date(issue.updated),
    dueDate: () => (issue.dueDate === null ? null : calendarDateValue(issue.dueDate)),
    resolutionDate: date(issue.resolutionDate),
    resolution: () => {
      const resolution = issue.resolutionId === null ? undefined : site.find('resolution', issue.resolutionId);
      return resolution === undefined
        ? null
        : bean('Resolution', resolution.id, { ...resolution, id: Number(resolution.id) });
    },
    originalEstimate: issue.originalEstimateSeconds,
    remainingEstimate: issue.remainingEstimateSeconds,
    timeSpent: () => timeSpent() || null,
    labels: [...issue.labels],
    fixVersions: () =>
      project()
        .versions.filter(({ id }) => issue.fixVersionIds.includes(id))
        .map(versionObject),
    components: () =>
      project()
        .components.filter(({ id }) => issue.componentIds.includes(id))
        .map((component) => bean('Component', component.id, { ...component, id: Number(component.id) })),
    parent: expensive(() => (issue.parentId === null ? null : visible(site.find('issue', issue.parentId)))),
    project: expensive(() => projectObject(site, project())),
    assignee: expensive(() => userObject(site, issue.assigneeId)),
    reporter: expensive(() => userObject(site, issue.reporterId)),
    creator: expensive(() => userObject(site, issue.creatorId)),
    childIssues: expensive(() => children().map((child) => issueObject(site, actorId, child))),
    subtasks: expensive(() =>
      children()
        .filter((child) => site.get('issueType', child.issueTypeId).hierarchyLevel < 0)
        .map((child) => issueObject(site, actorId, child)),
    ),
    comments: expensive(() => site.commentsOf(issue.id).map((comment) => commentObject(site, comment))),
    worklogs: expensive(() => site.worklogsOf(issue.id).map((worklog) => worklogObject(site, worklog))),
    links: expensive(() => linkObjects(site, actorId, issue)),
    changelogs: expensive(() => changelogObjects(site, issue)),
    properties: expensive(() => propertiesObject(site, 'issue', issue.id)),
  };
  const findMember = (name: string) => {
    const field = findFieldNamed(site, name);
    return field === undefined ? undefined : { get: () => customValue(site, field, issue.custom[field.id]) };
  };
  return bean('Issue', issue.id, members, { findMember });
}

/** A custom field by its id or, for an app's, by its key. */
function findFieldNamed(site: Site, name: string): FieldRecord | undefined {
  const byId = site.find('field', name);
  if (byId !== undefined) return byId.custom ? byId : undefined;
  if (!name.includes('__')) return undefined;
  for (const field of site.all('field')) if (field.key === name) return field;
  return undefined;
}

/** A custom field's value in the type that its schema gives it. */
export function customValue(site: Site, field: FieldRecord, value: unknown): Value {
  if (value === undefined || value === null) return null;
  const { type } = field.schema;
  if (type === 'date' && typeof value === 'string') return calendarDateValue(value);
  if (type === 'datetime') {
    const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : NaN;
    return Number.isNaN(at) ? null : dateValue(at);
  }
  if (type === 'user' && typeof value === 'string') return userObject(site, value);
  if (type === 'option' && typeof value === 'string') {
    const option = field.options.find(({ id }) => id === value);
    return option === undefined
      ? null
      : bean('CustomFieldOption', option.id, { id: Number(option.id), value: option.value });
  }
  if (Array.isArray(value) && field.schema.items === 'user') return value.map((id) => userObject(site, String(id)));
  return fromJson(value);
}

function linkObjects(site: Site, actorId: AccountId | null, issue: IssueRecord): readonly Value[] {
  return site.linksOf(issue.id).flatMap((link) => {
    const isOutward = link.outwardIssueId !== issue.id;
    const other = site.find('issue', isOutward ? link.outwardIssueId : link.inwardIssueId);
    if (other === undefined || !canSeeIssue(site, actorId, other)) return [];
    const { id, name, inward, outward } = site.get('linkType', link.typeId);
    return [
      bean('IssueLink', link.id, {
        id: Number(link.id),
        direction: isOutward ? 'outward' : 'inward',
        type: bean('IssueLinkType', id, { id: Number(id), name, inward, outward }),
        linkedIssue: () => issueObject(site, actorId, other),
      }),
    ];
  });
}

function changelogObjects(site: Site, issue: IssueRecord): readonly Value[] {
  return site.changelogOf(issue.id).map((entry) =>
    bean('IssueChangelog', entry.id, {
      id: Number(entry.id),
      author: () => userObject(site, entry.authorId),
      created: () => dateValue(entry.created),
      items: () =>
        entry.items.map((item, index) =>
          bean('IssueChangelogItem', `${entry.id}/${String(index)}`, {
            field: item.field,
            fieldId: item.fieldId,
            from: item.from,
            fromString: item.fromString,
            to: item.to,
            toString: item.toString,
          }),
        ),
    }),
  );
}
