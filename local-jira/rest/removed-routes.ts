import type { RestRequest, Route } from '../site/ports.ts';

/** Resources that Jira Cloud has taken away; it answers 410 and says what to use. */
interface Removed {
  readonly method: RestRequest['method'];
  readonly path: string;
  readonly use: string;
  readonly change: string;
  readonly scopes: readonly string[];
}

const REMOVED: readonly Removed[] = [
  {
    method: 'GET',
    path: '/rest/api/3/search',
    use: '/rest/api/3/search/jql',
    change: 'CHANGE-2046',
    scopes: ['read:jira-work'],
  },
  {
    method: 'POST',
    path: '/rest/api/3/search',
    use: '/rest/api/3/search/jql',
    change: 'CHANGE-2046',
    scopes: ['read:jira-work'],
  },
  {
    method: 'POST',
    path: '/rest/api/3/expression/eval',
    use: '/rest/api/3/expression/evaluate',
    change: 'CHANGE-2046',
    scopes: ['read:jira-work', 'read:jira-user'],
  },
  {
    method: 'GET',
    path: '/rest/api/3/workflow/search',
    use: '/rest/api/3/workflows/search',
    change: 'CHANGE-2569',
    scopes: ['manage:jira-project'],
  },
];

export const removedRoutes: readonly Route[] = REMOVED.map(({ method, path, use, change, scopes }) => ({
  method,
  path,
  scopes,
  anonymous: true,
  handle: () => ({
    status: 410,
    headers: {},
    body: {
      errorMessages: [
        `The requested API has been removed. Please migrate to the ${use} API. A full migration guideline is available at https://developer.atlassian.com/changelog/#${change}`,
      ],
      errors: {},
    },
    points: 1,
  }),
}));
