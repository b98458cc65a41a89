import { z } from 'zod';
import { JiraFailure } from './jira-failure';
import { route, type JiraAsUser } from './jira-calls';

/** `refused` carries Jira's own sentence about the query. */
export type JqlVerdict = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly message: string };

export interface UserSearch {
  /** Runs a query as the person asking, for one result at most: proves that it can be read and that this person may run it. */
  tryJql(jql: string): Promise<JqlVerdict>;
}

const answerSchema = z.object({ issues: z.array(z.unknown()) });

export function createUserSearch(jira: JiraAsUser): UserSearch {
  return {
    async tryJql(jql) {
      try {
        answerSchema.parse(await jira.post(route`/rest/api/3/search/jql`, { jql, maxResults: 1, fields: ['id'] }));
        return { kind: 'accepted' };
      } catch (error) {
        if (!(error instanceof JiraFailure) || error.status !== 400) throw error;
        return { kind: 'refused', message: error.messages.join(' ') };
      }
    },
  };
}
