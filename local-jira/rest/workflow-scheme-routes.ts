import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ProjectRecord, WorkflowRecord, WorkflowSchemeRecord } from '../site/model.ts';
import { moveStatuses } from '../site/move-statuses.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import {
  pageBean,
  parseConfigBody,
  queryValues,
  requireAdministrator,
  requireWorkflowAdministrator,
} from './config-request.ts';
import { JiraError } from './errors.ts';
import { created, noContent, ok, written } from './respond.ts';
import { redirectToTask } from './task-routes.ts';
import { applyAssignments, strandedStatuses, type Assignments, type StatusMapping } from './workflow-scheme-change.ts';

const SCOPES = ['manage:jira-configuration'];
const ADMINISTRATORS_ONLY = 'Only Jira administrators can access workflow schemes.';
const ASSOCIATION_ADMINISTRATORS_ONLY = 'Only Jira administrators can access workflow scheme associations.';

const mappingShape = z.object({ oldStatusId: z.string(), newStatusId: z.string() });
const byIssueTypeShape = z
  .array(z.object({ issueTypeId: z.string(), statusMappings: z.array(mappingShape) }))
  .nullish();
const assignmentsShape = z.array(z.object({ workflowId: z.string(), issueTypeIds: z.array(z.string()) })).nullish();

