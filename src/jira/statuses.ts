import { z } from 'zod';
import type { Stage } from '../domain/earned-value/progress-credit';
import { route, type JiraAsApp } from './jira-calls';
import { toStage } from './work-item';

/** Ids of statuses by Jira's categories; what is in neither list is in between. Sorted. */
export interface StatusesByCategory {
  readonly toDo: readonly string[];
  readonly done: readonly string[];
}

export interface Statuses {
  /** One call. */
  readByCategory(): Promise<StatusesByCategory>;
}

const statusesSchema = z.array(z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }) }));

export function createStatuses(jira: JiraAsApp): Statuses {
  return {
    async readByCategory() {
      const statuses = statusesSchema.parse(await jira.get(route`/rest/api/3/status`));
      const inStage = (stage: Stage): readonly string[] =>
        statuses
          .filter(({ statusCategory }) => toStage(statusCategory.key) === stage)
          .map(({ id }) => id)
          .sort();
      return { toDo: inStage('to-do'), done: inStage('done') };
    },
  };
}
