import type { AccountId, FieldRecord, IssueRecord, ProjectRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';

/** An issue in the hands of one request; writers change `draft`, which is a copy. */
export interface Draft {
  readonly site: Site;
  readonly actorId: AccountId;
  readonly project: ProjectRecord;
  readonly issue: IssueRecord;
  /** The issue as it is on the site; null while it is being created. */
  readonly before: IssueRecord | null;
}

/** Takes a REST value into the draft, or says in Jira's words why not. */
export type FieldWriter = (draft: Draft, value: unknown, field: FieldRecord) => string | null;

/** What Jira answers for a field that is not on the screen, is not there, or is not the caller's to set. */
export function notOnScreenText(fieldId: string): string {
  return `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
}

export const NOT_A_STRING = 'Operation value must be a string';
export const NOT_A_NUMBER = 'Operation value must be a number';
export const NOT_A_DOCUMENT = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
export const NOT_AN_ARRAY = 'data was not an array';
export const NOT_AN_OBJECT = 'data was not an object';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string under `name`; numbers as their digits, since clients send ids either way. */
export function textAt(value: unknown, name: string): string | null {
  if (!isObject(value)) return null;
  const text = value[name];
  if (typeof text === 'number') return String(text);
  return typeof text === 'string' ? text : null;
}
