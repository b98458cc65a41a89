import type { IssueRecord, StatusCategoryKey } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import {
  HISTORY_OPERATORS,
  ORDERED_HISTORY_OPERATORS,
  unknownValue,
  type ClauseField,
  type Key,
} from './clause-field.ts';
import { issueKeyField } from './issue-key-field.ts';
import { namedField } from './named-field.ts';
import { dayField, documentTexts, durationField, instantField, textField, wordsField } from './scalar-field.ts';
import { userField } from './user-field.ts';

/** Jira's status categories: id, key, name and our key. */
export const STATUS_CATEGORIES: readonly { id: string; key: string; name: string; category: StatusCategoryKey }[] = [
  { id: '2', key: 'new', name: 'To Do', category: 'TODO' },
  { id: '4', key: 'indeterminate', name: 'In Progress', category: 'IN_PROGRESS' },
  { id: '3', key: 'done', name: 'Done', category: 'DONE' },
];

/**
 * Jira's own JQL fields by lower-cased name.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-fields/
 */
export function systemFields(site: Site): ReadonlyMap<string, ClauseField> {
  const rank = rankOf(site);
  const comments = (issue: IssueRecord) => site.commentsOf(issue.id).flatMap((comment) => documentTexts(comment.body));
  const summary = (issue: IssueRecord) => [issue.summary];
  const description = (issue: IssueRecord) => documentTexts(issue.description);
  const worklogs = (issue: IssueRecord) => site.worklogsOf(issue.id);
  const levels = () => [...site.all('issueSecurityScheme')].flatMap((scheme) => scheme.levels);
  const componentsOf = (issue: IssueRecord) => site.get('project', issue.projectId).components;
  const field: Record<string, ClauseField> = {
    project: namedField({
      all: () => site.all('project'),
      idsOf: (issue) => [issue.projectId],
      aliasesOf: (record) => [site.get('project', record.id).key],
      orderKeyOf: (issue) => site.get('project', issue.projectId).key,
      candidates: function* (keys) {
        for (const key of keys) yield* site.issuesOf(String(key));
      },
    }),
    issuekey: issueKeyField(
      site,
      (issue) => issue,
      (keyed) => [keyed],
    ),
    parent: {
      ...issueKeyField(
        site,
        (issue) => (issue.parentId === null ? undefined : site.find('issue', issue.parentId)),
        (parent) => site.childrenOf(parent.id),
      ),
    },
    issuetype: namedField({
      all: () => site.all('issueType'),
      idsOf: (issue) => [issue.issueTypeId],
      orderKeyOf: (issue) => site.get('issueType', issue.issueTypeId).name.toLowerCase(),
    }),
    status: namedField({
      all: () => site.all('status'),
      idsOf: (issue) => [issue.statusId],
      operators: HISTORY_OPERATORS,
      historyFieldId: 'status',
      orderKeyOf: (issue) => rank('status', issue.statusId),
    }),
    statuscategory: namedField({
      all: () => STATUS_CATEGORIES,
      aliasesOf: (record) => STATUS_CATEGORIES.filter(({ id }) => id === record.id).map(({ key }) => key),
      idsOf: (issue) => [categoryIdOf(site.get('status', issue.statusId).category)],
      orderKeyOf: (issue) => categoryIdOf(site.get('status', issue.statusId).category),
    }),
    priority: priorityField(site, rank),
    resolution: namedField({
      all: () => [{ id: UNRESOLVED, name: 'Unresolved' }, ...site.all('resolution')],
      idsOf: (issue) => [issue.resolutionId],
      emptyKey: UNRESOLVED,
      operators: HISTORY_OPERATORS,
      historyFieldId: 'resolution',
      orderKeyOf: (issue) => (issue.resolutionId === null ? null : rank('resolution', issue.resolutionId)),
    }),
    level: namedField({ all: levels, idsOf: (issue) => [issue.securityLevelId] }),
    component: namedField({
      all: () => [...site.all('project')].flatMap((project) => project.components),
      idsOf: (issue) => issue.componentIds,
      orderKeyOf: (issue) =>
        componentsOf(issue)
          .find(({ id }) => id === issue.componentIds[0])
          ?.name.toLowerCase() ?? null,
    }),
    fixversion: namedField({
      all: () => [...site.all('project')].flatMap((project) => project.versions),
      idsOf: (issue) => issue.fixVersionIds,
      operators: ORDERED_HISTORY_OPERATORS,
      historyFieldId: 'fixVersions',
      orderKeyOf: (issue) => issue.fixVersionIds[0] ?? null,
    }),
    labels: wordsField((issue) => issue.labels),
    summary: textField(summary, true),
    description: textField(description, true),
    comment: textField(comments, false),
    text: textField((issue) => [...summary(issue), ...description(issue), ...comments(issue)], false),
    assignee: userField(site, (issue) => [issue.assigneeId], 'assignee', HISTORY_OPERATORS),
    reporter: userField(site, (issue) => [issue.reporterId], 'reporter', HISTORY_OPERATORS),
    creator: userField(site, (issue) => [issue.creatorId]),
    created: instantField((issue) => issue.created),
    updated: instantField((issue) => issue.updated),
    resolved: instantField((issue) => issue.resolutionDate),
    statuscategorychangeddate: instantField((issue) => issue.statusChanged),
    due: dayField((issue) => issue.dueDate),
    originalestimate: durationField((issue) => issue.originalEstimateSeconds),
    remainingestimate: durationField((issue) => issue.remainingEstimateSeconds),
    timespent: durationField((issue) => worklogs(issue).reduce((sum, log) => sum + log.timeSpentSeconds, 0) || null),
    worklogauthor: unsorted(userField(site, (issue) => worklogs(issue).map((log) => log.authorId))),
    worklogdate: unsorted(
      instantField(
        () => null,
        (issue) => worklogs(issue).map((log) => log.started),
      ),
    ),
    worklogcomment: textField((issue) => worklogs(issue).flatMap((log) => documentTexts(log.comment)), false),
    issuelinktype: {
      operators: new Set(['=', '!=', 'in', 'not in']),
      keysOf: (issue) =>
        site.linksOf(issue.id).flatMap((link) => linkNames(site, link.typeId, link.outwardIssueId === issue.id)),
      resolve: (literal, name) =>
        literal.kind === 'text' ? { keys: [literal.text.toLowerCase()] } : unknownValue('', name),
    },
  };
  const fields = new Map(Object.entries(field));
  for (const [alias, name] of Object.entries(ALIASES)) {
    const target = fields.get(name);
    if (target) fields.set(alias, target);
  }
  return fields;
}

