import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { registerAppField } from '../site/app-fields.ts';
import type { Clock, RestHandler, Site } from '../site/ports.ts';
import type { AppExpressions } from './app-expressions.ts';
import { identifyApp, type AppIdentity } from './app-identity.ts';
import { ensureAppUser } from './app-user.ts';
import { createBridge, type HandleBridge } from './bridge.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createEventSource } from './events.ts';
import { refreshFieldValues } from './field-values.ts';
import { openForgeState } from './forge-state.ts';
import { createInterception, type Interception } from './interception.ts';
import { createInvoke } from './invocation.ts';
import type { Invoke } from './invoke.ts';
import { loadHandlers } from './load-handlers.ts';
import { loadManifest, unsupportedModules, type Manifest } from './manifest.ts';
import { createMeter, type Meter } from './meter.ts';
import { createQueueApi } from './queue-api.ts';
import { createAppRules } from './rules.ts';
import { createDeliveryRunner } from './run-delivery.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import { openMysqlEngine } from './sql/mysql-engine.ts';
import type { SqlEngine } from './sql/outcome.ts';
import { openSqliteEngine } from './sql/sqlite-engine.ts';

/** An app that is ready to be installed: its manifest and where its build lies. */
export interface AppPackage {
  readonly manifest: Manifest;
  /** Where the built back end's files are: `<dir>/index.js`. */
  readonly backendDir: string;
  /** What resource paths of the manifest are relative to. */
  readonly resourceRoots: readonly string[];
  readonly name: string;
}

export interface ForgeOptions {
  readonly site: Site;
  readonly rest: RestHandler;
  readonly app: AppPackage;
  readonly expressions: AppExpressions;
  readonly clock: Clock;
  /** Where the runtime's state and the app's SQLite database are kept; null keeps both in memory. */
  readonly dataDir: string | null;
  /** `mysql://…`; SQLite when undefined. */
  readonly sqlUrl?: string | undefined;
  readonly log: (line: string) => void;
  /** Real milliseconds until an event is delivered. */
  readonly eventLatenessMs?: number;
}

