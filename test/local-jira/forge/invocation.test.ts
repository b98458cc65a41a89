import { ADMIN, MEMBER, openFixtureSite, OUTSIDER, type FixtureSite } from './fixture-site.ts';

describe('An invocation from a page', () => {
  let site: FixtureSite;
  beforeAll(async () => {
    site = await openFixtureSite();
  });
  afterAll(() => site.close());

  test('gives the resolver the context that the site found, not what the page says', async () => {
    const context = await site.ask('whoAmI');
    expect(context).toMatchObject({
      accountId: MEMBER,
      cloudId: site.site.cloudId,
      environmentType: 'DEVELOPMENT',
      moduleKey: 'panel',
      localId: `ari:cloud:ecosystem::extension/${site.forge.identity.appId}/${site.forge.identity.environmentId}/static/panel`,
      extension: { type: 'jira:issuePanel', issue: { key: 'FIX-1' }, project: { key: 'FIX' } },
    });
  });

  test('refuses a person who cannot see the issue, and a module that the app does not have', async () => {
    expect(await site.invoke('whoAmI', {}, OUTSIDER)).toMatchObject({ status: 404 });
    const unknown = {
      moduleType: 'jira:issuePanel',
      moduleKey: 'nope',
      subject: { issueKey: 'FIX-1' },
      command: 'invoke',
      payload: { functionKey: 'whoAmI' },
    };
    expect(await site.forge.bridge(unknown, MEMBER)).toMatchObject({
      status: 404,
      body: { error: { message: 'The app has no jira:issuePanel "nope".' } },
    });
  });

  test('refuses project settings and admin pages to who may not administer', async () => {
    const call = {
      moduleType: 'jira:adminPage',
      moduleKey: 'admin-page',
      subject: {},
      command: 'invoke',
      payload: { functionKey: 'whoAmI' },
    };
    expect(await site.forge.bridge(call, MEMBER)).toMatchObject({ status: 403 });
    expect(await site.forge.bridge(call, ADMIN)).toMatchObject({ status: 200 });
    const settings = {
      ...call,
      moduleType: 'jira:projectSettingsPage',
      moduleKey: 'project-settings',
      subject: { projectKey: 'FIX' },
    };
    expect(await site.forge.bridge(settings, MEMBER)).toMatchObject({ status: 403 });
  });

  test.each([
    [null],
    ['text'],
    [{ command: 'shout' }],
    [
      {
        moduleType: 'jira:issuePanel',
        moduleKey: 'panel',
        command: 'invoke',
        payload: {},
        subject: { issueKey: 'FIX-1' },
      },
    ],
  ])('refuses the malformed call %j', async (call) => {
    expect(await site.forge.bridge(call, MEMBER)).toMatchObject({ status: 400 });
  });

  test('crosses as JSON: undefined and Map do not survive, Date becomes text, BigInt fails', async () => {
    expect(await site.ask('lossy')).toEqual({ date: '1970-01-01T00:00:00.000Z', map: {} });
    expect(await site.ask('nothing')).toBeUndefined();
    await expect(site.ask('bigint')).rejects.toThrow('BigInt');
  });

  test('tells the page what its resolver threw, and goes on', async () => {
    await expect(site.ask('fail')).rejects.toThrow('the resolver failed');
    await expect(site.ask('noSuchVerb')).rejects.toThrow("Resolver has no definition for 'noSuchVerb'.");
    expect(await site.ask('echo', { still: 'here' })).toEqual({ still: 'here' });
  });

  test('holds the front end to its payload sizes', async () => {
    expect(await site.invoke('echo', { text: 'x'.repeat(500 * 1024) })).toMatchObject({ status: 413 });
    expect(await site.invoke('large')).toMatchObject({ status: 413 });
  });

  test('keeps the runtimes of invocations apart that run at the same time', async () => {
    const contexts = await Promise.all([
      site.ask('appContext'),
      site.ask('appContext'),
      site.ask('slow', { ms: 20 }),
      site.ask('appContext'),
    ]);
    const ids = contexts
      .filter((one) => typeof one === 'object')
      .map((one) => (one as { invocationId: string }).invocationId);
    expect(new Set(ids).size).toBe(3);
  });

  test('gives getAppContext what the manifest and the installation are', async () => {
    expect(await site.ask('appContext')).toMatchObject({
      appAri: `ari:cloud:ecosystem::app/${site.forge.identity.appId}`,
      environmentType: 'DEVELOPMENT',
      moduleKey: 'panel',
      permissions: { scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user', 'storage:app'] },
    });
  });

  test("reads the site's clock", async () => {
    const now = '2026-09-01T09:00:00.000Z';
    expect(await site.ask('now')).toEqual({
      now: Date.parse(now),
      fresh: now,
      given: '1970-01-01T00:00:00.000Z',
      isDate: true,
    });
  });

  test('refuses egress that the manifest does not declare', async () => {
    expect(await site.ask('egress')).toMatchObject({ ok: false, name: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
  });

  test('counts what an action of a person makes the app do', async () => {
    await site.act({ id: 'click-1', label: 'Run a query', user: MEMBER }, () =>
      site.ask('sql', { query: 'SELECT 1 AS one' }),
    );
    const action = site.forge.meter.actions().find((one) => one.id === 'click-1');
    expect(action).toMatchObject({
      label: 'Run a query',
      user: MEMBER,
      invocations: [
        {
          module: 'panel',
          function: 'resolver',
          kind: 'jira:issuePanel',
          sqlStatements: 1,
          restCalls: 0,
          outcome: 'ok',
        },
      ],
    });
    expect(action?.invocations[0]?.gbSeconds).toBeGreaterThan(0);
  });
});
