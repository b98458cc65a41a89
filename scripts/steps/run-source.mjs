/** Runs a TypeScript source unbuilt, under Forge's Node; this process ends as it does. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { forgeNode } from './node.mjs';
import { root } from './root.mjs';

/** @param file from the root of the project; its imports of src/ carry no suffix, see evm/resolve-sources.mjs */
export function runSource(file, args) {
  const resolver = new URL('../../evm/resolve-sources.mjs', import.meta.url).href;
  const child = spawn(
    forgeNode(),
    ['--disable-warning=ExperimentalWarning', `--import=${resolver}`, join(root, file), ...args],
    { stdio: 'inherit' },
  );
  child.on('exit', (code) => process.exit(code ?? 1));
}
