import { z } from 'zod';
import type { ScreenSchemeRecord } from '../site/model.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { isNameTaken, listNamed, nestedPage } from './config-request.ts';
import { JiraError } from './errors.ts';
import { expandOf, parseBody, requireAdministrator } from './input.ts';
import { created, noContent } from './respond.ts';

const ADMINISTRATORS_ONLY = 'Only Jira administrators can access screen schemes.';
const KINDS = ['default', 'create', 'edit', 'view'] as const;

const createBody = z.object({
  name: z.string().min(1).max(255),
  description: z.string().max(255).optional(),
  screens: z.object({
    default: z.int(),
    create: z.int().optional(),
    edit: z.int().optional(),
    view: z.int().optional(),
  }),
});
/** Here, unlike on creation, Jira takes the ids as strings, and `null` to take a screen away. */
const updateBody = z.object({
  name: z.string().min(1).max(255).optional(),
  description: z.string().max(255).optional(),
  screens: z
    .object({
      default: z.string().optional(),
      create: z.string().nullish(),
      edit: z.string().nullish(),
      view: z.string().nullish(),
    })
    .optional(),
});

export const screenSchemeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/screenscheme',
    scopes: ['manage:jira-project'],
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const expand = expandOf(call);
      return listNamed(call, call.site.all('screenScheme'), (scheme) => toBean(call.site, scheme, expand), 25);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/screenscheme',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const { name, description = '', screens } = parseBody(call, createBody);
      requireFreeName(site, name, null);
      const scheme: ScreenSchemeRecord = {
        id: site.nextId('screenScheme'),
        name,
        description,
        screens: { default: '' },
      };
      for (const kind of KINDS) {
        const id = screens[kind];
        if (id !== undefined) scheme.screens[kind] = requireScreen(site, String(id));
      }
      site.put('screenScheme', scheme);
      site.commit();
      return created({ id: Number(scheme.id) });
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/screenscheme/{screenSchemeId}',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      const scheme = getScheme(call);
      const { site } = call;
      const { name, description, screens = {} } = parseBody(call, updateBody);
      if (name !== undefined) requireFreeName(site, name, scheme.id);
      scheme.name = name ?? scheme.name;
      scheme.description = description ?? scheme.description;
      const next = { ...scheme.screens };
      for (const kind of KINDS) {
        const id = screens[kind];
        if (id === null) Reflect.deleteProperty(next, kind);
        else if (id !== undefined) next[kind] = requireScreen(site, id);
      }
      scheme.screens = next;
      site.put('screenScheme', scheme);
      site.commit();
      return noContent();
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/screenscheme/{screenSchemeId}',
    scopes: ['manage:jira-project'],
    handle(call) {
      const scheme = getScheme(call);
      if (usersOf(call.site, scheme).length > 0) {
        throw new JiraError(400, [
          'The screen scheme cannot be deleted as it is in use in an issue type screen scheme.',
        ]);
      }
      call.site.remove('screenScheme', scheme.id);
      call.site.commit();
      return noContent();
    },
  },
];

function getScheme(call: RestCall): ScreenSchemeRecord {
  requireAdministrator(call, ADMINISTRATORS_ONLY);
  return call.site.get('screenScheme', call.params['screenSchemeId'] ?? '');
}

function requireScreen(site: Site, id: string): string {
  if (site.find('screen', id) === undefined) {
    throw new JiraError(404, ['One or more screens assigned to screen types was not found.']);
  }
  return id;
}

function requireFreeName(site: Site, name: string, ownId: string | null): void {
  if (isNameTaken(site.all('screenScheme'), name, ownId)) {
    throw new JiraError(400, ['The name is used by another scheme.']);
  }
}

function usersOf(site: Site, scheme: ScreenSchemeRecord) {
  return [...site.all('issueTypeScreenScheme')].filter(({ mappings }) => Object.values(mappings).includes(scheme.id));
}

function toBean(site: Site, scheme: ScreenSchemeRecord, expand: ReadonlySet<string>): Json {
  const { id, name, description, screens } = scheme;
  const users = usersOf(site, scheme);
  const values = users.map((user) => ({ id: user.id, name: user.name, description: user.description }));
  return {
    id: Number(id),
    name,
    description,
    screens: Object.fromEntries(Object.entries(screens).map(([kind, screenId]) => [kind, Number(screenId)])),
    ...(expand.has('issueTypeScreenSchemes') ? { issueTypeScreenSchemes: nestedPage(values) } : {}),
  };
}
