/** Builds each output only when what it is made of has changed: a stamp beside it holds the hash of its inputs. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forgeEnvironment, forgeNode } from './node.mjs';
import { root } from './root.mjs';
import { run, step } from './say.mjs';

const shared = ['package-lock.json', 'tsconfig.base.json'];
const outputs = [
  {
    title: 'Building the back end',
    made: 'build/app/backend/index.cjs',
    from: [...shared, 'src', 'manifest.yml', 'tsconfig.json', 'scripts/bundle-backend.cjs'],
    script: 'scripts/bundle-backend.cjs',
  },
  {
    title: "Building the app's pages",
    made: 'static/build/issue-panel/index.html',
    from: [...shared, 'static', 'src/contract', 'src/domain'],
    script: 'static/build.mjs',
  },
  {
    title: "Building the local site's pages",
    made: 'build/local-jira-web/index.html',
    from: [...shared, 'local-jira/web'],
    script: 'local-jira/web/build.mjs',
  },
];

function* filesBelow(path) {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) {
    if (name !== 'node_modules' && name !== 'build') yield* filesBelow(join(path, name));
  }
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @throws StepFailed when an output cannot be built */
export async function build() {
  for (const output of outputs) {
    const stamp = join(root, 'build', `${output.script.replaceAll('/', '-')}.stamp`);
    const hash = hashOf(output.from);
    const fresh = existsSync(join(root, output.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
    if (fresh) continue;
    await step(output.title, () =>
      run(forgeNode(), [join(root, output.script)], { cwd: root, env: forgeEnvironment() }),
    );
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  }
}