const ALIASES: Readonly<Record<string, string>> = {
  key: 'issuekey',
  issue: 'issuekey',
  id: 'issuekey',
  type: 'issuetype',
  worktype: 'issuetype',
  space: 'project',
  createddate: 'created',
  updateddate: 'updated',
  resolutiondate: 'resolved',
  duedate: 'due',
  statuscategorychangedate: 'statuscategorychangeddate',
  timeoriginalestimate: 'originalestimate',
  timeestimate: 'remainingestimate',
};

const UNRESOLVED = '-1';

function categoryIdOf(category: StatusCategoryKey): string {
  return STATUS_CATEGORIES.find((known) => known.category === category)?.id ?? '';
}

function unsorted(field: ClauseField): ClauseField {
  const { operators, keysOf, resolve } = field;
  return { operators, keysOf, resolve };
}

type Ranked = 'status' | 'priority' | 'resolution';

/** The place of a record in Jira's own order of its kind. */
function rankOf(site: Site): (kind: Ranked, id: string) => number {
  const ranks = new Map<Ranked, Map<string, number>>();
  return (kind, id) => {
    let rank = ranks.get(kind);
    if (!rank) {
      rank = new Map([...site.all(kind)].map((record, index) => [record.id, index]));
      ranks.set(kind, rank);
    }
    return rank.get(id) ?? rank.size;
  };
}

/** Priorities compare by how pressing they are: the first of Jira's list is the greatest. */
function priorityField(site: Site, rank: (kind: Ranked, id: string) => number): ClauseField {
  const pressing = (id: Key) => -rank('priority', String(id));
  const named = namedField({ all: () => site.all('priority'), idsOf: () => [] });
  return {
    operators: ORDERED_HISTORY_OPERATORS,
    historyFieldId: 'priority',
    keysOf: (issue) => [pressing(issue.priorityId)],
    resolve(literal, name, scope) {
      const found = named.resolve(literal, name, scope);
      return 'refusal' in found ? found : { keys: found.keys.map(pressing) };
    },
    historyKeyOf: (id) => pressing(id),
    orderKeyOf: (issue) => pressing(issue.priorityId),
  };
}

function linkNames(site: Site, typeId: string, isOutward: boolean): readonly string[] {
  const type = site.get('linkType', typeId);
  // The issue named `outwardIssue` of a link reads it by its inward description.
  return [type.name.toLowerCase(), (isOutward ? type.inward : type.outward).toLowerCase()];
}
