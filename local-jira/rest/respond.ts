import type { RestResponse } from '../site/ports.ts';

const NO_HEADERS: Readonly<Record<string, string>> = {};

/**
 * A successful read. `objects` are the core objects (issues, projects, workflows…) and `identities` the users, groups and
 * permissions in the answer, which is how points are counted:
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function ok(body: unknown, objects = 1, identities = 0): RestResponse {
  return { status: 200, headers: NO_HEADERS, body, points: 1 + objects + 2 * identities };
}

/** A successful write that answers with a body; writes cost one point. */
export function written(body: unknown, status: 200 | 201 | 202 | 207 = 200): RestResponse {
  return { status, headers: NO_HEADERS, body, points: 1 };
}

export function created(body: unknown): RestResponse {
  return written(body, 201);
}

export function noContent(): RestResponse {
  return { status: 204, headers: NO_HEADERS, body: undefined, points: 1 };
}
