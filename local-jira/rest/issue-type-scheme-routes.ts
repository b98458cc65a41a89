import { z } from 'zod';
import { DEFAULTS } from '../site/install-defaults.ts';
import type { IssueTypeSchemeRecord } from '../site/model.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import { toIssueTypeBean } from './beans/issue-type-bean.ts';
import type { Json } from './beans/json.ts';
import { toProjectBean } from './beans/project-bean.ts';
import { isNameTaken, listNamed, nestedPage, pageBean, queryValues } from './config-request.ts';
import { JiraError } from './errors.ts';
import { expandOf, parseBody, requireAdministrator } from './input.ts';
import { schemesOfProjects } from './project-schemes.ts';
import { created, noContent, ok } from './respond.ts';

const ADMINISTRATORS_ONLY = 'Only Jira administrators can access issue type schemes.';
const SCOPES = ['manage:jira-configuration'];

const createBody = z.object({
  name: z.string().min(1).max(255),
  description: z.string().max(4000).optional(),
  defaultIssueTypeId: z.string().optional(),
  issueTypeIds: z.array(z.string()),
});
const updateBody = z.object({
  name: z.string().min(1).max(255).optional(),
  description: z.string().max(4000).optional(),
  defaultIssueTypeId: z.string().optional(),
});
const issueTypeIdsBody = z.object({ issueTypeIds: z.array(z.string()) });
const projectBody = z.object({ issueTypeSchemeId: z.string(), projectId: z.string() });

export const issueTypeSchemeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issuetypescheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const expand = expandOf(call);
      return listNamed(call, call.site.all('issueTypeScheme'), (scheme) => toSchemeBean(call.site, scheme, expand));
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issuetypescheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const { name, description = '', defaultIssueTypeId = null, issueTypeIds } = parseBody(call, createBody);
      requireFreeName(site, name, null);
      requireIssueTypes(site, issueTypeIds);
      if (!issueTypeIds.some((id) => site.get('issueType', id).hierarchyLevel >= 0)) {
        throw new JiraError(400, ['At least one standard issue type is required in the issue type scheme.']);
      }
      if (defaultIssueTypeId !== null && !issueTypeIds.includes(defaultIssueTypeId)) {
        throw new JiraError(400, ['The default issue type ID has to be present in issue type IDs list.']);
      }
      const id = site.nextId('issueTypeScheme');
      site.put('issueTypeScheme', {
        id,
        name,
        description,
        defaultIssueTypeId,
        issueTypeIds: [...new Set(issueTypeIds)],
      });
      site.commit();
      return created({ issueTypeSchemeId: id });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetypescheme/mapping',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const ids = queryValues(call, 'issueTypeSchemeId');
      const mappings = [...call.site.all('issueTypeScheme')]
        .filter((scheme) => ids?.has(scheme.id) ?? true)
        .flatMap((scheme) => scheme.issueTypeIds.map((issueTypeId) => ({ issueTypeSchemeId: scheme.id, issueTypeId })));
      return ok(
        pageBean(call, mappings, (mapping) => mapping),
        mappings.length,
      );
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetypescheme/project',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      return schemesOfProjects(call, 'issueTypeScheme', (schemeId) =>
        toSchemeBean(call.site, call.site.get('issueTypeScheme', schemeId), new Set()),
      );
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescheme/project',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const { issueTypeSchemeId, projectId } = parseBody(call, projectBody);
      const scheme = site.get('issueTypeScheme', issueTypeSchemeId);
      const project = site.find('project', projectId);
      if (project === undefined) throw new JiraError(404, ['The project was not found.']);
      if (project.style !== 'classic') {
        throw new JiraError(400, ['Issue type schemes can only be assigned to classic projects.']);
      }
      const used = new Set(site.issuesOf(project.id).map((issue) => issue.issueTypeId));
      const missing = [...used].filter((id) => !scheme.issueTypeIds.includes(id));
      if (missing.length > 0) {
        throw new JiraError(400, [
          `This issue type scheme can't be assigned to the project. This is because some issues in this project use issue types not present in the scheme. Before assigning the scheme to the project, update the issue types on these issues: ${missing.join(', ')}`,
        ]);
      }
      project.issueTypeSchemeId = scheme.id;
      site.put('project', project);
      site.commit();
      return noContent();
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescheme/{issueTypeSchemeId}',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { name, description, defaultIssueTypeId } = parseBody(call, updateBody);
      if (name !== undefined) requireFreeName(call.site, name, scheme.id);
      if (defaultIssueTypeId !== undefined && !scheme.issueTypeIds.includes(defaultIssueTypeId)) {
        throw new JiraError(400, ['The default issue type has to be one of the issue types of the scheme.']);
      }
      scheme.name = name ?? scheme.name;
      scheme.description = description ?? scheme.description;
      scheme.defaultIssueTypeId = defaultIssueTypeId ?? scheme.defaultIssueTypeId;
      return save(call, scheme);
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issuetypescheme/{issueTypeSchemeId}',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      if (scheme.id === DEFAULTS.issueTypeSchemeId) {
        throw new JiraError(400, ['The default issue type scheme cannot be deleted.']);
      }
      for (const project of call.site.all('project')) {
        if (project.issueTypeSchemeId !== scheme.id) continue;
        project.issueTypeSchemeId = DEFAULTS.issueTypeSchemeId;
        call.site.put('project', project);
      }
      call.site.remove('issueTypeScheme', scheme.id);
      call.site.commit();
      return noContent();
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescheme/{issueTypeSchemeId}/issuetype',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { issueTypeIds } = parseBody(call, issueTypeIdsBody);
      requireIssueTypes(call.site, issueTypeIds);
      const present = issueTypeIds.filter((id) => scheme.issueTypeIds.includes(id));
      if (present.length > 0) {
        throw new JiraError(400, [
          `These issue types were not added because they are already present in the issue type scheme: ${present.join(', ')}`,
        ]);
      }
      scheme.issueTypeIds = [...scheme.issueTypeIds, ...issueTypeIds];
      return save(call, scheme);
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issuetypescheme/{issueTypeSchemeId}/issuetype/{issueTypeId}',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { site } = call;
      const issueTypeId = call.params['issueTypeId'] ?? '';
      if (!scheme.issueTypeIds.includes(issueTypeId)) {
        throw new JiraError(404, ['The issue type was not found in the issue type scheme.']);
      }
      if (scheme.id === DEFAULTS.issueTypeSchemeId) {
        throw new JiraError(400, ["Can't remove issue types from the default issue type scheme."]);
      }
      const rest = scheme.issueTypeIds.filter((id) => id !== issueTypeId);
      if (!rest.some((id) => site.get('issueType', id).hierarchyLevel >= 0)) {
        throw new JiraError(400, ["Can't remove the last standard issue type from the issue type scheme."]);
      }
      const projects = [...site.all('project')].filter((project) => project.issueTypeSchemeId === scheme.id);
      if (projects.some((project) => site.issuesOf(project.id).some((issue) => issue.issueTypeId === issueTypeId))) {
        throw new JiraError(400, [
          "Can't remove the issue type from the issue type scheme because it is used by issues.",
        ]);
      }
      scheme.issueTypeIds = rest;
      if (scheme.defaultIssueTypeId === issueTypeId) scheme.defaultIssueTypeId = null;
      return save(call, scheme);
    },
  },
];

