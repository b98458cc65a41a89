import { z } from 'zod';
import { fieldSchema, issueType, status } from './beans';
import { getJson, sendJson } from './request';

const foundIssue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    summary: z.string().default(''),
    status: status.optional(),
    issuetype: issueType.optional(),
  }),
  renderedFields: z.record(z.string(), z.unknown()).default({}),
});
export type FoundIssue = z.infer<typeof foundIssue>;

const searchPage = z.object({ issues: z.array(foundIssue), nextPageToken: z.string().optional() });
export type SearchPage = z.infer<typeof searchPage>;

interface Query {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly maxResults: number;
  /** Of the page before; absent for the first page. */
  readonly nextPageToken?: string | undefined;
}

export function searchIssues({ jql, fields, maxResults, nextPageToken }: Query): Promise<SearchPage> {
  const token = nextPageToken === undefined ? {} : { nextPageToken };
  return sendJson(searchPage, 'POST', '/rest/api/3/search/jql', {
    jql,
    fields,
    maxResults,
    expand: 'renderedFields',
    ...token,
  });
}

export async function countIssues(jql: string): Promise<number> {
  return (await sendJson(z.object({ count: z.number() }), 'POST', '/rest/api/3/search/approximate-count', { jql }))
    .count;
}

const field = z.object({
  id: z.string(),
  key: z.string().optional(),
  name: z.string(),
  custom: z.boolean(),
  navigable: z.boolean().optional(),
  schema: fieldSchema.optional(),
  clauseNames: z.array(z.string()).default([]),
});
export type Field = z.infer<typeof field>;

export function getFields(): Promise<Field[]> {
  return getJson(z.array(field), '/rest/api/3/field');
}
