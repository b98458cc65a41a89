import { warmUpParser } from '../jql/parse-jql.ts';
import type { LocalJira } from '../local-jira.ts';

/**
 * Does once, before anybody waits for it, what the first page of an issue list needs: the parser's tables, and code that the
 * engine has compiled. Nothing is changed by it.
 */
export async function warmUp({ site, rest }: LocalJira): Promise<void> {
  warmUpParser();
  const person = [...site.all('user')].find(({ active, accountType }) => active && accountType === 'atlassian');
  if (person === undefined) return;
  await rest({
    method: 'POST',
    path: '/rest/api/3/search/jql',
    query: new URLSearchParams(),
    headers: {},
    principal: { kind: 'user', accountId: person.accountId },
    body: {
      jql: 'created >= "1970-01-01" ORDER BY updated DESC',
      maxResults: 50,
      fields: ['*navigable'],
      expand: 'renderedFields',
    },
  });
}
