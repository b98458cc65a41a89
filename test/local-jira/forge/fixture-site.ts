import { join } from 'node:path';
import { ENVIRONMENT_ID } from '../../../local-jira/forge/app-identity.ts';
import { openAppPackage } from '../../../local-jira/forge/forge.ts';
import { createSettableClock } from '../../../local-jira/forge/settable-clock.ts';
import { createLocalJira, type LocalJira } from '../../../local-jira/local-jira.ts';
import type { SeedDocument } from '../../../local-jira/seed/format.ts';

export const ADMIN = 'acc-admin';
export const MEMBER = 'acc-member';
export const OUTSIDER = 'acc-outsider';

export const FIXTURE_NOW = Date.parse('2026-09-01T09:00:00Z');

const APP = openAppPackage(join(__dirname, '..', 'fixture-app'));

/** A rule of the fixture app, as the workflows REST API keeps it. */
function rule(moduleKey: string, config: unknown = {}): { ruleKey: string; parameters: Record<string, string> } {
  const key = `ari:cloud:ecosystem::extension/${APP.manifest.appId}/${ENVIRONMENT_ID}/static/${moduleKey}`;
  const parameters = { key, config: JSON.stringify(config), id: `rule-${moduleKey}`, disabled: 'false', tag: '' };
  return { ruleKey: 'forge:expression-validator', parameters };
}

/** One project with three issues, an administrator, a member, and somebody who sees nothing. */
const seed: SeedDocument = {
  users: [
    {
      accountId: ADMIN,
      displayName: 'Ada Admin',
      email: 'ada@example.com',
      token: 'ada-token',
      groups: ['site-admins', 'jira-administrators'],
    },
    { accountId: MEMBER, displayName: 'Max Member', email: 'max@example.com', token: 'max-token', groups: ['team'] },
    { accountId: OUTSIDER, displayName: 'Oda Outsider', email: 'oda@example.com', token: 'oda-token' },
  ],
  permissionSchemes: [
    {
      name: 'Team only',
      grants: [
        'BROWSE_PROJECTS',
        'CREATE_ISSUES',
        'EDIT_ISSUES',
        'TRANSITION_ISSUES',
        'ASSIGN_ISSUES',
        'ASSIGNABLE_USER',
        'WORK_ON_ISSUES',
        'ADD_COMMENTS',
      ].map((permission) => ({ permission, holder: { type: 'group', parameter: 'team' } as const })),
    },
  ],
  screens: [{ name: 'Default Screen', fields: ['score', 'computed'] }],
  workflows: [
    {
      name: 'Gated',
      statuses: ['To Do', 'In Progress', 'Done'],
      transitions: [
        { id: '1', name: 'Create', to: 'To Do' },
        {
          id: '11',
          name: 'Start',
          from: '*',
          to: 'In Progress',
          validators: [rule('by-function', { behaviour: 'pass' })],
        },
        { id: '21', name: 'Finish', from: '*', to: 'Done', validators: [rule('by-function', { behaviour: 'refuse' })] },
        {
          id: '31',
          name: 'Assigned only',
          from: '*',
          to: 'Done',
          conditions: [{ ...rule('only-assigned'), ruleKey: 'forge:expression-condition' }],
        },
      ],
    },
  ],
  projects: [
    { key: 'FIX', name: 'Fixture', lead: MEMBER, permissionScheme: 'Team only', workflows: { default: 'Gated' } },
  ],
  issues: [
    { key: 'FIX-1', type: 'Task', summary: 'First', created: '2026-08-01T09:00:00Z' },
    { key: 'FIX-2', type: 'Task', summary: 'Second', created: '2026-08-02T09:00:00Z', assignee: MEMBER },
    { key: 'FIX-3', type: 'Task', summary: 'Third', created: '2026-08-03T09:00:00Z' },
  ],
};

export interface FixtureSite extends LocalJira {
  readonly forge: NonNullable<LocalJira['forge']>;
  readonly log: string[];
  /** Calls a verb of the fixture app from its panel on an issue, as a person's page would. */
  invoke(
    verb: string,
    payload?: Record<string, unknown>,
    as?: string,
  ): ReturnType<NonNullable<LocalJira['forge']>['bridge']>;
  /** The verb's value. @throws when the bridge refuses */
  ask(verb: string, payload?: Record<string, unknown>, as?: string): Promise<unknown>;
}

export async function openFixtureSite(options: { dataDir?: string; sqlUrl?: string } = {}): Promise<FixtureSite> {
  const log: string[] = [];
  let now = FIXTURE_NOW;
  const clock = createSettableClock(() => now);
  clock.setOffset(0);
  const site = await createLocalJira({
    dataDir: options.dataDir ?? null,
    seed,
    app: APP,
    baseUrl: 'http://127.0.0.1:1',
    sqlUrl: options.sqlUrl,
    clock,
    log: (line) => log.push(line),
    eventLatenessMs: 0,
  });
  const { forge } = site;
  if (forge === null) throw new Error('The fixture app was not installed.');
  const invoke: FixtureSite['invoke'] = (verb, payload = {}, as = MEMBER) =>
    forge.bridge(
      {
        moduleType: 'jira:issuePanel',
        moduleKey: 'panel',
        subject: { issueKey: 'FIX-1' },
        command: 'invoke',
        payload: { functionKey: verb, payload },
      },
      as,
    );
  return {
    ...site,
    forge,
    log,
    invoke,
    async ask(verb, payload, as) {
      const { body } = await invoke(verb, payload, as);
      if ('error' in body) throw new Error(body.error.message);
      return body.value;
    },
    async close() {
      now = FIXTURE_NOW;
      await site.close();
    },
  };
}
