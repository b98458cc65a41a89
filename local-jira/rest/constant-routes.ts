import type { IssueSecuritySchemeRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toPriorityDetailsBean, toResolutionBean } from './beans/priority-bean.ts';
import { toSecurityLevelBean } from './beans/security-level-bean.ts';
import { STATUS_CATEGORIES, toStatusBean, toStatusCategoryBean } from './beans/status-bean.ts';
import type { StatusCategoryKey } from '../site/model.ts';
import { JiraError } from './errors.ts';
import { getVisibleProject } from './find-visible.ts';
import { cutPage, pageRequest, toPageBean } from './paging.ts';
import { ok } from './respond.ts';

const READ = ['read:jira-work'];

/** Priorities, resolutions, statuses and security levels: what issues are described with. */
export const constantRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/priority', scopes: READ, handle: listPriorities },
  {
    method: 'GET',
    path: '/rest/api/3/priority/search',
    scopes: ['manage:jira-configuration'],
    handle: searchPriorities,
  },
  { method: 'GET', path: '/rest/api/3/priority/{id}', scopes: READ, handle: getPriority },
  { method: 'GET', path: '/rest/api/3/resolution', scopes: READ, handle: listResolutions },
  { method: 'GET', path: '/rest/api/3/resolution/search', scopes: READ, handle: searchResolutions },
  { method: 'GET', path: '/rest/api/3/resolution/{id}', scopes: READ, handle: getResolution },
  { method: 'GET', path: '/rest/api/3/status', scopes: READ, handle: listStatuses },
  { method: 'GET', path: '/rest/api/3/status/{idOrName}', scopes: READ, handle: getStatus },
  { method: 'GET', path: '/rest/api/3/statuscategory', scopes: READ, handle: listStatusCategories },
  {
    method: 'GET',
    path: '/rest/api/3/securitylevel/{id}',
    scopes: ['manage:jira-configuration'],
    handle: getSecurityLevel,
  },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectKeyOrId}/securitylevel',
    scopes: READ,
    handle: listSecurityLevels,
  },
];

function listPriorities({ site }: RestCall): RestResponse {
  const priorities = [...site.all('priority')];
  return ok(
    priorities.map((priority) => toPriorityDetailsBean(site, priority)),
    priorities.length,
  );
}

function searchPriorities(call: RestCall): RestResponse {
  const priorities = [...call.site.all('priority')];
  const page = pageRequest(call);
  const body = toPageBean(call, priorities, page, (priority) => toPriorityDetailsBean(call.site, priority));
  return ok(body, cutPage(priorities, page).length);
}

function getPriority({ site, params }: RestCall): RestResponse {
  return ok(toPriorityDetailsBean(site, site.get('priority', params['id'] ?? '')));
}

function listResolutions({ site }: RestCall): RestResponse {
  const resolutions = [...site.all('resolution')];
  return ok(
    resolutions.map((resolution) => toResolutionBean(site, resolution)),
    resolutions.length,
  );
}

function searchResolutions(call: RestCall): RestResponse {
  const resolutions = [...call.site.all('resolution')];
  const page = pageRequest(call);
  const body = toPageBean(call, resolutions, page, (resolution) => toResolutionBean(call.site, resolution));
  return ok(body, cutPage(resolutions, page).length);
}

function getResolution({ site, params }: RestCall): RestResponse {
  return ok(toResolutionBean(site, site.get('resolution', params['id'] ?? '')));
}

function listStatuses({ site }: RestCall): RestResponse {
  const statuses = [...site.all('status')];
  return ok(
    statuses.map((status) => toStatusBean(site, status)),
    statuses.length,
  );
}

function getStatus({ site, params }: RestCall): RestResponse {
  const idOrName = params['idOrName'] ?? '';
  const status = site.find('status', idOrName) ?? [...site.all('status')].find(({ name }) => name === idOrName);
  if (status === undefined) throw new JiraError(404, [`The status with id or name '${idOrName}' does not exist`]);
  return ok(toStatusBean(site, status));
}

function listStatusCategories({ site }: RestCall): RestResponse {
  const categories = Object.keys(STATUS_CATEGORIES) as StatusCategoryKey[];
  return ok(
    categories.map((category) => toStatusCategoryBean(site, category)),
    categories.length,
  );
}

function getSecurityLevel({ site, params }: RestCall): RestResponse {
  for (const scheme of site.all('issueSecurityScheme')) {
    const level = scheme.levels.find(({ id }) => id === params['id']);
    if (level !== undefined) return ok(toSecurityLevelBean(site, scheme, level));
  }
  throw new JiraError(404, ['The security level does not exist.']);
}

function listSecurityLevels(call: RestCall): RestResponse {
  const { site } = call;
  const project = getVisibleProject(call, call.params['projectKeyOrId'] ?? '');
  const scheme: IssueSecuritySchemeRecord | undefined =
    project.issueSecuritySchemeId === null
      ? undefined
      : site.find('issueSecurityScheme', project.issueSecuritySchemeId);
  const levels = scheme === undefined ? [] : scheme.levels.map((level) => toSecurityLevelBean(site, scheme, level));
  return ok({ levels }, levels.length);
}
