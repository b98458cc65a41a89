import { route, type JiraAsApp } from './jira-calls';

export type FieldValue = string | number | null;

export interface FieldUpdate {
  readonly fieldId: string;
  readonly issueIds: readonly string[];
  readonly value: FieldValue;
}

/** Writes the app's own read-only fields. Validation expressions and screens do not apply to the app. */
export interface FieldValues {
  /** Combinations of field and issue must be distinct. Writes no changelog: these are copies, not decisions. */
  write(updates: readonly FieldUpdate[]): Promise<void>;
}

/** Issues and fields one request may touch: `POST /rest/api/3/app/field/value` names no limit; bulk edits stop at 1 000. */
const MAX_VALUES_A_CALL = 200;

export function createFieldValues(jira: JiraAsApp): FieldValues {
  return {
    async write(updates) {
      for (let at = 0; at < updates.length; at += MAX_VALUES_A_CALL) {
        await jira.post(route`/rest/api/3/app/field/value?generateChangelog=false`, {
          updates: updates.slice(at, at + MAX_VALUES_A_CALL).map(({ fieldId, issueIds, value }) => ({
            customField: fieldId,
            issueIds: issueIds.map(Number),
            value,
          })),
        });
      }
    },
  };
}
