import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Resolver from '@forge/resolver';
import { openAppPackage } from '../../local-jira/forge/forge.ts';
import { createSettableClock } from '../../local-jira/forge/settable-clock.ts';
import { createLocalJira, type LocalJira } from '../../local-jira/local-jira.ts';
import type { AppDeps } from '../../src/app/app-deps';
import { commitBaseline } from '../../src/app/commit-baseline';
import { listBaselines } from '../../src/app/list-baselines';
import { readSettings } from '../../src/app/read-settings';
import { readStage } from '../../src/app/read-stage';
import { reportVariance } from '../../src/app/report-variance';
import { saveSettings } from '../../src/app/save-settings';
import { stageBaseline } from '../../src/app/stage-baseline';
import type { ProjectSettings, Reply, RequestOf, ValueOf, Verb } from '../../src/contract/api';
import { createConsumeWork } from '../../src/entry/consumers';
import { createOnLifecycle, createOnWorkChanged } from '../../src/entry/triggers';
import { createWorkQueue } from '../../src/entry/work-queue';
import { createAppFields } from '../../src/jira/app-fields';
import { createChangeHistory } from '../../src/jira/change-history';
import { createFieldValues } from '../../src/jira/field-values';
import { jiraAsApp, jiraAsUser } from '../../src/jira/jira-calls';
import { createPeople } from '../../src/jira/people';
import { createPermissions } from '../../src/jira/permissions';
import { createStatuses } from '../../src/jira/statuses';
import { createUserSearch } from '../../src/jira/user-search';
import { createWorkReads } from '../../src/jira/work-reads';
import { createWorklogs } from '../../src/jira/worklogs';
import { sql } from '../../src/store/sql';
import { createStore } from '../../src/store/store';

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
};

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

function seedWith(issues: readonly SeedIssue[], secured: boolean): unknown {
  const project = {
    lead: LEAD,
    permissionScheme: 'Team',
    issueTypes: ['Task', 'Change Request'],
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
    issueTypes: [{ name: 'Change Request' }],
    permissionSchemes: [
      {
        name: 'Team',
        grants: [
          ...PERMISSIONS.map((permission) => ({ permission, holder: { type: 'group', parameter: 'team' } })),
          // Jira Cloud grants apps their permissions through this role in every scheme.
          ...PERMISSIONS.map((permission) => ({
            permission,
            holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
          })),
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
    screens: [{ name: 'Work', fields: ['summary', 'duedate', 'budget', 'percent-complete', 'planned-start'] }],
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
  ask<V extends Verb>(as: string, verb: V, request: RequestOf<V>, projectKey?: string): Promise<Reply<ValueOf<V>>>;
  /** As {@link ask}, of a verb that must not refuse. */
  get<V extends Verb>(as: string, verb: V, request: RequestOf<V>): Promise<ValueOf<V>>;
  /** Calls Jira as a person. */
  jira(as: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Runs something inside an invocation of the app. */
  inApp<T>(run: (deps: AppDeps) => Promise<T>): Promise<T>;
  /** Waits for events and queues. */
  settle(): Promise<void>;
  /** Scans and captures the whole project as its lead. */
  capture(name: string): Promise<ValueOf<'baseline/commit'>>;
}

/** What set-up leaves behind, without set-up. */
async function noteSetUp(deps: AppDeps, changeIssueTypeId: string): Promise<void> {
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
}

/** A local Jira with the app's own handlers, loaded from source, on projects PLUM and PEAR. */
export async function openPlumblineSite(
  issues: readonly SeedIssue[],
  { configured = true, secured = false, sqlUrl }: SiteOptions = {},
): Promise<PlumblineSite> {
  const log: string[] = [];
  const now = Date.parse('2026-06-17T09:00:00Z');
  const clock = createSettableClock(() => now);
  const deps: AppDeps = {
    store: createStore(sql, () => clock.now()),
    work: createWorkReads(jiraAsApp),
    history: createChangeHistory(jiraAsApp),
    worklogs: createWorklogs(jiraAsApp),
    statuses: createStatuses(jiraAsApp),
    appFields: createAppFields(jiraAsApp),
    fieldValues: createFieldValues(jiraAsApp),
    permissions: createPermissions(jiraAsUser),
    people: createPeople(jiraAsUser),
    userSearch: createUserSearch(jiraAsUser),
    queue: createWorkQueue(),
    now: () => clock.now(),
    newId: randomUUID,
    log: (line) => log.push(line),
  };
  const tasks = new Map<string, (deps: AppDeps) => Promise<unknown>>();
  const results = new Map<string, unknown>();
  const handlers = {
    resolver: resolverOf(deps),
    gate: () => ({ result: true }),
    changeState: () => ({ result: true }),
    onWorkChanged: createOnWorkChanged(deps),
    onLifecycle: createOnLifecycle(deps),
    consumeWork: createConsumeWork(deps),
    reconcile: async () => {
      for (const [id, task] of tasks) results.set(id, await task(deps));
      tasks.clear();
      return { statusCode: 204 };
    },
  };
  const appDir = writeAppPackage(handlers);
  const jira = await createLocalJira({
    dataDir: null,
    seed: seedWith(issues, secured),
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
  const ask: PlumblineSite['ask'] = async (as, verb, request, projectKey = 'PLUM') => {
    // Jira opens the settings page to administrators only: anybody else asks past it, as a forged request would.
    const settings = verb.startsWith('settings/') && as === LEAD;
    const { body } = await forge.bridge(
      {
        moduleType: settings ? 'jira:projectSettingsPage' : 'jira:projectPage',
        moduleKey: settings ? 'settings-page' : 'variance-page',
        subject: { projectKey },
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

/** Forge's own resolver over the verbs of these tests; entry/resolvers has its own tests. */
function resolverOf(deps: AppDeps): unknown {
  const resolver = new Resolver();
  const verbs = {
    'settings/read': readSettings,
    'settings/save': saveSettings,
    'baseline/list': listBaselines,
    'baseline/stage': stageBaseline,
    'baseline/stage-read': readStage,
    'baseline/commit': commitBaseline,
    'variance/report': reportVariance,
  };
  for (const [verb, useCase] of Object.entries(verbs)) {
    resolver.define(verb, ({ payload, context }) => {
      const { accountId, extension } = context as { accountId: string; extension: { project: { id: string } } };
      return useCase(deps, { accountId, projectId: String(extension.project.id) }, payload as never);
    });
  }
  return resolver.getDefinitions();
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
