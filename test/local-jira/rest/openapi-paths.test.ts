import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROUTES } from '../../../local-jira/rest/routes.ts';

/**
 * Method, path and scopes of the resources that this site implements, as Atlassian's published OpenAPI document has them
 * (`paths`, `x-atlassian-oauth2-scopes`). A new route gets a row from there, never from the route itself.
 */
const documented = z
  .array(z.object({ method: z.string(), path: z.string(), scopes: z.array(z.string()) }))
  .parse(JSON.parse(readFileSync(join(__dirname, '../../../local-jira/rest/openapi-paths.json'), 'utf8')));
const byRoute = new Map(documented.map((row) => [`${row.method} ${row.path}`, row]));

describe('the routes of the site', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is in the OpenAPI document, with its scopes',
    (name, route) => {
      expect([...route.scopes].sort()).toEqual([...(byRoute.get(name)?.scopes ?? ['not in the document'])].sort());
    },
  );

  it('are each there once', () => {
    const names = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.sort()).toEqual([...byRoute.keys()].sort());
  });
});
