import { z } from 'zod';
import { bigintColumn, integerColumn } from './columns';
import { EVER_PLANNED, readPages } from './move-rows';
import type { Sql, SqlRow } from './sql';
import { PROGRESS_JOINS } from './variance-queries';

/** From the end of `day` on, an item of any version of the baseline had earned `percentBp` basis points by progress. */
export interface ProgressOfDay {
  readonly issueId: string;
  readonly day: string;
  readonly percentBp: number;
}

/** Cost of a day: booked while the item was in the project, and on an item of any version that is in another one now. */
export interface CostOfDay {
  readonly issueId: string;
  readonly day: string;
  readonly hereMinor: bigint;
  readonly elsewhereMinor: bigint;
}

/**
 * A project item by item and day by day, as `MoveRows` has it by month. Each method reads page after page in the order of ids and
 * days, one statement a page of {@link DAY_ROWS_A_PAGE} rows and one more where the last is full.
 */
export interface DayRows {
  readProgress(projectId: string, throughDay: string): Promise<readonly ProgressOfDay[]>;
  readCosts(projectId: string, throughDay: string): Promise<readonly CostOfDay[]>;
}

/** A row is some 100 bytes, with an id of 32 characters 130: at most two thirds of the 4 MiB of an answer ("SQL limits"). */
export const DAY_ROWS_A_PAGE = 20_000;

const progressSchema = z.object({ issue_id: z.string(), day: z.string(), percent_bp: integerColumn });
const costSchema = z.object({
  issue_id: z.string(),
  day: z.string(),
  here_minor: bigintColumn,
  elsewhere_minor: bigintColumn,
});

export function createDayRows(sql: Sql): DayRows {
  return {
    readProgress(projectId, throughDay) {
      const statement = `SELECT b.issue_id AS issue_id, p.day AS day, p.percent_bp AS percent_bp
        FROM (${EVER_PLANNED}) b ${PROGRESS_JOINS}
        WHERE p.day <= ? AND (b.issue_id > ? OR p.day > ?)
        ORDER BY b.issue_id, p.day LIMIT ${DAY_ROWS_A_PAGE}`;
      return readPages<ProgressOfDay>(async (last) => {
        const [id, day] = placeOf(last);
        return (await sql.read(statement, [projectId, id, throughDay, id, day])).map(parseProgress);
      }, DAY_ROWS_A_PAGE);
    },
    readCosts(projectId, throughDay) {
      const statement = `SELECT issue_id, day, SUM(here_minor) AS here_minor, SUM(elsewhere_minor) AS elsewhere_minor FROM (
          SELECT issue_id, day, amount_minor AS here_minor, 0 AS elsewhere_minor
          FROM cost_entry WHERE project_id = ? AND issue_id >= ? AND day <= ?
          UNION ALL
          SELECT e.issue_id, e.day, 0, e.amount_minor
          FROM (${EVER_PLANNED}) b JOIN cost_entry e ON e.issue_id = b.issue_id
          WHERE e.project_id <> ? AND e.day <= ?) booked
        WHERE issue_id > ? OR day > ?
        GROUP BY issue_id, day ORDER BY issue_id, day LIMIT ${DAY_ROWS_A_PAGE}`;
      return readPages<CostOfDay>(async (last) => {
        const [id, day] = placeOf(last);
        const place = [projectId, id, throughDay, projectId, id, projectId, throughDay, id, day];
        return (await sql.read(statement, place)).map(parseCost);
      }, DAY_ROWS_A_PAGE);
    },
  };
}

/** Where a page begins; the statement has no item before that one. */
function placeOf(last: { readonly issueId: string; readonly day: string } | undefined): readonly [string, string] {
  return [last?.issueId ?? '', last?.day ?? ''];
}

function parseProgress(row: SqlRow): ProgressOfDay {
  const parsed = progressSchema.parse(row);
  return { issueId: parsed.issue_id, day: parsed.day, percentBp: parsed.percent_bp };
}

function parseCost(row: SqlRow): CostOfDay {
  const parsed = costSchema.parse(row);
  return {
    issueId: parsed.issue_id,
    day: parsed.day,
    hereMinor: parsed.here_minor,
    elsewhereMinor: parsed.elsewhere_minor,
  };
}
