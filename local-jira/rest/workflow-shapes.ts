import { z } from 'zod';
import type { ConditionGroupRecord } from '../site/model.ts';

/**
 * The bodies of the workflows API. Those that the OpenAPI document closes (`additionalProperties: false`) refuse unknown
 * members here too.
 */

const point = z.object({ x: z.number(), y: z.number() });
const parameters = z.record(z.string(), z.string());
const version = z.object({ id: z.string(), versionNumber: z.int() });

const ruleShape = z.strictObject({
  id: z.string().nullish(),
  ruleKey: z.string().min(1),
  parameters: parameters.optional(),
});
export type RuleDocument = z.infer<typeof ruleShape>;

export interface ConditionDocument {
  operation: ConditionGroupRecord['operation'];
  conditions?: RuleDocument[] | undefined;
  conditionGroups?: ConditionDocument[] | undefined;
}
const conditionShape: z.ZodType<ConditionDocument> = z.strictObject({
  operation: z.enum(['ALL', 'ANY']),
  conditions: z.array(ruleShape).optional(),
  get conditionGroups() {
    return z.array(conditionShape).optional();
  },
});

const transitionShape = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']),
  toStatusReference: z.string(),
  links: z
    .array(
      z.strictObject({
        fromStatusReference: z.string().nullish(),
        fromPort: z.int().nullish(),
        toPort: z.int().nullish(),
      }),
    )
    .optional(),
  actions: z.array(ruleShape).optional(),
  validators: z.array(ruleShape).optional(),
  conditions: conditionShape.nullish(),
  transitionScreen: ruleShape.nullish(),
  triggers: z.array(z.unknown()).optional(),
  properties: parameters.optional(),
  customIssueEventId: z.string().nullish(),
});
export type TransitionDocument = z.infer<typeof transitionShape>;

const workflowStatusShape = z.object({
  statusReference: z.string(),
  layout: point.nullish(),
  properties: parameters,
});

const statusShape = z.object({
  id: z.string().nullish(),
  name: z.string(),
  description: z.string().optional(),
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']),
  statusReference: z.string(),
});
export type StatusDocument = z.infer<typeof statusShape>;

const contentShape = {
  description: z.string().optional(),
  startPointLayout: point.nullish(),
  loopedTransitionContainerLayout: point.nullish(),
  statuses: z.array(workflowStatusShape),
  transitions: z.array(transitionShape),
};

const newWorkflowShape = z.strictObject({ name: z.string(), ...contentShape });

const migrationsShape = z.array(z.object({ oldStatusReference: z.string(), newStatusReference: z.string() }));
const changedWorkflowShape = z.object({
  id: z.string(),
  version,
  ...contentShape,
  defaultStatusMappings: migrationsShape.nullish(),
  statusMappings: z
    .array(z.object({ projectId: z.string(), issueTypeId: z.string(), statusMigrations: migrationsShape }))
    .nullish(),
});
export type ChangedWorkflow = z.infer<typeof changedWorkflowShape>;

/** What creation and update say alike of a workflow. */
export type WorkflowContent = Pick<
  ChangedWorkflow,
  'description' | 'startPointLayout' | 'loopedTransitionContainerLayout' | 'statuses' | 'transitions'
>;

export const readWorkflowsBody = z.object({
  workflowIds: z.array(z.string()).nullish(),
  workflowNames: z.array(z.string()).nullish(),
  projectAndIssueTypes: z.array(z.object({ projectId: z.string(), issueTypeId: z.string() })).nullish(),
});

export const createWorkflowsBody = z.strictObject({
  scope: z.object({ type: z.enum(['PROJECT', 'GLOBAL']), project: z.object({ id: z.string() }).nullish() }),
  statuses: z.array(statusShape),
  workflows: z.array(newWorkflowShape).min(1).max(20),
});
export type CreateWorkflows = z.infer<typeof createWorkflowsBody>;

export const updateWorkflowsBody = z.strictObject({
  statuses: z.array(statusShape),
  workflows: z.array(changedWorkflowShape).min(1).max(20),
});
export type UpdateWorkflows = z.infer<typeof updateWorkflowsBody>;

const levels = z.object({ levels: z.array(z.enum(['WARNING', 'ERROR'])).optional() }).nullish();
export const validateCreateBody = z.object({ payload: createWorkflowsBody, validationOptions: levels });
export const validateUpdateBody = z.object({ payload: updateWorkflowsBody, validationOptions: levels });