/** The older resource names workflows by name. */
const namedSchemeBody = z.object({
  name: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
  defaultWorkflow: z.string().optional(),
  issueTypeMappings: z.record(z.string(), z.string()).optional(),
  updateDraftIfNeeded: z.boolean().optional(),
});
const projectBody = z.object({ projectId: z.string(), workflowSchemeId: z.string().nullish() });
const switchBody = z.object({
  projectId: z.string(),
  targetSchemeId: z.string(),
  mappingsByIssueTypeOverride: byIssueTypeShape,
});
const readBody = z.object({
  workflowSchemeIds: z.array(z.string()).nullish(),
  projectIds: z.array(z.string()).nullish(),
});
const updateBody = z.object({
  id: z.string(),
  name: z.string().min(1).max(255),
  description: z.string(),
  version: z.object({ id: z.string(), versionNumber: z.int() }),
  defaultWorkflowId: z.string().nullish(),
  workflowsForIssueTypes: assignmentsShape,
  statusMappingsByIssueTypeOverride: byIssueTypeShape,
  statusMappingsByWorkflows: z
    .array(z.object({ oldWorkflowId: z.string(), newWorkflowId: z.string(), statusMappings: z.array(mappingShape) }))
    .nullish(),
});
const requiredMappingsBody = z.object({
  id: z.string(),
  defaultWorkflowId: z.string().nullish(),
  workflowsForIssueTypes: assignmentsShape,
});

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-schemes/ */
export const workflowSchemeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/workflowscheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const schemes = [...call.site.all('workflowScheme')];
      return ok(
        pageBean(call, schemes, (scheme) => toSchemeBean(call.site, scheme)),
        schemes.length,
      );
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflowscheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const {
        name,
        description = '',
        defaultWorkflow = 'jira',
        issueTypeMappings = {},
      } = parseConfigBody(namedSchemeBody, call);
      if (name === undefined) throw new JiraError(400, ['The name of the workflow scheme must be given.']);
      requireFreeName(site, name, null);
      const scheme: WorkflowSchemeRecord = {
        id: site.nextId('workflowScheme'),
        name,
        description,
        defaultWorkflowId: getWorkflowNamed(site, defaultWorkflow).id,
        workflowIdByIssueType: workflowIdsByType(site, issueTypeMappings),
        version: { versionNumber: 0, id: randomUUID() },
      };
      site.put('workflowScheme', scheme);
      site.commit();
      return created(toSchemeBean(site, scheme));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/workflowscheme/project',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ASSOCIATION_ADMINISTRATORS_ONLY);
      const ids = queryValues(call, 'projectId');
      if (ids === null) throw new JiraError(400, [], { projectId: 'The ID of a project has to be provided.' });
      const bySchemeId = new Map<string, string[]>();
      for (const project of call.site.all('project')) {
        if (!ids.has(project.id) || project.style !== 'classic') continue;
        bySchemeId.set(project.workflowSchemeId, [...(bySchemeId.get(project.workflowSchemeId) ?? []), project.id]);
      }
      const values = [...bySchemeId].map(([schemeId, projectIds]) => ({
        projectIds,
        workflowScheme: toSchemeBean(call.site, call.site.get('workflowScheme', schemeId)),
      }));
      return ok({ values }, values.length);
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/workflowscheme/project',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ASSOCIATION_ADMINISTRATORS_ONLY);
      const { site } = call;
      const { projectId, workflowSchemeId } = parseConfigBody(projectBody, call);
      const project = getClassicProject(site, projectId);
      const scheme = site.get('workflowScheme', workflowSchemeId ?? '');
      if (site.issuesOf(project.id).length > 0) {
        throw new JiraError(400, ['The workflow scheme can only be assigned to a project that has no issues.']);
      }
      project.workflowSchemeId = scheme.id;
      site.put('project', project);
      site.commit();
      return noContent();
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflowscheme/project/switch',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ASSOCIATION_ADMINISTRATORS_ONLY);
      const { site } = call;
      const { projectId, targetSchemeId, mappingsByIssueTypeOverride } = parseConfigBody(switchBody, call);
      const project = getClassicProject(site, projectId);
      const target = site.get('workflowScheme', targetSchemeId);
      const issues = site.issuesOf(project.id);
      const workflowFor = (issueTypeId: string) =>
        target.workflowIdByIssueType[issueTypeId] ?? target.defaultWorkflowId;
      const mapping: StatusMapping = (issue) =>
        mappingsByIssueTypeOverride
          ?.find(({ issueTypeId }) => issueTypeId === issue.issueTypeId)
          ?.statusMappings.find(({ oldStatusId }) => oldStatusId === issue.statusId)?.newStatusId;
      requireMapped(site, strandedStatuses(site, issues, workflowFor, mapping));
      project.workflowSchemeId = target.id;
      site.put('project', project);
      const lost = (issue: Parameters<StatusMapping>[0]) => !site.workflowOf(issue).statusIds.includes(issue.statusId);
      moveStatuses(site, call.actorId ?? '', issues, (issue) => (lost(issue) ? mapping(issue) : undefined));
      const response = redirectToTask(site, `Switch workflow scheme of ${project.key}`, call.actorId ?? '');
      site.commit();
      return response;
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflowscheme/read',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { site } = call;
      const { workflowSchemeIds, projectIds } = parseConfigBody(readBody, call);
      const ids = new Set(workflowSchemeIds ?? []);
      for (const id of projectIds ?? []) {
        const project = site.find('project', id);
        if (project === undefined) throw new JiraError(400, [`The project with ID ${id} was not found.`]);
        ids.add(project.workflowSchemeId);
      }
      const schemes = [...ids].flatMap((id) => site.find('workflowScheme', id) ?? []);
      return ok(
        schemes.map((scheme) => toReadBean(site, scheme)),
        schemes.length,
      );
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflowscheme/update',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { site } = call;
      const request = parseConfigBody(updateBody, call);
      const scheme = getSchemeOr400(site, request.id);
      if (scheme.version.id !== request.version.id || scheme.version.versionNumber !== request.version.versionNumber) {
        throw new JiraError(409, [
          'The workflow scheme was changed by someone else. Read it again and repeat the update.',
        ]);
      }
      requireFreeName(site, request.name, scheme.id);
      const assignments = requireAssignments(site, scheme, request.defaultWorkflowId, request.workflowsForIssueTypes);
      const workflowIdBefore = new Map(issuesUnder(site, scheme).map((issue) => [issue.id, site.workflowOf(issue).id]));
      const mapping: StatusMapping = (issue) => {
        const own = request.statusMappingsByIssueTypeOverride?.find(
          ({ issueTypeId }) => issueTypeId === issue.issueTypeId,
        );
        const between = request.statusMappingsByWorkflows?.find(
          ({ oldWorkflowId, newWorkflowId }) =>
            oldWorkflowId === workflowIdBefore.get(issue.id) &&
            newWorkflowId === assignments.workflowFor(issue.issueTypeId),
        );
        const all = [...(own?.statusMappings ?? []), ...(between?.statusMappings ?? [])];
        return all.find(({ oldStatusId }) => oldStatusId === issue.statusId)?.newStatusId;
      };
      const issues = issuesUnder(site, scheme);
      requireMapped(site, strandedStatuses(site, issues, assignments.workflowFor, mapping));
      applyAssignments(scheme, assignments);
      scheme.name = request.name;
      scheme.description = request.description;
      scheme.version = { versionNumber: scheme.version.versionNumber + 1, id: randomUUID() };
      site.put('workflowScheme', scheme);
      const lost = (issue: Parameters<StatusMapping>[0]) => !site.workflowOf(issue).statusIds.includes(issue.statusId);
      const moved = moveStatuses(site, call.actorId ?? '', issues, (issue) =>
        lost(issue) ? mapping(issue) : undefined,
      );
      const response =
        moved > 0
          ? redirectToTask(site, `Update workflow scheme ${scheme.name}`, call.actorId ?? '')
          : written(undefined);
      site.commit();
      return response;
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflowscheme/update/mappings',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { site } = call;
      const { id, defaultWorkflowId, workflowsForIssueTypes } = parseConfigBody(requiredMappingsBody, call);
      const scheme = getSchemeOr400(site, id);
      const assignments = requireAssignments(site, scheme, defaultWorkflowId, workflowsForIssueTypes);
      return ok(requiredMappings(site, scheme, assignments));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/workflowscheme/{id}',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      return ok(toSchemeBean(call.site, getScheme(call)));
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/workflowscheme/{id}',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const scheme = getScheme(call);
      const { name, description, defaultWorkflow, issueTypeMappings } = parseConfigBody(namedSchemeBody, call);
      if (projectsOf(site, scheme).length > 0) {
        throw new JiraError(400, [
          'The workflow scheme is active. local-jira keeps no drafts: update it with workflowscheme/update.',
        ]);
      }
      if (name !== undefined) requireFreeName(site, name, scheme.id);
      scheme.name = name ?? scheme.name;
      scheme.description = description ?? scheme.description;
      if (defaultWorkflow !== undefined) scheme.defaultWorkflowId = getWorkflowNamed(site, defaultWorkflow).id;
      if (issueTypeMappings !== undefined) scheme.workflowIdByIssueType = workflowIdsByType(site, issueTypeMappings);
      scheme.version = { versionNumber: scheme.version.versionNumber + 1, id: randomUUID() };
      site.put('workflowScheme', scheme);
      site.commit();
      return written(toSchemeBean(site, scheme));
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/workflowscheme/{id}',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const scheme = getScheme(call);
      if (projectsOf(call.site, scheme).length > 0)
        throw new JiraError(400, ['Cannot delete an active workflow scheme.']);
      call.site.remove('workflowScheme', scheme.id);
      call.site.commit();
      return noContent();
    },
  },
];

