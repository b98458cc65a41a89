/** `npm start`: installs and builds what is missing, then serves the demo site on 127.0.0.1 (port 8118, or PORT). */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install } from './steps/install.mjs';
import { forgeEnvironment, forgeNode } from './steps/node.mjs';
import { build } from './steps/outputs.mjs';
import { root } from './steps/root.mjs';
import { fail } from './steps/say.mjs';

const port = process.env.PORT ?? '8118';
if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
  fail(`PORT must be a number from 1 to 65535, not "${port}".`);

await install();
try {
  await build();
} catch (error) {
  fail(error.message);
}
const site = spawn(
  forgeNode(),
  [join(root, 'local-jira', 'main.ts'), '--port', port, '--seed', 'demo', ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...process.env, ...forgeEnvironment() },
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => site.kill(signal));
site.on('exit', (code) => process.exit(code ?? 0));
