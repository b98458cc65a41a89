/** `npm run bench:…`: runs a measurement of bench/. Standard output is the measurement's alone. */
import { install, installTool } from './steps/install.mjs';
import { runSource } from './steps/run-source.mjs';

const [name, ...args] = process.argv.slice(2);
await install(process.stderr);
// DuckDB, which only one of them measures against, has a lockfile of its own.
if (name === 'evm') await installTool('bench', process.stderr);
runSource(`bench/${name}.ts`, args);
