import { z } from 'zod';
import { compileJql, matchingIssues, sortIssues, type CompiledJql } from '../jql/search-issues.ts';
import type { IssueRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { selectFields, splitList, type IssueProjection } from './beans/field-selection.ts';
import { toIssueBean } from './beans/issue-bean.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { parseBody } from './input.ts';
import { ok } from './respond.ts';
import { createPageToken, openPageToken } from './page-token.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-get */
const DEFAULT_PAGE = 50;
const PAGE_LIMIT = 5000;
/** [?] "Fewer items where a large number of fields are requested": the documents give no figure; this one is what sites answer. */
const PAGE_LIMIT_WITH_FIELDS = 100;
const RECONCILE_LIMIT = 50;
const PROPERTIES_LIMIT = 5;
const UNBOUNDED = 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';
const PATH = '/rest/api/3/search/jql';
const SCOPES = ['read:jira-work'];

const searchBody = z.object({
  jql: z.string().nullish(),
  nextPageToken: z.string().nullish(),
  maxResults: z.int().nullish(),
  fields: z.array(z.string()).nullish(),
  expand: z.string().nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
  reconcileIssues: z.array(z.int()).nullish(),
  failFast: z.boolean().nullish(),
});
type Search = z.infer<typeof searchBody>;
const countBody = z.object({ jql: z.string().nullish() });

export const searchRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: SCOPES, anonymous: true, handle: (call) => search(call, queryOf(call)) },
  {
    method: 'POST',
    path: PATH,
    scopes: SCOPES,
    anonymous: true,
    handle: (call) => search(call, parseBody(call, searchBody)),
  },
  {
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    scopes: SCOPES,
    anonymous: true,
    handle(call) {
      const { jql } = parseBody(call, countBody);
      const compiled = compileBounded(call, jql ?? '');
      return ok({ count: matchingIssues(call.site, call.actorId, compiled).length }, 0);
    },
  },
];

function queryOf({ query }: RestCall): Search {
  const text = query.get('maxResults');
  const maxResults = text === null || text === '' ? null : Number(text);
  if (maxResults !== null && !Number.isInteger(maxResults)) {
    throw new JiraError(400, [`The value of maxResults must be an integer: ${text ?? ''}`]);
  }
  const reconcile = splitList(query.getAll('reconcileIssues')).map(Number);
  if (reconcile.some((id) => !Number.isInteger(id))) throw new JiraError(400, ['reconcileIssues must be issue IDs.']);
  return {
    jql: query.get('jql'),
    nextPageToken: query.get('nextPageToken'),
    maxResults,
    fields: query.has('fields') ? [...splitList(query.getAll('fields'))] : null,
    expand: query.get('expand'),
    properties: [...splitList(query.getAll('properties'))],
    reconcileIssues: reconcile,
  };
}

async function search(call: RestCall, request: Search): Promise<RestResponse> {
  const { site, actorId } = call;
  const jql = request.jql ?? '';
  const compiled = compileBounded(call, jql);
  requireLimits(request);
  const fieldNames = request.fields && request.fields.length > 0 ? request.fields : ['id'];
  const projection = projectionOf(call, fieldNames, request);
  const matching = sortIssues(matchingIssues(site, actorId, compiled), compiled.order);
  const after = request.nextPageToken ? openPageToken(request.nextPageToken, jql) : null;
  const rest = after === null ? matching : matching.filter(({ keys }) => compiled.order.compare(keys, after) > 0);
  const limit = projection === null ? PAGE_LIMIT : PAGE_LIMIT_WITH_FIELDS;
  const size = Math.min(request.maxResults ?? DEFAULT_PAGE, limit);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const isLast = page.length === rest.length || last === undefined;
  const issues: Json[] = [];
  for (const { issue } of page) issues.push(await toResult(call, issue, fieldNames, projection));
  const expand = expandsOfSearch(request);
  const fields = projection?.fields ?? [];
  const body = {
    ...(expand.has('names') ? { names: Object.fromEntries(fields.map(({ id, name }) => [id, name])) } : {}),
    ...(expand.has('schema') ? { schema: Object.fromEntries(fields.map(({ id, schema }) => [id, schema])) } : {}),
    issues,
    ...(isLast ? {} : { nextPageToken: createPageToken(last.keys, jql) }),
    isLast,
  };
  return ok(body, issues.length);
}

/** @throws JqlError, and 400 when nothing restricts the query */
function compileBounded(call: RestCall, jql: string): CompiledJql {
  if (jql.trim() === '') throw new JiraError(400, [UNBOUNDED]);
  const compiled = compileJql(call.site, call.actorId, jql);
  if (!compiled.bounded) throw new JiraError(400, [UNBOUNDED]);
  return compiled;
}

function requireLimits({ maxResults, reconcileIssues, properties }: Search): void {
  if (maxResults !== undefined && maxResults !== null && maxResults < 0) {
    throw new JiraError(400, ['The maxResults parameter must not be negative.']);
  }
  if ((reconcileIssues?.length ?? 0) > RECONCILE_LIMIT) {
    throw new JiraError(400, [`A maximum of ${String(RECONCILE_LIMIT)} issue ids can be reconciled.`]);
  }
  if ((properties?.length ?? 0) > PROPERTIES_LIMIT) {
    throw new JiraError(400, [`A maximum of ${String(PROPERTIES_LIMIT)} issue properties can be requested.`]);
  }
}

/** What to show of each issue; null when only ids and keys are asked for. */
function projectionOf(call: RestCall, names: readonly string[], request: Search): IssueProjection | null {
  const expand = new Set([...expandsOfSearch(request)].filter((name) => name !== 'names' && name !== 'schema'));
  const properties = request.properties ?? [];
  const onlyIdentity = names.every((name) => name === 'id' || name === 'key');
  if (onlyIdentity && expand.size === 0 && properties.length === 0) return null;
  const fields = onlyIdentity
    ? []
    : selectFields(
        call.site,
        names.filter((name) => name !== 'id' && name !== 'key'),
        '*navigable',
      );
  return { fields, expand, properties };
}

function expandsOfSearch({ expand }: Search): ReadonlySet<string> {
  return new Set(splitList([expand ?? '']));
}

async function toResult(
  { site, actorId }: RestCall,
  issue: IssueRecord,
  names: readonly string[],
  projection: IssueProjection | null,
): Promise<Json> {
  if (projection !== null) return toIssueBean(site, actorId, issue, projection);
  if (!names.includes('key')) return { id: issue.id };
  return { expand: '', id: issue.id, self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`, key: issue.key };
}
