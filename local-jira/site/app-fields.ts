import { makeCustomField } from './custom-field.ts';
import type { FieldRecord } from './model.ts';
import type { Site } from './ports.ts';

/** The data types of `jira:customField`. https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-custom-field/ */
type AppFieldType = 'string' | 'number' | 'user' | 'group' | 'date' | 'datetime' | 'object';

interface AppField {
  /** The app's UUID, without its `ari:cloud:ecosystem::app/`. */
  readonly appId: string;
  readonly environmentId: string;
  /** As it stands in field keys: `DEVELOPMENT`, `STAGING`, `PRODUCTION`. */
  readonly environmentType: string;
  readonly moduleKey: string;
  readonly name: string;
  readonly description: string;
  readonly type: AppFieldType;
  /** `collection: list` in the manifest. */
  readonly isList: boolean;
  readonly readOnly: boolean;
}

/** The field's key, which does not change between sites and re-installations. */
function appFieldKey(field: Pick<AppField, 'appId' | 'environmentType' | 'moduleKey'>): string {
  return `${field.appId}__${field.environmentType}__${field.moduleKey}`;
}

/** The id of an app's module, as it stands in `schema.custom`, rule keys and `localId`. */
export function moduleAri(appId: string, environmentId: string, moduleKey: string): string {
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`;
}

/**
 * Makes or updates the one locked field that a `jira:customField` module stands for. Its numeric id is given once and kept.
 * It is on no screen until an administrator puts it there, as on Jira. The caller commits.
 */
export function registerAppField(site: Site, field: AppField): FieldRecord {
  const key = appFieldKey(field);
  const known = findFieldByKey(site, key);
  const custom = moduleAri(field.appId, field.environmentId, field.moduleKey);
  const record = makeCustomField({
    number: known?.schema.customId ?? site.nextId('field'),
    key,
    name: field.name,
    description: field.description,
    schema: field.isList ? { type: 'array', items: field.type, custom } : { type: field.type, custom },
    moduleKey: field.moduleKey,
    readOnly: field.readOnly,
  });
  site.put('field', record);
  return record;
}

export function findFieldByKey(site: Site, key: string): FieldRecord | undefined {
  for (const field of site.all('field')) if (field.key === key) return field;
  return undefined;
}
