import { isAdministrator } from '../site/permissions.ts';
import type { RestCall, RestResponse } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { pageRequest, toPageBean } from './paging.ts';
import { ok } from './respond.ts';

/** [?] Jira's own limit differs from resource to resource; none of the documented ones is greater. */
const PAGE_LIMIT = 1000;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Values of a query parameter, given repeatedly (`id=1&id=2`); null when absent. */
export function queryValues(call: RestCall, name: string): ReadonlySet<string> | null {
  const values = call.query.getAll(name).filter((value) => value !== '');
  return values.length === 0 ? null : new Set(values);
}

/** Whether a name contains the `queryString` parameter, in any case. */
export function matchesQueryString(call: RestCall, name: string): boolean {
  const wanted = call.query.get('queryString')?.toLowerCase() ?? '';
  return name.toLowerCase().includes(wanted);
}

/** Sorts by `orderBy` (`name`, `-name`, `id`…). */
function ordered<T extends Named>(call: RestCall, items: readonly T[]): readonly T[] {
  const [, sign = '', column = 'id'] = /^([+-]?)(.*)$/.exec(call.query.get('orderBy')?.trim() ?? '') ?? [];
  const compare = (left: T, right: T) =>
    column === 'name' ? left.name.localeCompare(right.name) : left.id.localeCompare(right.id, 'en', { numeric: true });
  return [...items].sort((left, right) => (sign === '-' ? -compare(left, right) : compare(left, right)));
}

/** The page that the call asks for. */
export function pageBean<T>(call: RestCall, items: readonly T[], toBean: (item: T) => unknown, usual = 50): Json {
  return toPageBean(call, items, pageRequest(call, usual, PAGE_LIMIT), toBean);
}

/** The page that the call asks for of those that its `id` and `queryString` let through, in its order. */
export function listNamed<T extends Named>(
  call: RestCall,
  records: Iterable<T>,
  toBean: (record: T) => unknown,
  usual = 50,
): RestResponse {
  const ids = queryValues(call, 'id');
  const found = [...records].filter((record) => (ids?.has(record.id) ?? true) && matchesQueryString(call, record.name));
  return ok(pageBean(call, ordered(call, found), toBean, usual), found.length);
}

/** Whether another one than `ownId` has the name, in any case. */
export function isNameTaken(records: Iterable<Named>, name: string, ownId: string | null): boolean {
  return [...records].some((record) => record.id !== ownId && record.name.toLowerCase() === name.toLowerCase());
}

/** A list that stands in a bean for an `expand`: whole, in the form of a page. */
export function nestedPage(values: readonly Json[]): Json {
  return { isLast: true, maxResults: 100, startAt: 0, total: values.length, values };
}

/** @throws JiraError 401, in which form the workflow resources refuse those who do not administer Jira */
export function requireWorkflowAdministrator(call: RestCall): void {
  if (!isAdministrator(call.site, call.actorId)) {
    throw new JiraError(401, ['You are not authorized to perform this action. Administrator privileges are required.']);
  }
}
