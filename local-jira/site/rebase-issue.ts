import { isDeepStrictEqual } from 'node:util';
import type { IssueRecord } from './model.ts';

/**
 * The changes from `before` to `after`, made to the issue as it is by now: what others wrote meanwhile to other fields
 * stays, and of one field the last writer wins, as on Jira.
 */
export function rebaseIssue(before: IssueRecord, after: IssueRecord, now: IssueRecord): IssueRecord {
  if (now === before) return after;
  const { custom: customBefore, ...fieldsBefore } = before;
  const { custom: customAfter, ...fieldsAfter } = after;
  const custom = { ...now.custom, ...changedEntries(customBefore, customAfter) };
  const emptied = Object.keys(customBefore).filter((id) => !(id in customAfter));
  return {
    ...now,
    ...changedEntries(fieldsBefore, fieldsAfter),
    custom: Object.fromEntries(Object.entries(custom).filter(([id]) => !emptied.includes(id))),
  };
}

function changedEntries<T extends object>(before: T, after: T): Partial<T> {
  const values = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(values.get(name), value));
  return Object.fromEntries(changed) as Partial<T>;
}
