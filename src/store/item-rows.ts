import { z } from 'zod';
import { chunksOf } from './chunks';
import { bigintColumn, flagColumn, integerColumn, readBigint, readText } from './columns';
import { BEHIND_ALL, ITEMS_A_PART } from './parts';
import type { Sql, SqlRow } from './sql';
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

/** How finely what has a date is told: by its day, or by its month, `2026-06`. */
export type Period = keyof typeof PERIOD_OF;

/** At the end of `period`, an item of any version had earned `percentBp` basis points by progress. */
export interface ItemProgress {
  readonly issueId: string;
  readonly period: string;
  readonly percentBp: number;
}

/** Cost of a period: booked while the item was in the project, and on an item of any version that is in another one now. */
export interface ItemCost {
  readonly issueId: string;
  readonly period: string;
  readonly hereMinor: bigint;
  readonly elsewhereMinor: bigint;
}

/** A project item by item, in the order of ids. */
export interface ItemRows {
  /** What the versions say, those of an item in their order: one statement for every {@link BUDGETS_A_PAGE} rows. */
  readBudgets(projectId: string): Promise<readonly BudgetRow[]>;
  /**
   * What is dated up to a day, of an item in the order of periods: one statement for every {@link ITEMS_A_PART} items of the budgets,
   * and one more where {@link DATED_ROWS_A_PAGE} rows fill a page. A large project has more rows than a function has room for, so
   * they are handed over page by page.
   */
  readProgress(dated: DatedRows, take: (page: readonly ItemProgress[]) => void): Promise<void>;
  readCosts(dated: DatedRows, take: (page: readonly ItemCost[]) => void): Promise<void>;
}

export interface DatedRows {
  readonly projectId: string;
  /** The project's own. */
  readonly budgets: readonly BudgetRow[];
  readonly period: Period;
  readonly throughDay: string;
}

/** A row is some 160 bytes, an id of 32 characters 200: half of the 4 MiB of an answer ("SQL limits") at most. */
export const BUDGETS_A_PAGE = 10_000;

/** A row is some 100 bytes, with an id of 32 characters 130: at most two thirds of the 4 MiB of an answer. */
export const DATED_ROWS_A_PAGE = 20_000;

const PERIOD_OF = {
  day: (column: string): string => column,
  month: (column: string): string => `SUBSTR(${column}, 1, 7)`,
} as const;

const budgetSchema = z.object({
  issue_id: z.string(),
  version: integerColumn,
  budget_minor: bigintColumn,
  start_day: z.string(),
  finish_day: z.string(),
  removed: flagColumn,
  by_time: flagColumn,
});

/** Every item of any version, from an id to another, as a derived table; its parameters are the project id and the two. */
const EVER_PLANNED = `SELECT DISTINCT r.issue_id AS issue_id FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
  WHERE j.project_id = ? AND j.baseline_version IS NOT NULL AND r.issue_id >= ? AND r.issue_id <= ?`;

/** A row by which a page ends, and the id with which the part ends that it belongs to. */
interface Place {
  readonly issueId: string;
  readonly period: string;
  readonly lastId: string;
}

