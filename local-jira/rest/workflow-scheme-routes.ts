import { randomUUID } from 'node:crypto';
import { DEFAULTS } from '../site/install-defaults.ts';
import type { WorkflowRecord, WorkflowSchemeRecord } from '../site/model.ts';
import { moveStatuses } from '../site/move-statuses.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import { isNameTaken, pageBean, requireWorkflowAdministrator } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { created, noContent, ok, written } from './respond.ts';
import { redirectToTask } from './task-routes.ts';
import { requiredMappings, toReadBean, toSchemeBean } from './workflow-scheme-beans.ts';
import {
  applyAssignments,
  issuesUnder,
  projectsOf,
  requireAssignments,
  requireMapped,
  strandedStatuses,
  type StatusMapping,
} from './workflow-scheme-change.ts';
import { namedSchemeBody, readSchemesBody, requiredMappingsBody, updateSchemeBody } from './workflow-scheme-shapes.ts';

const SCOPES = ['manage:jira-configuration'];
const ADMINISTRATORS_ONLY = 'Only Jira administrators can access workflow schemes.';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-schemes/ */
export const workflowSchemeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/workflowscheme',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const schemes = [...call.site.all('workflowScheme')].filter(({ id }) => id !== DEFAULTS.workflowSchemeId);
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
      } = parseBody(call, namedSchemeBody);
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
    method: 'POST',
    path: '/rest/api/3/workflowscheme/read',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { site } = call;
      const { workflowSchemeIds, projectIds } = parseBody(call, readSchemesBody);
      const ids = new Set(workflowSchemeIds ?? []);
      for (const id of projectIds ?? []) {
        const project = site.find('project', id);
        if (project === undefined) throw new JiraError(400, [`The project with ID ${id} was not found.`]);
        ids.add(project.workflowSchemeId);
      }
      const schemes = [...ids].flatMap((id) => findScheme(site, id) ?? []);
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
      const request = parseBody(call, updateSchemeBody);
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
      const { id, defaultWorkflowId, workflowsForIssueTypes } = parseBody(call, requiredMappingsBody);
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
      const { name, description, defaultWorkflow, issueTypeMappings } = parseBody(call, namedSchemeBody);
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
  const scheme = findScheme(call.site, call.params['id'] ?? '');
  if (scheme === undefined) throw new JiraError(404, ['The workflow scheme was not found.']);
  return scheme;
}

function getSchemeOr400(site: Site, id: string): WorkflowSchemeRecord {
  const scheme = findScheme(site, id);
  if (scheme === undefined) throw new JiraError(400, ['The workflow scheme was not found.']);
  return scheme;
}

/** Jira's default scheme has no id: it is neither read nor changed through one. */
function findScheme(site: Site, id: string): WorkflowSchemeRecord | undefined {
  return id === DEFAULTS.workflowSchemeId ? undefined : site.find('workflowScheme', id);
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
  if (isNameTaken(site.all('workflowScheme'), name, ownId)) {
    throw new JiraError(400, ['The name is used by another workflow scheme.']);
  }
}
