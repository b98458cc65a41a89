import { createCloudClient } from 'jira.js';
import { createClient } from '../../../node_modules/jira.js/dist/core/index.js';
import type { HttpSite } from '../http-site.ts';

/** One of the small site's people, or its app. */
export type Person = 'ada' | 'bob' | 'eve' | 'app';

/** jira.js for one of the small site's people. A response that does not match its schema throws. */
export function jiraClient(http: HttpSite, name: Person) {
  return createCloudClient(rawClient(http, name));
}

/** The transport of jira.js, for the few resources that it has no function for. */
export function rawClient(http: HttpSite, name: Person) {
  return createClient({
    host: http.address,
    auth: { type: 'basic', email: `${name}@example.com`, apiToken: `557058:${name}-token` },
    onSchemaMismatch: 'throw',
  });
}

export type Jira = ReturnType<typeof jiraClient>;
export type Raw = ReturnType<typeof rawClient>;

/** A value that must be there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a value is missing');
  return value;
}
