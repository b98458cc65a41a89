import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAppPackage } from '../../local-jira/forge/forge.ts';
import { createSettableClock } from '../../local-jira/forge/settable-clock.ts';
import { createLocalJira, type LocalJira } from '../../local-jira/local-jira.ts';
import { demoSeed } from '../../local-jira/seed/demo/demo-seed.ts';
import { prepareDemo } from '../../local-jira/seed/demo/prepare-demo.ts';
import type { SetupDeps } from '../../src/app/setup-deps';
import { composeDeps } from '../../src/composition';
import type {
  ChangePanel,
  ChangeTerms,
  ProjectSettings,
  Reply,
  RequestOf,
  SetupChoices,
  ValueOf,
  Verb,
} from '../../src/contract/api';
import { createHandlers } from '../../src/entry/handlers';

/** Each test has a site of its own, which takes a while on a busy machine. */
jest.setTimeout(60_000);

/** People of the test site: an administrator who leads, a member, three approvers, and somebody outside. */
export const LEAD = 'acc-lead';
export const MEMBER = 'acc-member';
export const ANN = 'acc-ann';
export const BEN = 'acc-ben';
export const CLEO = 'acc-cleo';
export const OUTSIDER = 'acc-outsider';
/** Sees the project and edits nothing. */
export const READER = 'acc-reader';

const SETTINGS: ProjectSettings = {
  currency: 'EUR',
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  timeZone: 'UTC',
  plannedStart: 'plumbline',
  hourlyRate: { amount: '90.00', currency: 'EUR' },
  tolerance: { costPercent: 10, scheduleDays: 2 },
  approvers: [ANN, BEN, CLEO],
  quorum: 2,
  earnedValue: { method: { kind: 'percent-complete' }, overrides: [] },
  estimates: { costWeightPercent: 80, recentPeriods: 3 },
};

const READ = ['BROWSE_PROJECTS'];
const WRITE = [
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'SCHEDULE_ISSUES',
  'TRANSITION_ISSUES',
  'WORK_ON_ISSUES',
  'ADD_COMMENTS',
  'SET_ISSUE_SECURITY',
];
const ADDONS = 'atlassian-addons-project-access';

const TASK = { type: 'Task', created: '2026-06-01T09:00:00Z', reporter: LEAD };

function plan(budget: number, start: string, dueDate: string) {
  return { dueDate, fields: { budget, 'planned-start': start } };
}

const SEED = {
  clock: '2026-06-17T09:00:00Z',
  users: [
    { accountId: LEAD, displayName: 'Lena Lead', email: 'lena@example.com', groups: ['team', 'site-admins'] },
    { accountId: MEMBER, displayName: 'Max Member', email: 'max@example.com', groups: ['team'] },
    { accountId: ANN, displayName: 'Ann Approver', email: 'ann@example.com', groups: ['team', 'board'] },
    { accountId: BEN, displayName: 'Ben Board', email: 'ben@example.com', groups: ['team', 'board'] },
    { accountId: CLEO, displayName: 'Cleo Controller', email: 'cleo@example.com', groups: ['team', 'board'] },
    { accountId: READER, displayName: 'Rita Reader', email: 'rita@example.com', groups: ['readers'] },
    { accountId: OUTSIDER, displayName: 'Otto Outsider', email: 'otto@example.com', groups: [] },
  ],
  permissionSchemes: [
    {
      name: 'Team',
      grants: [
        ...[...READ, ...WRITE].map((permission) => ({ permission, holder: { type: 'group', parameter: 'team' } })),
        ...READ.map((permission) => ({ permission, holder: { type: 'group', parameter: 'readers' } })),
        { permission: 'ADMINISTER_PROJECTS', holder: { type: 'user', parameter: LEAD } },
      ],
    },
  ],
  screens: [{ name: 'Closing', fields: ['duedate', 'budget'] }],
  workflows: [
    {
      name: 'Site work',
      statuses: ['To Do', 'In Progress', 'Done'],
      transitions: [
        { id: '1', name: 'Create', to: 'To Do' },
        { id: '11', name: 'Start', from: ['To Do'], to: 'In Progress' },
        { id: '21', name: 'Finish', from: ['In Progress'], to: 'Done' },
        { id: '31', name: 'Finish at once', from: ['To Do'], to: 'Done' },
        { id: '41', name: 'Finish on another day', from: ['To Do'], to: 'Done', screen: 'Closing' },
      ],
    },
  ],
  issueSecuritySchemes: [
    {
      name: 'Confidential work',
      levels: [
        {
          name: 'Leads only',
          holders: [
            { type: 'user', parameter: LEAD },
            { type: 'projectRole', parameter: ADDONS },
          ],
        },
      ],
    },
  ],
  projects: [
    {
      key: 'PLUM',
      name: 'Plum',
      lead: LEAD,
      permissionScheme: 'Team',
      issueSecurityScheme: 'Confidential work',
      issueTypes: ['Task'],
      workflows: { default: 'Site work' },
    },
    { key: 'PEAR', name: 'Pear', lead: LEAD, permissionScheme: 'Team', issueTypes: ['Task'] },
  ],
  issues: [
    { key: 'PLUM-1', ...TASK, summary: 'Pour the foundation', ...plan(10000, '2026-06-15', '2026-06-26') },
    { key: 'PLUM-2', ...TASK, summary: 'Raise the walls', ...plan(20000, '2026-06-29', '2026-07-17') },
    { key: 'PLUM-3', ...TASK, summary: 'Unplanned extra' },
    {
      key: 'PLUM-4',
      ...TASK,
      summary: 'Confidential vault',
      securityLevel: 'Leads only',
      ...plan(5000, '2026-06-22', '2026-07-03'),
    },
    { key: 'PEAR-1', ...TASK, summary: 'Elsewhere' },
  ],
};

