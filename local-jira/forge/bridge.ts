import { z } from 'zod';
import type { RestHandler, Site } from '../site/ports.ts';
import { currentAction } from './action-context.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Invoke } from './invoke.ts';
import { FRONT_END_REQUEST_BYTES, FRONT_END_RESPONSE_BYTES, FUNCTION_TIMEOUT_MS } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { ModuleRefusedError, placeModule, platformContext } from './module-places.ts';

/** What a page's frame host posts to `/_local/bridge`. */
const bridgeCall = z.object({
  moduleType: z.string(),
  moduleKey: z.string(),
  subject: z
    .object({
      issueKey: z.string().optional(),
      projectKey: z.string().optional(),
      workflowId: z.string().optional(),
      transitionId: z.string().optional(),
      ruleId: z.string().optional(),
      ruleConfig: z.string().optional(),
      modalContext: z.unknown().optional(),
    })
    .default({}),
  command: z.enum(['invoke', 'fetchProduct']),
  payload: z.unknown(),
});
/** `callBridge('invoke', …)` in `@forge/bridge/out/invoke/invoke.js`. */
const invokePayload = z.object({ functionKey: z.string(), payload: z.record(z.string(), z.unknown()).optional() });
/** `callBridge('fetchProduct', …)` in `@forge/bridge/out/fetch/fetch.js`. */
const fetchPayload = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z
    .looseObject({
      method: z.string().optional(),
      headers: z.array(z.tuple([z.string(), z.string()])).default([]),
      body: z.string().nullish(),
    })
    .default({ headers: [] }),
});

export interface BridgeAnswer {
  readonly status: number;
  readonly body:
    { readonly value?: unknown; readonly wrote: boolean } | { readonly error: { readonly message: string } };
}

export type HandleBridge = (call: unknown, accountId: string) => Promise<BridgeAnswer>;

export interface BridgeOptions {
  readonly site: Site;
  readonly rest: RestHandler;
  readonly manifest: Manifest;
  readonly identity: AppIdentity;
  readonly invoke: Invoke;
}

/** Answers the calls that Custom UI pages make through their host: resolver invocations and `requestJira`. */
export function createBridge(options: BridgeOptions): HandleBridge {
  const { site, manifest } = options;
  return async (call, accountId) => {
    const parsed = bridgeCall.safeParse(call);
    if (!parsed.success) return refused(400, `Malformed bridge call: ${z.prettifyError(parsed.error)}`);
    const { moduleType, moduleKey, subject, command, payload } = parsed.data;
    try {
      const module = placeModule(site, manifest, accountId, moduleType, moduleKey, subject);
      return command === 'invoke'
        ? await invokeResolver(options, module, payload, accountId)
        : await fetchProduct(options, payload, accountId);
    } catch (error) {
      if (error instanceof ModuleRefusedError) return refused(error.status, error.message);
      throw error;
    }
  };
}

async function invokeResolver(
  { site, identity, invoke }: BridgeOptions,
  module: ReturnType<typeof placeModule>,
  payload: unknown,
  accountId: string,
): Promise<BridgeAnswer> {
  const parsed = invokePayload.safeParse(payload);
  if (!parsed.success) return refused(400, 'functionKey must be a string!');
  if (Buffer.byteLength(JSON.stringify(parsed.data)) > FRONT_END_REQUEST_BYTES) {
    return refused(413, `The request payload is larger than ${FRONT_END_REQUEST_BYTES / 1_024} KB.`);
  }
  if (module.resolverFunction === null) return refused(400, `The module ${module.key} declares no resolver.`);
  const outcome = await invoke(
    {
      functionKey: module.resolverFunction,
      moduleType: module.type,
      moduleKey: module.key,
      accountId,
      action: currentAction(),
      timeoutMs: FUNCTION_TIMEOUT_MS,
      background: false,
    },
    { call: parsed.data, context: { ...platformContext(identity, site, module.key), extension: module.extension } },
  );
  // As on Forge, the page hears the message of what its resolver threw.
  if (!outcome.ok) return refused(outcome.code === 'FUNCTION_TIME_OUT' ? 504 : 424, outcome.message);
  const size = outcome.value === undefined ? 0 : Buffer.byteLength(JSON.stringify(outcome.value));
  if (size > FRONT_END_RESPONSE_BYTES) return refused(413, 'The response payload is larger than 5 MB.');
  return { status: 200, body: { value: outcome.value, wrote: outcome.wrote } };
}

/** The page's own calls: as the person, within the app's scopes. They neither bill nor count as the app's points. */
async function fetchProduct(
  { rest, identity }: BridgeOptions,
  payload: unknown,
  accountId: string,
): Promise<BridgeAnswer> {
  const parsed = fetchPayload.safeParse(payload);
  if (!parsed.success) return refused(400, `Malformed fetchProduct call: ${z.prettifyError(parsed.error)}`);
  const { product, restPath, fetchRequestInit } = parsed.data;
  const method = (fetchRequestInit.method ?? 'GET').toUpperCase();
  if (product !== 'jira') return refused(501, `local-jira is Jira only; it does not implement requests to ${product}.`);
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE')
    return refused(400, `Unknown method ${method}.`);
  const url = new URL(restPath, 'http://site.invalid');
  const { appId, scopes } = identity;
  const answered = await rest({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(fetchRequestInit.headers),
    body: readJson(fetchRequestInit.body ?? ''),
    principal: { kind: 'app-as-user', accountId, scopes, appId },
  });
  const body = answered.body === undefined ? '' : JSON.stringify(answered.body);
  const headers = { 'content-type': 'application/json;charset=UTF-8', ...answered.headers };
  return {
    status: 200,
    body: {
      value: { status: answered.status, statusText: '', headers, body, isAttachment: false },
      wrote: method !== 'GET',
    },
  };
}

function readJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(status: number, message: string): BridgeAnswer {
  return { status, body: { error: { message } } };
}
