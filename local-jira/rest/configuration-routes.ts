import { z } from 'zod';
import type { Route } from '../site/ports.ts';
import { getTimeTracking, setTimeTracking } from '../site/time-tracking.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { ok, written } from './respond.ts';

const OPTIONS = '/rest/api/3/configuration/timetracking/options';

const timeTrackingBody = z.object({
  workingHoursPerDay: z.number().positive().max(24),
  workingDaysPerWeek: z.number().positive().max(7),
  timeFormat: z.enum(['pretty', 'days', 'hours']),
  defaultUnit: z.enum(['minute', 'hour', 'day', 'week']),
});

export const configurationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/configuration',
    scopes: ['read:jira-user'],
    handle: ({ site }) =>
      ok({
        votingEnabled: false,
        watchingEnabled: false,
        unassignedIssuesAllowed: true,
        subTasksEnabled: true,
        issueLinkingEnabled: true,
        timeTrackingEnabled: true,
        attachmentsEnabled: false,
        timeTrackingConfiguration: getTimeTracking(site),
      }),
  },
  {
    method: 'GET',
    path: OPTIONS,
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call);
      return ok(getTimeTracking(call.site));
    },
  },
  {
    method: 'PUT',
    path: OPTIONS,
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call);
      setTimeTracking(call.site, parseBody(call, timeTrackingBody));
      call.site.commit();
      return written(getTimeTracking(call.site));
    },
  },
];
