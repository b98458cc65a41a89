import type { Holder, IssueTypeRecord, PriorityRecord, StatusRecord } from './model.ts';
import { APP_ROLE_NAME } from './permissions.ts';
import { PERMISSIONS } from './permission-catalogue.ts';
import type { Site } from './ports.ts';
import { simplifiedWorkflow } from './simplified-workflow.ts';
import { stableUuid } from './stable-uuid.ts';
import { START_DATE_FIELD_ID, SYSTEM_FIELDS } from './system-fields.ts';

/** The ids of what a new site brings along, the same on every local site. */
export const DEFAULTS = {
  administratorsRoleId: '10002',
  appRoleId: '10003',
  permissionSchemeId: '0',
  issueTypeSchemeId: '10000',
  workflowSchemeId: '10000',
  screenId: '1',
  screenSchemeId: '1',
  issueTypeScreenSchemeId: '1',
  priorityId: '3',
  doneResolutionId: '10000',
} as const;

const ISSUE_TYPES: readonly IssueTypeRecord[] = [
  {
    id: '10000',
    name: 'Epic',
    description: 'A big user story that needs to be broken down.',
    hierarchyLevel: 1,
    avatarId: '10307',
  },
  {
    id: '10001',
    name: 'Story',
    description: 'Functionality or a feature expressed as a user goal.',
    hierarchyLevel: 0,
    avatarId: '10315',
  },
  { id: '10002', name: 'Task', description: 'A small, distinct piece of work.', hierarchyLevel: 0, avatarId: '10318' },
  {
    id: '10003',
    name: 'Sub-task',
    description: "A small piece of work that's part of a larger task.",
    hierarchyLevel: -1,
    avatarId: '10316',
  },
  { id: '10004', name: 'Bug', description: 'A problem or error.', hierarchyLevel: 0, avatarId: '10303' },
];

const STATUSES: readonly StatusRecord[] = [
  { id: '10000', name: 'To Do', description: '', category: 'TODO' },
  {
    id: '3',
    name: 'In Progress',
    description: 'This work item is being actively worked on at the moment by the assignee.',
    category: 'IN_PROGRESS',
  },
  { id: '10001', name: 'Done', description: '', category: 'DONE' },
];

const PRIORITIES: readonly PriorityRecord[] = [
  { id: '1', name: 'Highest', description: 'This problem will block progress.', color: '#d04437' },
  { id: '2', name: 'High', description: 'Serious problem that could block progress.', color: '#f15C75' },
  { id: '3', name: 'Medium', description: 'Has the potential to affect progress.', color: '#f79232' },
  { id: '4', name: 'Low', description: 'Minor problem or easily worked around.', color: '#707070' },
  { id: '5', name: 'Lowest', description: 'Trivial problem with little or no impact on progress.', color: '#999999' },
];

const RESOLUTIONS = [
  { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' },
  { id: '10001', name: "Won't Do", description: "This issue won't be actioned." },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
  { id: '10003', name: 'Cannot Reproduce', description: 'All attempts at reproducing this issue failed.' },
] as const;

const LINK_TYPES = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
] as const;

const GROUPS = ['site-admins', 'jira-administrators', 'jira-users'] as const;

/** On the one screen that every issue type uses until somebody adds more. */
const SCREEN_FIELD_IDS = [
  'summary',
  'issuetype',
  'description',
  'assignee',
  'reporter',
  'priority',
  'labels',
  'parent',
  'components',
  'fixVersions',
  START_DATE_FIELD_ID,
  'duedate',
  'timetracking',
  'security',
  'issuelinks',
];

/** Only project administrators hold these by default; everybody signed in holds the rest. */
const ADMINISTRATORS_ONLY: ReadonlySet<string> = new Set([
  'ADMINISTER_PROJECTS',
  'EDIT_WORKFLOW',
  'EDIT_ISSUE_LAYOUT',
  'DELETE_ISSUES',
  'DELETE_ALL_COMMENTS',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'DELETE_ALL_WORKLOGS',
  'EDIT_ALL_WORKLOGS',
  'MODIFY_REPORTER',
  'SET_ISSUE_SECURITY',
]);

