import { z } from 'zod';
import type { FieldIds } from './app-fields';
import { historySchema, stepsOf, type RecordedStep } from './change-history';
import { route, type JiraAsApp } from './jira-calls';
import { findLastMove, type LastMove } from './last-move';
import { parseWorkItem, workItemFields, type WorkItem } from './work-item';

export interface WorkPage {
  readonly items: readonly WorkItem[];
  /** Null on the last page. */
  readonly nextPageToken: string | null;
}

/** Reads work items in bulk, as the app: whole projects, whatever the person who asked may see. */
export interface WorkReads {
  /** A page of a bounded JQL query. The index lags behind writes by seconds. */
  search(jql: string, pageToken: string | null, ids: FieldIds): Promise<WorkPage>;
  /**
   * Items by id with their recent history, not from the index; those that are gone are missing. At most
   * {@link MAX_BULK_ISSUES}, one call.
   */
  fetch(issueIds: readonly string[], ids: FieldIds): Promise<readonly WorkItemWithHistory[]>;
}

export interface WorkItemWithHistory {
  readonly item: WorkItem;
  readonly steps: readonly RecordedStep[];
  /** Epoch milliseconds since when `steps` is complete; null when they are all there ever were. */
  readonly stepsSinceMs: number | null;
  /** Null when it was never moved. */
  readonly lastMove: LastMove | null;
}

/** A wish: Jira gives at most 5 000, and fewer the more is asked of each issue (`POST /rest/api/3/search/jql`). */
const PAGE_SIZE = 1000;

/** `POST /rest/api/3/issue/bulkfetch`. */
export const MAX_BULK_ISSUES = 100;

const searchSchema = z.object({ issues: z.array(z.unknown()), nextPageToken: z.string().nullish() });
const fetchSchema = z.object({ issues: z.array(z.unknown()) });
const changelogSchema = z.object({
  changelog: z.object({ total: z.number().optional(), histories: z.array(historySchema) }).nullish(),
});

/** A bulk fetch carries the latest 40 changelogs of an issue (`POST /rest/api/3/issue/bulkfetch`, expand). */
const EMBEDDED_HISTORIES = 40;

export function createWorkReads(jira: JiraAsApp): WorkReads {
  return {
    async search(jql, pageToken, ids) {
      const answer = searchSchema.parse(
        await jira.post(route`/rest/api/3/search/jql`, {
          jql,
          fields: workItemFields(ids),
          maxResults: PAGE_SIZE,
          ...(pageToken === null ? {} : { nextPageToken: pageToken }),
        }),
      );
      return {
        items: answer.issues.map((issue) => parseWorkItem(issue, ids)),
        nextPageToken: answer.nextPageToken ?? null,
      };
    },
    async fetch(issueIds, ids) {
      if (issueIds.length === 0) return [];
      if (issueIds.length > MAX_BULK_ISSUES) throw new RangeError(`${issueIds.length} issues in one bulk fetch`);
      const answer = fetchSchema.parse(
        await jira.post(route`/rest/api/3/issue/bulkfetch`, {
          issueIdsOrKeys: issueIds,
          fields: workItemFields(ids),
          expand: ['changelog'],
        }),
      );
      return answer.issues.map((issue) => withHistory(issue, ids));
    },
  };
}

function withHistory(issue: unknown, ids: FieldIds): WorkItemWithHistory {
  const { changelog } = changelogSchema.parse(issue);
  const histories = changelog?.histories ?? [];
  const complete = histories.length >= (changelog?.total ?? 0) && histories.length < EMBEDDED_HISTORIES;
  return {
    item: parseWorkItem(issue, ids),
    steps: histories.flatMap((history) => stepsOf(history, ids)),
    lastMove: findLastMove(issue),
    stepsSinceMs: complete ? null : Math.min(...histories.map(({ created }) => created)),
  };
}
