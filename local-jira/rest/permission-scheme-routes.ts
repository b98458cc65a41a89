import { z } from 'zod';
import type { Holder, PermissionSchemeRecord, ProjectRecord } from '../site/model.ts';
import { canSeeProject, isAdministrator, permits } from '../site/permissions.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { expandOf, parseBody, requireAdministrator } from './input.ts';
import { created, noContent, ok, written } from './respond.ts';

const idBody = z.object({ id: z.int() });
const grantBody = z.object({
  permission: z.string().min(1),
  holder: z.object({ type: z.string(), parameter: z.string().optional(), value: z.string().optional() }),
});

export const permissionSchemeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/permissionscheme',
    scopes: ['read:jira-work'],
    handle(call) {
      const schemes = [...call.site.all('permissionScheme')];
      const withGrants = wantsGrants(call);
      const permissionSchemes = schemes.map((scheme) => toSchemeBean(call.site, scheme, withGrants));
      return ok({ permissionSchemes }, schemes.length);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/permissionscheme/{schemeId}',
    scopes: ['read:jira-work'],
    handle: (call) => ok(toSchemeBean(call.site, getScheme(call), wantsGrants(call))),
  },
  {
    method: 'GET',
    path: '/rest/api/3/permissionscheme/{schemeId}/permission',
    scopes: ['read:jira-work'],
    handle(call) {
      const scheme = getScheme(call);
      return ok({ permissions: grantBeans(call.site, scheme), expand: EXPANDS }, 1, scheme.grants.length);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/permissionscheme/{schemeId}/permission',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can edit permission schemes.');
      const scheme = getScheme(call);
      const { permission, holder } = parseBody(call, grantBody);
      const grant = { id: nextGrantId(call.site), permission, holder: toHolder(call.site, holder) };
      scheme.grants.push(grant);
      call.site.put('permissionScheme', scheme);
      call.site.commit();
      return created(toGrantBean(call.site, grant));
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/permissionscheme/{schemeId}/permission/{permissionId}',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can edit permission schemes.');
      const scheme = getScheme(call);
      const rest = scheme.grants.filter(({ id }) => id !== call.params['permissionId']);
      if (rest.length === scheme.grants.length) throw new JiraError(400, ['The permission grant was not found.']);
      scheme.grants = rest;
      call.site.put('permissionScheme', scheme);
      call.site.commit();
      return noContent();
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectKeyOrId}/permissionscheme',
    scopes: ['read:jira-work'],
    handle(call) {
      const project = getConfigurableProject(call);
      const scheme = call.site.get('permissionScheme', project.permissionSchemeId);
      return ok(toSchemeBean(call.site, scheme, wantsGrants(call)));
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/project/{projectKeyOrId}/permissionscheme',
    scopes: ['manage:jira-project'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can assign permission schemes.');
      const project = getConfigurableProject(call);
      const scheme = call.site.get('permissionScheme', String(parseBody(call, idBody).id));
      project.permissionSchemeId = scheme.id;
      call.site.put('project', project);
      call.site.commit();
      return written(toSchemeBean(call.site, scheme, wantsGrants(call)));
    },
  },
];

const EXPANDS = 'user,group,projectRole,field,all';
const HOLDER_TYPES = [
  'anyone',
  'applicationRole',
  'assignee',
  'group',
  'projectLead',
  'projectRole',
  'reporter',
  'user',
] as const;

function getScheme(call: RestCall): PermissionSchemeRecord {
  return call.site.get('permissionScheme', call.params['schemeId'] ?? '');
}

function getConfigurableProject(call: RestCall): ProjectRecord {
  const { site, actorId } = call;
  const project = site.findProject(call.params['projectKeyOrId'] ?? '');
  if (project === undefined || !canSeeProject(site, actorId, project)) {
    throw new JiraError(404, [`No project could be found with key '${call.params['projectKeyOrId'] ?? ''}'.`]);
  }
  if (!isAdministrator(site, actorId) && !permits(site, actorId, 'ADMINISTER_PROJECTS', { project })) {
    throw new JiraError(403, ["You do not have permission to view this project's configuration."]);
  }
  return project;
}

/** Jira shows the grants of a scheme when anything of them is expanded. */
function wantsGrants(call: RestCall): boolean {
  const expand = expandOf(call);
  return ['permissions', ...EXPANDS.split(',')].some((name) => expand.has(name));
}

function toSchemeBean(site: Site, scheme: PermissionSchemeRecord, withGrants: boolean): Json {
  return {
    expand: `permissions,${EXPANDS}`,
    id: Number(scheme.id),
    self: `${site.baseUrl}/rest/api/3/permissionscheme/${scheme.id}`,
    name: scheme.name,
    description: scheme.description,
    ...(withGrants ? { permissions: grantBeans(site, scheme) } : {}),
  };
}

function grantBeans(site: Site, scheme: PermissionSchemeRecord): readonly Json[] {
  return scheme.grants.map((grant) => toGrantBean(site, grant));
}

function toGrantBean(site: Site, { id, permission, holder }: PermissionSchemeRecord['grants'][number]): Json {
  const { type, parameter } = holder;
  // A group's parameter is its name and its value its id; for the others the two are the same.
  const name = type === 'group' && parameter !== null ? (site.find('group', parameter)?.name ?? parameter) : parameter;
  return {
    id: Number(id),
    self: `${site.baseUrl}/rest/api/3/permissionscheme/permission/${id}`,
    holder: { type, ...(parameter === null ? {} : { parameter: name, value: parameter }) },
    permission,
  };
}

function toHolder(site: Site, { type, parameter, value }: z.infer<typeof grantBody>['holder']): Holder {
  const known = HOLDER_TYPES.find((candidate) => candidate === type);
  if (known === undefined) throw new JiraError(400, [`The holder type '${type}' is not supported.`]);
  const given = value ?? parameter ?? null;
  if (known !== 'group') return { type: known, parameter: given };
  const group = [...site.all('group')].find(({ groupId, name }) => groupId === given || name === given);
  if (group === undefined) throw new JiraError(400, [`Group with name ${given ?? ''} does not exist.`]);
  return { type: known, parameter: group.groupId };
}

function nextGrantId(site: Site): string {
  const ids = [...site.all('permissionScheme')].flatMap((scheme) => scheme.grants.map(({ id }) => Number(id)));
  return String(Math.max(9999, ...ids) + 1);
}
