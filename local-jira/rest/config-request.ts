import type { z } from 'zod';
import type { RestCall } from '../site/ports.ts';
import { isAdministrator } from '../site/permissions.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';

const INVALID_PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';

/** The body by its schema. @throws JiraError 400 in Jira's words for a body of another shape */
export function parseConfigBody<T>(schema: z.ZodType<T>, call: RestCall): T {
  const parsed = schema.safeParse(call.body);
  if (!parsed.success) throw new JiraError(400, [INVALID_PAYLOAD]);
  return parsed.data;
}

/** Values of a query parameter, given repeatedly (`id=1&id=2`); null when absent. */
export function queryValues(call: RestCall, name: string): ReadonlySet<string> | null {
  const values = call.query.getAll(name).filter((value) => value !== '');
  return values.length === 0 ? null : new Set(values);
}

/** Names in `expand`, which is a comma-separated list. */
export function expandsOf(call: RestCall): ReadonlySet<string> {
  return new Set(
    call.query
      .getAll('expand')
      .flatMap((text) => text.split(','))
      .map((name) => name.trim()),
  );
}

/** Whether a name contains the `queryString` parameter, in any case. */
export function matchesQueryString(call: RestCall, name: string): boolean {
  const wanted = call.query.get('queryString')?.toLowerCase() ?? '';
  return name.toLowerCase().includes(wanted);
}

/** Sorts by `orderBy` (`name`, `-name`, `id`…). */
export function ordered<T extends { readonly id: string; readonly name: string }>(
  call: RestCall,
  items: readonly T[],
): readonly T[] {
  const [, sign = '', column = 'id'] = /^([+-]?)(.*)$/.exec(call.query.get('orderBy')?.trim() ?? '') ?? [];
  const compare = (left: T, right: T) =>
    column === 'name' ? left.name.localeCompare(right.name) : left.id.localeCompare(right.id, 'en', { numeric: true });
  return [...items].sort((left, right) => (sign === '-' ? -compare(left, right) : compare(left, right)));
}

/**
 * One page in Jira's `PageBean` form.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#pagination
 */
export function pageBean<T>(call: RestCall, items: readonly T[], toBean: (item: T) => unknown, defaultSize = 50): Json {
  const startAt = whole(call, 'startAt', 0);
  const maxResults = Math.min(whole(call, 'maxResults', defaultSize), PAGE_LIMIT);
  const values = items.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= items.length;
  const address = (start: number) => {
    const query = new URLSearchParams(call.query);
    query.set('startAt', String(start));
    query.set('maxResults', String(maxResults));
    return `${call.site.baseUrl}${call.path}?${query.toString()}`;
  };
  return {
    self: address(startAt),
    ...(isLast ? {} : { nextPage: address(startAt + maxResults) }),
    maxResults,
    startAt,
    total: items.length,
    isLast,
    values: values.map(toBean),
  };
}

/** [?] Jira's own limit differs from resource to resource; none of the documented ones is greater. */
const PAGE_LIMIT = 1000;

function whole(call: RestCall, name: string, otherwise: number): number {
  const text = call.query.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new JiraError(400, [`The value of ${name} must be a non-negative integer.`]);
  return Number(text);
}

/** @throws JiraError 403 with the resource's own sentence unless the caller has Administer Jira */
export function requireAdministrator(call: RestCall, text: string): void {
  if (!isAdministrator(call.site, call.actorId)) throw new JiraError(403, [text]);
}

/** @throws JiraError 401, in which form the workflow resources refuse those who do not administer Jira */
export function requireWorkflowAdministrator(call: RestCall): void {
  if (!isAdministrator(call.site, call.actorId)) {
    throw new JiraError(401, ['You are not authorized to perform this action. Administrator privileges are required.']);
  }
}
