import { randomUUID } from 'node:crypto';
import { createInterception, type Interception } from '../../local-jira/forge/interception.ts';
import { withForgeGlobals, type ForgeFetch, type ForgeRuntime } from '../../local-jira/forge/runtime-globals.ts';
import { openMysqlEngine } from '../../local-jira/forge/sql/mysql-engine.ts';
import type { SqlEngine } from '../../local-jira/forge/sql/outcome.ts';
import { executeSql, parseSqlRequest, timedOut } from '../../local-jira/forge/sql/sql-api.ts';
import { openSqliteEngine } from '../../local-jira/forge/sql/sqlite-engine.ts';
import { sql } from '../../src/store/sql';
import { createStore, type Store } from '../../src/store/store';
import { describeOnEachEngine, mariadbUrl, type EngineName } from '../sql-engines';

/** The store on a real database, behind the real `@forge/sql`: only the network between the two is missing. */
export interface ForgeDatabase {
  /** On the same database; each has memory of its own, as two invocations have. */
  readonly store: Store;
  readonly interception: Interception;
  /** Statements executed so far. */
  readonly statements: () => number;
  /** Sends one statement past the app. */
  readonly execute: (query: string, parameters?: readonly (string | number | null)[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

async function openForgeDatabase(engineName: EngineName, now: () => number = () => 0): Promise<ForgeDatabase> {
  const name = `plumbline_test_store_${randomUUID().slice(0, 8)}`;
  const engine = engineName === 'SQLite' ? openSqliteEngine(null) : await openMysqlEngine(mariadbUrl(name));
  const interception = createInterception();
  let count = 0;
  const fetch = fetchOf(engine, interception, () => (count += 1));
  const execute = async (query: string, parameters: readonly (string | number | null)[] = []): Promise<unknown> =>
    (
      await executeSql(engine, /^(CREATE|DROP)/i.test(query) ? '/api/v1/execute/ddl' : '/api/v1/execute', {
        query,
        parameters,
      })
    ).body;
  return {
    store: inForge(createStore(sql, now), fetch),
    interception,
    statements: () => count,
    execute,
    close: async () => {
      if (engineName === 'MariaDB') await execute(`DROP DATABASE ${name}`);
      await engine.close();
    },
  };
}

/** Every method of every part of the store, called inside the globals that the Forge runtime sets. */
function inForge(store: Store, fetch: ForgeFetch): Store {
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, key, receiver) {
        const member: unknown = Reflect.get(target, key, receiver);
        if (typeof member === 'function') {
          return (...parameters: unknown[]): unknown =>
            withForgeGlobals({ runtime: RUNTIME, fetch }, (): unknown => Reflect.apply(member, target, parameters));
        }
        return typeof member === 'object' && member !== null ? wrap(member) : member;
      },
    });
  return wrap(store);
}

function fetchOf(engine: SqlEngine, interception: Interception, counted: () => void): ForgeFetch {
  return async (_target, path, init) => {
    const parsed = parseSqlRequest(typeof init?.body === 'string' ? init.body : '');
    const run = async () => ('refusal' in parsed ? parsed.refusal : executeSql(engine, path, parsed.request));
    if (!('refusal' in parsed)) {
      counted();
      const { query, parameters } = parsed.request;
      const verdict = await interception.judge({ kind: 'sql', query, parameters, functionKey: 'test' });
      if (verdict.action === 'fail' || verdict.action === 'lose-answer') {
        if (verdict.action === 'lose-answer') await run();
        if (verdict.fault.kind === 'network') throw new TypeError('fetch failed');
        const { status, body } =
          verdict.fault.kind === 'timeout' ? timedOut() : { status: verdict.fault.status, body: {} };
        return new Response(JSON.stringify(body), { status });
      }
    }
    const { status, body } = await run();
    return new Response(JSON.stringify(body), { status });
  };
}

const RUNTIME: ForgeRuntime = {
  proxy: { token: '', url: '' },
  contextAri: 'ari:cloud:jira::site/test',
  container: {},
  appContext: {
    appId: 'app',
    appVersion: '1.0.0',
    environmentId: 'environment',
    environmentType: 'DEVELOPMENT',
    invocationId: 'invocation',
    installationId: 'installation',
    functionKey: 'test',
    moduleType: 'core:function',
    moduleKey: 'test',
    installation: null,
    permissions: { scopes: [], external: {} },
  },
  lambdaContext: { awsRequestId: 'invocation', getRemainingTimeInMillis: () => 25_000 },
  tracing: { traceId: 'trace', spanId: 'span' },
  realtime: {},
  metrics: null,
  featureFlags: () => false,
};

/** Runs a suite over each engine, with a way to open databases that are closed after each test. */
export function describeStoreOnEachEngine(
  title: string,
  suite: (open: (now?: () => number) => Promise<ForgeDatabase>) => void,
): void {
  describeOnEachEngine(title, (engine) => {
    const opened: ForgeDatabase[] = [];
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((database) => database.close()));
    });
    suite(async (now) => {
      const database = await openForgeDatabase(engine, now);
      opened.push(database);
      return database;
    });
  });
}