function getScheme(call: RestCall): IssueTypeSchemeRecord {
  requireAdministrator(call, ADMINISTRATORS_ONLY);
  return call.site.get('issueTypeScheme', call.params['issueTypeSchemeId'] ?? '');
}

function save(call: RestCall, scheme: IssueTypeSchemeRecord) {
  call.site.put('issueTypeScheme', scheme);
  call.site.commit();
  return noContent();
}

function requireFreeName(site: Site, name: string, ownId: string | null): void {
  if (isNameTaken(site.all('issueTypeScheme'), name, ownId)) {
    throw new JiraError(409, ['The name is used by another scheme.']);
  }
}

function requireIssueTypes(site: Site, ids: readonly string[]): void {
  const missing = ids.filter((id) => site.find('issueType', id) === undefined);
  if (missing.length > 0) throw new JiraError(404, [`These issue types were not found: ${missing.join(', ')}`]);
}

function toSchemeBean(site: Site, scheme: IssueTypeSchemeRecord, expand: ReadonlySet<string>): Json {
  const projects = [...site.all('project')].filter((project) => project.issueTypeSchemeId === scheme.id);
  return {
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    ...(scheme.defaultIssueTypeId === null ? {} : { defaultIssueTypeId: scheme.defaultIssueTypeId }),
    ...(scheme.id === DEFAULTS.issueTypeSchemeId ? { isDefault: true } : {}),
    ...(expand.has('projects')
      ? { projects: nestedPage(projects.map((project) => toProjectBean(site, project))) }
      : {}),
    ...(expand.has('issueTypes')
      ? { issueTypes: nestedPage(scheme.issueTypeIds.map((id) => toIssueTypeBean(site, site.get('issueType', id)))) }
      : {}),
  };
}
