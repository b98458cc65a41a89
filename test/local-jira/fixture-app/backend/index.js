'use strict';
const { asApp, asUser, fetch, getAppContext, route } = require('@forge/api');
const { InvocationError, Queue } = require('@forge/events');
const { makeResolver } = require('@forge/resolver');
const { migrationRunner, sql } = require('@forge/sql');

const work = new Queue({ key: 'work' });

/** What triggers, consumers and schedules were called with; tests read it through the `seen` verb. */
const seen = [];

async function outcomeOf(call) {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, name: error.name, message: error.message, code: error.code, context: error.context };
  }
}

async function readJira(response) {
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: await response.json().catch(() => null),
  };
}

exports.resolver = makeResolver({
  whoAmI: ({ context }) => context,
  echo: ({ payload }) => payload,
  appContext: () => JSON.parse(JSON.stringify(getAppContext())),
  now: () => ({ now: Date.now(), fresh: new Date(), given: new Date(0), isDate: new Date() instanceof Date }),
  nothing: () => undefined,
  lossy: () => ({ date: new Date(0), map: new Map([[1, 2]]), missing: undefined }),
  bigint: () => ({ amount: 1n }),
  fail: () => {
    throw new Error('the resolver failed');
  },
  large: () => ({ text: 'x'.repeat(6 * 1024 * 1024) }),
  slow: ({ payload }) => new Promise((resolve) => setTimeout(() => resolve('late'), payload.ms)),
  sql: ({ payload }) =>
    outcomeOf(() =>
      sql
        .prepare(payload.query)
        .bindParams(...(payload.params ?? []))
        .execute(),
    ),
  ddl: ({ payload }) => outcomeOf(() => sql.executeDDL(payload.query)),
  migrate: () =>
    outcomeOf(async () => {
      await migrationRunner
        .enqueue(
          'v001',
          'CREATE TABLE IF NOT EXISTS city (id BIGINT NOT NULL, name VARCHAR(20) NOT NULL, PRIMARY KEY (id))',
        )
        .run();
      return (await migrationRunner.list()).map((one) => one.name);
    }),
  asUser: ({ payload }) =>
    outcomeOf(async () => readJira(await asUser().requestJira(route`/rest/api/3/issue/${payload.key}`))),
  asApp: ({ payload }) =>
    outcomeOf(async () => readJira(await asApp().requestJira(route`/rest/api/3/issue/${payload.key}`))),
  myself: ({ payload }) =>
    outcomeOf(async () =>
      readJira(await (payload.as === 'app' ? asApp() : asUser()).requestJira(route`/rest/api/3/myself`)),
    ),
  rename: ({ payload }) =>
    outcomeOf(async () =>
      readJira(
        await asApp().requestJira(route`/rest/api/3/issue/${payload.key}`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ fields: { summary: payload.summary } }),
        }),
      ),
    ),
  unknownRoute: () => outcomeOf(async () => readJira(await asApp().requestJira(route`/rest/api/3/no/such/route`))),
  otherProduct: () => outcomeOf(async () => readJira(await asApp().requestConfluence(route`/wiki/rest/api/space`))),
  egress: () => outcomeOf(() => fetch('https://example.com/')),
  push: ({ payload }) => outcomeOf(() => work.push(payload.events)),
  jobStats: ({ payload }) => outcomeOf(() => work.getJob(payload.jobId).getStats()),
  seen: () => seen,
});

exports.validate = (payload) => {
  if (payload.configuration.behaviour === 'throw') throw new Error('validator failed');
  if (payload.configuration.behaviour === 'nonsense') return { result: 'yes' };
  if (payload.configuration.behaviour === 'pass') return { result: true };
  return {
    result: false,
    errorMessage: `refused ${payload.issue.key} to ${payload.transition.to.id} with ${JSON.stringify(payload.transition.modifiedFields)}`,
  };
};

exports.compute = ({ issues }) => issues.map((issue) => `computed for ${issue.id}`);

exports.recordEvent = async (event) => {
  const user = await outcomeOf(() => asUser().requestJira(route`/rest/api/3/myself`));
  seen.push({ kind: 'event', event, user });
  if (event.issue?.fields?.summary === 'ask for a retry' && (event.retryContext?.retryCount ?? 0) < 2) {
    return new InvocationError({ retryAfter: 30, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { note: 'again' } });
  }
  return undefined;
};

exports.consume = async (event) => {
  seen.push({ kind: 'job', event });
  if (event.body.failTimes > (event.retryContext?.retryCount ?? 0)) throw new Error('consumer failed');
  if (event.body.transitionTo !== undefined) {
    await asApp().requestJira(route`/rest/api/3/issue/${event.body.key}/transitions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ transition: { id: event.body.transitionTo } }),
    });
  }
};

exports.onSchedule = (event) => {
  seen.push({ kind: 'schedule', event });
};