export type Ask = <V extends Verb>(
  as: string,
  verb: V,
  request: RequestOf<V>,
  on?: string,
) => Promise<Reply<ValueOf<V>>>;

export interface ChangeSite extends LocalJira {
  readonly forge: NonNullable<LocalJira['forge']>;
  readonly deps: SetupDeps;
  readonly log: string[];
  /** Asks a verb from the page that offers it, as a person; `on` is a project's or an issue's key. */
  readonly ask: Ask;
  /** As {@link ask}, with a payload that no page would send. */
  askAnything(as: string, verb: string, payload: unknown, on?: string): Promise<unknown>;
  /** As {@link ask}, of a verb that must not refuse. */
  get<V extends Verb>(as: string, verb: V, request: RequestOf<V>, on?: string): Promise<ValueOf<V>>;
  /** The answer of Jira to a person's call. */
  jira(
    as: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }>;
  idOf(key: string): string;
  statusOf(key: string): string;
  settle(): Promise<void>;
  /** Moves an issue by the transition that leads to a status; null when it went, otherwise Jira's sentences. */
  move(as: string, key: string, statusName: string): Promise<string | null>;
  /** Terms that make PLUM-1 dearer by 2 000 and five days later, unless said otherwise. */
  terms(changes?: Partial<ChangeTerms>): ChangeTerms;
  /** Raises a change as the member from PLUM-1; its panel. */
  raise(terms?: ChangeTerms): Promise<ChangePanel>;
  /** Raises and submits. */
  submit(terms?: ChangeTerms): Promise<ChangePanel>;
  panelOf(key: string, as?: string): Promise<ChangePanel>;
}

export interface ChangeSiteOptions {
  /** How far the site is prepared; default all the way. */
  readonly until?: 'installed' | 'set-up' | 'settings' | 'baseline';
  readonly settings?: Partial<ProjectSettings>;
  /** Work of PLUM instead of the usual, which may also be epics and have the components Ground and House. */
  readonly issues?: readonly Readonly<Record<string, unknown>>[];
  /** The demo instead, as `npm start` has it; its project is PAY, and nothing more is prepared. */
  readonly demo?: boolean;
  readonly sqlUrl?: string | undefined;
}

function seedWith(issues: ChangeSiteOptions['issues']): unknown {
  if (issues === undefined) return SEED;
  const [plum, ...others] = SEED.projects;
  const project = { ...plum, issueTypes: ['Epic', 'Task'], components: ['Ground', 'House'] };
  return { ...SEED, projects: [project, ...others], issues };
}

/** For tests that raise one change request. */
export const RAISE_ID = '7b0c1c3e-8a53-4d0e-9d36-5f1f2f0e6a01';

