import { createRest } from '../../../local-jira/rest/router.ts';
import { applySeed } from '../../../local-jira/seed/apply.ts';
import type { SeedDocument } from '../../../local-jira/seed/format.ts';
import type { Principal, RestHandler, RestRequest, RestResponse, Site } from '../../../local-jira/site/ports.ts';
import { createSite } from '../../../local-jira/site/site.ts';
import { openSiteStorage, type SiteStorage } from '../../../local-jira/site/storage.ts';

export const ADMIN = 'u-admin';
export const PAT = 'u-pat';
export const SAM = 'u-sam';
/** In no role and no group but everybody's. */
export const EVE = 'u-eve';
const APP = 'u-app';
export const APP_ID = '11111111-2222-4333-8444-555555555555';

export const NOW = Date.parse('2026-11-22T10:00:00Z');

/** Two projects: ALPHA is open to everybody, BETA only to its team; in ALPHA a security level hides issues from all but leads. */
export const smallSeed: SeedDocument = {
  users: [
    {
      accountId: ADMIN,
      displayName: 'Ada Admin',
      email: 'ada@example.com',
      token: 'ada-token',
      groups: ['site-admins'],
    },
    { accountId: PAT, displayName: 'Pat Planner', email: 'pat@example.com', token: 'pat-token', groups: ['planners'] },
    { accountId: SAM, displayName: 'Sam Smith', email: 'sam@example.com', token: 'sam-token' },
    { accountId: EVE, displayName: 'Eve Else', email: 'eve@example.com', token: 'eve-token' },
  ],
  roles: [{ name: 'Developers' }],
  statuses: [{ name: 'In Review', category: 'IN_PROGRESS' }],
  fields: [
    { name: 'Budget', type: 'number' },
    { name: 'Sponsor', type: 'user' },
    { name: 'Region', type: 'select', options: ['North', 'South'] },
    { name: 'Off screen', type: 'text' },
  ],
  screens: [
    { name: 'Default Screen', fields: ['Budget', 'Sponsor', 'Region'] },
    { name: 'Review Screen', fields: ['resolution', 'assignee', 'Budget'] },
  ],
  workflows: [
    {
      name: 'Reviewed work',
      statuses: ['To Do', 'In Progress', 'In Review', 'Done'],
      transitions: [
        { id: '1', name: 'Create', to: 'To Do' },
        { id: '11', name: 'Start', from: ['To Do'], to: 'In Progress' },
        { id: '21', name: 'Ask for review', from: ['In Progress'], to: 'In Review', screen: 'Review Screen' },
        {
          id: '31',
          name: 'Approve',
          from: ['In Review'],
          to: 'Done',
          conditions: [
            { ruleKey: 'system:restrict-issue-transition', parameters: { permissionKeys: 'ADMINISTER_PROJECTS' } },
          ],
          validators: [
            {
              ruleKey: 'system:validate-field-value',
              parameters: { ruleType: 'fieldRequired', fieldsRequired: 'duedate', errorMessage: 'A due date, please.' },
            },
          ],
          actions: [
            { ruleKey: 'system:update-field', parameters: { field: 'resolution', value: '10000', mode: 'replace' } },
          ],
        },
        { id: '41', name: 'Reopen', from: '*', to: 'To Do' },
      ],
    },
  ],
  permissionSchemes: [
    {
      name: 'Team only',
      grants: [
        { permission: 'BROWSE_PROJECTS', holder: { type: 'projectRole', parameter: 'Developers' } },
        { permission: 'CREATE_ISSUES', holder: { type: 'projectRole', parameter: 'Developers' } },
      ],
    },
  ],
  issueSecuritySchemes: [
    {
      name: 'Confidential work',
      levels: [{ name: 'Leads', holders: [{ type: 'projectLead' }, { type: 'user', parameter: 'ada@example.com' }] }],
    },
  ],
  projects: [
    {
      key: 'ALPHA',
      name: 'Alpha',
      lead: PAT,
      workflows: { default: 'Reviewed work' },
      issueSecurityScheme: 'Confidential work',
      roles: { Administrators: { users: [PAT], groups: [] }, Developers: { groups: ['planners'] } },
      components: ['Engine'],
      versions: [{ name: '1.0' }],
    },
    {
      key: 'BETA',
      name: 'Beta',
      lead: SAM,
      permissionScheme: 'Team only',
      roles: { Developers: { users: [SAM] } },
    },
  ],
  issues: [
    {
      key: 'ALPHA-1',
      type: 'Story',
      summary: 'Lay the foundation',
      description: 'First line\nSecond line',
      assignee: SAM,
      created: '2026-09-01T09:00:00Z',
      dueDate: '2026-10-30',
      originalEstimate: '3d',
      labels: ['ground'],
      fields: { Budget: 1200.5, 'Start date': '2026-09-01' },
      history: [
        { at: '2026-09-02T09:00:00Z', by: SAM, status: 'In Progress' },
        { at: '2026-09-03T09:00:00Z', by: PAT, fields: { Budget: 1500, duedate: '2026-11-06' } },
      ],
      worklogs: [{ by: SAM, started: '2026-09-04T08:00:00Z', timeSpent: '1d 2h', comment: 'digging' }],
      comments: [{ by: PAT, at: '2026-09-05T08:00:00Z', body: 'Well done.' }],
      properties: { survey: { depth: 3 } },
    },
    { key: 'ALPHA-2', type: 'Task', summary: 'Pour concrete', created: '2026-09-01T10:00:00Z' },
    { key: 'ALPHA-3', type: 'Sub-task', parent: 'ALPHA-2', summary: 'Order concrete', created: '2026-09-01T11:00:00Z' },
    { key: 'ALPHA-4', type: 'Task', summary: 'Secret', securityLevel: 'Leads', created: '2026-09-01T12:00:00Z' },
    { key: 'BETA-1', type: 'Task', summary: 'Beta work', created: '2026-09-01T12:00:00Z' },
  ],
  links: [{ type: 'Blocks', from: 'ALPHA-1', to: 'ALPHA-2' }],
};

