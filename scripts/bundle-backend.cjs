/**
 * Bundles src/ as `forge deploy` does: the real bundler with its own webpack and TypeScript settings. CommonJS, because that
 * bundler asks for `require.main`. Forge's Node wrapper is fetched from Atlassian at deployment and is left out here.
 */
const { cpSync, rmSync, mkdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { getEntryPoints, getNodeBundler } = require('@forge/bundler');
const { parse } = require('yaml');

const root = join(__dirname, '..');
const target = join(root, 'build', 'app', 'backend');

async function main() {
  process.chdir(root);
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));
  const handlers = manifest.modules.function.map(({ handler }) => {
    const [module, exported] = handler.split('.');
    return { module, function: exported };
  });
  const quiet = () => undefined;
  const logger = { trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error };
  const noWrapper = { script: '', source: '', version: 'none' };
  const bundler = getNodeBundler(
    logger,
    { getNodeRuntimeWrapper: async () => noWrapper, getNodeRuntimeLoader: async () => noWrapper },
    { readConfig: async () => manifest },
  );
  const { outputDir } = await bundler.bundle({ appDirectory: root, entryPoints: getEntryPoints(handlers) });
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(outputDir, target, { recursive: true });
}

main().catch((error) => {
  console.error(error.message ?? error);
  process.exit(1);
});
