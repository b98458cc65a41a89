import { z } from 'zod';
import { clauseNamesOf, CUSTOM_FIELD_TYPES, makeCustomField } from '../site/custom-field.ts';
import type { FieldRecord, FieldSchema } from '../site/model.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { pageBean, queryValues } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { created, noContent, ok } from './respond.ts';
import { redirectToTask } from './task-routes.ts';

const createBody = z.object({
  name: z.string().min(1).max(255),
  description: z.string().optional(),
  type: z.string(),
  searcherKey: z.string().optional(),
});
const updateBody = z.object({
  name: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
  searcherKey: z.string().optional(),
});

/** What the values of Jira's own field types are. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-post */
const SCHEMAS: Readonly<Record<string, FieldSchema>> = {
  float: { type: 'number' },
  textfield: { type: 'string' },
  textarea: { type: 'string' },
  url: { type: 'string' },
  datepicker: { type: 'date' },
  datetime: { type: 'datetime' },
  select: { type: 'option' },
  radiobuttons: { type: 'option' },
  multiselect: { type: 'array', items: 'option' },
  multicheckboxes: { type: 'array', items: 'option' },
  labels: { type: 'array', items: 'string' },
  userpicker: { type: 'user' },
  multiuserpicker: { type: 'array', items: 'user' },
  grouppicker: { type: 'group' },
};

/** Fields as Jira lists them; the contexts that local-jira knows are the one that every field has, for all projects and types. */
export const fieldRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/field',
    scopes: ['read:jira-work'],
    anonymous: true,
    handle({ site }) {
      const fields = [...site.all('field')];
      return ok(fields.map(toFieldDetails), fields.length);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/field',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can create custom fields.');
      const { site } = call;
      const { name, description = '', type } = parseBody(call, createBody);
      const schema = type.startsWith(CUSTOM_FIELD_TYPES) ? SCHEMAS[type.slice(CUSTOM_FIELD_TYPES.length)] : undefined;
      if (schema === undefined)
        throw new JiraError(400, [], { type: `The custom field type '${type}' is not known to this site.` });
      const field = makeCustomField({
        number: site.nextId('field'),
        name,
        description,
        schema: { ...schema, custom: type },
      });
      site.put('field', field);
      site.commit();
      return created(toFieldDetails(field));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/field/search',
    scopes: ['read:jira-work'],
    handle(call) {
      const { site, query } = call;
      const ids = queryValues(call, 'id');
      const types = queryValues(call, 'type');
      const wanted = query.get('query')?.toLowerCase() ?? '';
      const fields = [...site.all('field')].filter(
        (field) =>
          (ids?.has(field.id) ?? true) &&
          (types?.has(field.custom ? 'custom' : 'system') ?? true) &&
          `${field.name}\n${field.description}`.toLowerCase().includes(wanted),
      );
      return ok(
        pageBean(call, sortedByName(call, fields), (field) => toSearchBean(site, field)),
        fields.length,
      );
    },
  },
  {
    method: 'PUT',
    path: '/rest/api/3/field/{fieldId}',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can edit custom fields.');
      const field = getCustomField(call, 'fieldId');
      requireUnlocked(field);
      const { name, description } = parseBody(call, updateBody);
      field.name = name ?? field.name;
      field.description = description ?? field.description;
      field.clauseNames = clauseNamesOf(field);
      call.site.put('field', field);
      call.site.commit();
      return noContent();
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/field/{id}',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can delete custom fields.');
      const { site } = call;
      const field = getCustomField(call, 'id');
      requireUnlocked(field);
      for (const screen of site.all('screen')) {
        for (const tab of screen.tabs) tab.fieldIds = tab.fieldIds.filter((id) => id !== field.id);
        site.put('screen', screen);
      }
      for (const issue of site.all('issue')) {
        if (!(field.id in issue.custom)) continue;
        issue.custom = Object.fromEntries(Object.entries(issue.custom).filter(([id]) => id !== field.id));
        site.put('issue', issue);
      }
      site.remove('field', field.id);
      const response = redirectToTask(site, `Delete custom field ${field.name}`, call.actorId ?? '');
      site.commit();
      return response;
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/field/{fieldId}/context',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can access custom field contexts.');
      const field = getCustomField(call, 'fieldId');
      return ok(pageBean(call, [field], toContextBean));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/field/{fieldId}/context/projectmapping',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can access custom field contexts.');
      const field = getCustomField(call, 'fieldId');
      return ok(pageBean(call, [{ contextId: contextIdOf(field), isGlobalContext: true }], (mapping) => mapping));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/field/{fieldId}/screens',
    scopes: ['manage:jira-project'],
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can access screens.');
      const fieldId = call.params['fieldId'] ?? '';
      const rows = [...call.site.all('screen')].flatMap((screen) =>
        screen.tabs
          .filter((tab) => tab.fieldIds.includes(fieldId))
          .map((tab) => ({
            id: Number(screen.id),
            name: screen.name,
            description: screen.description,
            ...(call.query.get('expand') === 'tab' ? { tab: { id: Number(tab.id), name: tab.name } } : {}),
          })),
      );
      return ok(
        pageBean(call, rows, (row) => row, 100),
        rows.length,
      );
    },
  },
];

function getCustomField(call: RestCall, parameter: 'id' | 'fieldId'): FieldRecord {
  const field = call.site.find('field', call.params[parameter] ?? '');
  if (field?.custom !== true) throw new JiraError(404, ['The custom field was not found.']);
  return field;
}

/** Fields of apps are locked: only their manifest changes them. */
function requireUnlocked({ moduleKey }: FieldRecord): void {
  if (moduleKey !== null) throw new JiraError(400, ['The custom field is locked.']);
}

function sortedByName(call: RestCall, fields: readonly FieldRecord[]): readonly FieldRecord[] {
  const order = call.query.get('orderBy') ?? 'name';
  const sign = order.startsWith('-') ? -1 : 1;
  return [...fields].sort((left, right) => sign * left.name.localeCompare(right.name));
}

function toFieldDetails({
  id,
  key,
  name,
  custom,
  orderable,
  navigable,
  searchable,
  clauseNames,
  schema,
}: FieldRecord): Json {
  return { id, key, name, untranslatedName: name, custom, orderable, navigable, searchable, clauseNames, schema };
}

function toSearchBean(site: Site, { id, key, name, description, schema, custom, moduleKey }: FieldRecord): Json {
  const screens = [...site.all('screen')].filter(({ tabs }) => tabs.some(({ fieldIds }) => fieldIds.includes(id)));
  return {
    id,
    key,
    name,
    description,
    schema,
    isLocked: moduleKey !== null,
    screensCount: screens.length,
    contextsCount: custom ? 1 : 0,
    projectsCount: custom ? [...site.all('project')].length : 0,
  };
}

/** [?] Jira numbers contexts apart; here a field has one, with a number that follows from the field's. */
function contextIdOf({ schema }: FieldRecord): string {
  return String((schema.customId ?? 0) + 100);
}

function toContextBean(field: FieldRecord): Json {
  return {
    id: contextIdOf(field),
    name: `Default Configuration Scheme for ${field.name}`,
    description: 'Default configuration scheme generated by Jira',
    isGlobalContext: true,
    isAnyIssueType: true,
  };
}
