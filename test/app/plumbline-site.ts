import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAppPackage } from '../../local-jira/forge/forge.ts';
import { createSettableClock } from '../../local-jira/forge/settable-clock.ts';
import { createLocalJira, type LocalJira } from '../../local-jira/local-jira.ts';
import type { SetupDeps } from '../../src/app/setup-deps';
import { composeDeps } from '../../src/composition';
import type { ProjectSettings, Reply, RequestOf, ValueOf, Verb } from '../../src/contract/api';
import { createHandlers } from '../../src/entry/handlers';

export const LEAD = 'acc-lead';
export const MEMBER = 'acc-member';
export const APPROVER = 'acc-approver';

export const SETTINGS: ProjectSettings = {
  currency: 'EUR',
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  timeZone: 'UTC',
  plannedStart: 'plumbline',
  hourlyRate: { amount: '90.00', currency: 'EUR' },
  tolerance: { costPercent: 10, scheduleDays: 2 },
  approvers: [APPROVER],
  quorum: 1,
  earnedValue: { method: { kind: 'percent-complete' }, overrides: [] },
  estimates: { costWeightPercent: 80, recentPeriods: 3 },
};

const WORK_FIELDS = [
  'summary',
  'duedate',
  'budget',
  'percent-complete',
  'planned-start',
  'units-planned',
  'units-done',
  'apportioned-to',
];

export type SeedIssue = Readonly<Record<string, unknown>>;

const PERMISSIONS = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'WORK_ON_ISSUES',
  'DELETE_ISSUES',
  'DELETE_ALL_WORKLOGS',
  'EDIT_OWN_WORKLOGS',
  'MOVE_ISSUES',
  'SET_ISSUE_SECURITY',
  'SCHEDULE_ISSUES',
];

