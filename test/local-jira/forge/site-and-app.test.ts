import type { RestResponse } from '../../../local-jira/site/ports.ts';
import { MEMBER, openFixtureSite, type FixtureSite } from './fixture-site.ts';

// Each test opens a site of its own, on machines that do other things as well.
jest.setTimeout(30_000);

let site: FixtureSite;
beforeEach(async () => {
  site = await openFixtureSite();
  await site.forge.deliveries.drain();
});
afterEach(() => site.close());

function rest(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<RestResponse> {
  const url = new URL(path, 'http://site.invalid');
  return site.rest({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: {},
    body,
    principal: { kind: 'user', accountId: MEMBER },
  });
}

const transition = (id: string): Promise<RestResponse> =>
  rest('POST', '/rest/api/3/issue/FIX-1/transitions', { transition: { id } });
const fieldId = (moduleKey: string): string =>
  [...site.site.all('field')].find((field) => field.moduleKey === moduleKey)?.id ?? '';

async function events(type: string): Promise<Record<string, unknown>[]> {
  await site.forge.deliveries.drain();
  const seen = (await site.ask('seen')) as { event: Record<string, unknown> }[];
  return seen.map((one) => one.event).filter((event) => event['eventType'] === type);
}

describe('A transition of the site', () => {
  test('is made when the app passes it, and metered under the action of the person', async () => {
    const answer = await site.act({ id: 'move', label: 'Start', user: 'Max' }, () => transition('11'));
    expect(answer.status).toBe(204);
    expect(site.forge.meter.actions()).toMatchObject([
      { id: 'move', invocations: [{ kind: 'jira:workflowValidator', module: 'by-function', outcome: 'ok' }] },
    ]);
  });

  test('is refused with the words of the app, and nothing moves', async () => {
    const before = site.site.findIssue('FIX-1')?.statusId;
    const answer = await transition('21');
    expect(answer).toMatchObject({
      status: 400,
      body: { errorMessages: [expect.stringMatching(/^refused FIX-1 to \d+ with /)] },
    });
    expect(site.site.findIssue('FIX-1')?.statusId).toBe(before);
  });

  test('is offered only where the condition of the app allows it', async () => {
    const offered = async (key: string): Promise<string[]> => {
      const { body } = await rest('GET', `/rest/api/3/issue/${key}/transitions`);
      return (body as { transitions: { id: string }[] }).transitions.map((one) => one.id);
    };
    expect(await offered('FIX-1')).not.toContain('31');
    expect(await offered('FIX-2')).toContain('31');
  });
});

describe('What an event makes the app do', () => {
  test('is nobody’s action, also when a person caused the event', async () => {
    const act = { id: 'edit', label: 'Edit', user: 'Max' };
    await site.act(act, () => rest('PUT', '/rest/api/3/issue/FIX-1', { fields: { summary: 'Edited' } }));
    await site.act(act, () => site.ask('push', { events: [{ body: { key: 'FIX-1', transitionTo: '11' } }] }));
    await site.forge.deliveries.drain();
    const [edit] = site.forge.meter.actions();
    expect(edit?.invocations.map((one) => one.module)).toEqual(['panel']);
    expect(site.forge.meter.background().map((one) => one.module)).toEqual(
      expect.arrayContaining(['on-issue', 'work-consumer', 'by-function']),
    );
  });
});

describe('A field of the app', () => {
  test('is validated on edit, and shown by its formatter', async () => {
    const edit = (value: unknown): Promise<RestResponse> =>
      rest('PUT', '/rest/api/3/issue/FIX-1', { fields: { [fieldId('score')]: value } });
    expect(await edit(101)).toMatchObject({ status: 400, body: { errors: { [fieldId('score')]: 'Enter 0 to 100.' } } });
    expect(await edit(42)).toMatchObject({ status: 204 });
    const { body } = await rest('GET', `/rest/api/3/issue/FIX-1?fields=${fieldId('score')}&expand=renderedFields`);
    expect(body).toMatchObject({
      fields: { [fieldId('score')]: 42 },
      renderedFields: { [fieldId('score')]: '42 points' },
    });
  });

  test('that is read-only is refused to people, and written by its value function when the issue is opened', async () => {
    expect(await rest('PUT', '/rest/api/3/issue/FIX-1', { fields: { [fieldId('computed')]: 'mine' } })).toMatchObject({
      status: 400,
    });
    await site.forge.refreshFieldValues('FIX-1');
    const issue = site.site.findIssue('FIX-1');
    expect(issue?.custom[fieldId('computed')]).toBe(`computed for ${issue?.id ?? ''}`);
  });
});

describe('An event of the site', () => {
  test('tells the app of a change that a person makes, and of one that it made itself', async () => {
    await rest('PUT', '/rest/api/3/issue/FIX-1', { fields: { summary: 'By a person' } });
    expect(await events('avi:jira:updated:issue')).toMatchObject([
      {
        selfGenerated: false,
        atlassianId: MEMBER,
        issue: { key: 'FIX-1' },
        changelog: { items: [{ field: 'summary', toString: 'By a person' }] },
      },
      { selfGenerated: false },
    ]);
    expect(await site.ask('rename', { key: 'FIX-1', summary: 'By the app' })).toMatchObject({ value: { status: 204 } });
    const selfMade = (await events('avi:jira:updated:issue')).filter((event) => event['selfGenerated'] === true);
    expect(selfMade).toMatchObject([
      { context: { moduleKey: 'on-issue' }, atlassianId: site.forge.identity.accountId },
    ]);
  });

  test('is not sent for a change that was refused', async () => {
    await transition('21');
    expect(await events('avi:jira:updated:issue')).toEqual([]);
  });
});

describe('Permissions of the app', () => {
  test('asUser sees what the person sees, asApp what the app may', async () => {
    expect(await site.ask('asUser', { key: 'FIX-1' })).toMatchObject({ value: { status: 200 } });
    expect(await site.ask('asUser', { key: 'NOPE-1' })).toMatchObject({ value: { status: 404 } });
    expect(await site.ask('asApp', { key: 'FIX-1' })).toMatchObject({ value: { status: 200 } });
  });
});