/** One app installed on the site, and the platform around it. */
export interface Forge {
  readonly app: AppPackage;
  readonly identity: AppIdentity;
  readonly invoke: Invoke;
  readonly bridge: HandleBridge;
  readonly interception: Interception;
  readonly meter: Meter;
  readonly deliveries: Deliveries;
  readonly schedules: Schedules;
  /** The app's database, for tests that look inside. */
  readonly sql: SqlEngine | null;
  /** Sends the life-cycle event that this start calls for, if any. @returns whether the app was installed just now */
  announce(): boolean;
  /** Runs the value functions of an issue that a person opens. */
  refreshFieldValues(issueIdOrKey: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Reads what `npm run build` made: `<appDir>/backend/index.js`, with the manifest in `appDir` or at `manifestPath`.
 * @throws Error in one line that says what is missing
 */
export function openAppPackage(appDir: string, manifestPath = join(appDir, 'manifest.yml')): AppPackage {
  const manifest = loadManifest(manifestPath);
  const backendDir = join(appDir, 'backend');
  if (!existsSync(backendDir)) throw new Error(`The app is not built: there is no ${backendDir}. Run npm run build.`);
  return { manifest, backendDir, resourceRoots: [appDir, join(manifestPath, '..')], name: 'Plumbline' };
}

/** Registers what must be known before seeds are applied: the app's fields and its user. */
export function registerApp(site: Site, { manifest, name }: AppPackage): void {
  const identity = identifyApp(manifest, site.cloudId, '1.0.0');
  for (const field of manifest.modules['jira:customField']) {
    registerAppField(site, {
      appId: identity.appId,
      environmentId: identity.environmentId,
      environmentType: identity.environmentType,
      moduleKey: field.key,
      name: field.name,
      description: field.description,
      type: field.type,
      isList: field.collection === 'list',
      readOnly: field.readOnly,
    });
  }
  ensureAppUser(site, identity, name);
  site.commit();
}

/** Installs the app on the site: its rules, its triggers, its queues, its schedules and its database. */
export async function createForge(options: ForgeOptions): Promise<Forge> {
  const { site, rest, app, expressions, clock, dataDir, sqlUrl, log, eventLatenessMs = 5 } = options;
  const { manifest } = app;
  for (const type of unsupportedModules(manifest)) log(`local-jira does not run modules of type ${type}`);
  const state = openForgeState(dataDir === null ? null : join(dataDir, 'forge.sqlite'));
  const version = readVersion(state.findValue('version'));
  const identity = identifyApp(manifest, site.cloudId, `${version}.0.0`);
  const sql = await openSql(manifest, dataDir, sqlUrl);
  if (sql !== null && state.findValue('fingerprint') === undefined && (await sql.countTables()) > 0) {
    // Forge gives every installation a database of its own, and an empty one.
    await sql.close();
    state.close();
    throw new Error('The SQL database already holds tables, and this site is new. Drop the database, or name another.');
  }
  const interception = createInterception();
  const meter = createMeter(manifest.app.runtime.memoryMB);
  const handlers = loadHandlers(app.backendDir, manifest, clock);

  const queues = createQueueApi(manifest, () => deliveries, clock);
  const invoke = createInvoke({
    identity,
    handlers,
    services: { rest, sql, queues, interception, rates: meter.rates },
    meter,
    clock,
    log,
  });
  const judgeEvent = async (expression: string, event: unknown): Promise<boolean | null> => {
    const outcome = await expressions.evaluateEvent(expression, event);
    return outcome.ok && typeof outcome.value === 'boolean' ? outcome.value : null;
  };
  const run = createDeliveryRunner(manifest, invoke, judgeEvent, log);
  const deliveries: Deliveries = createDeliveries({ state, clock, interception, run, latenessMs: eventLatenessMs });
  const schedules = createSchedules(manifest, identity, state, clock, invoke);
  const events = createEventSource({ manifest, identity, deliveries, clock, log });
  let closed = false;
  site.rules = createAppRules({ site, manifest, identity, invoke, expressions, log });
  site.onEvent((event) => {
    if (!closed) events.onProductEvent(event);
  });

  return {
    app,
    identity,
    invoke,
    bridge: createBridge({ site, rest, manifest, identity, invoke }),
    interception,
    meter,
    deliveries,
    schedules,
    sql,
    announce() {
      const fingerprint = fingerprintOf(manifest);
      const known = state.findValue('fingerprint');
      state.setValue('fingerprint', fingerprint);
      if (known === fingerprint) return false;
      const upgraded = known !== undefined;
      const next = upgraded ? version + 1 : version;
      state.setValue('version', next);
      const account = firstAdministrator(site);
      events.sendLifecycleEvent(upgraded ? 'avi:forge:upgraded:app' : 'avi:forge:installed:app', {
        id: identity.installationId,
        ...(account === undefined ? {} : { [upgraded ? 'upgraderAccountId' : 'installerAccountId']: account }),
        app: { id: identity.appId, version: `${next}.0.0`, name: app.name },
        environment: { id: identity.environmentId },
        ...(upgraded ? { permissions: { scopes: manifest.scopes } } : {}),
      });
      return !upgraded;
    },
    async refreshFieldValues(issueIdOrKey) {
      const issue = site.findIssue(issueIdOrKey);
      if (issue !== undefined) await refreshFieldValues({ site, rest, manifest, identity, invoke, log }, issue);
    },
    async close() {
      closed = true;
      await deliveries.close();
      await sql?.close();
      state.close();
    },
  };
}

function openSql(manifest: Manifest, dataDir: string | null, sqlUrl: string | undefined): Promise<SqlEngine | null> {
  if (manifest.modules.sql.length === 0) return Promise.resolve(null);
  if (sqlUrl !== undefined) return openMysqlEngine(sqlUrl);
  return Promise.resolve(openSqliteEngine(dataDir === null ? null : join(dataDir, 'app.sqlite')));
}

function readVersion(stored: unknown): number {
  return typeof stored === 'number' ? stored : 1;
}

/** What makes an upgrade a major one: permissions, and modules that need consent. */
function fingerprintOf(manifest: Manifest): string {
  const parts = JSON.stringify([manifest.scopes, manifest.impersonationScopes, manifest.modules.sql]);
  return createHash('sha256').update(parts).digest('hex');
}

function firstAdministrator(site: Site): string | undefined {
  for (const group of site.all('group')) {
    const admin = /admin/i.test(group.name) ? group.members[0] : undefined;
    if (admin !== undefined) return admin;
  }
  return undefined;
}

/** The file of a built resource, or null: never outside the resource's folder. */
export function findResourceDir({ manifest, resourceRoots }: AppPackage, resourceKey: string): string | null {
  const resource = manifest.resources.find((one) => one.key === resourceKey);
  if (resource === undefined) return null;
  return resourceRoots.map((root) => join(root, resource.path)).find((dir) => existsSync(dir)) ?? null;
}
