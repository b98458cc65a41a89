/** `npm run evm`: runs evm/main.ts. Standard output is the command's alone, so nothing is installed that it can do without. */
import { install } from './steps/install.mjs';
import { hasForgeNode } from './steps/node.mjs';
import { runSource } from './steps/run-source.mjs';

if (!hasForgeNode()) await install(process.stderr);
runSource('evm/main.ts', process.argv.slice(2));
