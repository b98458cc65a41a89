/**
 * Builds the app's Custom UI pages: `static/build/<surface>/` for each directory of `src/surfaces`, each with an index.html
 * and exactly the files that it loads. Run it, or import {@link buildSurfaces}.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const bundle = join(here, 'build/.bundle');
/** Atlaskit can load its themes itself; here Jira brings the theme through the bridge, so a megabyte of them stays at home. */
const THEME = /@atlaskit\/tokens\/dist\/.*(artifacts\/themes|custom-theme)/;
const ENTRY = /^src\/surfaces\/([a-z-]+)\/main\.tsx$/;

/** @returns {Promise<string[]>} the names of the surfaces built */
export async function buildSurfaces({ logLevel = 'warn' } = {}) {
  rmSync(join(here, 'build'), { recursive: true, force: true });
  await build({ configFile: join(here, 'vite.config.ts'), logLevel });
  const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8'));
  const template = readFileSync(join(here, 'page.html'), 'utf8');
  const names = [];
  for (const source of Object.keys(manifest)) {
    const name = ENTRY.exec(source)?.[1];
    if (name === undefined) continue;
    writeSurface(name, filesOf(manifest, source), template);
    names.push(name);
  }
  rmSync(bundle, { recursive: true });
  return names;
}

/** What an entry loads, dependencies first: the order in which style sheets must come. */
function filesOf(manifest, source) {
  const scripts = new Set();
  const styles = new Set();
  const assets = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const dependency of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) {
      if (!THEME.test(dependency)) visit(dependency);
    }
    for (const style of chunk.css ?? []) styles.add(style);
    for (const asset of chunk.assets ?? []) assets.add(asset);
  };
  visit(source);
  return { entry: manifest[source].file, all: [...scripts, ...styles, ...assets], styles: [...styles] };
}

function writeSurface(name, { entry, all, styles }, template) {
  const target = join(here, 'build', name);
  for (const file of all) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(bundle, file), join(target, file));
  }
  const tags = [
    ...styles.map((style) => `<link rel="stylesheet" href="./${style}" />`),
    `<script type="module" src="./${entry}"></script>`,
  ];
  writeFileSync(join(target, 'index.html'), template.replace('<!-- assets -->', tags.join('\n    ')));
  const icon = join(here, 'src/surfaces', name, 'icon.svg');
  if (existsSync(icon)) copyFileSync(icon, join(target, 'icon.svg'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = await buildSurfaces();
  process.stdout.write(`built ${names.join(', ')}\n`);
}
