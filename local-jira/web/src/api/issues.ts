import { z } from 'zod';
import { fieldMeta, fieldSchema, fieldsMeta, issueType, named, status, user } from './beans';
import { getJson, sendJson, sendOnly } from './request';

const linkedIssue = z.object({
  key: z.string(),
  fields: z.object({ summary: z.string(), status, issuetype: issueType.optional() }),
});
const issueLink = z.object({
  id: z.string(),
  type: z.object({ id: z.string(), name: z.string(), inward: z.string(), outward: z.string() }),
  inwardIssue: linkedIssue.optional(),
  outwardIssue: linkedIssue.optional(),
});
export type IssueLink = z.infer<typeof issueLink>;

const issueFields = z.looseObject({
  summary: z.string(),
  status,
  issuetype: issueType,
  project: z.object({ id: z.string(), key: z.string(), name: z.string() }),
  created: z.string(),
  updated: z.string(),
  issuelinks: z.array(issueLink).default([]),
  reporter: user.nullish(),
});

const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: issueFields,
  renderedFields: z.record(z.string(), z.unknown()).default({}),
  names: z.record(z.string(), z.string()).default({}),
  schema: z.record(z.string(), fieldSchema).default({}),
  editmeta: z.object({ fields: fieldsMeta }).default({ fields: {} }),
});
export type Issue = z.infer<typeof issue>;

const pathOf = (key: string): string => `/rest/api/3/issue/${encodeURIComponent(key)}`;

export function getIssue(key: string): Promise<Issue> {
  return getJson(issue, `${pathOf(key)}?fields=*all&expand=names,schema,renderedFields,editmeta`);
}

export function editIssue(key: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  return sendOnly('PUT', pathOf(key), { fields });
}

const created = z.object({ id: z.string(), key: z.string() });
export type CreatedIssue = z.infer<typeof created>;

export function createIssue(fields: Readonly<Record<string, unknown>>): Promise<CreatedIssue> {
  return sendJson(created, 'POST', '/rest/api/3/issue', { fields });
}

const transition = z.object({
  id: z.string(),
  name: z.string(),
  to: status,
  hasScreen: z.boolean().optional(),
  fields: fieldsMeta.default({}),
});
export type Transition = z.infer<typeof transition>;

export async function getTransitions(key: string): Promise<Transition[]> {
  const answer = await getJson(
    z.object({ transitions: z.array(transition) }),
    `${pathOf(key)}/transitions?expand=transitions.fields`,
  );
  return answer.transitions;
}

export function doTransition(
  key: string,
  transitionId: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const edits = Object.keys(fields).length === 0 ? {} : { fields };
  return sendOnly('POST', `${pathOf(key)}/transitions`, { transition: { id: transitionId }, ...edits });
}

const history = z.object({
  id: z.string(),
  author: user.nullish(),
  created: z.string(),
  items: z.array(z.object({ field: z.string(), fromString: z.string().nullish(), toString: z.string().nullish() })),
});
export type History = z.infer<typeof history>;

/** The newest last, as Jira pages it. */
export async function getHistory(key: string): Promise<History[]> {
  const pageSize = 100;
  const page = z.object({ values: z.array(history), isLast: z.boolean().optional() });
  const all: History[] = [];
  for (let startAt = 0; ; startAt += pageSize) {
    const answer = await getJson(
      page,
      `${pathOf(key)}/changelog?startAt=${String(startAt)}&maxResults=${String(pageSize)}`,
    );
    all.push(...answer.values);
    if (answer.isLast !== false || answer.values.length === 0) return all;
  }
}

const createTypes = z.object({ issueTypes: z.array(issueType) });
export async function getCreateTypes(projectKey: string): Promise<z.infer<typeof issueType>[]> {
  return (
    await getJson(
      createTypes,
      `/rest/api/3/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes?maxResults=200`,
    )
  ).issueTypes;
}

const createFields = z.object({ fields: z.array(fieldMeta.extend({ fieldId: z.string() })) });
export type CreateField = z.infer<typeof createFields>['fields'][number];
export async function getCreateFields(projectKey: string, issueTypeId: string): Promise<CreateField[]> {
  const path = `/rest/api/3/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes/${encodeURIComponent(issueTypeId)}?maxResults=200`;
  return (await getJson(createFields, path)).fields;
}

const linkTypes = z.object({ issueLinkTypes: z.array(named.extend({ inward: z.string(), outward: z.string() })) });
export type LinkType = z.infer<typeof linkTypes>['issueLinkTypes'][number];
export async function getLinkTypes(): Promise<LinkType[]> {
  return (await getJson(linkTypes, '/rest/api/3/issueLinkType')).issueLinkTypes;
}

/** `outward` reads from the outward issue's side: the inward issue "blocks" the outward one. */
export function addLink(typeName: string, inwardKey: string, outwardKey: string): Promise<void> {
  return sendOnly('POST', '/rest/api/3/issueLink', {
    type: { name: typeName },
    inwardIssue: { key: inwardKey },
    outwardIssue: { key: outwardKey },
  });
}

export function removeLink(id: string): Promise<void> {
  return sendOnly('DELETE', `/rest/api/3/issueLink/${encodeURIComponent(id)}`);
}
