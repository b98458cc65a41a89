export type ScanQuery =
  | {
      readonly kind: 'accepted';
      readonly jql: string;
      /** To be run as the person first: what Jira refuses there is no query. */
      readonly toTry: readonly string[];
    }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * A project's issues, narrowed by a person's JQL. The person's part is tried on its own first, so that it is a whole clause:
 * brackets that only balance together with ours would widen the query instead of narrowing it. Tried within ours, an ORDER BY is
 * a syntax error, as it should be.
 *
 * @param projectId numeric, from the platform's context
 */
export function scanQuery(projectId: string, narrowing: string): ScanQuery {
  if (!/^\d+$/.test(projectId)) throw new RangeError('not a project id');
  const project = `project = ${projectId}`;
  const own = narrowing.trim();
  if (own === '') return { kind: 'accepted', jql: `${project} ORDER BY key ASC`, toTry: [] };
  if (/\bcurrentUser\s*\(/i.test(own)) {
    return {
      kind: 'refused',
      message: 'currentUser() cannot be used: the scan runs as the app. Name the person instead.',
    };
  }
  const narrowed = `${project} AND (${own})`;
  return { kind: 'accepted', jql: `${narrowed} ORDER BY key ASC`, toTry: [own, narrowed] };
}
