import { join } from 'node:path';
import { openAppPackage } from '../../../local-jira/forge/forge.ts';
import { createSettableClock } from '../../../local-jira/forge/settable-clock.ts';
import { createLocalJira, type LocalJira } from '../../../local-jira/local-jira.ts';
import type { SeedDocument } from '../../../local-jira/seed/format.ts';

export const ADMIN = 'acc-admin';
export const MEMBER = 'acc-member';
export const OUTSIDER = 'acc-outsider';

export const FIXTURE_NOW = Date.parse('2026-09-01T09:00:00Z');

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
      ].map((permission) => ({ permission, holder: { type: 'group', parameter: 'team' } })),
    },
  ],
  projects: [{ key: 'FIX', name: 'Fixture', lead: MEMBER, permissionScheme: 'Team only' }],
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
    app: openAppPackage(join(__dirname, '..', 'fixture-app')),
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
