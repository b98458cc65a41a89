import { AsyncLocalStorage } from 'node:async_hooks';

/** What the @forge packages read while a function runs: `ForgeRuntime` in `@forge/api/out/api/runtime.d.ts`. */
export interface ForgeRuntime {
  readonly proxy: { readonly token: string; readonly url: string };
  readonly contextAri: string;
  readonly container: Readonly<Record<string, string>>;
  readonly appContext: {
    readonly appId: string;
    readonly appVersion: string;
    readonly environmentId: string;
    readonly environmentType: string;
    readonly invocationId: string;
    readonly installationId: string;
    readonly functionKey: string;
    readonly moduleType: string;
    readonly moduleKey: string;
    readonly installation: unknown;
    readonly permissions: { readonly scopes: readonly string[]; readonly external: Readonly<Record<string, never>> };
  };
  /** Only when a person invoked the function. */
  readonly aaid?: string;
  readonly lambdaContext: { readonly awsRequestId: string; getRemainingTimeInMillis(): number };
  readonly tracing: { readonly traceId: string; readonly spanId: string };
  readonly realtime: Readonly<Record<string, never>>;
  readonly metrics: unknown;
  readonly featureFlags: (flag: string) => boolean;
}

/** First argument of `__forge_fetch__`, as `@forge/api/out/api/fetch.js` gives it. */
export interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
}

export type ForgeFetch = (target: FetchTarget, path: string, init?: RequestInit) => Promise<Response>;

export interface RuntimeScope {
  readonly runtime: ForgeRuntime;
  readonly fetch: ForgeFetch;
}

const scopes = new AsyncLocalStorage<RuntimeScope>();

/** Runs `body` with the Forge globals of one invocation; several may run at the same time. */
export function withForgeGlobals<T>(scope: RuntimeScope, body: () => T): T {
  installGlobals();
  return scopes.run(scope, body);
}

/** Runs `body` outside any invocation: work that an invocation causes is not part of it. */
export function withoutForgeGlobals<T>(body: () => T): T {
  return scopes.exit(body);
}

/** The class whose name `@forge/api` gives to a refused egress, which this app has no packages for. */
class EgressRefusedError extends Error {
  readonly status = 403;

  constructor(url: string) {
    super(
      `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
    );
    this.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  }
}

function urlOf(input: string | URL | Request): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}

let installed = false;

/** Must run before the app's code is loaded: `@forge/api` keeps the global `fetch` it finds. */
export function installGlobals(): void {
  if (installed) return;
  installed = true;
  Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, get: () => scopes.getStore()?.runtime });
  Object.defineProperty(globalThis, '__forge_fetch__', {
    configurable: true,
    get: (): ForgeFetch => async (target, path, init) => {
      const scope = scopes.getStore();
      if (scope === undefined) throw new Error('Forge runtime not found.');
      return scope.fetch(target, path, init);
    },
  });
  const platformFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    // Only an app's code runs inside a scope, and local-jira runs apps without egress.
    if (scopes.getStore() !== undefined) throw new EgressRefusedError(urlOf(input));
    return platformFetch(input, init);
  };
}
