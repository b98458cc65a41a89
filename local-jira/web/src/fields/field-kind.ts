import type { FieldSchema } from '../api/beans';

/** How a field is edited, from its schema: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/ */
export type FieldKind =
  | 'text'
  | 'document'
  | 'number'
  | 'day'
  | 'instant'
  | 'user'
  | 'users'
  | 'choice'
  | 'choices'
  | 'labels'
  | 'issue'
  | 'duration'
  | 'object';

const DOCUMENT_FIELDS = new Set(['description', 'environment']);
const CHOICES = new Set([
  'priority',
  'resolution',
  'option',
  'component',
  'version',
  'issuetype',
  'securitylevel',
  'project',
  'group',
]);

export function kindOf(fieldId: string, schema: FieldSchema): FieldKind {
  if (DOCUMENT_FIELDS.has(fieldId) || schema.custom?.endsWith(':textarea') === true) return 'document';
  if (fieldId === 'parent' || schema.type === 'issuelink') return 'issue';
  if (schema.type === 'array') return arrayKind(schema);
  if (CHOICES.has(schema.type)) return 'choice';
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'date':
      return 'day';
    case 'datetime':
      return 'instant';
    case 'user':
      return 'user';
    case 'timetracking':
      return 'duration';
    default:
      return 'object';
  }
}

function arrayKind(schema: FieldSchema): FieldKind {
  if (schema.items === 'user') return 'users';
  if (schema.items === 'string') return 'labels';
  return schema.items !== undefined && CHOICES.has(schema.items) ? 'choices' : 'object';
}