export function createItemRows(sql: Sql): ItemRows {
  return {
    async readBudgets(projectId) {
      const statement = `SELECT r.issue_id AS issue_id, j.baseline_version AS version, r.budget_minor AS budget_minor,
          r.start_day AS start_day, r.finish_day AS finish_day, r.removed AS removed,
          CASE WHEN d.method = 'level-of-effort' THEN 1 ELSE 0 END AS by_time
        FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
        LEFT JOIN issue_detail d ON d.issue_id = r.issue_id
        WHERE j.project_id = ? AND j.baseline_version IS NOT NULL
          AND (r.issue_id > ? OR (r.issue_id = ? AND j.baseline_version > ?))
        ORDER BY r.issue_id, j.baseline_version LIMIT ${BUDGETS_A_PAGE}`;
      const all: BudgetRow[] = [];
      for (;;) {
        const last = all.at(-1);
        const id = last?.issueId ?? '';
        const page = await sql.read(statement, [projectId, id, id, last?.version ?? 0]);
        for (const row of page) all.push(parseBudget(row));
        if (page.length < BUDGETS_A_PAGE) return all;
      }
    },
    readProgress({ projectId, budgets, period, throughDay }, take) {
      const dated = PERIOD_OF[period]('p.day');
      // The last day of a period, and the progress of that day: the greatest text of the two is the latest.
      const statement = `SELECT b.issue_id AS issue_id, ${dated} AS period, MAX(CONCAT(p.day, ' ', p.percent_bp)) AS latest
        FROM (${EVER_PLANNED}) b ${PROGRESS_JOINS}
        WHERE p.day <= ? AND (b.issue_id > ? OR ${dated} > ?)
        GROUP BY b.issue_id, ${dated} ORDER BY b.issue_id, ${dated} LIMIT ${DATED_ROWS_A_PAGE}`;
      return readParts(budgets, take, async ({ issueId, period: after, lastId }) => {
        const rows = await sql.read(statement, [projectId, issueId, lastId, throughDay, issueId, after]);
        return rows.map(parseProgress);
      });
    },
    readCosts({ projectId, budgets, period, throughDay }, take) {
      const statement = `SELECT issue_id, period, SUM(here_minor) AS here_minor, SUM(elsewhere_minor) AS elsewhere_minor FROM (
          SELECT issue_id, ${PERIOD_OF[period]('day')} AS period, amount_minor AS here_minor, 0 AS elsewhere_minor
          FROM cost_entry WHERE project_id = ? AND issue_id >= ? AND issue_id <= ? AND day <= ?
          UNION ALL
          SELECT e.issue_id, ${PERIOD_OF[period]('e.day')}, 0, e.amount_minor
          FROM (${EVER_PLANNED}) b JOIN cost_entry e ON e.issue_id = b.issue_id
          WHERE e.project_id <> ? AND e.day <= ?) booked
        WHERE issue_id > ? OR period > ?
        GROUP BY issue_id, period ORDER BY issue_id, period LIMIT ${DATED_ROWS_A_PAGE}`;
      return readParts(budgets, take, async ({ issueId, period: after, lastId }) => {
        const part = [projectId, issueId, lastId];
        const rows = await sql.read(statement, [...part, throughDay, ...part, projectId, throughDay, issueId, after]);
        return rows.map(parseCost);
      });
    },
  };
}

/** With which ids the parts end. */
function partEnds(budgets: readonly BudgetRow[]): readonly string[] {
  const ids = [...new Set(budgets.map(({ issueId }) => issueId))];
  const parts = chunksOf(ids, ITEMS_A_PART);
  return [...parts.slice(0, -1).flatMap((part) => part.at(-1) ?? []), BEHIND_ALL];
}

/** Part after part; within each, asks for the rows after the last one of the page before, until a page is not full. */
async function readParts<T extends Omit<Place, 'lastId'>>(
  budgets: readonly BudgetRow[],
  take: (page: readonly T[]) => void,
  readPage: (after: Place) => Promise<readonly T[]>,
): Promise<void> {
  let after = { issueId: '', period: '' };
  for (const lastId of partEnds(budgets)) {
    for (;;) {
      const page = await readPage({ ...after, lastId });
      take(page);
      const last = page.at(-1);
      if (last === undefined || page.length < DATED_ROWS_A_PAGE) break;
      after = last;
    }
    after = { issueId: lastId, period: BEHIND_ALL };
  }
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

function parseProgress(row: SqlRow): ItemProgress {
  const latest = readText(row['latest']);
  const percentBp = Number(readBigint(latest.slice(latest.indexOf(' ') + 1)));
  return { issueId: readText(row['issue_id']), period: readText(row['period']), percentBp };
}

function parseCost(row: SqlRow): ItemCost {
  return {
    issueId: readText(row['issue_id']),
    period: readText(row['period']),
    hereMinor: readBigint(row['here_minor']),
    elsewhereMinor: readBigint(row['elsewhere_minor']),
  };
}
