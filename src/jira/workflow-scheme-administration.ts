import { z } from 'zod';
import { route, type JiraAsUser } from './jira-calls';
import { chunked } from './pages';

const workflowSchema = z.object({ id: z.string(), name: z.string() });

const schemeSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  version: z.object({ id: z.string(), versionNumber: z.int() }),
  defaultWorkflow: workflowSchema.nullish(),
  workflowsForIssueTypes: z.array(z.object({ issueTypeIds: z.array(z.string()), workflow: workflowSchema })),
});
export type WorkflowSchemeDocument = z.output<typeof schemeSchema>;

export interface WorkflowSchemeUse {
  /** Null for Jira's default workflow scheme: it has no id, and nobody can change it. */
  readonly schemeId: string | null;
  readonly name: string;
  /** Of the projects asked about. */
  readonly projectIds: readonly string[];
}

/** Workflow schemes, as the administrator who asks. */
export interface WorkflowSchemeAdministration {
  /** The workflow schemes of company-managed projects. */
  workflowSchemesOf(projectIds: readonly string[]): Promise<readonly WorkflowSchemeUse[]>;
  readWorkflowScheme(schemeId: string): Promise<WorkflowSchemeDocument>;
  /**
   * Gives one issue type a workflow of its own. Issues of that type which are in a status that the workflow lacks are put into
   * `fallbackStatusId`. Refused by Jira with 409 when the scheme has changed since it was read.
   */
  assignWorkflow(
    scheme: WorkflowSchemeDocument,
    issueTypeId: string,
    workflowId: string,
    fallbackStatusId: string,
  ): Promise<void>;
}

/** This resource gives a numeric id, and none for the default workflow scheme. */
const usesSchema = z.object({
  values: z.array(
    z.object({
      projectIds: z.array(z.string()),
      workflowScheme: z.object({ id: z.union([z.number(), z.string()]).optional(), name: z.string() }),
    }),
  ),
});

const requiredSchema = z.object({
  statusMappingsByIssueTypes: z
    .array(z.object({ issueTypeId: z.string(), statusIds: z.array(z.string()) }))
    .default([]),
});

export function createWorkflowSchemeAdministration(jira: JiraAsUser): WorkflowSchemeAdministration {
  return {
    async workflowSchemesOf(projectIds) {
      return chunked(projectIds, async (chunk) => {
        const parameters = new URLSearchParams();
        for (const projectId of chunk) parameters.append('projectId', projectId);
        const answer = usesSchema.parse(await jira.get(route`/rest/api/3/workflowscheme/project?${parameters}`));
        return answer.values.map(({ projectIds: ids, workflowScheme: { id, name } }) => ({
          schemeId: id === undefined ? null : String(id),
          name,
          projectIds: ids,
        }));
      });
    },
    async readWorkflowScheme(schemeId) {
      const [scheme] = z
        .array(schemeSchema)
        .parse(await jira.post(route`/rest/api/3/workflowscheme/read`, { workflowSchemeIds: [schemeId] }));
      if (scheme === undefined) throw new Error(`Jira has no workflow scheme ${schemeId}.`);
      return scheme;
    },
    async assignWorkflow(scheme, issueTypeId, workflowId, fallbackStatusId) {
      const others = scheme.workflowsForIssueTypes
        .map(({ workflow, issueTypeIds }) => ({
          workflowId: workflow.id,
          issueTypeIds: issueTypeIds.filter((id) => id !== issueTypeId),
        }))
        .filter((assignment) => assignment.issueTypeIds.length > 0 && assignment.workflowId !== workflowId);
      const own = scheme.workflowsForIssueTypes.find(({ workflow }) => workflow.id === workflowId)?.issueTypeIds ?? [];
      const assignments = {
        id: scheme.id,
        ...(scheme.defaultWorkflow ? { defaultWorkflowId: scheme.defaultWorkflow.id } : {}),
        workflowsForIssueTypes: [...others, { workflowId, issueTypeIds: [...new Set([...own, issueTypeId])] }],
      };
      const required = requiredSchema.parse(
        await jira.post(route`/rest/api/3/workflowscheme/update/mappings`, assignments),
      );
      await jira.post(route`/rest/api/3/workflowscheme/update`, {
        ...assignments,
        name: scheme.name,
        description: scheme.description ?? '',
        version: scheme.version,
        statusMappingsByIssueTypeOverride: required.statusMappingsByIssueTypes.map((mapping) => ({
          issueTypeId: mapping.issueTypeId,
          statusMappings: mapping.statusIds.map((oldStatusId) => ({ oldStatusId, newStatusId: fallbackStatusId })),
        })),
      });
    },
  };
}