function seedWith(
  issues: readonly SeedIssue[],
  { secured = false, issueTypes = ['Task', 'Change Request'], components = [] }: SiteOptions,
): unknown {
  const project = {
    lead: LEAD,
    permissionScheme: 'Team',
    issueTypes,
    components,
    screens: { default: { default: 'Work' } },
    ...(secured ? { issueSecurityScheme: 'Levels' } : {}),
  };
  return {
    clock: '2026-06-17T09:00:00Z',
    users: [
      { accountId: LEAD, displayName: 'Lena Lead', email: 'lena@example.com', groups: ['team', 'site-admins'] },
      { accountId: MEMBER, displayName: 'Max Member', email: 'max@example.com', groups: ['team'] },
      { accountId: APPROVER, displayName: 'Ava Approver', email: 'ava@example.com', groups: ['team'] },
    ],
    issueTypes: [{ name: 'Change Request' }, { name: 'Inspection' }],
    permissionSchemes: [
      {
        name: 'Team',
        grants: [
          ...PERMISSIONS.map((permission) => ({ permission, holder: { type: 'group', parameter: 'team' } })),
          { permission: 'ADMINISTER_PROJECTS', holder: { type: 'user', parameter: LEAD } },
        ],
      },
    ],
    issueSecuritySchemes: [
      {
        name: 'Levels',
        levels: [
          {
            name: 'Secret',
            holders: [
              { type: 'user', parameter: LEAD },
              { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
            ],
          },
        ],
      },
    ],
    screens: [{ name: 'Work', fields: WORK_FIELDS }],
    projects: [
      { key: 'PLUM', name: 'Plum', ...project },
      { key: 'PEAR', name: 'Pear', ...project },
    ],
    issues,
  };
}

export interface PlumblineSite extends LocalJira {
  readonly forge: NonNullable<LocalJira['forge']>;
  readonly log: string[];
  readonly projectId: string;
  /** Asks a verb from the page that offers it, as a person. */
  ask<V extends Verb>(
    as: string,
    verb: V,
    request: RequestOf<V>,
    projectKey?: string,
    issueKey?: string,
  ): Promise<Reply<ValueOf<V>>>;
  /** As {@link ask}, of a verb that must not refuse. */
  get<V extends Verb>(as: string, verb: V, request: RequestOf<V>): Promise<ValueOf<V>>;
  /** Calls Jira as a person. */
  jira(as: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Runs something inside an invocation of the app. */
  inApp<T>(run: (deps: SetupDeps) => Promise<T>): Promise<T>;
  /** Waits for events and queues. */
  settle(): Promise<void>;
  /** Scans and captures the whole project as its lead. */
  capture(name: string): Promise<ValueOf<'baseline/commit'>>;
}

/** What set-up leaves behind, without set-up. */
async function noteSetUp(deps: SetupDeps, changeIssueTypeId: string): Promise<void> {
  const fieldIds = await deps.appFields.find();
  if (fieldIds === null) throw new Error('the app fields are missing');
  const status = {
    draft: '1',
    'in-review': '2',
    approved: '3',
    rejected: '4',
    implementing: '5',
    done: '6',
    withdrawn: '7',
  };
  await deps.store.config.put('site', { changeIssueTypeId, statusIds: status, fieldIds: { ...fieldIds } });
}

export interface SiteOptions {
  /** Whether project PLUM has settings. */
  readonly configured?: boolean;
  /** Whether the projects have a security level `Secret`, which only the lead and apps may see. */
  readonly secured?: boolean;
  readonly sqlUrl?: string;
  /** Of the projects; default Task and Change Request. */
  readonly issueTypes?: readonly string[];
  readonly components?: readonly string[];
}

/** A local Jira with the app's own handlers, loaded from source, on projects PLUM and PEAR. */
export async function openPlumblineSite(
  issues: readonly SeedIssue[],
  options: SiteOptions = {},
): Promise<PlumblineSite> {
  const { configured = true, sqlUrl } = options;
  const log: string[] = [];
  const now = Date.parse('2026-06-17T09:00:00Z');
  const clock = createSettableClock(() => now);
  const deps = composeDeps(
    () => clock.now(),
    (line) => log.push(line),
  );
  const tasks = new Map<string, (deps: SetupDeps) => Promise<unknown>>();
  const results = new Map<string, unknown>();
  const handlers = {
    ...createHandlers(deps),
    // Whatever a test wants to run inside the app goes by way of its scheduled function.
    reconcile: async () => {
      for (const [id, task] of tasks) results.set(id, await task(deps));
      tasks.clear();
      return { statusCode: 204 };
    },
  };
  const appDir = writeAppPackage(handlers);
  const jira = await createLocalJira({
    dataDir: null,
    seed: seedWith(issues, options),
    app: openAppPackage(appDir),
    baseUrl: 'http://127.0.0.1:1',
    sqlUrl,
    clock,
    log: (line) => log.push(line),
    eventLatenessMs: 0,
  });
  const { forge } = jira;
  if (forge === null) throw new Error('the app was not installed');

  const project = [...jira.site.all('project')].find(({ key }) => key === 'PLUM');
  const changeType = [...jira.site.all('issueType')].find(({ name }) => name === 'Change Request');
  if (project === undefined || changeType === undefined) throw new Error('the seed was not applied');

  const settle = () => forge.deliveries.drain({ includeDelayed: true });
  const ask: PlumblineSite['ask'] = async (as, verb, request, projectKey = 'PLUM', issueKey = 'PLUM-1') => {
    const { body } = await forge.bridge(
      {
        ...placeOf(verb),
        subject: verb === 'panel/read' ? { issueKey } : { projectKey },
        command: 'invoke',
        payload: { functionKey: verb, payload: request },
      },
      as,
    );
    if ('error' in body) throw new Error(body.error.message);
    return body.value as never;
  };
  const get: PlumblineSite['get'] = async (as, verb, request) => {
    const reply = await ask(as, verb, request);
    if (!reply.ok) throw new Error(`${verb}: ${reply.refusal.code} ${reply.refusal.message}`);
    return reply.value;
  };
  const inApp: PlumblineSite['inApp'] = async (run) => {
    const id = randomUUID();
    tasks.set(id, run);
    await forge.schedules.run('reconcile');
    if (!results.has(id)) throw new Error(`the task failed: ${log.at(-1) ?? ''}`);
    return results.get(id) as never;
  };
  const site: PlumblineSite = {
    ...jira,
    forge,
    log,
    projectId: project.id,
    ask,
    get,
    inApp,
    settle,
    async jira(as, method, path, body) {
      const [pathname, query = ''] = path.split('?');
      const answer = await jira.rest({
        method,
        path: pathname ?? path,
        query: new URLSearchParams(query),
        headers: {},
        body,
        principal: { kind: 'user', accountId: as },
      });
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    async capture(name) {
      const { stageId } = await get(LEAD, 'baseline/stage', { jql: '' });
      await settle();
      const version = await get(LEAD, 'baseline/commit', { stageId, name });
      await settle();
      return version;
    },
    async close() {
      await jira.close();
      rmSync(appDir, { recursive: true });
    },
  };
  await settle();
  await inApp((app) => noteSetUp(app, changeType.id));
  if (configured) await get(LEAD, 'settings/save', { settings: SETTINGS });
  await settle();
  return site;
}

function placeOf(verb: Verb): { readonly moduleType: string; readonly moduleKey: string } {
  if (verb === 'panel/read') return { moduleType: 'jira:issuePanel', moduleKey: 'issue-panel' };
  if (verb.startsWith('settings/')) return { moduleType: 'jira:projectSettingsPage', moduleKey: 'settings-page' };
  return { moduleType: 'jira:projectPage', moduleKey: 'variance-page' };
}

/** A folder that looks built, whose back end is the handlers given. */
function writeAppPackage(handlers: Readonly<Record<string, unknown>>): string {
  const name = `plumbline-${randomUUID()}`;
  Object.assign(globalThis, { [name]: handlers });
  const dir = mkdtempSync(join(tmpdir(), 'plumbline-app-'));
  mkdirSync(join(dir, 'backend'));
  copyFileSync(join(__dirname, '..', '..', 'manifest.yml'), join(dir, 'manifest.yml'));
  writeFileSync(join(dir, 'backend', 'index.js'), `Object.assign(exports, globalThis[${JSON.stringify(name)}]);\n`);
  return dir;
}
