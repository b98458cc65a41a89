import { parseVersionedRow, type VersionedBaselineRow } from './baseline-rows';
import { JOURNAL_COLUMNS, parseJournalRow, type JournalEvent } from './journal-event';
import type { Sql } from './sql';

/** Everything decided about one issue. */
export interface IssueHistory {
  /** All events of every change request that ever named the issue, each stream in order; fold them to know which still do. */
  readonly changeEvents: readonly JournalEvent[];
  /** What each baseline version that mentions the issue says of it, oldest first; removals included. */
  readonly rows: readonly VersionedBaselineRow[];
}

export interface IssueHistories {
  /** One statement. `projectId` is the project whose baseline is asked for. */
  read(projectId: string, issueId: string): Promise<IssueHistory>;
}

const STATEMENT = `SELECT 'event' AS part, ${JOURNAL_COLUMNS}, NULL AS issue_id, NULL AS issue_key, NULL AS budget_minor,
    NULL AS start_day, NULL AS finish_day, NULL AS removed
  FROM journal WHERE stream IN (SELECT stream FROM change_touch WHERE issue_id = ?)
  UNION ALL
  SELECT 'row', j.stream, j.seq, j.event_id, j.project_id, j.baseline_version, j.kind, j.actor, j.at_ms, '', '', '',
    r.issue_id, r.issue_key, r.budget_minor, r.start_day, r.finish_day, r.removed
  FROM baseline_row r JOIN journal j ON j.event_id = r.event_id
  WHERE r.issue_id = ? AND j.project_id = ? AND j.baseline_version IS NOT NULL
  ORDER BY stream, seq`;

export function createIssueHistories(sql: Sql): IssueHistories {
  return {
    async read(projectId, issueId) {
      const rows = await sql.read(STATEMENT, [issueId, issueId, projectId]);
      return {
        changeEvents: rows.filter((row) => row['part'] === 'event').map(parseJournalRow),
        rows: rows
          .filter((row) => row['part'] === 'row')
          .map(parseVersionedRow)
          .sort((a, b) => a.baselineVersion - b.baselineVersion),
      };
    },
  };
}
