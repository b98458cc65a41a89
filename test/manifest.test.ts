import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FullValidationProcessor } from '@forge/manifest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = resolve(__dirname, '..');
const manifestSchema = z.object({
  modules: z.record(z.string(), z.array(z.looseObject({ key: z.string() }))),
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
  permissions: z.object({ scopes: z.array(z.string()), external: z.unknown().optional() }),
  app: z.looseObject({ runtime: z.object({ name: z.string() }) }),
});
const manifest = manifestSchema.parse(parse(readFileSync(join(root, 'manifest.yml'), 'utf8')));
const functions = z.array(z.object({ key: z.string(), handler: z.string() })).parse(manifest.modules['function']);

/** Every `function: name` and `resource: name`, however deep: the manifest validator does not look into nested ones. */
function referencesTo(kind: 'function' | 'resource', value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesTo(kind, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    key === kind && typeof child === 'string' ? [child] : referencesTo(kind, child),
  );
}
const otherModules = Object.entries(manifest.modules).filter(([kind]) => kind !== 'function');

describe('the manifest', () => {
  it('passes the full validation without an error or a warning', async () => {
    const before = process.cwd();
    process.chdir(root);
    try {
      const result = await new FullValidationProcessor({ deprecatedRuntimes: [] }).process('./manifest.yml');
      expect(result.errors ?? []).toEqual([]);
      expect(result.success).toBe(true);
    } finally {
      process.chdir(before);
    }
  });

  it('runs on nodejs22.x', () => {
    expect(manifest.app.runtime.name).toBe('nodejs22.x');
  });

  it('asks for no egress', () => {
    expect(manifest.permissions.external).toBeUndefined();
  });

  it('names only functions that it defines, and defines none that nothing names', () => {
    expect(new Set(referencesTo('function', otherModules))).toEqual(new Set(functions.map(({ key }) => key)));
  });

  it('names handlers that the built back end exports', async () => {
    const bundle = (await import(join(root, 'build/app/backend/index.cjs'))) as Record<string, unknown>;
    for (const { handler } of functions) {
      const [module, exported] = handler.split('.');
      expect(module).toBe('index');
      expect(typeof bundle[exported ?? '']).toBe('function');
    }
  });

  it('names only resources that it defines and that the build makes', () => {
    const named = referencesTo('resource', otherModules);
    expect(new Set(named)).toEqual(new Set(manifest.resources.map(({ key }) => key)));
    for (const { path } of manifest.resources) expect(existsSync(join(root, path, 'index.html'))).toBe(true);
  });

  it('names icons that the build makes', () => {
    const text = readFileSync(join(root, 'manifest.yml'), 'utf8');
    for (const [, resource, file] of text.matchAll(/icon: resource:([\w-]+);(\S+)/g)) {
      const path = manifest.resources.find(({ key }) => key === resource)?.path ?? 'missing';
      expect(existsSync(join(root, path, file ?? ''))).toBe(true);
    }
  });
});

/** The calls of src/jira: `jira.get(route`…`)`; one form, so that this test can read them. */
function callsOfJira(): { method: string; path: string }[] {
  const folder = join(root, 'src', 'jira');
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const calls = [...text.matchAll(/jira\s*\.(get|post|put|delete)\(\s*route`([^`?]+)[^`]*`/g)];
    expect({ name, calls: calls.length }).toEqual({ name, calls: text.split('route`').length - 1 });
    return calls.map(([, method = '', path = '']) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\$\{[^}]+\}/g, '{}'),
    }));
  });
}

describe('the scopes', () => {
  const documented = z
    .array(z.object({ method: z.string(), path: z.string(), scopes: z.array(z.string()) }))
    .parse(JSON.parse(readFileSync(join(root, 'local-jira/rest/openapi-paths.json'), 'utf8')));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');

  it('are those that the calls of src/jira need by Jira’s OpenAPI document', () => {
    const calls = callsOfJira();
    expect(calls.length).toBeGreaterThan(20);
    const needed = calls.flatMap((call) => {
      const found = documented.find(
        ({ method, path }) => method === call.method && path.replaceAll(/\{[^}]+\}/g, '{}') === call.path,
      );
      if (found === undefined) throw new Error(`${call.method} ${call.path} is not in the OpenAPI document`);
      return found.scopes;
    });
    expect(new Set(needed)).toEqual(new Set(manifest.permissions.scopes));
  });

  it('are each explained in the README', () => {
    for (const scope of manifest.permissions.scopes) expect(readme).toMatch(new RegExp(`^\\| \`${scope}\` +\\|`, 'm'));
  });
});