/** What a new site with company-managed projects has before anybody did anything, but its administrator. The caller commits. */
export function installDefaults(site: Site): void {
  for (const type of ISSUE_TYPES) site.put('issueType', { ...type });
  for (const status of STATUSES) site.put('status', { ...status });
  for (const priority of PRIORITIES) site.put('priority', { ...priority });
  for (const resolution of RESOLUTIONS) site.put('resolution', { ...resolution });
  for (const linkType of LINK_TYPES) site.put('linkType', { ...linkType });
  for (const field of SYSTEM_FIELDS) site.put('field', structuredClone(field));
  for (const name of GROUPS) site.put('group', { groupId: stableUuid(`group ${name}`), name, members: [] });
  installRoles(site);
  installScreens(site);
  installSchemes(site);
}

function installRoles(site: Site): void {
  const description = 'A project role that represents administrators in a project';
  site.put('role', { id: DEFAULTS.administratorsRoleId, name: 'Administrators', description });
  const appDescription =
    'A project role that represents Connect add-ons declaring a scope that requires more than read issue permissions';
  site.put('role', { id: DEFAULTS.appRoleId, name: APP_ROLE_NAME, description: appDescription });
}

function installScreens(site: Site): void {
  site.put('screen', {
    id: DEFAULTS.screenId,
    name: 'Default Screen',
    description: 'Allows to update all system fields.',
    tabs: [{ id: '10000', name: 'Field Tab', fieldIds: [...SCREEN_FIELD_IDS] }],
  });
  site.put('screen', {
    id: '3',
    name: 'Resolve Issue Screen',
    description: 'Allows to set resolution, change fix versions and assign an issue.',
    tabs: [{ id: '10001', name: 'Field Tab', fieldIds: ['resolution', 'fixVersions', 'assignee'] }],
  });
  site.put('screenScheme', {
    id: DEFAULTS.screenSchemeId,
    name: 'Default Screen Scheme',
    description: 'Default Screen Scheme',
    screens: { default: DEFAULTS.screenId },
  });
  site.put('issueTypeScreenScheme', {
    id: DEFAULTS.issueTypeScreenSchemeId,
    name: 'Default Issue Type Screen Scheme',
    description: 'The default issue type screen scheme',
    mappings: { default: DEFAULTS.screenSchemeId },
  });
}

function installSchemes(site: Site): void {
  const workflow = simplifiedWorkflow(site.clock.now(), DEFAULTS.doneResolutionId);
  site.put('workflow', workflow);
  site.put('workflowScheme', {
    id: DEFAULTS.workflowSchemeId,
    name: 'Default Workflow Scheme',
    description: '',
    defaultWorkflowId: workflow.id,
    workflowIdByIssueType: {},
    version: { versionNumber: 1, id: stableUuid('default workflow scheme version 1') },
  });
  site.put('issueTypeScheme', {
    id: DEFAULTS.issueTypeSchemeId,
    name: 'Default Issue Type Scheme',
    description:
      'Default issue type scheme is the list of global issue types. All newly created issue types will automatically be added to this scheme.',
    issueTypeIds: ISSUE_TYPES.map(({ id }) => id),
    defaultIssueTypeId: '10002',
  });
  site.put('permissionScheme', {
    id: DEFAULTS.permissionSchemeId,
    name: 'Default Permission Scheme',
    description:
      'This is the default Permission Scheme. Any new projects that are created will be assigned this scheme.',
    grants: defaultGrants(),
  });
}

function defaultGrants(): { id: string; permission: string; holder: Holder }[] {
  const everybody: Holder = { type: 'applicationRole', parameter: null };
  const administrators: Holder = { type: 'projectRole', parameter: DEFAULTS.administratorsRoleId };
  const apps: Holder = { type: 'projectRole', parameter: DEFAULTS.appRoleId };
  const pairs = PERMISSIONS.filter(({ type }) => type === 'PROJECT').flatMap(({ key }) => {
    const people = ADMINISTRATORS_ONLY.has(key) ? [administrators] : [everybody];
    return [...people, apps].map((holder) => ({ permission: key, holder }));
  });
  return pairs.map((pair, index) => ({ id: String(10_000 + index), ...pair }));
}
