/** Finds a Node that is Forge's runtime (22) with type stripping and node:sqlite: npm's `node` package, or the one running. */
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './root.mjs';
import { fail } from './say.mjs';

function findForgeNode() {
  const packaged = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined;
}

export function hasForgeNode() {
  return findForgeNode() !== undefined;
}

export function forgeNode() {
  return (
    findForgeNode() ??
    fail(
      'Node 22 was not installed by npm (install scripts may be switched off). Run "npm rebuild node", or use Node 22.18 or newer.',
    )
  );
}

/** Environment in which `node` and the project's own tools come first on the PATH. */
export function forgeEnvironment() {
  return {
    PATH: [dirname(forgeNode()), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  };
}
