import { DEFAULTS } from '../site/install-defaults.ts';
import type { ProjectRecord } from '../site/model.ts';
import { moveStatuses } from '../site/move-statuses.ts';
import type { Route, Site } from '../site/ports.ts';
import { queryValues } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { noContent, ok } from './respond.ts';
import { redirectToTask } from './task-routes.ts';
import { toSchemeBean } from './workflow-scheme-beans.ts';
import { requireMapped, strandedStatuses, type StatusMapping } from './workflow-scheme-change.ts';
import { assignProjectBody, switchBody } from './workflow-scheme-shapes.ts';

const SCOPES = ['manage:jira-configuration'];
const ASSOCIATION_ADMINISTRATORS_ONLY = 'Only Jira administrators can access workflow scheme associations.';

/** Which project has which workflow scheme. */
export const workflowSchemeProjectRoutes: readonly Route[] = [
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
      const { projectId, workflowSchemeId } = parseBody(call, assignProjectBody);
      const project = getClassicProject(site, projectId);
      // Null stands for the default scheme, which has no id.
      const scheme = site.get('workflowScheme', workflowSchemeId ?? DEFAULTS.workflowSchemeId);
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
      const { projectId, targetSchemeId, mappingsByIssueTypeOverride } = parseBody(call, switchBody);
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
];

function getClassicProject(site: Site, id: string): ProjectRecord {
  const project = site.find('project', id);
  if (project === undefined) throw new JiraError(404, ['The project was not found.']);
  if (project.style !== 'classic')
    throw new JiraError(400, ['Only classic projects can have workflow schemes assigned.']);
  return project;
}
