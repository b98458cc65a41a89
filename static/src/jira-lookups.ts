import { askJira, isRecord, JiraRequestError, recordsOf, textOf } from './jira/request';

/**
 * Names and summaries, asked of Jira as the signed-in user: nobody reads here what Jira would not show them. What Jira leaves
 * out of its answer, the user may not see.
 */
export interface IssueName {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
}

export interface PersonName {
  readonly accountId: string;
  readonly displayName: string;
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
const ISSUES_PER_BULK_FETCH = 100;
/** Account ids make long addresses; Jira's own default page of the bulk user resource is 10. */
const PEOPLE_PER_REQUEST = 50;
const RESULTS_SHOWN = 10;
const ISSUE_KEY = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;
const HTTP_BAD_REQUEST = 400;

/** By ids or keys, in any mixture. Those the user may not see are missing from the answer. */
export async function findIssueNames(idsOrKeys: readonly string[]): Promise<IssueName[]> {
  const answers = await Promise.all(
    chunks(idsOrKeys, ISSUES_PER_BULK_FETCH).map((some) =>
      askJira('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: some, fields: ['summary'] }),
    ),
  );
  return answers.flatMap((answer) => recordsOf(answer, 'issues').map(toIssueName));
}

export async function findPersonNames(accountIds: readonly string[]): Promise<PersonName[]> {
  const answers = await Promise.all(
    chunks(accountIds, PEOPLE_PER_REQUEST).map((some) => {
      const query = new URLSearchParams(some.map((accountId) => ['accountId', accountId]));
      query.set('maxResults', String(PEOPLE_PER_REQUEST));
      return askJira(`/rest/api/3/user/bulk?${query.toString()}`);
    }),
  );
  return answers.flatMap((answer) => recordsOf(answer, 'values').map(toPersonName));
}

/** Work items of one project whose summary has the words, or whose key is the text. */
export async function searchIssues(projectKey: string, text: string): Promise<IssueName[]> {
  const project = `project = "${projectKey}"`;
  if (ISSUE_KEY.test(text)) return searchByJql(`${project} AND key = "${text.toUpperCase()}"`);
  if (/^\d+$/.test(text)) return searchByJql(`${project} AND key = "${projectKey}-${text}"`);
  const words = text.replace(/[^\p{L}\p{N}\s]/gu, ' ').trim();
  return words === '' ? [] : searchByJql(`${project} AND summary ~ "${words}*" ORDER BY updated DESC`);
}

/** People who can be approvers: active, and not apps. */
export async function searchPeople(text: string): Promise<PersonName[]> {
  const query = new URLSearchParams({ query: text, maxResults: String(RESULTS_SHOWN) });
  const answer = await askJira(`/rest/api/3/user/search?${query.toString()}`);
  return recordsOf(answer)
    .filter((user) => user['accountType'] === 'atlassian' && user['active'] !== false)
    .map(toPersonName);
}

/** A work type of a project, with the statuses of its workflow. */
export interface WorkType {
  readonly id: string;
  readonly name: string;
  readonly statuses: readonly StatusName[];
}

export interface StatusName {
  readonly id: string;
  readonly name: string;
  /** Of the category: `new`, `indeterminate` or `done`. */
  readonly category: string;
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-projectidorkey-statuses-get */
export async function findWorkTypes(projectKey: string): Promise<WorkType[]> {
  const answer = await askJira(`/rest/api/3/project/${encodeURIComponent(projectKey)}/statuses`);
  return recordsOf(answer).map((type) => ({
    id: textOf(type, 'id'),
    name: textOf(type, 'name'),
    statuses: recordsOf(type, 'statuses').map((status) => {
      const category = isRecord(status['statusCategory']) ? status['statusCategory'] : {};
      return { id: textOf(status, 'id'), name: textOf(status, 'name'), category: textOf(category, 'key') };
    }),
  }));
}

/** Names of a project's components by id. */
export async function findComponentNames(projectKey: string): Promise<ReadonlyMap<string, string>> {
  const answer = await askJira(`/rest/api/3/project/${encodeURIComponent(projectKey)}/components`);
  return new Map(recordsOf(answer).map((component) => [textOf(component, 'id'), textOf(component, 'name')]));
}

async function searchByJql(jql: string): Promise<IssueName[]> {
  try {
    const answer = await askJira('/rest/api/3/search/jql', { jql, fields: ['summary'], maxResults: RESULTS_SHOWN });
    return recordsOf(answer, 'issues').map(toIssueName);
  } catch (error) {
    // A key that does not exist is an error in JQL, but to somebody who searches it is simply no match.
    if (error instanceof JiraRequestError && error.status === HTTP_BAD_REQUEST) return [];
    throw error;
  }
}

function toIssueName(issue: Record<string, unknown>): IssueName {
  const fields = isRecord(issue['fields']) ? issue['fields'] : {};
  return { id: textOf(issue, 'id'), key: textOf(issue, 'key'), summary: textOf(fields, 'summary') };
}

function toPersonName(user: Record<string, unknown>): PersonName {
  return { accountId: textOf(user, 'accountId'), displayName: textOf(user, 'displayName') };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
