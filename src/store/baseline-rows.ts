import { z } from 'zod';
import { chunksOf, list, placeholders } from './chunks';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import type { Sql, SqlRow } from './sql';

/** What one journal event says about one issue of the baseline. */
export interface BaselineRow {
  readonly issueId: string;
  readonly issueKey: string;
  readonly budgetMinor: bigint;
  readonly startDay: string;
  readonly finishDay: string;
  /** True: from this version on the issue is not in the baseline. The amounts then say what was removed. */
  readonly removed: boolean;
}

export interface VersionedBaselineRow extends BaselineRow {
  readonly baselineVersion: number;
}

/** Sums over the rows that hold from one version on until just before another. */
export interface BaselineSpan {
  readonly fromVersion: number;
  /** The version that replaced these rows, or null. A later capture replaces them too; it is not told here. */
  readonly untilVersion: number | null;
  readonly startDay: string;
  readonly finishDay: string;
  readonly budgetMinor: bigint;
  readonly items: number;
  /** The ledger counts these items as level of effort. */
  readonly levelOfEffort: boolean;
}

export interface BaselineRows {
  /** Writes the rows of an event that is not in the journal yet: nobody sees them before it is. Repeatable. */
  write(eventId: string, rows: readonly BaselineRow[]): Promise<void>;
  /**
   * The current baseline of a project, as far as the named issues go (all when left out). One statement; for a whole
   * project of many thousand issues prefer {@link readSpans}.
   */
  readCurrent(projectId: string, issueIds?: readonly string[]): Promise<readonly VersionedBaselineRow[]>;
  /** Every version's sums, by start, finish and whether time alone earns them. One statement. */
  readSpans(projectId: string): Promise<readonly BaselineSpan[]>;
  /**
   * Removes the rows of events that were announced before a moment and never reached the journal, and the items of closes that
   * never got a header. Repeatable.
   */
  sweep(beforeMs: number): Promise<void>;
}

const COLUMNS = 'event_id, issue_id, issue_key, budget_minor, start_day, finish_day, removed';

const versionedSchema = z.object({
  baseline_version: integerColumn,
  issue_id: z.string(),
  issue_key: z.string(),
  budget_minor: bigintColumn,
  start_day: z.string(),
  finish_day: z.string(),
  removed: flagColumn,
});

const spanSchema = z.object({
  from_version: integerColumn,
  until_version: integerColumn.nullable(),
  start_day: z.string(),
  finish_day: z.string(),
  budget_minor: bigintColumn,
  items: integerColumn,
  by_time: flagColumn,
});

export function parseVersionedRow(row: SqlRow): VersionedBaselineRow {
  const parsed = versionedSchema.parse(row);
  return {
    baselineVersion: parsed.baseline_version,
    issueId: parsed.issue_id,
    issueKey: parsed.issue_key,
    budgetMinor: parsed.budget_minor,
    startDay: parsed.start_day,
    finishDay: parsed.finish_day,
    removed: parsed.removed,
  };
}

/**
 * The rows of the current baseline of one project, as a derived table; its one parameter is the project id, twice. A
 * capture starts the baseline afresh, so rows older than the last capture do not count.
 */
export const CURRENT_ROWS = currentRows('');

/**
 * @param condition on the row `r`, of its item alone, with its parameters after the project ids. Databases do not look into a derived
 *   table that numbers its rows: outside of it, the condition would be put to every row of the project.
 */
export function currentRows(condition: string): string {
  return `SELECT baseline_version, issue_id, issue_key, budget_minor, start_day, finish_day, removed FROM (
    SELECT j.baseline_version, r.issue_id, r.issue_key, r.budget_minor, r.start_day, r.finish_day, r.removed,
      ROW_NUMBER() OVER (PARTITION BY r.issue_id ORDER BY j.baseline_version DESC) AS place
    FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
    WHERE j.project_id = ? AND j.baseline_version >= (
      SELECT MAX(c.baseline_version) FROM journal c WHERE c.project_id = ? AND c.kind = 'baseline-captured')${condition}) latest
  WHERE place = 1 AND removed = 0`;
}

