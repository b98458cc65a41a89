import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

/** Runs `npm start`'s script with a port, and tells how it ended. */
function startWith(port: string): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    env: { ...process.env, PORT: port },
    encoding: 'utf8',
  });
  return { status, said: stderr.trim() };
}

describe('npm start', () => {
  it.each(['abc', '0', '65536', '80 80', ''])('refuses PORT=%j in one line before it does anything', (port) => {
    expect(startWith(port)).toEqual({
      status: 1,
      said: `PORT must be a number from 1 to 65535, not "${port}".`,
    });
  });
});
