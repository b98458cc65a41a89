import { z } from 'zod';
import { CURRENT_ROWS } from './baseline-rows';
import { list } from './chunks';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import type { Sql } from './sql';
import { PROGRESS_JOINS } from './variance-queries';

/** An item of the current baseline with what it has earned. */
export interface ProgressedItem {
  readonly issueId: string;
  readonly budgetMinor: bigint;
  readonly startDay: string;
  readonly finishDay: string;
  /** Earned by progress at the end of a day; 0 while there is none. */
  readonly basisPoints: number;
  /** The ledger counts the item as level of effort: it earns as time passes instead. */
  readonly levelOfEffort: boolean;
}

export interface BaselineProgress {
  /** Those of a few issues that are in the current baseline, by the progress that the project's earned value is counted from. One statement. */
  read(projectId: string, issueIds: readonly string[], throughDay: string): Promise<readonly ProgressedItem[]>;
}

const rowSchema = z.object({
  issue_id: z.string(),
  budget_minor: bigintColumn,
  start_day: z.string(),
  finish_day: z.string(),
  percent_bp: integerColumn,
  by_time: flagColumn,
});

export function createBaselineProgress(sql: Sql): BaselineProgress {
  return {
    async read(projectId, issueIds, throughDay) {
      if (issueIds.length === 0) return [];
      const ids = list(issueIds.length);
      const rows = await sql.read(
        `SELECT c.issue_id AS issue_id, c.budget_minor AS budget_minor, c.start_day AS start_day, c.finish_day AS finish_day,
           COALESCE(e.percent_bp, 0) AS percent_bp, CASE WHEN m.method = 'level-of-effort' THEN 1 ELSE 0 END AS by_time
         FROM (${CURRENT_ROWS}) c LEFT JOIN issue_detail m ON m.issue_id = c.issue_id
         LEFT JOIN (
           SELECT b.issue_id AS issue_id, p.percent_bp AS percent_bp,
             ROW_NUMBER() OVER (PARTITION BY b.issue_id ORDER BY p.day DESC) AS place
           FROM (${CURRENT_ROWS}) b ${PROGRESS_JOINS} WHERE b.issue_id IN (${ids}) AND p.day <= ?) e
           ON e.issue_id = c.issue_id AND e.place = 1
         WHERE c.issue_id IN (${ids}) ORDER BY c.issue_id`,
        [projectId, projectId, projectId, projectId, ...issueIds, throughDay, ...issueIds],
      );
      return rows.map((row) => {
        const parsed = rowSchema.parse(row);
        return {
          issueId: parsed.issue_id,
          budgetMinor: parsed.budget_minor,
          startDay: parsed.start_day,
          finishDay: parsed.finish_day,
          basisPoints: parsed.percent_bp,
          levelOfEffort: parsed.by_time,
        };
      });
    },
  };
}
