import { randomUUID } from 'node:crypto';
import type { Clock } from '../site/ports.ts';
import { withAction } from './action-context.ts';
import type { AppIdentity } from './app-identity.ts';
import { createForgeFetch, type PlatformServices } from './forge-fetch.ts';
import type { InvocationTarget, Invoke } from './invoke.ts';
import { INVOCATION_PAYLOAD_BYTES } from './limits.ts';
import type { Handlers } from './load-handlers.ts';
import type { Meter } from './meter.ts';
import { withForgeGlobals, type ForgeRuntime } from './runtime-globals.ts';

export interface InvokerOptions {
  readonly identity: AppIdentity;
  readonly handlers: Handlers;
  readonly services: PlatformServices;
  readonly meter: Meter;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** Runs the app's functions. An app's fault is an outcome, never an exception here. */
export function createInvoke({ identity, handlers, services, meter, clock, log }: InvokerOptions): Invoke {
  return async (target, payload) => {
    const found = handlers.find(target.functionKey);
    if (!found.found) {
      log(`${target.moduleType} ${target.moduleKey}: ${found.problem}`);
      return { ok: false, code: 'NO_SUCH_FUNCTION', message: found.problem };
    }
    const argument = JSON.stringify(payload);
    if (Buffer.byteLength(argument) > INVOCATION_PAYLOAD_BYTES) {
      return {
        ok: false,
        code: 'PAYLOAD_TOO_LARGE',
        message: `The payload is larger than ${INVOCATION_PAYLOAD_BYTES} bytes.`,
      };
    }
    const timeoutMs =
      target.background && found.timeoutSeconds !== null ? found.timeoutSeconds * 1_000 : target.timeoutMs;
    const record = meter.start(
      {
        module: target.moduleKey,
        function: target.functionKey,
        kind: target.moduleType,
        at: new Date(clock.now()).toISOString(),
      },
      target.action,
    );
    const started = performance.now();
    const deadline = started + timeoutMs;
    const writes = { count: 0 };
    const fetch = createForgeFetch(services, identity, { target, record, deadline, writes });
    const runtime = buildRuntime(identity, target, deadline);
    const run = async (): Promise<string | undefined> => {
      const value: unknown = await found.handler(JSON.parse(argument), contextArgument(identity, target));
      // What a function returns crosses as JSON: BigInt throws here, as it does on Forge.
      return JSON.stringify(value);
    };
    const outcome = await settle(
      withAction(target.action, () => withForgeGlobals({ runtime, fetch }, run)),
      timeoutMs,
    );
    meter.finish(record, performance.now() - started, outcome.ok ? null : `${outcome.code}: ${outcome.message}`);
    if (!outcome.ok) log(`${target.moduleType} ${target.moduleKey} (${target.functionKey}): ${outcome.stack}`);
    return outcome.ok
      ? { ok: true, value: outcome.json === undefined ? undefined : JSON.parse(outcome.json), wrote: writes.count > 0 }
      : { ok: false, code: outcome.code, message: outcome.message };
  };
}

type Settled =
  | { readonly ok: true; readonly json: string | undefined }
  | {
      readonly ok: false;
      readonly code: 'FUNCTION_TIME_OUT' | 'FUNCTION_ERROR';
      readonly message: string;
      readonly stack: string;
    };

async function settle(running: Promise<string | undefined>, timeoutMs: number): Promise<Settled> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<Settled>((resolve) => {
    timer = setTimeout(() => {
      const message = `The function did not finish within ${timeoutMs / 1_000} seconds.`;
      resolve({ ok: false, code: 'FUNCTION_TIME_OUT', message, stack: message });
    }, timeoutMs);
    timer.unref();
  });
  const finished = running.then(
    (json): Settled => ({ ok: true, json }),
    (error: unknown): Settled => ({
      ok: false,
      code: 'FUNCTION_ERROR',
      message: messageOf(error),
      stack: stackOf(error),
    }),
  );
  try {
    return await Promise.race([finished, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The second argument of every function: function-reference/arguments#context-schema. */
function contextArgument(identity: AppIdentity, target: InvocationTarget): unknown {
  return {
    installContext: identity.installContext,
    ...(target.accountId === null ? {} : { principal: { accountId: target.accountId } }),
    installation: installationOf(identity),
  };
}

function installationOf(identity: AppIdentity): unknown {
  return { ari: { installationId: identity.installationId }, contexts: [{ cloudId: identity.cloudId }] };
}

function buildRuntime(identity: AppIdentity, target: InvocationTarget, deadline: number): ForgeRuntime {
  const invocationId = randomUUID();
  return {
    proxy: { token: '', url: '' },
    contextAri: identity.installContext,
    container: {},
    appContext: {
      appId: identity.appId,
      appVersion: identity.appVersion,
      environmentId: identity.environmentId,
      environmentType: identity.environmentType,
      invocationId,
      installationId: identity.installationId,
      functionKey: target.functionKey,
      moduleType: target.moduleType,
      moduleKey: target.moduleKey,
      installation: installationOf(identity),
      permissions: { scopes: identity.scopes, external: {} },
    },
    ...(target.accountId === null ? {} : { aaid: target.accountId }),
    lambdaContext: {
      awsRequestId: invocationId,
      getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
    },
    tracing: { traceId: invocationId.replaceAll('-', ''), spanId: invocationId.slice(0, 8) },
    realtime: {},
    metrics: NO_METRICS,
    featureFlags: () => false,
  };
}

/** @forge/api counts its own calls into Atlassian's dashboards; the meter counts for itself. */
const NO_METRICS = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }) }),
  gauge: () => ({ set: nothing }),
};

function nothing(): void {
  // Nothing is measured here.
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
