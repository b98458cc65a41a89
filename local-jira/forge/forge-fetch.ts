import type { Principal, RestHandler, RestRequest } from '../site/ports.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Interception, Crossing, Fault } from './interception.ts';
import type { InvocationTarget } from './invoke.ts';
import type { InvocationRecord } from './meter.ts';
import type { QueueApi } from './queue-api.ts';
import type { Rates } from './rates.ts';
import type { FetchTarget, ForgeFetch } from './runtime-globals.ts';
import {
  EXECUTE_DDL_PATH,
  EXECUTE_PATH,
  executeSql,
  parseSqlRequest,
  timedOut,
  type SqlAnswer,
} from './sql/sql-api.ts';
import type { SqlEngine } from './sql/outcome.ts';

/** What the platform offers to a running function. */
export interface PlatformServices {
  readonly rest: RestHandler;
  readonly sql: SqlEngine | null;
  readonly queues: QueueApi;
  readonly interception: Interception;
  readonly rates: Rates;
}

interface RunningInvocation {
  readonly target: InvocationTarget;
  readonly record: InvocationRecord;
  readonly deadline: number;
  /** Counts what may have changed something that a page shows. */
  readonly writes: { count: number };
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

const QUEUE_PATH = /^\/webhook\/queue\/(publish|stats|cancel)\//;

/** The `__forge_fetch__` of one invocation: whatever an app asks of the platform comes through here. */
export function createForgeFetch(
  services: PlatformServices,
  identity: AppIdentity,
  invocation: RunningInvocation,
): ForgeFetch {
  const { record, deadline } = invocation;
  return async (target, path, init) => {
    // A function that ran out of time is stopped on Forge: nothing that it still asks for happens.
    if (performance.now() > deadline) return never();
    const sent: Sent = {
      method: (init?.method ?? 'GET').toUpperCase(),
      path,
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? init.body : '',
    };
    record.bytesOut += Buffer.byteLength(sent.body) + path.length;
    const response = await route(services, identity, invocation, target, sent);
    const text = await response.clone().text();
    record.bytesIn += Buffer.byteLength(text);
    return performance.now() > deadline ? never() : response;
  };
}

function route(
  services: PlatformServices,
  identity: AppIdentity,
  invocation: RunningInvocation,
  target: FetchTarget,
  sent: Sent,
): Promise<Response> {
  if (target.type === 'sql') return sqlCall(services, invocation, sent);
  if (target.type === 'fpp' && target.remote === 'jira') return restCall(services, identity, invocation, target, sent);
  if (target.type === 'fpp' && target.remote === 'stargate' && QUEUE_PATH.test(sent.path))
    return queueCall(services, invocation, sent);
  const what = `${target.type}/${target.remote ?? '-'} ${sent.method} ${sent.path}`;
  const message = `local-jira does not implement the platform call ${what}. To add it, extend local-jira/forge/forge-fetch.ts.`;
  return Promise.resolve(json(501, { code: 501, message, errorMessages: [message] }));
}

async function sqlCall(
  services: PlatformServices,
  { target, record, writes }: RunningInvocation,
  sent: Sent,
): Promise<Response> {
  const { sql, interception, rates } = services;
  if (sql === null)
    return answer({ status: 403, body: { code: 'APP_NOT_ENABLED', message: 'The manifest declares no sql module.' } });
  if (sent.path !== EXECUTE_PATH && sent.path !== EXECUTE_DDL_PATH) {
    return json(404, { code: 'UNKNOWN_ERROR', message: `Forge SQL has no ${sent.path}.` });
  }
  const parsed = parseSqlRequest(sent.body);
  if ('refusal' in parsed) return answer(parsed.refusal);
  const { query, parameters } = parsed.request;
  const run = async (): Promise<Response> => {
    const started = performance.now();
    const answered = await executeSql(sql, sent.path, parsed.request);
    const elapsed = performance.now() - started;
    record.sqlMs += elapsed;
    rates.count('sql-ms-per-minute', elapsed);
    if (!/^\s*(?:select|with|show)\b/i.test(query)) writes.count += 1;
    return answer(answered);
  };
  record.sqlStatements += 1;
  rates.count(sent.path === EXECUTE_DDL_PATH ? 'sql-ddl-per-minute' : 'sql-dml-per-second', 1);
  const crossing: Crossing = { kind: 'sql', query, parameters, functionKey: target.functionKey };
  return intercepted(interception, crossing, run, (fault) => (fault.kind === 'timeout' ? answer(timedOut()) : null));
}

async function restCall(
  services: PlatformServices,
  identity: AppIdentity,
  { target: invoked, record, writes }: RunningInvocation,
  target: FetchTarget,
  sent: Sent,
): Promise<Response> {
  const principal = principalOf(target, identity, invoked);
  // What @forge/api makes a NeedsAuthenticationError of.
  if (principal === null) return proxyError(401, 'NEEDS_AUTHENTICATION_ERR');
  const request = toRestRequest(sent, principal);
  if (request === null) return json(400, { errorMessages: ['The request is malformed.'], errors: {} });
  const run = async (): Promise<Response> => {
    const answered = await services.rest(request);
    record.points += answered.points;
    if (sent.method !== 'GET') writes.count += 1;
    const empty = answered.body === undefined || answered.status === 204;
    const headers = { ...(empty ? {} : { 'content-type': 'application/json;charset=UTF-8' }), ...answered.headers };
    return new Response(empty ? null : JSON.stringify(answered.body), { status: answered.status, headers });
  };
  record.restCalls += 1;
  const as = principal.kind === 'app' ? 'app' : principal.kind === 'app-as-user' ? 'user' : 'none';
  const crossing: Crossing = {
    kind: 'rest',
    method: sent.method,
    path: sent.path,
    as,
    functionKey: invoked.functionKey,
  };
  return intercepted(services.interception, crossing, run, () => null);
}

async function queueCall(
  services: PlatformServices,
  { target, record }: RunningInvocation,
  sent: Sent,
): Promise<Response> {
  const operation = QUEUE_PATH.exec(sent.path)?.[1] ?? 'publish';
  const run = (): Promise<Response> => {
    const answered = services.queues.handle(operation, sent.body);
    return Promise.resolve(json(answered.status, answered.body));
  };
  if (operation !== 'publish') return run();
  record.queuePushes += 1;
  services.rates.count('queue-pushes-per-minute', 1);
  const { queue, events } = services.queues.describe(sent.body);
  return intercepted(
    services.interception,
    { kind: 'queue', queue, events, functionKey: target.functionKey },
    run,
    () => null,
  );
}

async function intercepted(
  interception: Interception,
  crossing: Crossing,
  run: () => Promise<Response>,
  special: (fault: Fault) => Response | null,
): Promise<Response> {
  const verdict = await interception.judge(crossing);
  if (verdict.action === 'drop') return never();
  if (verdict.action === 'lose-answer') await run();
  if (verdict.action === 'fail' || verdict.action === 'lose-answer') {
    return special(verdict.fault) ?? faultResponse(verdict.fault);
  }
  return run();
}

function faultResponse(fault: Fault): Promise<Response> | Response {
  if (fault.kind === 'timeout') return never();
  if (fault.kind === 'network') throw new TypeError('fetch failed');
  const headers: Record<string, string> = {};
  if (fault.status === 429) {
    // https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
    headers['retry-after'] = String(fault.retryAfterSeconds ?? 1);
    headers['x-ratelimit-remaining'] = '0';
    headers['ratelimit-reason'] = 'jira-burst-based';
  }
  const message = fault.status === 429 ? 'Rate limit exceeded.' : 'The service is unavailable.';
  return json(fault.status, { code: String(fault.status), message, errorMessages: [message], errors: {} }, headers);
}

/** Null when the call needs a person and the invocation has none. */
function principalOf(target: FetchTarget, identity: AppIdentity, invoked: InvocationTarget): Principal | null {
  const { appId, scopes } = identity;
  if (target.provider === 'app') return { kind: 'app', accountId: identity.accountId, scopes, appId };
  if (target.provider !== 'user') return { kind: 'anonymous' };
  if (target.accountId !== undefined && target.accountId !== invoked.accountId) {
    // Offline impersonation: only with scopes that say `allowImpersonation: true`.
    return { kind: 'app-as-user', accountId: target.accountId, scopes: identity.impersonationScopes, appId };
  }
  return invoked.accountId === null ? null : { kind: 'app-as-user', accountId: invoked.accountId, scopes, appId };
}

function toRestRequest({ method, path, headers, body }: Sent, principal: Principal): RestRequest | null {
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') return null;
  const url = new URL(path, 'http://site.invalid');
  let parsed: unknown;
  if (body !== '') {
    try {
      parsed = JSON.parse(body);
    } catch {
      return null;
    }
  }
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body: parsed,
    principal,
  };
}

function answer({ status, body }: SqlAnswer): Response {
  return json(status, body);
}

function proxyError(status: number, reason: string): Response {
  return json(status, { message: reason }, { 'forge-proxy-error': reason });
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const empty = status === 204 || body === undefined;
  return new Response(empty ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
