/** `npm run bench:evm`: runs a measurement of bench/, which has a lockfile of its own. Standard output is the measurement's alone. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, installTool } from './steps/install.mjs';
import { forgeNode } from './steps/node.mjs';
import { root } from './steps/root.mjs';

const [name, ...args] = process.argv.slice(2);
await install(process.stderr);
await installTool('bench', process.stderr);
const child = spawn(
  forgeNode(),
  [
    '--disable-warning=ExperimentalWarning',
    `--import=${new URL('../evm/resolve-sources.mjs', import.meta.url).href}`,
    join(root, 'bench', `${name}.ts`),
    ...args,
  ],
  { stdio: 'inherit' },
);
child.on('exit', (code) => process.exit(code ?? 1));