type Answer = RestResponse & { readonly body: Body };
/** Tests read answers by path; a wrong path shows as undefined in the assertion. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of every answer is what each test asserts
type Body = any;

export interface SmallSite {
  readonly site: Site;
  readonly storage: SiteStorage;
  readonly rest: RestHandler;
  readonly clock: { now(): number; at: number };
  /** `call(PAT, 'GET', '/rest/api/3/myself?expand=groups')`; a principal may stand for the account id. */
  readonly call: (
    as: string | Principal,
    method: RestRequest['method'],
    url: string,
    body?: unknown,
  ) => Promise<Answer>;
}

export function createSmallSite({
  path = null,
  seed = smallSeed,
}: { path?: string | null; seed?: SeedDocument | null } = {}): SmallSite {
  const clock = {
    at: NOW,
    now() {
      return clock.at;
    },
  };
  const storage = openSiteStorage(path);
  const site = createSite({ storage, clock, baseUrl: 'http://127.0.0.1:8118' });
  if (seed !== null) {
    applySeed(site, seed);
    site.put('user', {
      accountId: APP,
      displayName: 'Plumb',
      emailAddress: '',
      active: true,
      accountType: 'app',
      timeZone: 'Etc/UTC',
      locale: 'en_US',
      apiToken: null,
    });
    site.commit();
  }
  const faults: unknown[] = [];
  const rest = createRest(site, { onFault: (error) => faults.push(error) });
  return {
    site,
    storage,
    rest,
    clock,
    async call(as, method, url, body) {
      const { pathname, searchParams } = new URL(url, 'http://local');
      const principal: Principal = typeof as === 'string' ? { kind: 'user', accountId: as } : as;
      const answer = await rest({ method, path: pathname, query: searchParams, headers: {}, body, principal });
      if (faults.length > 0) throw new Error(`${method} ${url} failed`, { cause: faults[0] });
      return answer.body === undefined ? answer : { ...answer, body: JSON.parse(JSON.stringify(answer.body)) };
    },
  };
}

/** The app acting as itself, with scopes. */
export function app(...scopes: string[]): Principal {
  return { kind: 'app', accountId: APP, scopes, appId: APP_ID };
}

/** The app acting for a user. */
export function appFor(accountId: string, ...scopes: string[]): Principal {
  return { kind: 'app-as-user', accountId, scopes, appId: APP_ID };
}
