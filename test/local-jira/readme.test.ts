import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAppPackage } from '../../local-jira/forge/forge.ts';
import { ROUTES } from '../../local-jira/rest/routes.ts';

const readme = readFileSync(join(__dirname, '..', '..', 'local-jira', 'README.md'), 'utf8');

test('the README lists every route that the site serves, and none that it does not', () => {
  const listed = /### Every route\n\n```text\n([\s\S]*?)```/.exec(readme)?.[1]?.trim().split('\n') ?? [];
  const stated = listed.flatMap((line) => {
    const [, methods = '', path = ''] = /^([A-Z, ]+) (\/\S+)$/.exec(line) ?? [];
    return methods.split(', ').map((method) => `${method} ${path}`);
  });
  expect(stated.sort()).toEqual(ROUTES.map((route) => `${route.method} ${route.path}`).sort());
});

test('the README says of every kind of module that local-jira runs how faithful it is', () => {
  const { manifest } = openAppPackage(join(__dirname, 'fixture-app'));
  const modules = /### Modules\n([\s\S]*?)\n### /.exec(readme)?.[1] ?? '';
  for (const type of Object.keys(manifest.modules)) {
    if (type !== 'function') expect(modules).toContain(`\`${type}\``);
  }
});
