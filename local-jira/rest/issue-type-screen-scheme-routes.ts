import { z } from 'zod';
import type { IssueTypeScreenSchemeRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { toProjectBean } from './beans/project-bean.ts';
import { isNameTaken, listNamed, nestedPage, pageBean, queryValues } from './config-request.ts';
import { JiraError } from './errors.ts';
import { expandOf, parseBody, requireAdministrator } from './input.ts';
import { schemesOfProjects } from './project-schemes.ts';
import { created, noContent, ok } from './respond.ts';

const ADMINISTRATORS_ONLY = 'Only Jira administrators can access issue type screen schemes.';
const SCOPES = ['manage:jira-configuration'];

const mappingsShape = z.array(z.object({ issueTypeId: z.string(), screenSchemeId: z.string() }));
const createBody = z.object({
  name: z.string().min(1).max(255),
  description: z.string().max(255).optional(),
  issueTypeMappings: mappingsShape,
});
const updateBody = z.object({
  name: z.string().min(1).max(255).optional(),
  description: z.string().max(255).optional(),
});
const appendBody = z.object({ issueTypeMappings: mappingsShape });
const defaultBody = z.object({ screenSchemeId: z.string() });
const removeBody = z.object({ issueTypeIds: z.array(z.string()) });
const projectBody = z.object({ issueTypeScreenSchemeId: z.string(), projectId: z.string() });

type Mappings = z.infer<typeof mappingsShape>;

export const issueTypeScreenSchemeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issuetypescreenscheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const expand = expandOf(call);
      return listNamed(call, call.site.all('issueTypeScreenScheme'), (scheme) => toBean(call.site, scheme, expand));
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issuetypescreenscheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const { name, description = '', issueTypeMappings } = parseBody(call, createBody);
      requireFreeName(site, name, null);
      requireMappings(site, issueTypeMappings);
      if (!issueTypeMappings.some(({ issueTypeId }) => issueTypeId === 'default')) {
        throw new JiraError(400, ['The default mapping has to be provided.']);
      }
      const id = site.nextId('issueTypeScreenScheme');
      site.put('issueTypeScreenScheme', { id, name, description, mappings: toRecord(issueTypeMappings) });
      site.commit();
      return created({ id });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetypescreenscheme/mapping',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const ids = queryValues(call, 'issueTypeScreenSchemeId');
      const rows = [...call.site.all('issueTypeScreenScheme')]
        .filter((scheme) => ids?.has(scheme.id) ?? true)
        .flatMap((scheme) =>
          Object.entries(scheme.mappings).map(([issueTypeId, screenSchemeId]) => ({
            issueTypeScreenSchemeId: scheme.id,
            issueTypeId,
            screenSchemeId,
          })),
        );
      return ok(
        pageBean(call, rows, (row) => row),
        rows.length,
      );
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetypescreenscheme/project',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      return schemesOfProjects(call, 'issueTypeScreenScheme', (schemeId) =>
        toBean(call.site, call.site.get('issueTypeScreenScheme', schemeId), new Set()),
      );
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescreenscheme/project',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const { issueTypeScreenSchemeId, projectId } = parseBody(call, projectBody);
      const scheme = site.get('issueTypeScreenScheme', issueTypeScreenSchemeId);
      const project = site.find('project', projectId);
      if (project === undefined) throw new JiraError(404, ['The project was not found.']);
      if (project.style !== 'classic') {
        throw new JiraError(400, ['Only classic projects can have issue type screen schemes assigned.']);
      }
      project.issueTypeScreenSchemeId = scheme.id;
      site.put('project', project);
      site.commit();
      return noContent();
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { name, description } = parseBody(call, updateBody);
      if (name !== undefined) requireFreeName(call.site, name, scheme.id);
      scheme.name = name ?? scheme.name;
      scheme.description = description ?? scheme.description;
      return saved(call, scheme);
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      if ([...call.site.all('project')].some((project) => project.issueTypeScreenSchemeId === scheme.id)) {
        throw new JiraError(400, [
          'The issue type screen scheme cannot be deleted because it is assigned to a project.',
        ]);
      }
      call.site.remove('issueTypeScreenScheme', scheme.id);
      call.site.commit();
      return noContent();
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { issueTypeMappings } = parseBody(call, appendBody);
      requireMappings(call.site, issueTypeMappings);
      if (issueTypeMappings.some(({ issueTypeId }) => issueTypeId === 'default')) {
        throw new JiraError(400, ['A default mapping cannot be added.']);
      }
      const known = issueTypeMappings.filter(({ issueTypeId }) => issueTypeId in scheme.mappings);
      if (known.length > 0) throw new JiraError(400, ['One or more issue type IDs are already mapped.']);
      scheme.mappings = { ...scheme.mappings, ...toRecord(issueTypeMappings) };
      return saved(call, scheme);
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping/default',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { screenSchemeId } = parseBody(call, defaultBody);
      scheme.mappings = { ...scheme.mappings, default: call.site.get('screenScheme', screenSchemeId).id };
      return saved(call, scheme);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping/remove',
    scopes: SCOPES,
    handle(call) {
      const scheme = getScheme(call);
      const { issueTypeIds } = parseBody(call, removeBody);
      if (new Set(issueTypeIds).size < issueTypeIds.length) {
        throw new JiraError(400, ['The issueTypeIds must not contain duplicates.']);
      }
      if (issueTypeIds.includes('default')) throw new JiraError(400, ['The default mapping cannot be removed.']);
      if (issueTypeIds.some((id) => !(id in scheme.mappings))) {
        throw new JiraError(404, ['One or more issue type mappings were not found.']);
      }
      scheme.mappings = Object.fromEntries(
        Object.entries(scheme.mappings).filter(([id]) => !issueTypeIds.includes(id)),
      );
      return saved(call, scheme);
    },
  },
];