/** The rows of the original baseline, as a derived table; its parameter is the project id. */
export const ORIGINAL_ROWS = `SELECT j.baseline_version, r.issue_id, r.issue_key, r.budget_minor, r.start_day, r.finish_day, r.removed
  FROM journal j JOIN baseline_row r ON r.event_id = j.event_id WHERE j.project_id = ? AND j.baseline_version = 1`;

/** Events whose rows count: those in the journal, and closes that have a header. */
const ARRIVED = 'SELECT event_id FROM journal UNION ALL SELECT close_id FROM closed_period';

/** Events of one sweep: what a bad day leaves behind. The next sweep takes the rest. */
const SWEPT_EVENTS = 200;

export function createBaselineRows(sql: Sql, now: () => number): BaselineRows {
  const discard = async (eventIds: readonly string[]): Promise<void> => {
    if (eventIds.length === 0) return;
    await sql.write(`DELETE FROM baseline_row WHERE event_id IN (${list(eventIds.length)})`, eventIds);
    await sql.write(`DELETE FROM closed_item WHERE close_id IN (${list(eventIds.length)})`, eventIds);
    await sql.write(`DELETE FROM pending_event WHERE event_id IN (${list(eventIds.length)})`, eventIds);
  };
  return {
    async write(eventId, rows) {
      await sql.write('REPLACE INTO pending_event (event_id, at_ms) VALUES (?, ?)', [eventId, String(now())]);
      for (const chunk of chunksOf(rows)) {
        await sql.write(
          `REPLACE INTO baseline_row (${COLUMNS}) VALUES ${placeholders(chunk.length, 7)}`,
          chunk.flatMap((row) => [
            eventId,
            row.issueId,
            row.issueKey,
            row.budgetMinor.toString(),
            row.startDay,
            row.finishDay,
            row.removed ? 1 : 0,
          ]),
        );
      }
    },
    async readCurrent(projectId, issueIds) {
      if (issueIds?.length === 0) return [];
      const among = issueIds === undefined ? '' : ` WHERE issue_id IN (${list(issueIds.length)})`;
      const rows = await sql.read(`SELECT * FROM (${CURRENT_ROWS}) present${among} ORDER BY issue_id`, [
        projectId,
        projectId,
        ...(issueIds ?? []),
      ]);
      return rows.map(parseVersionedRow);
    },
    async readSpans(projectId) {
      const rows = await sql.read(
        `SELECT from_version, until_version, start_day, finish_day, by_time, SUM(budget_minor) AS budget_minor, COUNT(*) AS items
         FROM (SELECT j.baseline_version AS from_version, r.start_day, r.finish_day, r.budget_minor, r.removed,
             CASE WHEN d.method = 'level-of-effort' THEN 1 ELSE 0 END AS by_time,
             LEAD(j.baseline_version) OVER (PARTITION BY r.issue_id ORDER BY j.baseline_version) AS until_version
           FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
           LEFT JOIN issue_detail d ON d.issue_id = r.issue_id
           WHERE j.project_id = ? AND j.baseline_version IS NOT NULL) spans
         WHERE removed = 0 GROUP BY from_version, until_version, start_day, finish_day, by_time`,
        [projectId],
      );
      return rows.map((row) => {
        const parsed = spanSchema.parse(row);
        return {
          fromVersion: parsed.from_version,
          untilVersion: parsed.until_version,
          startDay: parsed.start_day,
          finishDay: parsed.finish_day,
          budgetMinor: parsed.budget_minor,
          items: parsed.items,
          levelOfEffort: parsed.by_time,
        };
      });
    },
    async sweep(beforeMs) {
      const overdue = 'SELECT event_id FROM pending_event WHERE at_ms < ?';
      const lost = await sql.read(`${overdue} AND event_id NOT IN (${ARRIVED}) ORDER BY at_ms LIMIT ${SWEPT_EVENTS}`, [
        String(beforeMs),
      ]);
      await discard(lost.map((row) => z.string().parse(row['event_id'])));
      await sql.write(`DELETE FROM pending_event WHERE at_ms < ? AND event_id IN (${ARRIVED})`, [String(beforeMs)]);
    },
  };
}
