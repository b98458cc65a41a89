/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflows/ */
import { z } from 'zod';
import { getJson, sendJson } from './request';

const rule = z.looseObject({
  id: z.string().nullish(),
  ruleKey: z.string(),
  parameters: z.record(z.string(), z.string()).default({}),
});
export type WorkflowRule = z.infer<typeof rule>;

/** Conditions come in groups within groups. */
export interface ConditionGroup {
  readonly operation: 'ANY' | 'ALL';
  readonly conditions: readonly WorkflowRule[];
  readonly conditionGroups: readonly ConditionGroup[];
}
const conditionGroup: z.ZodType<ConditionGroup> = z.lazy(() =>
  z.object({
    operation: z.enum(['ANY', 'ALL']),
    conditions: z.array(rule).default([]),
    conditionGroups: z.array(conditionGroup).default([]),
  }),
);

const transition = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  type: z.enum(['INITIAL', 'GLOBAL', 'DIRECTED']),
  toStatusReference: z.string(),
  links: z.array(z.looseObject({ fromStatusReference: z.string().nullish() })).default([]),
  validators: z.array(rule).default([]),
  actions: z.array(rule).default([]),
  conditions: conditionGroup.nullish(),
});
export type WorkflowTransition = z.infer<typeof transition>;

const workflow = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  isEditable: z.boolean().default(true),
  version: z.object({ id: z.string(), versionNumber: z.number() }),
  statuses: z.array(
    z.looseObject({ statusReference: z.string(), layout: z.object({ x: z.number(), y: z.number() }).nullish() }),
  ),
  transitions: z.array(transition),
});
export type Workflow = z.infer<typeof workflow>;

const workflowStatus = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']),
  statusReference: z.string(),
});
export type WorkflowStatus = z.infer<typeof workflowStatus>;

export interface WorkflowDocument {
  readonly workflow: Workflow;
  readonly statuses: readonly WorkflowStatus[];
}

const PAGE_SIZE = 50;

export async function getWorkflows(): Promise<Workflow[]> {
  const page = z.object({ values: z.array(workflow), isLast: z.boolean().optional() });
  const all: Workflow[] = [];
  for (;;) {
    const answer = await getJson(
      page,
      `/rest/api/3/workflows/search?startAt=${String(all.length)}&maxResults=${String(PAGE_SIZE)}`,
    );
    all.push(...answer.values);
    if (answer.isLast !== false || answer.values.length === 0) return all;
  }
}

/** @throws Error when no workflow has the id */
export async function getWorkflow(id: string): Promise<WorkflowDocument> {
  const answer = await sendJson(
    z.object({ workflows: z.array(workflow), statuses: z.array(workflowStatus) }),
    'POST',
    '/rest/api/3/workflows',
    {
      workflowIds: [id],
    },
  );
  const [found] = answer.workflows;
  if (!found) throw new Error('There is no workflow with this id.');
  return { workflow: found, statuses: answer.statuses };
}

/** Saves one changed transition; the version makes the site refuse when somebody else saved in between (409). */
export async function updateTransition(
  { workflow: document, statuses }: WorkflowDocument,
  changed: WorkflowTransition,
): Promise<void> {
  const { id, version, description } = document;
  await sendJson(z.unknown(), 'POST', '/rest/api/3/workflows/update', {
    statuses: statuses.map((status) => ({
      id: status.id,
      name: status.name,
      description: status.description ?? '',
      statusCategory: status.statusCategory,
      statusReference: status.statusReference,
    })),
    workflows: [
      {
        id,
        version,
        description: description ?? '',
        statuses: document.statuses.map(({ statusReference, layout, properties }) => ({
          statusReference,
          layout,
          properties: properties ?? {},
        })),
        transitions: document.transitions.map((each) => (each.id === changed.id ? changed : each)),
      },
    ],
  });
}
