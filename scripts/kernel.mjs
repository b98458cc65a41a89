/** `npm run build:kernel`: compiles kernel/assembly to src/domain/portfolio/kernel-binary.ts. */
import { join } from 'node:path';
import { installTool } from './steps/install.mjs';
import { forgeNode } from './steps/node.mjs';
import { root } from './steps/root.mjs';
import { run } from './steps/say.mjs';

await installTool('kernel');
await run(forgeNode(), [join(root, 'kernel', 'build.mjs'), ...process.argv.slice(2)], { cwd: root, show: true });
