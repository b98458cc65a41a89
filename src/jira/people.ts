import { z } from 'zod';
import { route, type JiraAsUser } from './jira-calls';

export interface People {
  /** Which of these account ids belong to active people, as far as the asking person may know. */
  findActive(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** `GET /rest/api/3/user/bulk`. */
const PAGE_SIZE = 200;

const answerSchema = z.object({
  values: z.array(z.object({ accountId: z.string(), accountType: z.string(), active: z.boolean() })),
});

export function createPeople(jira: JiraAsUser): People {
  return {
    async findActive(accountIds) {
      if (accountIds.length === 0) return new Set();
      const parameters = new URLSearchParams({ maxResults: String(PAGE_SIZE) });
      for (const accountId of accountIds) parameters.append('accountId', accountId);
      const { values } = answerSchema.parse(await jira.get(route`/rest/api/3/user/bulk?${parameters}`));
      return new Set(
        values
          .filter(({ active, accountType }) => active && accountType === 'atlassian')
          .map(({ accountId }) => accountId),
      );
    },
  };
}
