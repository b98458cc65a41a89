import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { arrows, domainRooms } from '../scripts/arrows.mjs';

const root = resolve(__dirname, '..');

function* sourcesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name === 'node_modules' || name === 'build') continue;
    if (statSync(path).isDirectory()) yield* sourcesBelow(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}

/** The innermost room that holds a path, so that local-jira/web is not mistaken for local-jira. */
function roomOf(path: string): string | undefined {
  return Object.keys(arrows)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function resolved(from: string, specifier: string): string {
  const base = resolve(dirname(from), specifier);
  const found = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find(
    (path) => existsSync(path) && statSync(path).isFile(),
  );
  return relative(root, found ?? base);
}

function importsOf(file: string): { specifier: string; to: string | null }[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => ({
    specifier: fileName,
    to: fileName.startsWith('.') ? resolved(file, fileName) : null,
  }));
}

const files = ['src', 'evm', 'static/src', 'local-jira'].flatMap((folder) => [...sourcesBelow(join(root, folder))]);

describe('the arrows between the rooms', () => {
  it('finds the sources it is to judge', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('lets no room import one that it may not see', () => {
    const broken = files.flatMap((file) => {
      const from = relative(root, file);
      const room = roomOf(from);
      if (room === undefined) return [`${from} stands in no room`];
      return importsOf(file)
        .filter(({ to }) => to !== null)
        .map(({ to }) => ({ to: to ?? '', room: roomOf(to ?? '') }))
        .filter((target) => target.room !== room && !(arrows[room] ?? []).includes(target.room ?? ''))
        .map(({ to }) => `${from} → ${to}`);
    });
    expect(broken).toEqual([]);
  });

  it('lets a room of the domain see only those before it', () => {
    const roomOf = (path: string): string => /^src\/domain\/([^/]+)\//.exec(path)?.[1] ?? '';
    const placeOf = (path: string): number => domainRooms.indexOf(roomOf(path));
    const inRooms = files.map((file) => relative(root, file)).filter((path) => roomOf(path) !== '');
    expect([...new Set(inRooms.map(roomOf))].sort()).toEqual([...domainRooms].sort());
    const broken = inRooms.flatMap((from) =>
      importsOf(join(root, from)).flatMap(({ to }) =>
        to !== null && placeOf(to) > placeOf(from) ? `${from} → ${to}` : [],
      ),
    );
    expect(broken).toEqual([]);
  });

  it('keeps Forge SQL in src/store and Jira calls in src/jira', () => {
    const owners: Record<string, string> = { '@forge/sql': 'src/store', '@forge/api': 'src/jira' };
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => owners[specifier] !== undefined)
        .filter(({ specifier }) => roomOf(relative(root, file)) !== owners[specifier])
        .map(({ specifier }) => `${relative(root, file)} imports ${specifier}`),
    );
    expect(broken).toEqual([]);
  });

  it('keeps the domain free of every package', () => {
    const broken = [...sourcesBelow(join(root, 'src/domain'))].flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => to === null)
        .map(({ specifier }) => `${relative(root, file)} imports ${specifier}`),
    );
    expect(broken).toEqual([]);
  });
});