function getScheme(call: RestCall): WorkflowSchemeRecord {
  return call.site.get('workflowScheme', call.params['id'] ?? '');
}

function getSchemeOr400(site: Site, id: string): WorkflowSchemeRecord {
  const scheme = site.find('workflowScheme', id);
  if (scheme === undefined) throw new JiraError(400, ['The workflow scheme was not found.']);
  return scheme;
}

function getClassicProject(site: Site, id: string): ProjectRecord {
  const project = site.find('project', id);
  if (project === undefined) throw new JiraError(404, ['The project was not found.']);
  if (project.style !== 'classic')
    throw new JiraError(400, ['Only classic projects can have workflow schemes assigned.']);
  return project;
}

function getWorkflowNamed(site: Site, name: string): WorkflowRecord {
  for (const workflow of site.all('workflow')) if (workflow.name === name) return workflow;
  throw new JiraError(400, [`The workflow '${name}' does not exist.`]);
}

function workflowIdsByType(site: Site, mappings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mappings).map(([issueTypeId, name]) => {
      if (site.find('issueType', issueTypeId) === undefined) {
        throw new JiraError(400, [`The issue type with ID ${issueTypeId} does not exist.`]);
      }
      return [issueTypeId, getWorkflowNamed(site, name).id];
    }),
  );
}

