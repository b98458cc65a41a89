import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSiteStorage } from '../../../local-jira/site/storage.ts';

const projectDir = join(__dirname, '..', '..', '..');
const fixture = join(__dirname, '..', 'fixture-app');

const dir = mkdtempSync(join(tmpdir(), 'local-jira-cli-'));
writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Local Jira</title>');
// Each case starts a Node of its own.
jest.setTimeout(60_000);
afterAll(() => {
  rmSync(dir, { recursive: true });
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command until it ends, or until it says that it is ready and is then asked to stop. */
function run(...options: string[]): Promise<Ended> {
  const main = join(projectDir, 'local-jira', 'main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...options], { cwd: dir });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.includes('Sign in as')) child.kill('SIGTERM');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

const usual = (...more: string[]): string[] => [
  '--seed',
  'empty',
  '--app',
  fixture,
  '--web',
  dir,
  '--data',
  join(dir, 'data'),
  '--port',
  '0',
  ...more,
];

test('starts, says where and whom to sign in as, and ends well when told to', async () => {
  const ended = await run(...usual());
  expect(ended.err).toBe('');
  expect(ended.out).toMatch(/Local Jira is ready: http:\/\/127\.0\.0\.1:\d+\n/);
  expect(ended.out).toContain('Ada Admin <admin@example.com>');
  expect(ended.code).toBe(0);
});

describe('says in one line what is wrong, and ends with code 1', () => {
  test.concurrent.each([
    ['a port that is none', ['--port', 'abc'], '--port abc is not a port.'],
    ['an unknown option', ['--colour', 'red'], "Unknown option '--colour'"],
    ['a seed file that is missing', ['--seed', 'nope.json'], 'The seed nope.json cannot be read'],
    ['a folder that cannot be written', ['--data', '/dev/null/x'], 'The folder /dev/null/x cannot be written'],
    ['an app that is not built', ['--app', 'nowhere'], 'The app is not built'],
    ['pages that are not built', ['--web', 'nowhere'], "The site's pages are not built"],
    [
      'a SQL server that is not there',
      ['--sql', 'mysql://root@127.0.0.1:1/x'],
      'No SQL server answers at 127.0.0.1:1.',
    ],
    ['a SQL URL without a database', ['--sql', 'mysql://root@127.0.0.1:1/'], 'The SQL URL must name a database'],
    ['a SQL URL of another kind', ['--sql', 'postgres://127.0.0.1/x'], 'The SQL URL must look like mysql://'],
    ['a folder without a name', ['--data', ''], '--data needs the name of a folder.'],
  ])('%s', async (_, options, message) => {
    const ended = await run(...usual('--data', mkdtempSync(join(dir, 'data-')), ...options));
    expect(ended.err).toContain(`local-jira: ${message}`);
    expect(ended.err.trim().split('\n')).toHaveLength(1);
    expect(ended.code).toBe(1);
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const ended = await run(...usual('--port', port));
    other.close();
    expect(ended.err).toBe('local-jira: The port is already taken. Choose another with --port N or PORT=N.\n');
    expect(ended.code).toBe(1);
  });

  test('a saved site that is none', async () => {
    const data = join(dir, 'spoilt');
    mkdirSync(data);
    writeFileSync(
      join(data, 'site.sqlite'),
      'This is no database, and long enough for SQLite to see that. '.repeat(20),
    );
    const ended = await run(...usual('--data', data));
    expect(ended.err).toBe(
      `local-jira: The saved site ${join(data, 'site.sqlite')} cannot be read; remove it or choose another folder.\n`,
    );
    expect(ended.code).toBe(1);
  });

  test('a saved site that another process has open', async () => {
    const data = join(dir, 'shared');
    mkdirSync(data);
    const opened = openSiteStorage(join(data, 'site.sqlite'));
    const ended = await run(...usual('--data', data));
    opened.close();
    expect(ended.err).toMatch(/^local-jira: The saved site .* is open in another process; .*\n$/);
    expect(ended.code).toBe(1);
    expect((await run(...usual('--data', data))).code).toBe(0);
  });

  test('a seed that is not one', async () => {
    writeFileSync(join(dir, 'wrong.json'), '{"users": []}');
    const ended = await run(...usual('--seed', 'wrong.json', '--data', join(dir, 'other')));
    expect(ended.err).toMatch(/^local-jira: The seed cannot be used: users: .*\n$/);
    expect(ended.code).toBe(1);
  });
});
