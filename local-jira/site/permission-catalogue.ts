export interface PermissionDescription {
  readonly key: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly description: string;
}

function global(key: string, name: string, description: string): PermissionDescription {
  return { key, name, type: 'GLOBAL', description };
}

function project(key: string, name: string, description: string): PermissionDescription {
  return { key, name, type: 'PROJECT', description };
}

/**
 * Jira's built-in permissions:
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/ ("Built-in permissions").
 */
export const PERMISSIONS: readonly PermissionDescription[] = [
  global(
    'ADMINISTER',
    'Administer Jira',
    'Create and administer projects, issue types, fields, workflows, and schemes for all projects.',
  ),
  global(
    'BULK_CHANGE',
    'Make bulk changes',
    'Modify collections of issues at once. For example, resolve multiple issues in one step.',
  ),
  global('CREATE_SHARED_OBJECTS', 'Share dashboards and filters', 'Share dashboards and filters with other users.'),
  global(
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
    'Manage group filter subscriptions',
    'Create and delete group filter subscriptions.',
  ),
  global(
    'USER_PICKER',
    'Browse users and groups',
    'View and select users or groups from the user picker, and share issues.',
  ),
  project('ADMINISTER_PROJECTS', 'Administer Projects', 'Ability to administer a project in Jira.'),
  project('EDIT_WORKFLOW', 'Edit Workflows', 'Ability to edit the workflows of the project.'),
  project('EDIT_ISSUE_LAYOUT', 'Edit Issue Layout', 'Ability to edit the issue layout of the project.'),
  project('BROWSE_PROJECTS', 'Browse Projects', 'Ability to browse projects and the issues within them.'),
  project(
    'VIEW_DEV_TOOLS',
    'View Development Tools',
    'Allows users in a software project to view development-related information on the issue.',
  ),
  project(
    'VIEW_READONLY_WORKFLOW',
    'View Read-Only Workflow',
    'Users with this permission may view a read-only version of a workflow.',
  ),
  project('MANAGE_SPRINTS_PERMISSION', 'Manage sprints', 'Ability to manage sprints.'),
  project(
    'SERVICEDESK_AGENT',
    'Service Project Agent',
    'Allows users to interact with customers and access service project features.',
  ),
  project('ASSIGNABLE_USER', 'Assignable User', 'Users with this permission may be assigned to issues.'),
  project('ASSIGN_ISSUES', 'Assign Issues', 'Ability to assign issues to other people.'),
  project(
    'CLOSE_ISSUES',
    'Close Issues',
    'Ability to close issues. Often useful where your developers resolve issues, and a QA department closes them.',
  ),
  project('CREATE_ISSUES', 'Create Issues', 'Ability to create issues.'),
  project('DELETE_ISSUES', 'Delete Issues', 'Ability to delete issues.'),
  project('EDIT_ISSUES', 'Edit Issues', 'Ability to edit issues.'),
  project(
    'LINK_ISSUES',
    'Link Issues',
    'Ability to link issues together and create linked issues. Only useful if issue linking is turned on.',
  ),
  project('MODIFY_REPORTER', 'Modify Reporter', 'Ability to modify the reporter when creating or editing an issue.'),
  project(
    'MOVE_ISSUES',
    'Move Issues',
    'Ability to move issues between projects or between workflows of the same project (if applicable).',
  ),
  project(
    'RESOLVE_ISSUES',
    'Resolve Issues',
    'Ability to resolve and reopen issues. This includes the ability to set a fix version.',
  ),
  project('SCHEDULE_ISSUES', 'Schedule Issues', "Ability to view or edit an issue's due date."),
  project(
    'SET_ISSUE_SECURITY',
    'Set Issue Security',
    'Ability to set the level of security on an issue so that only people in that security level can see the issue.',
  ),
  project('TRANSITION_ISSUES', 'Transition Issues', 'Ability to transition issues.'),
  project('MANAGE_WATCHERS', 'Manage Watchers', 'Ability to manage the watchers of an issue.'),
  project(
    'VIEW_VOTERS_AND_WATCHERS',
    'View Voters and Watchers',
    'Ability to view the voters and watchers of an issue.',
  ),
  project('ADD_COMMENTS', 'Add Comments', 'Ability to comment on issues.'),
  project('DELETE_ALL_COMMENTS', 'Delete All Comments', 'Ability to delete all comments made on issues.'),
  project('DELETE_OWN_COMMENTS', 'Delete Own Comments', 'Ability to delete own comments made on issues.'),
  project('EDIT_ALL_COMMENTS', 'Edit All Comments', 'Ability to edit all comments made on issues.'),
  project('EDIT_OWN_COMMENTS', 'Edit Own Comments', 'Ability to edit own comments made on issues.'),
  project('CREATE_ATTACHMENTS', 'Create Attachments', 'Users with this permission may create attachments.'),
  project('DELETE_ALL_ATTACHMENTS', 'Delete All Attachments', 'Users with this permission may delete all attachments.'),
  project('DELETE_OWN_ATTACHMENTS', 'Delete Own Attachments', 'Users with this permission may delete own attachments.'),
  project('DELETE_ALL_WORKLOGS', 'Delete All Worklogs', 'Ability to delete all worklogs made on issues.'),
  project('DELETE_OWN_WORKLOGS', 'Delete Own Worklogs', 'Ability to delete own worklogs made on issues.'),
  project('EDIT_ALL_WORKLOGS', 'Edit All Worklogs', 'Ability to edit all worklogs made on issues.'),
  project('EDIT_OWN_WORKLOGS', 'Edit Own Worklogs', 'Ability to edit own worklogs made on issues.'),
  project(
    'WORK_ON_ISSUES',
    'Work On Issues',
    'Ability to log work done against an issue. Only useful if Time Tracking is turned on.',
  ),
];

const BY_KEY: ReadonlyMap<string, PermissionDescription> = new Map(
  PERMISSIONS.map((permission) => [permission.key, permission]),
);

export function findPermission(key: string): PermissionDescription | undefined {
  return BY_KEY.get(key);
}
