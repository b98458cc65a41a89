import { clauseTypeOf } from '../jql/custom-fields.ts';
import type { FieldRecord, FieldSchema } from './model.ts';

/** What Jira's own field types begin with: `…:textfield`. */
export const CUSTOM_FIELD_TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';

interface CustomField
  extends
    Pick<FieldRecord, 'name' | 'description'>,
    Partial<Pick<FieldRecord, 'key' | 'moduleKey' | 'readOnly' | 'options'>> {
  /** `10031` of `customfield_10031`, as text or number. */
  readonly number: string | number;
  readonly schema: FieldSchema;
}

/** The record of a custom field, of Jira's own types unless an app's module owns it. Whoever asks puts it. */
export function makeCustomField({ number, schema, ...traits }: CustomField): FieldRecord {
  const id = `customfield_${String(number)}`;
  const field: FieldRecord = {
    id,
    key: id,
    custom: true,
    navigable: true,
    searchable: true,
    orderable: true,
    clauseNames: [],
    schema: { ...schema, customId: Number(number) },
    moduleKey: null,
    readOnly: false,
    options: [],
    ...traits,
  };
  field.clauseNames = clauseNamesOf(field);
  return field;
}

/** By which JQL knows a custom field. */
export function clauseNamesOf(field: FieldRecord): string[] {
  return [`cf[${String(field.schema.customId ?? '')}]`, field.name, `${field.name}[${clauseTypeOf(field)}]`];
}
