import { z } from 'zod';
import { user, type User } from './beans';
import { getJson } from './request';

/** How many people a picker offers at once. */
const PICKER_SIZE = 20;

/** @param issueKey restricts the answer to people who may be assigned to that issue */
export function searchAssignable(query: string, issueKey: string): Promise<User[]> {
  const parameters = new URLSearchParams({ query, issueKey, maxResults: String(PICKER_SIZE) });
  return getJson(z.array(user), `/rest/api/3/user/assignable/search?${parameters.toString()}`);
}

export function searchAssignableInProject(query: string, project: string): Promise<User[]> {
  const parameters = new URLSearchParams({ query, project, maxResults: String(PICKER_SIZE) });
  return getJson(z.array(user), `/rest/api/3/user/assignable/search?${parameters.toString()}`);
}

export function searchUsers(query: string): Promise<User[]> {
  const parameters = new URLSearchParams({ query, maxResults: String(PICKER_SIZE) });
  return getJson(z.array(user), `/rest/api/3/user/search?${parameters.toString()}`);
}

/** Display names by account id; people who are gone are absent. */
export async function getNames(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const parameters = new URLSearchParams(accountIds.map((accountId) => ['accountId', accountId]));
  const { values } = await getJson(
    z.object({ values: z.array(user) }),
    `/rest/api/3/user/bulk?${parameters.toString()}`,
  );
  return new Map(values.map(({ accountId, displayName }) => [accountId, displayName]));
}
