import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { withAction } from './forge/action-context.ts';
import { createForge, registerApp, type AppPackage, type Forge } from './forge/forge.ts';
import type { ActionTag } from './forge/meter.ts';
import { createAppExpressions } from './forge/site-expressions.ts';
import { createSettableClock, type SettableClock } from './forge/settable-clock.ts';
import { createRest } from './rest/router.ts';
import { applySeed, isSeeded, parseSeed } from './seed/apply.ts';
import type { RestHandler, Site } from './site/ports.ts';
import { createSite } from './site/site.ts';
import { openSiteStorage, type SiteStorage } from './site/storage.ts';

const CLOCK_SETTING = 'clock-offset';
/** How often scheduled triggers are looked at; their shortest interval is five minutes. */
const SCHEDULE_TICK_MS = 1_000;

export interface LocalJiraOptions {
  /** Where the site keeps its state; null keeps it in memory. */
  readonly dataDir: string | null;
  /** Used when the site has no data yet; the seed format is in `seed/format.ts`. */
  readonly seed: unknown;
  /** The app to install; null for a site without one. */
  readonly app: AppPackage | null;
  /** On the first start, after the app was installed: what people do with it before anybody looks. */
  readonly prepare?: ((invoke: InvokeAs) => Promise<void>) | undefined;
  /** Such as `http://127.0.0.1:8118`. */
  readonly baseUrl: string;
  /** `mysql://…` for the app's database; SQLite when undefined. */
  readonly sqlUrl?: string | undefined;
  /** Default: a clock that starts with the machine's. */
  readonly clock?: SettableClock;
  readonly log?: (line: string) => void;
  readonly eventLatenessMs?: number;
}

/** Calls a resolver as a person on a page of the app would, the same way as `POST /_local/bridge`. */
export type InvokeAs = (
  accountId: string,
  place: {
    readonly moduleType: string;
    readonly moduleKey: string;
    readonly subject: Readonly<Record<string, string>>;
  },
  verb: string,
  payload: unknown,
) => Promise<unknown>;

/** A Jira site with an app installed on it, in this process. */
export interface LocalJira {
  readonly site: Site;
  readonly rest: RestHandler;
  readonly clock: SettableClock;
  /** Null for a site without an app. */
  readonly forge: Forge | null;
  /** Runs `body` as one metered click of a person. */
  act<T>(action: ActionTag, body: () => T): T;
  close(): Promise<void>;
}

/**
 * Opens or makes a site. On its first start it is seeded, the app is installed, and what the seed asks of the app is done.
 * @throws Error in one line when the folder, the seed, the app or the SQL server cannot be used
 */
export async function createLocalJira(options: LocalJiraOptions): Promise<LocalJira> {
  const { dataDir } = options;
  if (dataDir !== null) mkdirSync(dataDir, { recursive: true });
  const storage = openSiteStorage(dataDir === null ? null : join(dataDir, 'site.sqlite'));
  try {
    return await openOver(storage, options);
  } catch (error) {
    storage.close();
    throw error;
  }
}

async function openOver(storage: SiteStorage, options: LocalJiraOptions): Promise<LocalJira> {
  const { app, prepare, clock = createSettableClock(), log = printLine } = options;
  const site = createSite({ storage, clock, baseUrl: options.baseUrl });
  keepClock(site, clock);
  if (app !== null) registerApp(site, app);
  const first = !isSeeded(site);
  if (first) seedSite(site, clock, options.seed);
  const rest = createRest(site);
  const forge = app === null ? null : await installApp(site, rest, app, clock, log, options);
  forge?.announce();
  if (first && forge !== null && prepare !== undefined) await prepareApp(forge, prepare, log);
  const ticking = setInterval(() => void forge?.schedules.tick(), SCHEDULE_TICK_MS);
  ticking.unref();
  clock.onChange(() => {
    forge?.deliveries.wake();
    void forge?.schedules.tick();
  });
  return {
    site,
    rest,
    clock,
    forge,
    act: (action, body) => withAction(action, body),
    async close() {
      clearInterval(ticking);
      await forge?.close();
      storage.close();
    },
  };
}

function seedSite(site: Site, clock: SettableClock, seed: unknown): void {
  const { clock: start } = parseSeed(seed);
  if (start !== undefined) clock.setNow(Date.parse(start));
  applySeed(site, seed);
}

function installApp(
  site: Site,
  rest: RestHandler,
  app: AppPackage,
  clock: SettableClock,
  log: (line: string) => void,
  { dataDir, sqlUrl, eventLatenessMs }: LocalJiraOptions,
): Promise<Forge> {
  const lateness = eventLatenessMs === undefined ? {} : { eventLatenessMs };
  return createForge({
    site,
    rest,
    app,
    expressions: createAppExpressions(site),
    clock,
    dataDir,
    sqlUrl,
    log,
    ...lateness,
  });
}

/** A preparation that fails is told in one line; the site stays usable. */
async function prepareApp(
  forge: Forge,
  prepare: (invoke: InvokeAs) => Promise<void>,
  log: (line: string) => void,
): Promise<void> {
  await forge.deliveries.drain();
  try {
    await prepare(async (accountId, place, verb, payload) => {
      const { body } = await forge.bridge(
        { ...place, command: 'invoke', payload: { functionKey: verb, payload } },
        accountId,
      );
      await forge.deliveries.drain();
      if ('error' in body) throw new Error(`${place.moduleKey} ${verb}: ${body.error.message}`);
      return body.value;
    });
  } catch (error) {
    log(`The app could not be prepared: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The clock's distance to the machine's survives a restart. */
function keepClock(site: Site, clock: SettableClock): void {
  const stored = site.find('setting', CLOCK_SETTING)?.value;
  if (typeof stored === 'number') clock.setOffset(stored);
  clock.onChange(() => {
    site.put('setting', { id: CLOCK_SETTING, value: clock.offsetMs() });
    site.commit();
  });
}

function printLine(line: string): void {
  console.log(line);
}
