import type { Route } from '../site/ports.ts';
import { toUserDetailsBean } from './beans/user-bean.ts';
import { toJiraDateTime } from './beans/timestamps.ts';
import { expandOf, getActor } from './input.ts';
import { ok } from './respond.ts';

/** The first minute of the version of Jira Cloud that this site is written after. */
const BUILD_DATE = '2026-02-01T00:00:00.000+0000';

export const myselfRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/myself',
    scopes: ['read:jira-user'],
    handle: (call) => ok(toUserDetailsBean(call.site, call.site.get('user', getActor(call)), expandOf(call)), 0, 1),
  },
  {
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    scopes: [],
    anonymous: true,
    handle: ({ site }) =>
      ok({
        baseUrl: site.baseUrl,
        displayUrl: site.baseUrl,
        version: '1001.0.0-SNAPSHOT',
        versionNumbers: [1001, 0, 0],
        deploymentType: 'Cloud',
        buildNumber: 100_283,
        buildDate: BUILD_DATE,
        serverTime: toJiraDateTime(site.clock.now()),
        scmInfo: 'local-jira',
        serverTitle: 'Jira',
        defaultLocale: { locale: 'en_US' },
        serverTimeZone: 'Etc/UTC',
      }),
  },
];
