import type { z } from 'zod';
import type { AccountId } from '../site/model.ts';
import { isAdministrator } from '../site/permissions.ts';
import type { RestCall } from '../site/ports.ts';
import { splitList } from './beans/field-selection.ts';
import { JiraError } from './errors.ts';

/**
 * The body, checked.
 * @throws JiraError 400 with Jira's words for a body it cannot read
 */
export function parseBody<T>(call: RestCall, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  throw new JiraError(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
}

/** A parameter of the query, or null when it is absent or empty. */
export function queryText(call: RestCall, name: string): string | null {
  const value = call.query.get(name);
  return value === null || value === '' ? null : value;
}

/** All values of `name=a,b&name=c`. */
export function queryList(call: RestCall, name: string): readonly string[] {
  return splitList(call.query.getAll(name));
}

export function queryFlag(call: RestCall, name: string, absent: boolean): boolean {
  const value = queryText(call, name);
  return value === null ? absent : value.toLowerCase() === 'true';
}

export function expandOf(call: RestCall): ReadonlySet<string> {
  return new Set(queryList(call, 'expand'));
}

/** @throws JiraError 400 when the parameter is no whole number of 0 or more */
export function queryNumber(call: RestCall, name: string, absent: number): number {
  const text = queryText(call, name);
  if (text === null) return absent;
  if (!/^\d{1,15}$/.test(text))
    throw new JiraError(400, [`The '${name}' query parameter must be a non-negative number.`]);
  return Number(text);
}

/** The caller, on routes that nobody may call without signing in. */
export function getActor(call: RestCall): AccountId {
  if (call.actorId === null)
    throw new JiraError(401, ['You are not authenticated. Authentication required to perform this operation.']);
  return call.actorId;
}

/** The app behind a call, for `selfGenerated` in the events it causes. */
export function appOf({ principal }: RestCall): string | null {
  return principal.kind === 'app' || principal.kind === 'app-as-user' ? principal.appId : null;
}

/** @throws JiraError 403, in the resource's own words, unless the caller has Administer Jira */
export function requireAdministrator(call: RestCall, refusal = 'You do not have permission to administer Jira.'): void {
  if (!isAdministrator(call.site, call.actorId)) throw new JiraError(403, [refusal]);
}
