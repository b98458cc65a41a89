import type { PropertyOwner, RecordKind, RecordKinds } from './model.ts';

/** Jira's words when a record of the kind is asked for and is not there; they end up in a 404. */
const NOT_FOUND_TEXT: Readonly<Record<RecordKind, string>> = {
  user: 'Specified user does not exist or you do not have required permissions',
  group: 'The group was not found.',
  role: 'Can not retrieve role actors for non existent project role.',
  project: 'No project could be found with the given key or id.',
  issueType: 'Issue type does not exist or you do not have permission to view it.',
  issueTypeScheme: 'The issue type scheme was not found.',
  status: 'The status was not found.',
  workflow: 'The workflow was not found.',
  workflowScheme: 'The workflow scheme was not found.',
  field: 'The field was not found.',
  screen: 'The screen was not found.',
  screenScheme: 'The screen scheme was not found.',
  issueTypeScreenScheme: 'The issue type screen scheme was not found.',
  permissionScheme: 'The permission scheme was not found.',
  issueSecurityScheme: 'The issue security scheme was not found.',
  priority: 'The priority was not found.',
  resolution: 'The resolution was not found.',
  linkType: 'No issue link type was found.',
  issue: 'Issue does not exist or you do not have permission to see it.',
  changelog: 'The changelog was not found.',
  worklog: 'Cannot find worklog.',
  comment: 'Can not find a comment for the id.',
  issueLink: 'No issue link was found.',
  property: 'The property was not found.',
  worklogDeletion: 'Cannot find worklog.',
  setting: 'The setting was not found.',
};

export const RECORD_KINDS = Object.keys(NOT_FOUND_TEXT) as readonly RecordKind[];

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(NOT_FOUND_TEXT, kind);
}

export function notFoundText(kind: RecordKind): string {
  return NOT_FOUND_TEXT[kind];
}

/** The id under which an entity property is kept. */
export function propertyId(owner: PropertyOwner, ownerId: string, key: string): string {
  return `${owner}:${ownerId}:${key}`;
}

/** The id under which a record of a kind is kept. */
export function recordId(kind: RecordKind, record: RecordKinds[RecordKind]): string {
  if ('accountId' in record) return record.accountId;
  if ('groupId' in record) return record.groupId;
  if ('ownerId' in record) return propertyId(record.owner, record.ownerId, record.key);
  if ('id' in record) return record.id;
  throw new TypeError(`A ${kind} without an id`);
}
