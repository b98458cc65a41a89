import type { Verdict } from '../../../local-jira/forge/interception.ts';
import { MEMBER, openFixtureSite, type FixtureSite } from './fixture-site.ts';

// Each test opens a site of its own, on machines that do other things as well.
jest.setTimeout(30_000);

let site: FixtureSite;
beforeEach(async () => {
  site = await openFixtureSite();
  await site.ask('ddl', { query: 'CREATE TABLE city (id INT NOT NULL, PRIMARY KEY (id))' });
});
afterEach(() => site.close());

/** Answers the next crossing of this kind, and lets everything else pass. */
function once(kind: 'sql' | 'rest' | 'queue', verdict: Verdict): void {
  const remove = site.forge.interception.add((crossing) => {
    if (crossing.kind !== kind) return { action: 'proceed' };
    remove();
    return verdict;
  });
}

const count = (): Promise<unknown> => site.ask('sql', { query: 'SELECT COUNT(*) AS n FROM city' });

describe('Calls of Jira', () => {
  test('are made as the person or as the app, each by its own account', async () => {
    expect(await site.ask('myself')).toMatchObject({
      ok: true,
      value: { status: 200, body: { accountId: MEMBER, accountType: 'atlassian' } },
    });
    expect(await site.ask('myself', { as: 'app' })).toMatchObject({
      value: { body: { accountId: site.forge.identity.accountId, accountType: 'app' } },
    });
  });

  test('of an unknown route answer 501 naming method, path and the file to extend', async () => {
    expect(await site.ask('unknownRoute')).toMatchObject({
      value: {
        status: 501,
        body: {
          errorMessages: [expect.stringMatching(/GET \/rest\/api\/3\/no\/such\/route.*local-jira\/rest\/routes\.ts/)],
        },
      },
    });
  });

  test('of another product answer 501 naming the call and the file to extend', async () => {
    expect(await site.ask('otherProduct')).toMatchObject({
      value: {
        status: 501,
        body: {
          message: expect.stringMatching(/fpp\/confluence GET \/wiki.*local-jira\/forge\/forge-fetch\.ts/) as unknown,
        },
      },
    });
  });

  test('can be throttled, fail and break', async () => {
    once('rest', { action: 'fail', fault: { kind: 'status', status: 429, retryAfterSeconds: 7 } });
    expect(await site.ask('myself')).toMatchObject({ value: { status: 429, retryAfter: '7' } });
    once('rest', { action: 'fail', fault: { kind: 'status', status: 503 } });
    expect(await site.ask('myself')).toMatchObject({ value: { status: 503 } });
    once('rest', { action: 'fail', fault: { kind: 'network' } });
    expect(await site.ask('myself')).toMatchObject({ ok: false, message: 'fetch failed' });
    expect(await site.ask('myself')).toMatchObject({ value: { status: 200 } });
  });

  test('are metered with their points and bytes', async () => {
    await site.act({ id: 'a', label: 'Open', user: 'Max' }, () => site.ask('myself'));
    const [invocation] = site.forge.meter.actions()[0]?.invocations ?? [];
    expect(invocation).toMatchObject({ restCalls: 1, sqlStatements: 0, queuePushes: 0 });
    expect(invocation?.points).toBeGreaterThanOrEqual(1);
    expect(invocation?.bytesIn).toBeGreaterThan(100);
  });
});

describe('SQL statements', () => {
  test('that fail on the way do not happen; those whose answer is lost do', async () => {
    once('sql', { action: 'fail', fault: { kind: 'timeout' } });
    expect(await site.ask('sql', { query: 'INSERT INTO city (id) VALUES (1)' })).toMatchObject({
      ok: false,
      code: 'QUERY_TIMED_OUT',
    });
    expect(await count()).toMatchObject({ value: { rows: [{ n: '0' }] } });
    once('sql', { action: 'lose-answer', fault: { kind: 'timeout' } });
    expect(await site.ask('sql', { query: 'INSERT INTO city (id) VALUES (1)' })).toMatchObject({
      ok: false,
      code: 'QUERY_TIMED_OUT',
    });
    expect(await count()).toMatchObject({ value: { rows: [{ n: '1' }] } });
  });

  test('can be held, so that two of them change places', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const order: string[] = [];
    site.forge.interception.add(async (crossing) => {
      if (crossing.kind !== 'sql') return { action: 'proceed' };
      if (crossing.query.includes('(1)')) await held;
      order.push(crossing.query);
      return { action: 'proceed' };
    });
    const first = site.ask('sql', { query: 'INSERT INTO city (id) VALUES (1)' });
    await site.ask('sql', { query: 'INSERT INTO city (id) VALUES (2)' });
    release();
    await first;
    expect(order).toEqual(['INSERT INTO city (id) VALUES (2)', 'INSERT INTO city (id) VALUES (1)']);
  });
});

describe('Pushes to a queue', () => {
  test('that are throttled reach nobody; those whose answer is lost are delivered', async () => {
    once('queue', { action: 'fail', fault: { kind: 'status', status: 429 } });
    expect(await site.ask('push', { events: [{ body: { n: 1 } }] })).toMatchObject({
      ok: false,
      message: 'Too many requests.',
    });
    once('queue', { action: 'lose-answer', fault: { kind: 'network' } });
    expect(await site.ask('push', { events: [{ body: { n: 2 } }] })).toMatchObject({ ok: false });
    await site.forge.deliveries.drain();
    const jobs = ((await site.ask('seen')) as { kind: string; event: { body: unknown } }[]).filter(
      (one) => one.kind === 'job',
    );
    expect(jobs.map((one) => one.event.body)).toEqual([{ n: 2 }]);
  });
});

describe('A function that runs out of time', () => {
  test('is an error of the invocation, and the site goes on', async () => {
    const late = await site.forge.invoke(
      {
        functionKey: 'resolver',
        moduleType: 'jira:issuePanel',
        moduleKey: 'panel',
        accountId: MEMBER,
        action: null,
        timeoutMs: 20,
        background: false,
      },
      { call: { functionKey: 'slow', payload: { ms: 200 } }, context: {} },
    );
    expect(late).toMatchObject({
      ok: false,
      code: 'FUNCTION_TIME_OUT',
      message: 'The function did not finish within 0.02 seconds.',
    });
    expect(await site.ask('echo', { still: 'here' })).toEqual({ still: 'here' });
  });
});
