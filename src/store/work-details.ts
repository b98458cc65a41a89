import { z } from 'zod';
import { CURRENT_ROWS } from './baseline-rows';
import { flagColumn, integerColumn } from './columns';
import type { IssueFacets } from './ledger';
import type { Sql, SqlRow } from './sql';

/** What one work item is grouped by. */
export interface FacetRow extends Omit<IssueFacets, 'remainingSeconds'> {
  readonly issueId: string;
  /** Under a security level: never named to somebody whose permission was not asked for. */
  readonly restricted: boolean;
}

/** What is left to do by the team's own estimates, of work that is not done. */
export interface RemainingWork {
  /** Of items of the current baseline. */
  readonly insideSeconds: number;
  /** Of the project's other work. */
  readonly outsideSeconds: number;
  /** Open items of the current baseline, and those of them that nobody has estimated: of these the sum knows nothing. */
  readonly openItems: number;
  readonly unestimatedItems: number;
}

/** The ledger's finer grain, for grouping. */
export interface WorkDetails {
  /**
   * One statement: a page of a project's work, change requests too, in the order of ids as text; items that no later version has read yet are
   * missing.
   *
   * @param after the last id of the page before; null for the first
   */
  readFacets(projectId: string, after: string | null): Promise<readonly FacetRow[]>;
}

/** A row is some 150 bytes, an item with dozens of components 500: far below the 4 MiB of an answer ("SQL limits"). */
export const FACETS_A_PAGE = 5000;

const facetSchema = z.object({
  issue_id: z.string(),
  restricted: flagColumn,
  issue_type_id: z.string(),
  component_ids: z.string(),
  parent_id: z.string().nullable(),
  assignee_id: z.string().nullable(),
});
const remainingSchema = z.object({
  inside_s: integerColumn.nullable(),
  outside_s: integerColumn.nullable(),
  open_items: integerColumn.nullable(),
  unestimated_items: integerColumn.nullable(),
});

/**
 * The remaining work of a project as one row; its one parameter is the project id, five times. An item keeps its place in the
 * baseline when its issue is moved to another project.
 */
export const REMAINING_WORK = `SELECT SUM(inside_s) AS inside_s, SUM(outside_s) AS outside_s, SUM(open_item) AS open_items,
    SUM(unestimated) AS unestimated_items FROM (
    SELECT COALESCE(d.remaining_s, 0) AS inside_s, 0 AS outside_s, 1 AS open_item,
      CASE WHEN d.remaining_s IS NULL THEN 1 ELSE 0 END AS unestimated
    FROM (${CURRENT_ROWS}) c JOIN issue_fact f ON f.issue_id = c.issue_id
    LEFT JOIN issue_detail d ON d.issue_id = c.issue_id WHERE f.done = 0
    UNION ALL
    SELECT 0, d.remaining_s, 0, 0 FROM issue_detail d JOIN issue_fact f ON f.issue_id = d.issue_id
    WHERE d.project_id = ? AND d.remaining_s > 0 AND f.done = 0 AND f.is_change = 0
      AND d.issue_id NOT IN (SELECT issue_id FROM (${CURRENT_ROWS}) present)) remaining`;

export function parseRemaining(row: SqlRow | undefined): RemainingWork {
  const parsed = remainingSchema.parse(row);
  return {
    insideSeconds: parsed.inside_s ?? 0,
    outsideSeconds: parsed.outside_s ?? 0,
    openItems: parsed.open_items ?? 0,
    unestimatedItems: parsed.unestimated_items ?? 0,
  };
}

export function createWorkDetails(sql: Sql): WorkDetails {
  return {
    async readFacets(projectId, after) {
      const rows = await sql.read(
        `SELECT d.issue_id AS issue_id, f.restricted AS restricted, d.issue_type_id AS issue_type_id,
           d.component_ids AS component_ids, d.parent_id AS parent_id, d.assignee_id AS assignee_id
         FROM issue_detail d JOIN issue_fact f ON f.issue_id = d.issue_id
         WHERE d.project_id = ? AND d.issue_id > ? ORDER BY d.issue_id LIMIT ${FACETS_A_PAGE}`,
        [projectId, after ?? ''],
      );
      return rows.map((row) => {
        const parsed = facetSchema.parse(row);
        return {
          issueId: parsed.issue_id,
          restricted: parsed.restricted,
          issueTypeId: parsed.issue_type_id,
          componentIds: parsed.component_ids.split(' ').filter((id) => id !== ''),
          parentId: parsed.parent_id,
          assigneeId: parsed.assignee_id,
        };
      });
    },
  };
}