/** A local Jira with the app's own handlers over its own composition, set up by its own verbs. */
export async function openChangeSite({
  until = 'baseline',
  settings = {},
  issues,
  demo = false,
  sqlUrl,
}: ChangeSiteOptions = {}): Promise<ChangeSite> {
  const log: string[] = [];
  const now = Date.parse('2026-06-17T09:00:00Z');
  const clock = createSettableClock(() => now);
  const deps = composeDeps(
    () => clock.now(),
    (line) => log.push(line),
  );
  const appDir = writeAppPackage(createHandlers(deps));
  const jira = await createLocalJira({
    dataDir: null,
    ...(demo ? { seed: demoSeed, prepare: prepareDemo } : { seed: seedWith(issues) }),
    app: openAppPackage(appDir),
    baseUrl: 'http://127.0.0.1:1',
    sqlUrl,
    clock,
    log: (line) => log.push(line),
    eventLatenessMs: 0,
  });
  const { forge } = jira;
  if (forge === null) throw new Error('the app was not installed');

  const askAnything: ChangeSite['askAnything'] = async (as, verb, payload, on = 'PLUM') => {
    const { body } = await forge.bridge(
      { ...placeOf(verb, on), command: 'invoke', payload: { functionKey: verb, payload } },
      as,
    );
    if ('error' in body) throw new Error(body.error.message);
    return body.value;
  };
  const ask: Ask = async (as, verb, request, on) => (await askAnything(as, verb, request, on)) as never;
  const get: ChangeSite['get'] = async (as, verb, request, on) => {
    const reply = await ask(as, verb, request, on);
    if (!reply.ok) throw new Error(`${verb}: ${reply.refusal.code} ${reply.refusal.message} ${log.at(-1) ?? ''}`);
    return reply.value;
  };
  const idOf = (key: string): string => {
    const issue = jira.site.findIssue(key);
    if (issue === undefined) throw new Error(`no issue ${key}`);
    return issue.id;
  };
  const call: ChangeSite['jira'] = async (as, method, path, body) => {
    const [pathname = path, query = ''] = path.split('?');
    const principal = { kind: 'user', accountId: as } as const;
    const answer = await jira.rest({
      method,
      path: pathname,
      query: new URLSearchParams(query),
      headers: {},
      body,
      principal,
    });
    return { status: answer.status, body: answer.body };
  };
  const settle = () => forge.deliveries.drain({ includeDelayed: true });
  const panelOf: ChangeSite['panelOf'] = async (key, as = MEMBER) => {
    const panel = await get(as, 'panel/read', {}, key);
    if (panel.kind !== 'change') throw new Error(`${key} shows a panel of kind ${panel.kind}`);
    return panel;
  };
  const terms: ChangeSite['terms'] = (changes = {}) => ({
    reason: 'The ground is softer than surveyed.',
    way: 'more-money',
    lines: [{ kind: 'adjust', issueId: idOf('PLUM-1'), cost: '2000.00', finishDays: 5 }],
    options: [{ way: 'stay', description: 'Build on what is there.', cost: '0.00', days: 0 }],
    ...changes,
  });
  const raise: ChangeSite['raise'] = async (given = terms()) => {
    const request = { raiseId: randomUUID(), summary: 'Deeper piles', terms: given };
    const { issueKey } = await get(MEMBER, 'change/raise', request, 'PLUM-1');
    await settle();
    return panelOf(issueKey);
  };
  const site: ChangeSite = {
    ...jira,
    forge,
    deps,
    log,
    ask,
    askAnything,
    get,
    jira: call,
    idOf,
    statusOf: (key) => jira.site.get('status', jira.site.get('issue', idOf(key)).statusId).name,
    settle,
    async move(as, key, statusName) {
      const path = `/rest/api/3/issue/${key}/transitions`;
      const { body } = await call(as, 'GET', path);
      const { transitions } = body as { transitions: { id: string; to: { name: string } }[] };
      const way = transitions.find(({ to }) => to.name === statusName);
      if (way === undefined) return `no transition to ${statusName}`;
      const answer = await call(as, 'POST', path, { transition: { id: way.id } });
      return answer.status < 300 ? null : (answer.body as { errorMessages: string[] }).errorMessages.join('\n');
    },
    terms,
    raise,
    async submit(given) {
      const { issueKey, seq, termsHash } = await raise(given);
      return get(MEMBER, 'change/submit', { seq, termsHash }, issueKey);
    },
    panelOf,
    async close() {
      await jira.close();
      rmSync(appDir, { recursive: true });
    },
  };
  await settle();
  if (demo || until === 'installed') return site;
  await setUp(site, { projectIds: [projectId(site)], gates: await allGates(site) });
  if (until === 'set-up') return site;
  await get(LEAD, 'settings/save', { settings: { ...SETTINGS, ...settings } });
  await settle();
  if (until === 'settings') return site;
  const { stageId } = await get(LEAD, 'baseline/stage', { jql: '' });
  await settle();
  await get(LEAD, 'baseline/commit', { stageId, name: 'Original plan' });
  await settle();
  return site;
}

export function projectId(site: Pick<LocalJira, 'site'>): string {
  const project = site.site.findProject('PLUM');
  if (project === undefined) throw new Error('no project PLUM');
  return project.id;
}

/** Every transition of the work's workflow to the status Done. */
export async function allGates(site: Pick<ChangeSite, 'get' | 'site'>): Promise<SetupChoices['gates']> {
  const { workflows } = await site.get(LEAD, 'setup/options', { projectIds: [projectId(site)] });
  return workflows.flatMap(({ id, transitions }) =>
    transitions
      .filter(({ to }) => to === 'Done')
      .map((transition) => ({ workflowId: id, transitionId: transition.id })),
  );
}

/** Makes the plan and carries out what it says is needed. */
export async function setUp(site: Pick<ChangeSite, 'get'>, choices: SetupChoices): Promise<void> {
  const { steps } = await site.get(LEAD, 'setup/plan', choices);
  for (const { id, state } of steps) {
    if (state === 'needed') await site.get(LEAD, 'setup/apply', { choices, stepId: id });
  }
}

function placeOf(verb: string, on: string) {
  if (verb.startsWith('setup/')) return { moduleType: 'jira:adminPage', moduleKey: 'setup-page', subject: {} };
  if (verb.startsWith('settings/')) {
    return { moduleType: 'jira:projectSettingsPage', moduleKey: 'settings-page', subject: { projectKey: on } };
  }
  if (/^(panel|change)\//.test(verb)) {
    return { moduleType: 'jira:issuePanel', moduleKey: 'issue-panel', subject: { issueKey: on } };
  }
  return { moduleType: 'jira:projectPage', moduleKey: 'variance-page', subject: { projectKey: on } };
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
