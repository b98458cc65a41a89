import { z } from 'zod';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import type { Sql, SqlRow, SqlValue } from './sql';
import { PROGRESS_JOINS } from './variance-queries';

/** What one version of the baseline says of one item. */
export interface BudgetRow {
  readonly issueId: string;
  readonly version: number;
  readonly budgetMinor: bigint;
  readonly startDay: string;
  readonly finishDay: string;
  readonly removed: boolean;
  /** The ledger counts the item as level of effort. */
  readonly levelOfEffort: boolean;
}

/** At the end of `month` (`2026-06`), an item of any version had earned `percentBp` basis points by progress. */
export interface ProgressMonth {
  readonly issueId: string;
  readonly month: string;
  readonly percentBp: number;
}

/** Cost of a month: booked while the item was in the project, and on an item of any version that is in another one now. */
export interface CostMonth {
  readonly issueId: string;
  readonly month: string;
  readonly hereMinor: bigint;
  readonly elsewhereMinor: bigint;
}

/**
 * A project item by item and month by month. Each method reads page after page in the order of ids, one statement a page of
 * {@link MOVE_ROWS_A_PAGE} rows and one more where the last is full.
 */
export interface MoveRows {
  readBudgets(projectId: string): Promise<readonly BudgetRow[]>;
  readProgress(projectId: string, throughDay: string): Promise<readonly ProgressMonth[]>;
  readCosts(projectId: string, throughDay: string): Promise<readonly CostMonth[]>;
}

/** A row is some 160 bytes, an id of 32 characters 200: half of the 4 MiB of an answer ("SQL limits") at most. */
export const MOVE_ROWS_A_PAGE = 10_000;

const budgetSchema = z.object({
  issue_id: z.string(),
  version: integerColumn,
  budget_minor: bigintColumn,
  start_day: z.string(),
  finish_day: z.string(),
  removed: flagColumn,
  by_time: flagColumn,
});
/** The last day of the month that has progress, and the progress of that day: the greatest text of the two is the latest. */
const progressSchema = z.object({ issue_id: z.string(), month: z.string(), latest: z.string().regex(/^\S+ \d+$/) });
const costSchema = z.object({
  issue_id: z.string(),
  month: z.string(),
  here_minor: bigintColumn,
  elsewhere_minor: bigintColumn,
});

/** Every item of any version from an id on, as a derived table; its parameters are the project id and that id. */
export const EVER_PLANNED = `SELECT DISTINCT r.issue_id AS issue_id FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
  WHERE j.project_id = ? AND j.baseline_version IS NOT NULL AND r.issue_id >= ?`;

export function createMoveRows(sql: Sql): MoveRows {
  return {
    readBudgets(projectId) {
      const statement = `SELECT r.issue_id AS issue_id, j.baseline_version AS version, r.budget_minor AS budget_minor,
          r.start_day AS start_day, r.finish_day AS finish_day, r.removed AS removed,
          CASE WHEN d.method = 'level-of-effort' THEN 1 ELSE 0 END AS by_time
        FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
        LEFT JOIN issue_detail d ON d.issue_id = r.issue_id
        WHERE j.project_id = ? AND j.baseline_version IS NOT NULL
          AND (r.issue_id > ? OR (r.issue_id = ? AND j.baseline_version > ?))
        ORDER BY r.issue_id, j.baseline_version LIMIT ${MOVE_ROWS_A_PAGE}`;
      return readPages<BudgetRow>(async (last) => {
        const id = last?.issueId ?? '';
        return (await sql.read(statement, [projectId, id, id, last?.version ?? 0])).map(parseBudget);
      });
    },
    readProgress(projectId, throughDay) {
      const statement = `SELECT b.issue_id AS issue_id, SUBSTR(p.day, 1, 7) AS month,
          MAX(CONCAT(p.day, ' ', p.percent_bp)) AS latest
        FROM (${EVER_PLANNED}) b ${PROGRESS_JOINS}
        WHERE p.day <= ? AND (b.issue_id > ? OR SUBSTR(p.day, 1, 7) > ?)
        GROUP BY b.issue_id, SUBSTR(p.day, 1, 7) ORDER BY b.issue_id, SUBSTR(p.day, 1, 7) LIMIT ${MOVE_ROWS_A_PAGE}`;
      return readPages<ProgressMonth>(async (last) => {
        const [id, month] = placeOf(last);
        return (await sql.read(statement, [projectId, id, throughDay, id, month])).map(parseProgress);
      });
    },
    readCosts(projectId, throughDay) {
      const statement = `SELECT issue_id, month, SUM(here_minor) AS here_minor, SUM(elsewhere_minor) AS elsewhere_minor FROM (
          SELECT issue_id, SUBSTR(day, 1, 7) AS month, amount_minor AS here_minor, 0 AS elsewhere_minor
          FROM cost_entry WHERE project_id = ? AND issue_id >= ? AND day <= ?
          UNION ALL
          SELECT e.issue_id, SUBSTR(e.day, 1, 7), 0, e.amount_minor
          FROM (${EVER_PLANNED}) b JOIN cost_entry e ON e.issue_id = b.issue_id
          WHERE e.project_id <> ? AND e.day <= ?) booked
        WHERE issue_id > ? OR month > ?
        GROUP BY issue_id, month ORDER BY issue_id, month LIMIT ${MOVE_ROWS_A_PAGE}`;
      return readPages<CostMonth>(async (last) => {
        const [id, month] = placeOf(last);
        const place: readonly SqlValue[] = [projectId, id, throughDay, projectId, id, projectId, throughDay, id, month];
        return (await sql.read(statement, place)).map(parseCost);
      });
    },
  };
}

/** Asks for the rows after the last one of the page before, until a page is not full. */
export async function readPages<T>(
  read: (last: T | undefined) => Promise<readonly T[]>,
  rowsAPage = MOVE_ROWS_A_PAGE,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await read(all.at(-1));
    for (const row of page) all.push(row);
    if (page.length < rowsAPage) return all;
  }
}

/** Where a page by item and month begins; the statement has no item before that one. */
function placeOf(last: { readonly issueId: string; readonly month: string } | undefined): readonly [string, string] {
  return [last?.issueId ?? '', last?.month ?? ''];
}

function parseBudget(row: SqlRow): BudgetRow {
  const parsed = budgetSchema.parse(row);
  return {
    issueId: parsed.issue_id,
    version: parsed.version,
    budgetMinor: parsed.budget_minor,
    startDay: parsed.start_day,
    finishDay: parsed.finish_day,
    removed: parsed.removed,
    levelOfEffort: parsed.by_time,
  };
}

function parseProgress(row: SqlRow): ProgressMonth {
  const { issue_id: issueId, month, latest } = progressSchema.parse(row);
  return { issueId, month, percentBp: Number(latest.slice(latest.indexOf(' ') + 1)) };
}

function parseCost(row: SqlRow): CostMonth {
  const parsed = costSchema.parse(row);
  return {
    issueId: parsed.issue_id,
    month: parsed.month,
    hereMinor: parsed.here_minor,
    elsewhereMinor: parsed.elsewhere_minor,
  };
}
