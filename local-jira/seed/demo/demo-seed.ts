import type { SeedDocument } from '../format.ts';
import { paymentsIssues } from './payments-issues.ts';
import { STATUS_INSTANT, WAVES } from './payments-plan.ts';
import { PEOPLE } from './people.ts';

const APP_ROLE = 'atlassian-addons-project-access';
const READ = ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS'];
const WORK = [
  ...READ,
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'SCHEDULE_ISSUES',
  'RESOLVE_ISSUES',
  'CLOSE_ISSUES',
  'LINK_ISSUES',
  'WORK_ON_ISSUES',
  'EDIT_OWN_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
];
const MANAGE = [
  ...WORK,
  'ADMINISTER_PROJECTS',
  'DELETE_ISSUES',
  'MODIFY_REPORTER',
  'SET_ISSUE_SECURITY',
  'EDIT_ALL_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
];
const grants = (role: string, permissions: readonly string[]) =>
  permissions.map((permission) => ({ permission, holder: { type: 'projectRole' as const, parameter: role } }));

/** Two projects on one site: a payments migration in trouble, and a website that has nothing to do with it. */
export const demoSeed: SeedDocument = {
  clock: STATUS_INSTANT,
  users: Object.values(PEOPLE).map(({ groups, ...person }) => ({
    ...person,
    groups: [...groups],
    token: `${person.email.split('@')[0] ?? ''}-token`,
  })),
  roles: [
    { name: 'Members', description: 'People who do the work.' },
    { name: 'Viewers', description: 'People who follow and decide.' },
  ],
  workflows: [
    {
      name: 'Payments delivery',
      statuses: ['To Do', 'In Progress', 'Done'],
      transitions: [
        { id: '1', name: 'Create', to: 'To Do' },
        { id: '11', name: 'Start work', from: ['To Do'], to: 'In Progress' },
        { id: '21', name: 'Complete', from: ['In Progress'], to: 'Done' },
        { id: '31', name: 'Stop work', from: ['In Progress'], to: 'To Do' },
        { id: '41', name: 'Reopen', from: ['Done'], to: 'In Progress' },
      ],
    },
  ],
  permissionSchemes: [
    {
      name: 'Delivery permissions',
      grants: [...grants('Administrators', MANAGE), ...grants('Members', WORK), ...grants('Viewers', READ)],
    },
  ],
  issueSecuritySchemes: [
    {
      name: 'Payments security',
      levels: [
        {
          name: 'Leadership',
          description: 'Project administrators and finance.',
          holders: [
            { type: 'projectRole', parameter: 'Administrators' },
            { type: 'projectRole', parameter: APP_ROLE },
            { type: 'user', parameter: PEOPLE.priya.accountId },
          ],
        },
      ],
    },
  ],
  projects: [
    {
      key: 'PAY',
      name: 'Payments migration',
      description: 'Move card and bank payments off the legacy switch by mid August.',
      lead: PEOPLE.maya.accountId,
      issueTypes: ['Story', 'Task', 'Bug'],
      workflows: { default: 'Payments delivery' },
      permissionScheme: 'Delivery permissions',
      issueSecurityScheme: 'Payments security',
      roles: {
        Administrators: { users: [PEOPLE.maya.accountId, PEOPLE.alex.accountId] },
        Members: { users: [PEOPLE.sam.accountId, PEOPLE.lena.accountId, PEOPLE.diego.accountId] },
        Viewers: { users: [PEOPLE.tomas.accountId, PEOPLE.priya.accountId] },
      },
      components: WAVES.map(({ theme }) => theme),
    },
    {
      key: 'WEB',
      name: 'Website refresh',
      description: 'A project that does not use Plumbline yet.',
      lead: PEOPLE.jordan.accountId,
      issueTypes: ['Story', 'Task', 'Bug'],
      permissionScheme: 'Delivery permissions',
      roles: {
        Administrators: { users: [PEOPLE.jordan.accountId, PEOPLE.alex.accountId] },
        Members: { users: [PEOPLE.lena.accountId] },
      },
    },
  ],
  issues: [
    ...paymentsIssues,
    {
      key: 'WEB-1',
      type: 'Story',
      summary: 'New home page',
      created: '2026-05-04T09:00:00Z',
      assignee: PEOPLE.lena.accountId,
    },
    { key: 'WEB-2', type: 'Task', summary: 'Replace image pipeline', created: '2026-05-05T09:00:00Z' },
  ],
  links: [
    { type: 'Blocks', from: 'PAY-9', to: 'PAY-10' },
    { type: 'Blocks', from: 'PAY-26', to: 'PAY-37' },
    { type: 'Relates', from: 'PAY-41', to: 'PAY-15' },
  ],
};
