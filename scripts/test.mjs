/**
 * `npm test`: installs what is missing and runs everything: typecheck, lint, format, dead code, build, unit, integration and
 * browser tests. The last line is `N passed, N failed`. `npm test -- PATTERN` runs the jest tests whose path matches, alone.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, installTool } from './steps/install.mjs';
import { forgeEnvironment, forgeNode } from './steps/node.mjs';
import { build } from './steps/outputs.mjs';
import { root } from './steps/root.mjs';
import { run, step } from './steps/say.mjs';

const count = { passed: 0, failed: 0, skipped: 0 };
const patterns = process.argv.slice(2);

async function check(title, work) {
  try {
    await step(title, work);
    count.passed += 1;
  } catch (error) {
    count.failed += 1;
    process.stdout.write(`✗ ${title}\n${error.message.trimEnd()}\n`);
  }
}

const tool = (path, ...args) =>
  run(forgeNode(), [join(root, 'node_modules', path), ...args], { cwd: root, env: forgeEnvironment() });

/** Runs one jest project and adds its tests to the count; a suite that cannot even start counts as one failure. */
async function jest(title, project) {
  const report = join(root, 'build', `jest-${project}.json`);
  mkdirSync(join(root, 'build'), { recursive: true });
  rmSync(report, { force: true });
  const args = ['jest/bin/jest.js', '--selectProjects', project, '--json', `--outputFile=${report}`, ...patterns];
  if (patterns.length > 0) args.push('--passWithNoTests');
  if (project === 'browser') args.push('--runInBand');
  try {
    await step(title, () =>
      run(forgeNode(), [join(root, 'node_modules', args[0]), ...args.slice(1)], {
        cwd: root,
        env: forgeEnvironment(),
        show: 'errors',
      }),
    );
  } catch (error) {
    process.stdout.write(`✗ ${title}\n${error.message.trimEnd()}\n`);
  }
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    count.passed += result.numPassedTests;
    count.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    count.skipped += result.numPendingTests + result.numTodoTests;
  } catch {
    count.failed += 1;
  }
}

await install();
if (patterns.length === 0) {
  for (const project of [
    'tsconfig.json',
    'evm/tsconfig.json',
    'static/tsconfig.json',
    'local-jira/tsconfig.json',
    'local-jira/web/tsconfig.json',
    'test/tsconfig.json',
    'bench/tsconfig.json',
  ]) {
    await check(`Typecheck ${project}`, () => tool('typescript/bin/tsc', '--noEmit', '-p', project));
  }
  await check('Lint', () => tool('eslint/bin/eslint.js', '.', '--max-warnings=0'));
  await check('Format', () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'));
  await check('Dead code', () => tool('knip/bin/knip.js'));
  await installTool('kernel');
  await check('Kernel is what its source makes', () =>
    run(forgeNode(), [join(root, 'kernel', 'build.mjs'), '--check'], { cwd: root, env: forgeEnvironment() }),
  );
}
await check('Build', build);
await jest('Unit and integration tests', 'node');
await jest('Browser tests', 'browser');

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`);
process.exit(count.failed === 0 ? 0 : 1);
