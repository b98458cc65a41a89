import { z } from 'zod';
import { route, type JiraAsApp } from './jira-calls';

export interface Statuses {
  /** Ids of all statuses whose category is "done". One call. */
  readDone(): Promise<ReadonlySet<string>>;
}

const statusesSchema = z.array(z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }) }));

export function createStatuses(jira: JiraAsApp): Statuses {
  return {
    async readDone() {
      const statuses = statusesSchema.parse(await jira.get(route`/rest/api/3/status`));
      return new Set(statuses.filter(({ statusCategory }) => statusCategory.key === 'done').map(({ id }) => id));
    },
  };
}
