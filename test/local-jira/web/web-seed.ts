import type { SeedDocument } from '../../../local-jira/seed/format.ts';

const ADA = '557058:ada';
const BOB = '557058:bob';

/** More than two pages of the issue list. */
const ISSUE_COUNT = 105;

const everything = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'TRANSITION_ISSUES',
  'SCHEDULE_ISSUES',
  'RESOLVE_ISSUES',
  'LINK_ISSUES',
  'WORK_ON_ISSUES',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'EDIT_OWN_WORKLOGS',
  'DELETE_OWN_WORKLOGS',
];

/** Ada administers the site; Bob works in BRIDGE; nobody but Ada sees VAULT. */
export const webSeed: SeedDocument = {
  clock: '2026-03-16T09:30:00Z',
  users: [
    {
      accountId: ADA,
      displayName: 'Ada Admin',
      email: 'ada@example.com',
      groups: ['site-admins', 'jira-administrators'],
    },
    { accountId: BOB, displayName: 'Bob Builder', email: 'bob@example.com', groups: ['builders'] },
  ],
  permissionSchemes: [
    {
      name: 'Builders',
      grants: everything.flatMap((permission) => [
        { permission, holder: { type: 'group', parameter: 'builders' } },
        { permission, holder: { type: 'group', parameter: 'site-admins' } },
      ]),
    },
    { name: 'Ada alone', grants: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'user', parameter: ADA } }] },
  ],
  screens: [
    { name: 'Default Screen', fields: ['budget', 'verdict'] },
    { name: 'Reason screen', fields: ['resolution', 'assignee'] },
  ],
  workflows: [
    {
      name: 'Bridge flow',
      statuses: ['To Do', 'In Progress', 'Done'],
      transitions: [
        { id: '1', name: 'Create', to: 'To Do' },
        { id: '11', name: 'Start work', from: ['To Do'], to: 'In Progress' },
        { id: '21', name: 'Finish', from: ['In Progress'], to: 'Done', screen: 'Reason screen' },
      ],
    },
  ],
  projects: [
    {
      key: 'BRIDGE',
      name: 'Bridge repair',
      lead: ADA,
      permissionScheme: 'Builders',
      workflows: { default: 'Bridge flow' },
    },
    { key: 'VAULT', name: 'The vault', lead: ADA, permissionScheme: 'Ada alone' },
  ],
  issues: [
    {
      key: 'BRIDGE-1',
      type: 'Task',
      summary: 'Inspect the cables',
      description: 'All four cables.',
      reporter: ADA,
      assignee: BOB,
      created: '2026-03-02T09:00:00Z',
      dueDate: '2026-04-01',
      labels: ['steel'],
      originalEstimate: '2d',
      fields: { budget: 1500 },
      worklogs: [{ by: BOB, started: '2026-03-03T08:00:00Z', timeSpent: '4h' }],
      comments: [{ by: BOB, at: '2026-03-03T12:00:00Z', body: 'The north cable is rusty.' }],
    },
    ...Array.from({ length: ISSUE_COUNT - 1 }, (_, index) => ({
      key: `BRIDGE-${String(index + 2)}`,
      type: 'Task',
      summary: `Replace bolt ${String(index + 2)}`,
      reporter: ADA,
      created: '2026-03-02T10:00:00Z',
    })),
  ],
};
