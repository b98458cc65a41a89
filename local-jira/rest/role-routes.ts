import { z } from 'zod';
import type { ProjectRecord, RoleActors, RoleRecord } from '../site/model.ts';
import { APP_ROLE_NAME, isInRole } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { getAdministeredProject, getVisibleProject } from './find-visible.ts';
import { parseBody, queryFlag, requireAdministrator } from './input.ts';
import { noContent, ok, written } from './respond.ts';

const PROJECT_ROLE = '/rest/api/3/project/{projectIdOrKey}/role/{id}';

export const roleRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/role', scopes: ['manage:jira-configuration'], handle: listRoles },
  { method: 'GET', path: '/rest/api/3/role/{id}', scopes: ['manage:jira-configuration'], handle: getRole },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}/role',
    scopes: ['read:jira-work'],
    handle: listProjectRoles,
  },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}/roledetails',
    scopes: ['read:jira-work'],
    handle: detailRoles,
  },
  { method: 'GET', path: PROJECT_ROLE, scopes: ['read:jira-work'], handle: getProjectRole },
  { method: 'POST', path: PROJECT_ROLE, scopes: ['manage:jira-configuration'], handle: addActors },
  { method: 'PUT', path: PROJECT_ROLE, scopes: ['manage:jira-project'], handle: setActors },
  { method: 'DELETE', path: PROJECT_ROLE, scopes: ['manage:jira-project'], handle: deleteActor },
];

function listRoles(call: RestCall): RestResponse {
  requireAdministrator(call);
  const roles = [...call.site.all('role')].map((role) => ({ ...roleHead(call.site, role), actors: [] }));
  return ok(roles, roles.length);
}

function getRole(call: RestCall): RestResponse {
  requireAdministrator(call);
  return ok({ ...roleHead(call.site, getRoleByParam(call)), actors: [] });
}

function listProjectRoles(call: RestCall): RestResponse {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  const entries = [...call.site.all('role')].map((role) => [role.name, selfOf(call.site, project, role)] as const);
  return ok(Object.fromEntries(entries), entries.length);
}

function detailRoles(call: RestCall): RestResponse {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  const roles = [...call.site.all('role')]
    .filter(
      (role) => !queryFlag(call, 'currentMember', false) || isInRole(call.site, call.actorId ?? '', project, role),
    )
    .map((role) => ({ ...roleHead(call.site, role), self: selfOf(call.site, project, role), type: 'DEFAULT' }));
  return ok(roles, roles.length);
}

function getProjectRole(call: RestCall): RestResponse {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  return ok(toProjectRoleBean(call.site, project, getRoleByParam(call)));
}

const addBody = z.object({
  user: z.array(z.string()).optional(),
  group: z.array(z.string()).optional(),
  groupId: z.array(z.string()).optional(),
});

function addActors(call: RestCall): RestResponse {
  const { project, role } = getAdministeredRole(call);
  const body = parseBody(call, addBody);
  const users = getUsers(call.site, body.user ?? []);
  const groups = getGroups(call.site, [...(body.group ?? []), ...(body.groupId ?? [])]);
  const actors = project.roleActors[role.id] ?? { users: [], groups: [] };
  if (users.length + groups.length === 0) throw new JiraError(400, ['No actors were given.']);
  return putActors(call, project, role, {
    users: [...new Set([...actors.users, ...users])],
    groups: [...new Set([...actors.groups, ...groups])],
  });
}

const setBody = z.object({ categorisedActors: z.record(z.string(), z.array(z.string())) });

function setActors(call: RestCall): RestResponse {
  const { project, role } = getAdministeredRole(call);
  const { categorisedActors } = parseBody(call, setBody);
  return putActors(call, project, role, {
    users: [...getUsers(call.site, categorisedActors['atlassian-user-role-actor'] ?? [])],
    groups: [
      ...getGroups(call.site, [
        ...(categorisedActors['atlassian-group-role-actor'] ?? []),
        ...(categorisedActors['atlassian-group-role-actor-id'] ?? []),
      ]),
    ],
  });
}

function deleteActor(call: RestCall): RestResponse {
  const { project, role } = getAdministeredRole(call);
  const actors = project.roleActors[role.id] ?? { users: [], groups: [] };
  const users = getUsers(call.site, call.query.getAll('user'));
  const groups = getGroups(call.site, [...call.query.getAll('group'), ...call.query.getAll('groupId')]);
  putActors(call, project, role, {
    users: actors.users.filter((accountId) => !users.includes(accountId)),
    groups: actors.groups.filter((groupId) => !groups.includes(groupId)),
  });
  return noContent();
}

function putActors(call: RestCall, project: ProjectRecord, role: RoleRecord, actors: RoleActors): RestResponse {
  const changed = { ...project, roleActors: { ...project.roleActors, [role.id]: actors } };
  call.site.put('project', changed);
  call.site.commit();
  return written(toProjectRoleBean(call.site, changed, role));
}

function getAdministeredRole(call: RestCall): { project: ProjectRecord; role: RoleRecord } {
  return { project: getAdministeredProject(call, call.params['projectIdOrKey'] ?? ''), role: getRoleByParam(call) };
}

function getRoleByParam(call: RestCall): RoleRecord {
  const id = call.params['id'] ?? '';
  const role = call.site.find('role', id);
  if (role === undefined) throw new JiraError(404, [`Can not find project role with id '${id}'.`]);
  return role;
}

function getUsers(site: Site, accountIds: readonly string[]): readonly string[] {
  for (const accountId of accountIds) {
    if (site.find('user', accountId) === undefined)
      throw new JiraError(404, [`The user with account ID '${accountId}' does not exist.`]);
  }
  return accountIds;
}

function getGroups(site: Site, idsOrNames: readonly string[]): readonly string[] {
  return idsOrNames.map((idOrName) => {
    for (const group of site.all('group'))
      if (group.groupId === idOrName || group.name === idOrName) return group.groupId;
    throw new JiraError(404, [`The group '${idOrName}' does not exist.`]);
  });
}

function roleHead(site: Site, role: RoleRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/role/${role.id}`,
    name: role.name,
    id: Number(role.id),
    description: role.description,
  };
}

function selfOf(site: Site, project: ProjectRecord, role: RoleRecord): string {
  return `${site.baseUrl}/rest/api/3/project/${project.id}/role/${role.id}`;
}

function toProjectRoleBean(site: Site, project: ProjectRecord, role: RoleRecord): Json {
  const actors = project.roleActors[role.id] ?? { users: [], groups: [] };
  const appUsers =
    role.name === APP_ROLE_NAME ? [...site.all('user')].filter(({ accountType }) => accountType === 'app') : [];
  const users = [...actors.users, ...appUsers.map(({ accountId }) => accountId)].map((accountId, index) => ({
    id: 10_000 + index,
    displayName: site.find('user', accountId)?.displayName ?? accountId,
    type: 'atlassian-user-role-actor',
    actorUser: { accountId },
  }));
  const groups = actors.groups.map((groupId, index) => {
    const name = site.find('group', groupId)?.name ?? groupId;
    return {
      id: 20_000 + index,
      displayName: name,
      type: 'atlassian-group-role-actor',
      name,
      actorGroup: { name, displayName: name, groupId },
    };
  });
  return { ...roleHead(site, role), self: selfOf(site, project, role), actors: [...users, ...groups] };
}