function getScheme(call: RestCall): IssueTypeScreenSchemeRecord {
  requireAdministrator(call, ADMINISTRATORS_ONLY);
  return call.site.get('issueTypeScreenScheme', call.params['issueTypeScreenSchemeId'] ?? '');
}

function saved(call: RestCall, scheme: IssueTypeScreenSchemeRecord): RestResponse {
  call.site.put('issueTypeScreenScheme', scheme);
  call.site.commit();
  return noContent();
}

function requireFreeName(site: Site, name: string, ownId: string | null): void {
  if (isNameTaken(site.all('issueTypeScreenScheme'), name, ownId)) {
    throw new JiraError(400, ['The issue type screen scheme name is in use.']);
  }
}

function requireMappings(site: Site, mappings: Mappings): void {
  const ids = mappings.map(({ issueTypeId }) => issueTypeId);
  if (new Set(ids).size < ids.length) {
    throw new JiraError(400, ['One or more issue type IDs are repeated, an issue type ID can only be specified once.']);
  }
  if (ids.some((id) => id !== 'default' && site.find('issueType', id) === undefined)) {
    throw new JiraError(404, ['One or more issue type IDs were not found.']);
  }
  if (mappings.some(({ screenSchemeId }) => site.find('screenScheme', screenSchemeId) === undefined)) {
    throw new JiraError(404, ['One or more screen schemes were not found.']);
  }
}

function toRecord(mappings: Mappings): Record<string, string> {
  return Object.fromEntries(mappings.map(({ issueTypeId, screenSchemeId }) => [issueTypeId, screenSchemeId]));
}

function toBean(site: Site, scheme: IssueTypeScreenSchemeRecord, expand: ReadonlySet<string>): Json {
  const { id, name, description } = scheme;
  const projects = [...site.all('project')].filter((project) => project.issueTypeScreenSchemeId === id);
  return {
    id,
    name,
    description,
    ...(expand.has('projects')
      ? { projects: nestedPage(projects.map((project) => toProjectBean(site, project))) }
      : {}),
  };
}
