import { z } from 'zod';

const mappingShape = z.object({ oldStatusId: z.string(), newStatusId: z.string() });
const byIssueTypeShape = z
  .array(z.object({ issueTypeId: z.string(), statusMappings: z.array(mappingShape) }))
  .nullish();
export const assignmentsShape = z
  .array(z.object({ workflowId: z.string(), issueTypeIds: z.array(z.string()) }))
  .nullish();

/** The older resource names workflows by name. */
export const namedSchemeBody = z.object({
  name: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
  defaultWorkflow: z.string().optional(),
  issueTypeMappings: z.record(z.string(), z.string()).optional(),
  updateDraftIfNeeded: z.boolean().optional(),
});
export const assignProjectBody = z.object({ projectId: z.string(), workflowSchemeId: z.string().nullish() });
export const switchBody = z.object({
  projectId: z.string(),
  targetSchemeId: z.string(),
  mappingsByIssueTypeOverride: byIssueTypeShape,
});
export const readSchemesBody = z.object({
  workflowSchemeIds: z.array(z.string()).nullish(),
  projectIds: z.array(z.string()).nullish(),
});
export const updateSchemeBody = z.object({
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
export const requiredMappingsBody = z.object({
  id: z.string(),
  defaultWorkflowId: z.string().nullish(),
  workflowsForIssueTypes: assignmentsShape,
});
