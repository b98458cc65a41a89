import { z } from 'zod';
import { CURRENT_ROWS } from './baseline-rows';
import { list } from './chunks';
import { bigintColumn, integerColumn } from './columns';
import type { Sql } from './sql';

/** Sums over some of a project's current baseline. Days are null of nothing. */
export interface RowTotals {
  readonly items: number;
  readonly budgetMinor: bigint;
  readonly startDay: string | null;
  readonly finishDay: string | null;
}

export interface BaselineTotalsReader {
  /** The current baseline but for the named issues. One statement. */
  readCurrentExcept(projectId: string, issueIds: readonly string[]): Promise<RowTotals>;
}

const rowSchema = z.object({
  items: integerColumn,
  budget_minor: bigintColumn.nullable(),
  start_day: z.string().nullable(),
  finish_day: z.string().nullable(),
});

export function createBaselineTotals(sql: Sql): BaselineTotalsReader {
  return {
    async readCurrentExcept(projectId, issueIds) {
      const except = issueIds.length === 0 ? '' : ` WHERE issue_id NOT IN (${list(issueIds.length)})`;
      const [row] = await sql.read(
        `SELECT COUNT(*) AS items, SUM(budget_minor) AS budget_minor, MIN(start_day) AS start_day, MAX(finish_day) AS finish_day
         FROM (${CURRENT_ROWS}) present${except}`,
        [projectId, projectId, ...issueIds],
      );
      const parsed = rowSchema.parse(row);
      return {
        items: parsed.items,
        budgetMinor: parsed.budget_minor ?? 0n,
        startDay: parsed.start_day,
        finishDay: parsed.finish_day,
      };
    },
  };
}