function requireFreeName(site: Site, name: string, ownId: string | null): void {
  const taken = [...site.all('workflowScheme')].some(
    (scheme) => scheme.id !== ownId && scheme.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw new JiraError(400, ['The name is used by another workflow scheme.']);
}

function requireAssignments(
  site: Site,
  scheme: WorkflowSchemeRecord,
  defaultWorkflowId: string | null | undefined,
  byWorkflow: z.infer<typeof assignmentsShape>,
): Assignments {
  const byType = new Map<string, string>();
  for (const { workflowId, issueTypeIds } of byWorkflow ?? []) {
    for (const issueTypeId of issueTypeIds) {
      if (site.find('issueType', issueTypeId) === undefined) {
        throw new JiraError(400, [`The issue type with ID ${issueTypeId} does not exist.`]);
      }
      if (byType.has(issueTypeId))
        throw new JiraError(400, [`The issue type with ID ${issueTypeId} is given two workflows.`]);
      byType.set(issueTypeId, workflowId);
    }
  }
  const fallback = defaultWorkflowId ?? scheme.defaultWorkflowId;
  for (const id of [fallback, ...byType.values()]) {
    if (site.find('workflow', id) === undefined)
      throw new JiraError(400, [`The workflow with ID ${id} does not exist.`]);
  }
  return { defaultWorkflowId: fallback, byType, workflowFor: (issueTypeId) => byType.get(issueTypeId) ?? fallback };
}

function requireMapped(site: Site, stranded: ReadonlyMap<string, ReadonlySet<string>>): void {
  if (stranded.size === 0) return;
  const sentences = [...stranded].map(([issueTypeId, statusIds]) => {
    const names = [...statusIds].map((id) => site.get('status', id).name).join(', ');
    return `Status mappings are required for issue type ${site.get('issueType', issueTypeId).name}: ${names}`;
  });
  throw new JiraError(400, sentences);
}

function projectsOf(site: Site, scheme: WorkflowSchemeRecord): readonly ProjectRecord[] {
  return [...site.all('project')].filter((project) => project.workflowSchemeId === scheme.id);
}

function issuesUnder(site: Site, scheme: WorkflowSchemeRecord) {
  return projectsOf(site, scheme).flatMap((project) => site.issuesOf(project.id));
}

function toSchemeBean(site: Site, scheme: WorkflowSchemeRecord): Json {
  const nameOf = (id: string) => site.get('workflow', id).name;
  return {
    id: Number(scheme.id),
    name: scheme.name,
    description: scheme.description,
    defaultWorkflow: nameOf(scheme.defaultWorkflowId),
    issueTypeMappings: Object.fromEntries(
      Object.entries(scheme.workflowIdByIssueType).map(([issueTypeId, id]) => [issueTypeId, nameOf(id)]),
    ),
    draft: false,
    self: `${site.baseUrl}/rest/api/3/workflowscheme/${scheme.id}`,
  };
}

function toReadBean(site: Site, scheme: WorkflowSchemeRecord): Json {
  const metadata = (id: string) => {
    const { name, description, version } = site.get('workflow', id);
    return { id, name, description, version };
  };
  const typesByWorkflow = new Map<string, string[]>();
  for (const [issueTypeId, id] of Object.entries(scheme.workflowIdByIssueType)) {
    typesByWorkflow.set(id, [...(typesByWorkflow.get(id) ?? []), issueTypeId]);
  }
  return {
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    scope: { type: 'GLOBAL' },
    version: scheme.version,
    defaultWorkflow: metadata(scheme.defaultWorkflowId),
    workflowsForIssueTypes: [...typesByWorkflow].map(([id, issueTypeIds]) => ({
      workflow: metadata(id),
      issueTypeIds,
    })),
  };
}

function requiredMappings(site: Site, scheme: WorkflowSchemeRecord, assignments: Assignments): Json {
  const issues = issuesUnder(site, scheme);
  const stranded = strandedStatuses(site, issues, assignments.workflowFor, () => undefined);
  const byWorkflows = new Map<string, { sourceWorkflowId: string; targetWorkflowId: string; statusIds: Set<string> }>();
  for (const [issueTypeId, statusIds] of stranded) {
    const sourceWorkflowId = scheme.workflowIdByIssueType[issueTypeId] ?? scheme.defaultWorkflowId;
    const targetWorkflowId = assignments.workflowFor(issueTypeId);
    const key = `${sourceWorkflowId} ${targetWorkflowId}`;
    const row = byWorkflows.get(key) ?? { sourceWorkflowId, targetWorkflowId, statusIds: new Set<string>() };
    for (const id of statusIds) row.statusIds.add(id);
    byWorkflows.set(key, row);
  }
  const targets = new Set([assignments.defaultWorkflowId, ...assignments.byType.values()]);
  const workflows = [...targets].map((id) => site.get('workflow', id));
  const statusIds = new Set([
    ...[...stranded.values()].flatMap((ids) => [...ids]),
    ...workflows.flatMap((each) => each.statusIds),
  ]);
  return {
    statusMappingsByIssueTypes: [...stranded].map(([issueTypeId, ids]) => ({ issueTypeId, statusIds: [...ids] })),
    statusMappingsByWorkflows: [...byWorkflows.values()].map((row) => ({ ...row, statusIds: [...row.statusIds] })),
    statuses: [...statusIds].map((id) => {
      const { name, category } = site.get('status', id);
      return { id, name, category };
    }),
    statusesPerWorkflow: workflows.map((workflow) => ({
      workflowId: workflow.id,
      initialStatusId:
        workflow.transitions.find(({ type }) => type === 'INITIAL')?.toStatusId ?? workflow.statusIds[0] ?? '',
      statuses: workflow.statusIds,
    })),
  };
}
