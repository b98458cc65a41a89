import { z } from 'zod';
import type { IssueRecord, ProjectRecord } from '../site/model.ts';
import { findPermission, PERMISSIONS, type PermissionDescription } from '../site/permission-catalogue.ts';
import { canSeeIssue, isAdministrator, permits } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { visibleProjects } from './beans/project-bean.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue, getVisibleProject } from './find-visible.ts';
import { getActor, parseBody, queryList, queryText } from './input.ts';
import { ok } from './respond.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-permissions-check-post */
const MOST_CHECKED = 1000;

export const permissionCheckRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/mypermissions', scopes: ['read:jira-work'], handle: getMyPermissions },
  { method: 'GET', path: '/rest/api/3/permissions', scopes: ['manage:jira-configuration'], handle: listPermissions },
  { method: 'POST', path: '/rest/api/3/permissions/check', scopes: [], handle: checkPermissions },
  { method: 'POST', path: '/rest/api/3/permissions/project', scopes: ['read:jira-work'], handle: getPermittedProjects },
];

function listPermissions(): RestResponse {
  const permissions = Object.fromEntries(PERMISSIONS.map((permission) => [permission.key, { ...permission }]));
  return ok({ permissions }, 1);
}

function getMyPermissions(call: RestCall): RestResponse {
  const keys = queryList(call, 'permissions');
  if (keys.length === 0) throw new JiraError(400, ["The 'permissions' query parameter is required."]);
  const asked = keys.map(getPermission);
  const issueKey = queryText(call, 'issueKey') ?? queryText(call, 'issueId');
  const projectKey = queryText(call, 'projectKey') ?? queryText(call, 'projectId');
  const issue = issueKey === null ? null : getVisibleIssue(call, issueKey);
  const project = projectKey === null ? null : getVisibleProject(call, projectKey);
  const permissions = Object.fromEntries(
    asked.map((permission) => [permission.key, toMyPermission(call, permission, issue, project)]),
  );
  return ok({ permissions }, 1, 1);
}

function toMyPermission(
  call: RestCall,
  permission: PermissionDescription,
  issue: IssueRecord | null,
  project: ProjectRecord | null,
): Json {
  const { site, actorId } = call;
  const inProject = (each: ProjectRecord): boolean => permits(site, actorId, permission.key, { project: each });
  const havePermission =
    permission.type === 'GLOBAL'
      ? permits(site, actorId, permission.key)
      : issue !== null
        ? permits(site, actorId, permission.key, { issue })
        : project !== null
          ? inProject(project)
          : [...site.all('project')].some(inProject);
  return { id: permission.key, ...permission, havePermission };
}

const ids = z.array(z.number().int().nonnegative()).max(MOST_CHECKED).optional();
const checkBody = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).optional(),
  projectPermissions: z.array(z.object({ permissions: z.array(z.string()), projects: ids, issues: ids })).optional(),
});

function checkPermissions(call: RestCall): RestResponse {
  const { site } = call;
  const body = parseBody(call, checkBody);
  const actorId = getActor(call);
  const accountId = body.accountId ?? actorId;
  if (accountId !== actorId && !isAdministrator(site, actorId)) {
    throw new JiraError(403, ['You do not have permission to check the permissions of other users.']);
  }
  const globalPermissions = (body.globalPermissions ?? []).filter((key) =>
    permits(site, accountId, getPermission(key).key),
  );
  const projectPermissions = (body.projectPermissions ?? []).flatMap(({ permissions, projects = [], issues = [] }) =>
    permissions.map((key) => {
      const permission = getPermission(key).key;
      return {
        permission,
        issues: issues.filter((id) => {
          const issue = site.find('issue', String(id));
          return (
            issue !== undefined &&
            canSeeIssue(site, accountId, issue) &&
            permits(site, accountId, permission, { issue })
          );
        }),
        projects: projects.filter((id) => {
          const project = site.find('project', String(id));
          return project !== undefined && permits(site, accountId, permission, { project });
        }),
      };
    }),
  );
  return ok({ projectPermissions, globalPermissions }, projectPermissions.length, 1);
}

const projectsBody = z.object({ permissions: z.array(z.string()) });

function getPermittedProjects(call: RestCall): RestResponse {
  const keys = parseBody(call, projectsBody).permissions.map((key) => getPermission(key).key);
  const projects = visibleProjects(call.site, call.actorId)
    .filter((project) => keys.every((key) => permits(call.site, call.actorId, key, { project })))
    .map(({ id, key }) => ({ id: Number(id), key }));
  return ok({ projects }, projects.length);
}

function getPermission(key: string): PermissionDescription {
  const permission = findPermission(key);
  if (permission === undefined) throw new JiraError(400, [`Unrecognized permission: ${key}`]);
  return permission;
}
