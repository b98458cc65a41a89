/**
 * The records a Jira Cloud site is made of, as local-jira keeps them. They are local-jira's own shapes, normalised by id;
 * `rest/` turns them into Jira's documented JSON and nothing else does. Instants are epoch milliseconds UTC, days are ISO days.
 */

export type AccountId = string;

export interface UserRecord {
  readonly accountId: AccountId;
  emailAddress: string;
  displayName: string;
  /** Shown on the sign-in page; undefined when nobody said. */
  jobTitle?: string | undefined;
  active: boolean;
  readonly accountType: 'atlassian' | 'app';
  timeZone: string;
  locale: string;
  /** API token for basic auth by outside clients; null for app users. */
  apiToken: string | null;
}

export interface GroupRecord {
  readonly groupId: string;
  name: string;
  members: AccountId[];
}

export interface RoleRecord {
  readonly id: string;
  name: string;
  description: string;
}

export interface RoleActors {
  users: AccountId[];
  groups: string[];
}

export interface ProjectRecord {
  readonly id: string;
  key: string;
  name: string;
  description: string;
  leadAccountId: AccountId;
  projectTypeKey: 'software' | 'business';
  /** `classic` is company-managed, `next-gen` team-managed. */
  style: 'classic' | 'next-gen';
  issueTypeSchemeId: string;
  workflowSchemeId: string;
  issueTypeScreenSchemeId: string;
  permissionSchemeId: string;
  issueSecuritySchemeId: string | null;
  nextIssueNumber: number;
  roleActors: Record<string, RoleActors>;
  components: { id: string; name: string; description: string }[];
  versions: { id: string; name: string; released: boolean; releaseDate: string | null }[];
  /** Keys this project had before; `GET /project/{oldKey}` still finds it, as on Jira. */
  formerKeys: string[];
}

export interface IssueTypeRecord {
  readonly id: string;
  name: string;
  description: string;
  /** -1 subtask, 0 standard, 1 epic. */
  hierarchyLevel: number;
  avatarId: string;
}

export interface IssueTypeSchemeRecord {
  readonly id: string;
  name: string;
  description: string;
  issueTypeIds: string[];
  defaultIssueTypeId: string | null;
}

export type StatusCategoryKey = 'TODO' | 'IN_PROGRESS' | 'DONE';

export interface StatusRecord {
  readonly id: string;
  name: string;
  description: string;
  category: StatusCategoryKey;
}

/** A rule as the workflows REST API carries it: `ruleKey` such as `system:…` or `forge:expression-validator`. */
export interface RuleRecord {
  readonly id: string;
  ruleKey: string;
  parameters: Record<string, string>;
}

export interface ConditionGroupRecord {
  operation: 'ALL' | 'ANY';
  conditions: RuleRecord[];
  groups: ConditionGroupRecord[];
}

export interface TransitionRecord {
  readonly id: string;
  name: string;
  description: string;
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED';
  fromStatusIds: string[];
  toStatusId: string;
  screenId: string | null;
  conditions: ConditionGroupRecord | null;
  validators: RuleRecord[];
  actions: RuleRecord[];
  properties: Record<string, string>;
}

interface DiagramPoint {
  x: number;
  y: number;
}

/** Where things are drawn, and the properties of statuses, by status id. */
interface WorkflowDiagram {
  startPointLayout: DiagramPoint | null;
  loopedTransitionContainerLayout: DiagramPoint | null;
  statuses: Record<string, { layout: DiagramPoint | null; properties: Record<string, string> }>;
}

export interface WorkflowRecord {
  /** A UUID, as Jira's `workflows` API uses. */
  readonly id: string;
  name: string;
  description: string;
  version: { versionNumber: number; id: string };
  /** Status ids in the order of the diagram. */
  statusIds: string[];
  transitions: TransitionRecord[];
  /** What the workflow editor keeps and the engine does not read; absent until somebody saved it. */
  diagram?: WorkflowDiagram;
  isEditable: boolean;
  created: number;
  updated: number;
}

export interface WorkflowSchemeRecord {
  readonly id: string;
  name: string;
  description: string;
  defaultWorkflowId: string;
  /** issue type id → workflow id */
  workflowIdByIssueType: Record<string, string>;
  version: { versionNumber: number; id: string };
}

export interface FieldSchema {
  type: string;
  items?: string;
  system?: string;
  custom?: string;
  customId?: number;
}

export interface FieldRecord {
  /** `summary`, or `customfield_10031`. */
  readonly id: string;
  /** For app fields `<appId>__<ENV>__<moduleKey>`, else the id. */
  readonly key: string;
  name: string;
  description: string;
  custom: boolean;
  navigable: boolean;
  searchable: boolean;
  orderable: boolean;
  clauseNames: string[];
  schema: FieldSchema;
  /** For app fields the key of the `jira:customField` module that owns them. */
  moduleKey: string | null;
  readOnly: boolean;
  /** For select fields. */
  options: { id: string; value: string }[];
}

export interface ScreenRecord {
  readonly id: string;
  name: string;
  description: string;
  tabs: { id: string; name: string; fieldIds: string[] }[];
}

