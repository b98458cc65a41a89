/** Brings node_modules to what the lockfile says, when it is not there already. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { fail, run, step } from './say.mjs';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** npm keeps what it installed in node_modules/.package-lock.json; optional packages of other platforms are rightly absent. */
function isInstalled(folder) {
  const installedPath = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const installed = readJson(installedPath).packages;
  return Object.entries(readJson(join(folder, 'package-lock.json')).packages)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.link)
    .every(([path, entry]) => installed[path]?.version === entry.version);
}

/** npm says what is wrong first, and then how it is used: one line of it is enough. */
function firstReason(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm error( code \S+)?/, '').trim());
  return lines.find((line) => line !== '') ?? 'npm ci failed. Run it to see why.';
}

/** Ends the process with one line when it cannot be done. */
export async function install(progress = process.stdout) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`Cannot write to ${root}. Clone Plumbline into a folder you own and run the command again.`);
  }
  await installFolder(root, 'Installing packages (two to four minutes the first time)', progress);
}

/** What only a tool needs stands in a folder with a lockfile of its own, so that users do not install it. */
export async function installTool(name, progress = process.stdout) {
  await installFolder(join(root, name), `Installing what ${name}/ needs`, progress);
}

async function installFolder(folder, title, progress) {
  if (isInstalled(folder)) return;
  try {
    await step(
      title,
      () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder }),
      progress,
    );
  } catch (error) {
    fail(`Packages could not be installed: ${firstReason(error.message)}`);
  }
}
