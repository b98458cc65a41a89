import { applySeed } from '../../local-jira/seed/apply.ts';
import { registerAppField } from '../../local-jira/site/app-fields.ts';
import { createSite } from '../../local-jira/site/site.ts';
import { openSiteStorage } from '../../local-jira/site/storage.ts';
import type { Site } from '../../local-jira/site/ports.ts';

export const ADMIN = '557058:ada';
export const BOB = '557058:bob';
export const APP = '557058:app';
export const EVE = '557058:eve';
/** Sunday */
const NOW = Date.parse('2026-03-15T12:00:00Z');
export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const ENVIRONMENT_ID = '99999999-2222-4333-8444-555555555555';

/** Two projects: everybody sees ALPHA, only finance sees SECRET. Ada is in Berlin, Bob in UTC. */
export function createSmallSite(baseUrl = 'http://127.0.0.1:8118'): Site {
  const clock = { now: () => NOW };
  const site = createSite({ storage: openSiteStorage(null), clock, baseUrl });
  const app = {
    appId: APP_ID,
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    description: '',
    isList: false,
  };
  registerAppField(site, { ...app, moduleKey: 'budget', name: 'Budget', type: 'number', readOnly: false });
  registerAppField(site, { ...app, moduleKey: 'decision', name: 'Decision', type: 'string', readOnly: true });
  registerAppField(site, { ...app, moduleKey: 'planned-start', name: 'Planned start', type: 'date', readOnly: false });
  applySeed(site, seed);
  site.put('user', {
    ...site.get('user', BOB),
    accountId: APP,
    displayName: 'Small app',
    emailAddress: 'app@example.com',
    accountType: 'app',
    apiToken: null,
  });
  site.commit();
  return site;
}

const user = (accountId: string, displayName: string, timeZone: string, groups: string[]) => ({
  accountId,
  displayName,
  email: `${displayName.split(' ')[0]?.toLowerCase() ?? ''}@example.com`,
  token: `${accountId}-token`,
  timeZone,
  groups,
});

const seed = {
  users: [
    user(ADMIN, 'Ada Admin', 'Europe/Berlin', ['site-admins', 'jira-administrators']),
    user(BOB, 'Bob Builder', 'Etc/UTC', ['builders', 'finance']),
    user(EVE, 'Eve Early', 'Etc/UTC', ['builders']),
  ],
  permissionSchemes: [
    {
      name: 'Finance only',
      grants: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'group', parameter: 'finance' } }],
    },
  ],
  issueSecuritySchemes: [
    { name: 'Levels', levels: [{ name: 'Leads only', holders: [{ type: 'projectLead' as const }] }] },
  ],
  projects: [
    {
      key: 'ALPHA',
      name: 'Alpha build',
      lead: ADMIN,
      issueSecurityScheme: 'Levels',
      components: ['Roof'],
      versions: [{ name: '1.0', released: true }, { name: '2.0' }],
    },
    { key: 'SECRET', name: 'Secret', lead: BOB, permissionScheme: 'Finance only' },
  ],
  issues: [
    {
      key: 'ALPHA-1',
      type: 'Epic',
      summary: 'Build the roof',
      description: 'All of the rafters, and the tiles.',
      reporter: ADMIN,
      assignee: BOB,
      priority: 'High',
      labels: ['Urgent', 'roof'],
      components: ['Roof'],
      fixVersions: ['1.0'],
      created: '2026-01-10T09:00:00Z',
      dueDate: '2026-03-20',
      fields: { budget: 1500, 'planned-start': '2026-02-01', decision: 'Approved' },
      comments: [{ by: BOB, at: '2026-02-01T08:00:00Z', body: 'Timber has arrived' }],
      worklogs: [{ by: BOB, started: '2026-02-02T08:00:00Z', timeSpent: '1h 30m' }],
    },
    {
      key: 'ALPHA-2',
      type: 'Task',
      summary: 'Order tiles',
      reporter: BOB,
      parent: 'ALPHA-1',
      created: '2026-02-10T09:00:00Z',
      dueDate: '2026-03-15',
      fields: { budget: 200 },
      history: [
        { at: '2026-02-20T10:00:00Z', by: BOB, status: 'In Progress' },
        { at: '2026-03-01T10:00:00Z', by: EVE, status: 'Done', resolution: 'Done' },
      ],
    },
    {
      key: 'ALPHA-3',
      type: 'Task',
      summary: 'Paint',
      reporter: EVE,
      assignee: EVE,
      priority: 'Low',
      created: '2026-03-14T23:30:00Z',
    },
    { key: 'ALPHA-10', type: 'Task', summary: 'Tidy up', reporter: EVE, created: '2026-03-15T08:00:00Z' },
    { key: 'SECRET-1', type: 'Task', summary: 'Hidden tiles', reporter: BOB, created: '2026-03-01T09:00:00Z' },
  ],
  links: [{ type: 'Blocks', from: 'ALPHA-2', to: 'ALPHA-1' }],
};
