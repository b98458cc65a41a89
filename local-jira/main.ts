/**
 * Starts a local Jira site from the command line:
 * `npm run local-jira -- --port N --seed demo|empty|FILE.json --data DIR [--sql URL]`, and `--app DIR`, `--web DIR` for other builds than the project's.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openAppPackage, type AppPackage } from './forge/forge.ts';
import { serve, type RunningSite } from './http/serve.ts';
import { warmUp } from './http/warm-up.ts';
import type { InvokeAs } from './local-jira.ts';
import { demoSeed } from './seed/demo/demo-seed.ts';
import { prepareDemo } from './seed/demo/prepare-demo.ts';
import { SeedError } from './seed/seed-error.ts';
import { emptySeed } from './seed/empty.ts';
import type { Site } from './site/ports.ts';

const DEFAULT_PORT = '8118';
const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Something that the person who started this can put right: told in one line, exit code 1. */
class StartError extends Error {}

interface Arguments {
  readonly port: number;
  readonly seed: string;
  readonly dataDir: string;
  readonly sqlUrl: string | undefined;
  readonly appDir: string;
  readonly webDir: string;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: process.env['PORT'] ?? DEFAULT_PORT },
        seed: { type: 'string', default: 'demo' },
        data: { type: 'string', default: '.local-jira' },
        sql: { type: 'string' },
        app: { type: 'string', default: join(projectDir, 'build', 'app') },
        web: { type: 'string', default: join(projectDir, 'build', 'local-jira-web') },
      },
    });
    const port = Number(values.port);
    if (values.data.trim() === '') throw new StartError('--data needs the name of a folder.');
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new StartError(`--port ${values.port} is not a port.`);
    return {
      port,
      seed: values.seed,
      dataDir: resolve(values.data),
      sqlUrl: values.sql,
      appDir: resolve(values.app),
      webDir: resolve(values.web),
    };
  } catch (error) {
    throw new StartError(messageOf(error));
  }
}

function readSeed(name: string): { seed: unknown; prepare?: (invoke: InvokeAs) => Promise<void> } {
  if (name === 'demo') return { seed: demoSeed, prepare: prepareDemo };
  if (name === 'empty') return { seed: emptySeed };
  try {
    return { seed: JSON.parse(readFileSync(name, 'utf8')) };
  } catch (error) {
    throw new StartError(`The seed ${name} cannot be read: ${messageOf(error)}`);
  }
}

function openApp(appDir: string): AppPackage {
  // A build holds its manifest; while it does not, the project's own is what was built from.
  const built = join(appDir, 'manifest.yml');
  return openAppPackage(appDir, existsSync(built) ? built : join(projectDir, 'manifest.yml'));
}

function requireWritable(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
  } catch (error) {
    throw new StartError(`The folder ${dir} cannot be written: ${messageOf(error)}`);
  }
}

function requirePages(webDir: string): void {
  if (!existsSync(join(webDir, 'index.html')))
    throw new StartError(`The site's pages are not built: there is no ${webDir}. Run: npm run build`);
}

function tellWhoToSignInAs(site: Site): void {
  const people = [...site.all('user')].filter((user) => user.accountType === 'atlassian' && user.active);
  const lines = people.map((user) => `  ${user.displayName} <${user.emailAddress}>`);
  console.log(['Sign in as any of these people (no password):', ...lines].join('\n'));
}

async function start(): Promise<RunningSite> {
  const { port, seed, dataDir, sqlUrl, appDir, webDir } = readArguments();
  requireWritable(dataDir);
  requirePages(webDir);
  return serve({ port, dataDir, ...readSeed(seed), app: openApp(appDir), sqlUrl, projectDir, webDir });
}

function messageOf(error: unknown): string {
  if (error instanceof SeedError) return `The seed cannot be used: ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port is already taken. Choose another with --port N or PORT=N.';
  }
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

// An app's promise that nobody awaits must not take the site down with it.
process.on('unhandledRejection', (reason) => {
  console.error('local-jira: a promise was rejected and nobody listened', reason);
});

try {
  const running = await start();
  const stop = (): void => {
    void running.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await warmUp(running.localJira);
  // Said last: whoever reads it may stop the site at once.
  console.log(`Local Jira is ready: ${running.baseUrl}`);
  tellWhoToSignInAs(running.localJira.site);
} catch (error) {
  console.error(`local-jira: ${messageOf(error)}`);
  process.exitCode = 1;
}
