import { z } from 'zod';
import { readPages } from './pages';
import { route, type JiraAsUser } from './jira-calls';
import { workflowsAnswerSchema, type WorkflowsAnswer, type WorkflowStatus } from './workflow-documents';

export type StatusCategory = WorkflowStatus['statusCategory'];

export interface SiteStatus {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: StatusCategory;
}

/** Statuses and workflows of company-managed projects, as the administrator who asks. */
export interface WorkflowAdministration {
  listStatuses(): Promise<readonly SiteStatus[]>;
  createStatuses(
    statuses: readonly { readonly name: string; readonly category: StatusCategory; readonly description: string }[],
  ): Promise<void>;
  readWorkflows(
    by: { readonly ids: readonly string[] } | { readonly names: readonly string[] },
  ): Promise<WorkflowsAnswer>;
  createWorkflow(statuses: readonly unknown[], workflow: unknown): Promise<void>;
  /** Refused by Jira with 409 when the workflow has a newer version than the one that was read. */
  updateWorkflow(statuses: readonly unknown[], workflow: unknown): Promise<void>;
}

const statusSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  statusCategory: z.enum(['TODO', 'IN_PROGRESS', 'DONE']),
  scope: z.object({ type: z.string() }),
});

export function createWorkflowAdministration(jira: JiraAsUser): WorkflowAdministration {
  return {
    async listStatuses() {
      const statuses = await readPages(statusSchema, (page) => jira.get(route`/rest/api/3/statuses/search?${page}`));
      return statuses
        .filter(({ scope }) => scope.type === 'GLOBAL')
        .map(({ id, name, description, statusCategory }) => ({
          id,
          name,
          description: description ?? '',
          category: statusCategory,
        }));
    },
    async createStatuses(statuses) {
      await jira.post(route`/rest/api/3/statuses`, {
        scope: { type: 'GLOBAL' },
        statuses: statuses.map(({ name, category, description }) => ({ name, statusCategory: category, description })),
      });
    },
    async readWorkflows(by) {
      const body = 'ids' in by ? { workflowIds: by.ids } : { workflowNames: by.names };
      return workflowsAnswerSchema.parse(await jira.post(route`/rest/api/3/workflows`, body));
    },
    async createWorkflow(statuses, workflow) {
      await jira.post(route`/rest/api/3/workflows/create`, {
        scope: { type: 'GLOBAL' },
        statuses,
        workflows: [workflow],
      });
    },
    async updateWorkflow(statuses, workflow) {
      await jira.post(route`/rest/api/3/workflows/update`, { statuses, workflows: [workflow] });
    },
  };
}
