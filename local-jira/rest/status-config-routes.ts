import { z } from 'zod';
import type { StatusRecord } from '../site/model.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { isNameTaken, pageBean, queryValues, requireWorkflowAdministrator } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody } from './input.ts';
import { noContent, ok, written } from './respond.ts';

const SCOPES = ['manage:jira-configuration'];
const PATH = '/rest/api/3/statuses';
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-status/ */
const NAME_LIMIT = 255;
const IDS_LIMIT = 50;
const SEARCH_PAGE = 200;

const category = z.enum(['TODO', 'IN_PROGRESS', 'DONE']);
const createBody = z.object({
  scope: z.object({ type: z.enum(['PROJECT', 'GLOBAL']), project: z.object({ id: z.string() }).nullish() }),
  statuses: z
    .array(z.object({ name: z.string(), statusCategory: category, description: z.string().optional() }))
    .min(1),
});
const updateBody = z.object({
  statuses: z
    .array(z.object({ id: z.string(), name: z.string(), statusCategory: category, description: z.string().optional() }))
    .min(1),
});

/** Statuses as configuration; `/status`, which everybody reads, is served elsewhere. */
export const statusConfigRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${PATH}/search`,
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const wanted = call.query.get('searchString')?.toLowerCase() ?? '';
      const inCategory = call.query.get('statusCategory')?.toUpperCase();
      const found = [...call.site.all('status')]
        .filter(({ name, category: own }) => name.toLowerCase().includes(wanted) && (inCategory ?? own) === own)
        .sort((left, right) => left.name.localeCompare(right.name));
      return ok(pageBean(call, found, toStatusDocument, SEARCH_PAGE), found.length);
    },
  },
  {
    method: 'GET',
    path: PATH,
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const found = requestedIds(call).flatMap((id) => call.site.find('status', id) ?? []);
      return ok(found.map(toStatusDocument), found.length);
    },
  },
  {
    method: 'POST',
    path: PATH,
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { scope, statuses } = parseBody(call, createBody);
      if (scope.type === 'PROJECT') {
        throw new JiraError(400, ['local-jira keeps global statuses only, as company-managed projects use them.']);
      }
      const records = statuses.map(({ name, statusCategory, description = '' }) => {
        requireName(call.site, name, null);
        const record: StatusRecord = { id: call.site.nextId('status'), name, description, category: statusCategory };
        call.site.put('status', record);
        return record;
      });
      call.site.commit();
      return written(records.map(toStatusDocument));
    },
  },
  {
    method: 'PUT',
    path: PATH,
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      for (const { id, name, statusCategory, description } of parseBody(call, updateBody).statuses) {
        const record = call.site.find('status', id);
        if (record === undefined) throw new JiraError(400, [`The status with ID ${id} does not exist.`]);
        requireName(call.site, name, id);
        record.name = name;
        record.category = statusCategory;
        record.description = description ?? record.description;
        call.site.put('status', record);
      }
      call.site.commit();
      return noContent();
    },
  },
  {
    method: 'DELETE',
    path: PATH,
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      for (const id of requestedIds(call)) {
        if (call.site.find('status', id) === undefined)
          throw new JiraError(400, [`The status with ID ${id} does not exist.`]);
        if ([...call.site.all('workflow')].some((workflow) => workflow.statusIds.includes(id))) {
          throw new JiraError(400, [`The status with ID ${id} is in use and cannot be deleted.`]);
        }
        call.site.remove('status', id);
      }
      call.site.commit();
      return noContent();
    },
  },
];

/** A status in the form that the workflow and status resources share. */
export function toStatusDocument({ id, name, description, category: statusCategory }: StatusRecord): Json {
  return { id, name, description, statusCategory, scope: { type: 'GLOBAL' } };
}

function requestedIds(call: RestCall): readonly string[] {
  const ids = [...(queryValues(call, 'id') ?? [])];
  if (ids.length === 0 || ids.length > IDS_LIMIT) {
    throw new JiraError(400, [`Between 1 and ${String(IDS_LIMIT)} status IDs have to be provided.`]);
  }
  return ids;
}

function requireName(site: Site, name: string, ownId: string | null): void {
  if (name.trim() === '') throw new JiraError(400, ['The name must not be empty.']);
  if (name.length > NAME_LIMIT) throw new JiraError(400, [`The name is too long, maxSize=${String(NAME_LIMIT)}`]);
  if (isNameTaken(site.all('status'), name, ownId)) throw new JiraError(400, ['You must use a unique status name.']);
}
