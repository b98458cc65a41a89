import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '..', '..');
const UNPACK = `import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())`;

/**
 * The folder with the unpacked browser: `chromium` and its `fonts`. The package unpacks into the temporary directory and takes a
 * half-written file for a finished one, so each process unpacks into a folder of its own and the first to finish gives its name.
 */
export async function unpackChromium(): Promise<string> {
  const home = join(ROOT, 'build', `browser-${chromiumVersion()}`);
  if (existsSync(home)) return home;
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  const fresh = mkdtempSync(join(ROOT, 'build', 'browser-unpacking-'));
  try {
    await promisify(execFile)(process.execPath, ['-e', UNPACK], { cwd: ROOT, env: { ...process.env, TMPDIR: fresh } });
    renameSync(fresh, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return home;
}

function chromiumVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'),
  );
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
    throw new Error('@sparticuz/chromium has no version.');
  return String(manifest.version);
}
