import { z } from 'zod';

/**
 * Workflows as `POST /rest/api/3/workflows` gives them and `/workflows/update` takes them back. Whatever this app does not look at
 * goes back exactly as it came; members that only the answer has are left out, since the request refuses them.
 */

const anything = z.unknown().optional();

const ruleSchema = z.object({
  id: z.string().nullish(),
  ruleKey: z.string(),
  parameters: z.record(z.string(), z.string()).optional(),
});
export type WorkflowRule = z.output<typeof ruleSchema>;

const transitionSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: anything,
  type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']),
  toStatusReference: z.string(),
  links: z.array(z.looseObject({ fromStatusReference: z.string() })).default([]),
  actions: anything,
  conditions: anything,
  validators: z.array(ruleSchema).default([]),
  transitionScreen: anything,
  triggers: anything,
  properties: anything,
  customIssueEventId: anything,
});
export type WorkflowTransition = z.output<typeof transitionSchema>;

const workflowSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  isEditable: z.boolean().default(true),
  version: z.object({ id: z.string(), versionNumber: z.int() }),
  startPointLayout: anything,
  loopedTransitionContainerLayout: anything,
  statuses: z.array(
    z.object({ statusReference: z.string(), layout: anything, properties: anything, approvalConfiguration: anything }),
  ),
  transitions: z.array(transitionSchema),
});
export type WorkflowDocument = z.output<typeof workflowSchema>;

const statusSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']),
  statusReference: z.string(),
});
export type WorkflowStatus = z.output<typeof statusSchema>;

export const workflowsAnswerSchema = z.object({
  statuses: z.array(statusSchema),
  workflows: z.array(workflowSchema),
});
export type WorkflowsAnswer = z.output<typeof workflowsAnswerSchema>;

/** One workflow with its transitions replaced, as `/workflows/update` takes it. */
export function toUpdate(workflow: WorkflowDocument, transitions: readonly WorkflowTransition[]): unknown {
  const { id, version, description, startPointLayout, loopedTransitionContainerLayout, statuses } = workflow;
  return { id, version, description, startPointLayout, loopedTransitionContainerLayout, statuses, transitions };
}

/** A new directed or initial transition. */
export interface TransitionDraft {
  readonly id: string;
  readonly name: string;
  readonly from: readonly string[];
  readonly to: string;
  readonly validators: readonly WorkflowRule[];
}

export function toTransition({ id, name, from, to, validators }: TransitionDraft): unknown {
  return {
    id,
    name,
    description: '',
    type: from.length === 0 ? 'INITIAL' : 'DIRECTED',
    toStatusReference: to,
    links: from.map((fromStatusReference) => ({ fromStatusReference, fromPort: 0, toPort: 1 })),
    actions: [],
    validators,
    triggers: [],
    properties: {},
  };
}
