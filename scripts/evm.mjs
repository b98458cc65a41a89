/** `npm run evm`: runs evm/main.ts. Standard output is the command's alone, so nothing is installed that it can do without. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install } from './steps/install.mjs';
import { forgeNode, hasForgeNode } from './steps/node.mjs';
import { root } from './steps/root.mjs';

if (!hasForgeNode()) await install(process.stderr);
const child = spawn(
  forgeNode(),
  [
    '--disable-warning=ExperimentalWarning',
    `--import=${new URL('../evm/resolve-sources.mjs', import.meta.url).href}`,
    join(root, 'evm', 'main.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
child.on('exit', (code) => process.exit(code ?? 1));
