import { permits } from '../site/permissions.ts';
import type { ProjectRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toIssueTypeBean } from './beans/issue-type-bean.ts';
import {
  toComponentBean,
  toProjectDetailsBean,
  toProjectSearchBean,
  toVersionBean,
  visibleProjects,
} from './beans/project-bean.ts';
import { toStatusBean } from './beans/status-bean.ts';
import { JiraError } from './errors.ts';
import { getVisibleProject } from './find-visible.ts';
import { expandOf, queryList, queryText } from './input.ts';
import { cutPage, pageRequest, toPageBean } from './paging.ts';
import { ok } from './respond.ts';

const SCOPES = ['read:jira-work'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get */
const MOST_PROJECTS = 100;

export const projectRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/project', scopes: SCOPES, handle: listProjects },
  { method: 'GET', path: '/rest/api/3/project/search', scopes: SCOPES, handle: searchProjects },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}', scopes: SCOPES, handle: getProject },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/statuses', scopes: SCOPES, handle: getStatuses },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/components', scopes: SCOPES, handle: getComponents },
  { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/versions', scopes: SCOPES, handle: getVersions },
  { method: 'GET', path: '/rest/api/3/issuetype/project', scopes: SCOPES, handle: getIssueTypes },
];

function listProjects(call: RestCall): RestResponse {
  const projects = visibleProjects(call.site, call.actorId);
  return ok(
    projects.map((project) => toProjectSearchBean(call.site, project, expandOf(call))),
    projects.length,
  );
}

function searchProjects(call: RestCall): RestResponse {
  const ids = new Set(queryList(call, 'id'));
  const keys = new Set(queryList(call, 'keys').map((key) => key.toUpperCase()));
  const types = new Set(queryList(call, 'typeKey'));
  const query = (queryText(call, 'query') ?? '').toLowerCase();
  const found = visibleProjects(call.site, call.actorId).filter(
    (project) =>
      (ids.size === 0 || ids.has(project.id)) &&
      (keys.size === 0 || keys.has(project.key)) &&
      (types.size === 0 || types.has(project.projectTypeKey)) &&
      (project.key.toLowerCase().startsWith(query) || project.name.toLowerCase().includes(query)) &&
      allowsAction(call, project, queryText(call, 'action') ?? 'view'),
  );
  const ordered = inOrder(found, queryText(call, 'orderBy') ?? 'key');
  const page = pageRequest(call, 50, MOST_PROJECTS);
  const body = toPageBean(call, ordered, page, (project) => toProjectSearchBean(call.site, project, expandOf(call)));
  return ok(body, cutPage(ordered, page).length);
}

const PERMISSION_BY_ACTION: Readonly<Record<string, string | null>> = {
  view: null,
  browse: 'BROWSE_PROJECTS',
  edit: 'ADMINISTER_PROJECTS',
  create: 'CREATE_ISSUES',
};

function allowsAction(call: RestCall, project: ProjectRecord, action: string): boolean {
  const permission = PERMISSION_BY_ACTION[action];
  if (permission === undefined) throw new JiraError(400, [`The value '${action}' is not a valid action.`]);
  return permission === null || permits(call.site, call.actorId, permission, { project });
}

function inOrder(projects: readonly ProjectRecord[], orderBy: string): readonly ProjectRecord[] {
  const name = orderBy.replace(/^[+-]/, '');
  if (name !== 'key' && name !== 'name') throw new JiraError(400, [`The value '${orderBy}' is not a valid order.`]);
  const direction = orderBy.startsWith('-') ? -1 : 1;
  return [...projects].sort((left, right) => direction * left[name].localeCompare(right[name]));
}

function getProject(call: RestCall): RestResponse {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  return ok(toProjectDetailsBean(call.site, call.actorId, project, expandOf(call)));
}

function getStatuses(call: RestCall): RestResponse {
  const { site } = call;
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  const types = site
    .get('issueTypeScheme', project.issueTypeSchemeId)
    .issueTypeIds.map((id) => site.get('issueType', id));
  const body = types.map((type) => ({
    self: `${site.baseUrl}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    name: type.name,
    subtask: type.hierarchyLevel === -1,
    statuses: site
      .workflowOf({ projectId: project.id, issueTypeId: type.id })
      .statusIds.map((id) => toStatusBean(site, site.get('status', id))),
  }));
  return ok(body, body.length);
}

function getComponents(call: RestCall): RestResponse {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  const components = project.components.map((component) => toComponentBean(call.site, project, component));
  return ok(components, components.length);
}

function getVersions(call: RestCall): RestResponse {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  const versions = project.versions.map((version) => toVersionBean(call.site, project, version));
  return ok(versions, versions.length);
}

function getIssueTypes(call: RestCall): RestResponse {
  const { site } = call;
  const projectId = queryText(call, 'projectId');
  if (projectId === null) throw new JiraError(400, ['The projectId is required.']);
  const project = getVisibleProject(call, projectId);
  const types = site
    .get('issueTypeScheme', project.issueTypeSchemeId)
    .issueTypeIds.map((id) => site.get('issueType', id))
    .filter(({ hierarchyLevel }) => !call.query.has('level') || String(hierarchyLevel) === call.query.get('level'));
  return ok(
    types.map((type) => toIssueTypeBean(site, type)),
    types.length,
  );
}
