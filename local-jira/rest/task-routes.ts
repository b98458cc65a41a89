import { z } from 'zod';
import type { AccountId } from '../site/model.ts';
import type { RestResponse, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { ok } from './respond.ts';

const taskShape = z.object({ description: z.string(), at: z.number(), by: z.string() });
const settingId = (id: string) => `task:${id}`;

/** Long-running work of Jira's. This site does it at once, so a task is complete when its address is first known. */
export const taskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/task/{taskId}',
    scopes: ['read:jira-work'],
    handle({ site, params }) {
      const id = params['taskId'] ?? '';
      const task = taskShape.safeParse(site.find('setting', settingId(id))?.value);
      if (!task.success) throw new JiraError(404, ['The task was not found.']);
      return ok(toTaskBean(site, id, task.data));
    },
  },
];

/** Records work as a finished task and redirects to it, as Jira's asynchronous resources do. The caller commits after. */
export function redirectToTask(site: Site, description: string, by: AccountId): RestResponse {
  const id = site.nextId('setting');
  const task = { description, at: site.clock.now(), by };
  site.put('setting', { id: settingId(id), value: task });
  const body = toTaskBean(site, id, task);
  return { status: 303, headers: { location: String(body['self']) }, body, points: 1 };
}

function toTaskBean(site: Site, id: string, { description, at }: z.infer<typeof taskShape>): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/task/${id}`,
    id,
    description,
    status: 'COMPLETE',
    progress: 100,
    // Jira gives a number that names the user inside the site; people here have none.
    submittedBy: 10000,
    submitted: at,
    started: at,
    finished: at,
    lastUpdate: at,
    elapsedRuntime: 0,
    result: null,
  };
}