export interface ScreenSchemeRecord {
  readonly id: string;
  name: string;
  description: string;
  screens: { default: string; create?: string; edit?: string; view?: string };
}

export interface IssueTypeScreenSchemeRecord {
  readonly id: string;
  name: string;
  description: string;
  /** issue type id, or `default` → screen scheme id */
  mappings: Record<string, string>;
}

type HolderType =
  'anyone' | 'applicationRole' | 'assignee' | 'group' | 'projectLead' | 'projectRole' | 'reporter' | 'user';

export interface Holder {
  type: HolderType;
  /** group id, role id or account id, by type */
  parameter: string | null;
}

export interface PermissionSchemeRecord {
  readonly id: string;
  name: string;
  description: string;
  grants: { id: string; permission: string; holder: Holder }[];
}

export interface IssueSecuritySchemeRecord {
  readonly id: string;
  name: string;
  description: string;
  defaultLevelId: string | null;
  levels: { id: string; name: string; description: string; holders: Holder[] }[];
}

export interface PriorityRecord {
  readonly id: string;
  name: string;
  description: string;
  color: string;
}

export interface ResolutionRecord {
  readonly id: string;
  name: string;
  description: string;
}

export interface LinkTypeRecord {
  readonly id: string;
  name: string;
  inward: string;
  outward: string;
}

/** An ADF document: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export interface AdfDocument {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly unknown[];
}

export interface IssueRecord {
  readonly id: string;
  key: string;
  projectId: string;
  issueTypeId: string;
  statusId: string;
  summary: string;
  description: AdfDocument | null;
  assigneeId: AccountId | null;
  reporterId: AccountId;
  creatorId: AccountId;
  priorityId: string;
  resolutionId: string | null;
  resolutionDate: number | null;
  securityLevelId: string | null;
  parentId: string | null;
  labels: string[];
  componentIds: string[];
  fixVersionIds: string[];
  /** ISO day */
  dueDate: string | null;
  originalEstimateSeconds: number | null;
  remainingEstimateSeconds: number | null;
  created: number;
  updated: number;
  statusChanged: number;
  /** customfield id → value as stored: number, string, ISO day, account id, JSON object; absent when empty. */
  custom: Record<string, unknown>;
  /** Keys this issue had before a move. */
  formerKeys: string[];
}

export interface ChangelogItemRecord {
  field: string;
  fieldtype: 'jira' | 'custom';
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface ChangelogRecord {
  readonly id: string;
  readonly issueId: string;
  readonly authorId: AccountId;
  readonly created: number;
  readonly items: readonly ChangelogItemRecord[];
}

export interface WorklogRecord {
  readonly id: string;
  readonly issueId: string;
  authorId: AccountId;
  updateAuthorId: AccountId;
  comment: AdfDocument | null;
  started: number;
  timeSpentSeconds: number;
  created: number;
  updated: number;
}

export interface CommentRecord {
  readonly id: string;
  readonly issueId: string;
  authorId: AccountId;
  updateAuthorId: AccountId;
  body: AdfDocument;
  created: number;
  updated: number;
}

export interface IssueLinkRecord {
  readonly id: string;
  readonly typeId: string;
  readonly inwardIssueId: string;
  readonly outwardIssueId: string;
}

export type PropertyOwner = 'issue' | 'project' | 'user' | 'comment' | 'app';

export interface PropertyRecord {
  readonly owner: PropertyOwner;
  readonly ownerId: string;
  readonly key: string;
  value: unknown;
}

/** A worklog that was deleted, for `GET /worklog/deleted`. */
interface WorklogDeletionRecord {
  /** The worklog's id. */
  readonly id: string;
  readonly issueId: string;
  readonly deleted: number;
}

/** A setting of the site as a whole, such as its time tracking or an id sequence. */
interface SettingRecord {
  readonly id: string;
  value: unknown;
}

/** Every kind of record, by the name under which it is persisted. */
export interface RecordKinds {
  user: UserRecord;
  group: GroupRecord;
  role: RoleRecord;
  project: ProjectRecord;
  issueType: IssueTypeRecord;
  issueTypeScheme: IssueTypeSchemeRecord;
  status: StatusRecord;
  workflow: WorkflowRecord;
  workflowScheme: WorkflowSchemeRecord;
  field: FieldRecord;
  screen: ScreenRecord;
  screenScheme: ScreenSchemeRecord;
  issueTypeScreenScheme: IssueTypeScreenSchemeRecord;
  permissionScheme: PermissionSchemeRecord;
  issueSecurityScheme: IssueSecuritySchemeRecord;
  priority: PriorityRecord;
  resolution: ResolutionRecord;
  linkType: LinkTypeRecord;
  issue: IssueRecord;
  changelog: ChangelogRecord;
  worklog: WorklogRecord;
  comment: CommentRecord;
  issueLink: IssueLinkRecord;
  property: PropertyRecord;
  worklogDeletion: WorklogDeletionRecord;
  setting: SettingRecord;
}
export type RecordKind = keyof RecordKinds;
