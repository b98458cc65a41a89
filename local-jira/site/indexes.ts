import { createGrouping, type Grouping } from './grouping.ts';
import type {
  ChangelogRecord,
  CommentRecord,
  IssueLinkRecord,
  IssueRecord,
  ProjectRecord,
  PropertyRecord,
  RecordKind,
  RecordKinds,
  WorklogRecord,
} from './model.ts';

/** Ways to records other than by their id, kept up to date on every put and remove. */
export interface SiteIndexes {
  readonly issuesByKey: Grouping<IssueRecord>;
  readonly issuesByFormerKey: Grouping<IssueRecord>;
  readonly issuesByProject: Grouping<IssueRecord>;
  readonly issuesByParent: Grouping<IssueRecord>;
  readonly projectsByKey: Grouping<ProjectRecord>;
  readonly projectsByFormerKey: Grouping<ProjectRecord>;
  readonly changelogByIssue: Grouping<ChangelogRecord>;
  readonly worklogsByIssue: Grouping<WorklogRecord>;
  readonly commentsByIssue: Grouping<CommentRecord>;
  readonly linksByIssue: Grouping<IssueLinkRecord>;
  readonly propertiesByOwner: Grouping<PropertyRecord>;
  place<K extends RecordKind>(kind: K, id: string, record: RecordKinds[K]): void;
  remove(kind: RecordKind, id: string): void;
}

type Placers = { readonly [K in RecordKind]?: (id: string, record: RecordKinds[K]) => void };

export function createIndexes(): SiteIndexes {
  const groupings = {
    issuesByKey: createGrouping<IssueRecord>(),
    issuesByFormerKey: createGrouping<IssueRecord>(),
    issuesByProject: createGrouping<IssueRecord>(),
    issuesByParent: createGrouping<IssueRecord>(),
    projectsByKey: createGrouping<ProjectRecord>(),
    projectsByFormerKey: createGrouping<ProjectRecord>(),
    changelogByIssue: createGrouping<ChangelogRecord>(),
    worklogsByIssue: createGrouping<WorklogRecord>(),
    commentsByIssue: createGrouping<CommentRecord>(),
    linksByIssue: createGrouping<IssueLinkRecord>(),
    propertiesByOwner: createGrouping<PropertyRecord>(),
  };
  const placers: Placers = {
    issue(id, issue) {
      groupings.issuesByKey.place(id, issue, [issue.key]);
      groupings.issuesByFormerKey.place(id, issue, issue.formerKeys);
      groupings.issuesByProject.place(id, issue, [issue.projectId]);
      groupings.issuesByParent.place(id, issue, issue.parentId === null ? [] : [issue.parentId]);
    },
    project(id, project) {
      groupings.projectsByKey.place(id, project, [project.key]);
      groupings.projectsByFormerKey.place(id, project, project.formerKeys);
    },
    changelog(id, entry) {
      groupings.changelogByIssue.place(id, entry, [entry.issueId]);
    },
    worklog(id, worklog) {
      groupings.worklogsByIssue.place(id, worklog, [worklog.issueId]);
    },
    comment(id, comment) {
      groupings.commentsByIssue.place(id, comment, [comment.issueId]);
    },
    issueLink(id, link) {
      groupings.linksByIssue.place(id, link, [link.inwardIssueId, link.outwardIssueId]);
    },
    property(id, property) {
      groupings.propertiesByOwner.place(id, property, [`${property.owner}:${property.ownerId}`]);
    },
  };
  const groupingsOfKind: Readonly<Partial<Record<RecordKind, readonly { remove(id: string): void }[]>>> = {
    issue: [groupings.issuesByKey, groupings.issuesByFormerKey, groupings.issuesByProject, groupings.issuesByParent],
    project: [groupings.projectsByKey, groupings.projectsByFormerKey],
    changelog: [groupings.changelogByIssue],
    worklog: [groupings.worklogsByIssue],
    comment: [groupings.commentsByIssue],
    issueLink: [groupings.linksByIssue],
    property: [groupings.propertiesByOwner],
  };
  return {
    ...groupings,
    place(kind, id, record) {
      placers[kind]?.(id, record);
    },
    remove(kind, id) {
      for (const grouping of groupingsOfKind[kind] ?? []) grouping.remove(id);
    },
  };
}
