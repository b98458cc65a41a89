/** `npm run mutation`: how many faults put into the earned-value engine its tests notice; fails under 90 %. Not part of `npm test`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, installTool } from './steps/install.mjs';
import { forgeEnvironment, forgeNode } from './steps/node.mjs';
import { root } from './steps/root.mjs';

const folder = join(root, 'mutation');
await install();
await installTool('mutation');
const stryker = join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const child = spawn(forgeNode(), [stryker, 'run', join(folder, 'stryker.config.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  env: { ...process.env, ...forgeEnvironment() },
  stdio: 'inherit',
});
child.on('exit', (code) => process.exit(code ?? 1));
