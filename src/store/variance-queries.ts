import { z } from 'zod';
import { CURRENT_ROWS, ORIGINAL_ROWS } from './baseline-rows';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import {
  METHOD_COLUMNS,
  METHOD_JOINS,
  METHOD_NAMES,
  parseCountedMethod,
  PROGRESS_CREDIT,
  type CountedRow,
} from './counted-method';
import { parseFact, type IssueFactWithCost } from './ledger';
import type { Sql, SqlRow } from './sql';
import { parseExclusion, type StageExclusion } from './stages';
import { parseRemaining, REMAINING_WORK, type RemainingWork } from './work-details';

/** On `day`, items of these budgets moved by `basisPoints` each. */
export interface EarnedStep {
  readonly day: string;
  readonly basisPoints: number;
  readonly originalMinor: bigint;
  readonly currentMinor: bigint;
}

/** Cost dated on `day`, on items of the current baseline and on the project's other work. */
export interface CostDay {
  readonly day: string;
  readonly insideMinor: bigint;
  readonly outsideMinor: bigint;
}

export interface BaselineIssue {
  readonly baseline: { readonly budgetMinor: bigint; readonly startDay: string; readonly finishDay: string };
  readonly fact: IssueFactWithCost;
}

export interface BaselineIssues {
  /**
   * Least earned value less actual cost first, level of effort that is under way as if it had earned nothing; those under a security
   * level left out.
   */
  readonly issues: readonly BaselineIssue[];
  /** Of the whole current baseline. */
  readonly total: number;
  readonly unnamed: number;
}

/** An item of the current baseline of whose progress nothing can be said. */
export interface UnmeasuredIssue extends CountedRow {
  readonly issueId: string;
}

/** The first of a list, and how many there are in all. */
export interface Counted<T> {
  readonly shown: readonly T[];
  readonly total: number;
}

/** Sums for the variance page: each one statement, whose answer does not grow with the number of issues. */
export interface VarianceQueries {
  readEarned(projectId: string): Promise<readonly EarnedStep[]>;
  /** What was spent, day by day, and what is left to do by the team's estimates, on either side of the current baseline. */
  readSpending(projectId: string): Promise<{ readonly costs: readonly CostDay[]; readonly remaining: RemainingWork }>;
  /**
   * What a capture left out and no change has brought in since, and what of the current baseline cannot be measured; those under
   * a security level are counted, not shown.
   */
  readUncounted(
    projectId: string,
    captureEventId: string,
    limit: number,
  ): Promise<{ readonly excluded: Counted<StageExclusion>; readonly unmeasured: Counted<UnmeasuredIssue> }>;
  /** Facts as known, cost up to a day. */
  readIssues(projectId: string, throughDay: string, limit: number): Promise<BaselineIssues>;
}

const earnedSchema = z.object({
  day: z.string(),
  delta: integerColumn,
  original_minor: bigintColumn.nullable(),
  current_minor: bigintColumn.nullable(),
});
const costSchema = z.object({ day: z.string(), inside_minor: bigintColumn, outside_minor: bigintColumn });
const issueSchema = z.object({
  base_budget: bigintColumn,
  base_start: z.string(),
  base_finish: z.string(),
  total: integerColumn,
  unnamed: integerColumn,
});
const unmeasuredSchema = z.object({ issue_id: z.string(), restricted: flagColumn });
const countSchema = z.object({ total: integerColumn, unnamed: integerColumn });

/**
 * By how much an item's earned share moved on a day, of the items of a derived table `b`. An apportioned item moves with the one
 * that it follows, and has no progress of its own. Derived tables are joined by way of real ones: nothing else is indexed.
 */
export const PROGRESS_DELTA =
  'p.percent_bp - COALESCE(LAG(p.percent_bp) OVER (PARTITION BY b.issue_id ORDER BY p.day), 0)';
export const PROGRESS_JOINS = `LEFT JOIN issue_detail d ON d.issue_id = b.issue_id
  LEFT JOIN issue_fact t ON t.project_id = d.project_id AND t.issue_key = d.apportioned_to
  JOIN progress p ON p.issue_id = COALESCE(t.issue_id, b.issue_id)`;

const NO_METHOD = METHOD_NAMES.split(', ')
  .map((name) => `NULL AS ${name}`)
  .join(', ');

function parseUnmeasured(row: SqlRow): UnmeasuredIssue & { readonly restricted: boolean } {
  const { issue_id: issueId, restricted } = unmeasuredSchema.parse(row);
  return { issueId, restricted, ...parseCountedMethod(row) };
}

export function createVarianceQueries(sql: Sql): VarianceQueries {
  return {
    async readEarned(projectId) {
      const rows = await sql.read(
        `SELECT day, delta, SUM(original_minor) AS original_minor, SUM(current_minor) AS current_minor FROM (
           SELECT p.day AS day, ${PROGRESS_DELTA} AS delta, b.budget_minor AS original_minor, 0 AS current_minor
           FROM (${ORIGINAL_ROWS}) b ${PROGRESS_JOINS}
           UNION ALL
           SELECT p.day, ${PROGRESS_DELTA}, 0, b.budget_minor
           FROM (${CURRENT_ROWS}) b ${PROGRESS_JOINS}) steps
         WHERE delta <> 0 GROUP BY day, delta`,
        [projectId, projectId, projectId],
      );
      return rows.map((row) => {
        const parsed = earnedSchema.parse(row);
        return {
          day: parsed.day,
          basisPoints: parsed.delta,
          originalMinor: parsed.original_minor ?? 0n,
          currentMinor: parsed.current_minor ?? 0n,
        };
      });
    },
    async readSpending(projectId) {
      // An item keeps its place in the baseline when its issue is moved to another project, and so does its cost.
      const rows = await sql.read(
        `SELECT day, SUM(inside_minor) AS inside_minor, SUM(outside_minor) AS outside_minor, NULL AS inside_s,
           NULL AS outside_s, NULL AS open_items, NULL AS unestimated_items FROM (
           SELECT day, 0 AS inside_minor, amount_minor AS outside_minor FROM cost_entry WHERE project_id = ?
           UNION ALL
           SELECT e.day, e.amount_minor, CASE WHEN e.project_id = ? THEN -e.amount_minor ELSE 0 END
           FROM (${CURRENT_ROWS}) c JOIN cost_entry e ON e.issue_id = c.issue_id) booked
         GROUP BY day
         UNION ALL
         SELECT NULL, NULL, NULL, inside_s, outside_s, open_items, unestimated_items FROM (${REMAINING_WORK}) to_do`,
        Array.from({ length: 9 }, () => projectId),
      );
      const costs = rows.flatMap((row) => {
        if (row['day'] === null) return [];
        const { day, inside_minor: insideMinor, outside_minor: outsideMinor } = costSchema.parse(row);
        return [{ day, insideMinor, outsideMinor }];
      });
      return { costs, remaining: parseRemaining(rows.find((row) => row['day'] === null)) };
    },
    async readUncounted(projectId, captureEventId, limit) {
      const rows = await sql.read(
        `SELECT part, issue_id, issue_key, reason, explanation, restricted, total, ${METHOD_NAMES} FROM (
           SELECT 'excluded' AS part, issue_id, issue_key, reason, explanation, restricted, COUNT(*) OVER () AS total,
             ROW_NUMBER() OVER (ORDER BY restricted, reason, issue_id) AS place, ${NO_METHOD}
           FROM stage_exclusion
           WHERE event_id = ? AND issue_id NOT IN (SELECT issue_id FROM (${CURRENT_ROWS}) present)
           UNION ALL
           SELECT 'unmeasured', c.issue_id, f.issue_key, NULL, NULL, f.restricted, COUNT(*) OVER (),
             ROW_NUMBER() OVER (ORDER BY f.restricted, c.issue_id), ${METHOD_COLUMNS}
           FROM (${CURRENT_ROWS}) c JOIN issue_fact f ON f.issue_id = c.issue_id ${METHOD_JOINS}
           WHERE d.method <> 'level-of-effort' AND ${PROGRESS_CREDIT} IS NULL) uncounted
         WHERE place <= ${limit} ORDER BY part, place`,
        [captureEventId, projectId, projectId, projectId, projectId],
      );
      const listOf = <T>(part: string, parse: (row: SqlRow) => T & { readonly restricted: boolean }): Counted<T> => {
        const found = rows.filter((row) => row['part'] === part);
        const total = found[0] === undefined ? 0 : integerColumn.parse(found[0]['total']);
        return { shown: found.map(parse).filter(({ restricted }) => !restricted), total };
      };
      return { excluded: listOf('excluded', parseExclusion), unmeasured: listOf('unmeasured', parseUnmeasured) };
    },
    async readIssues(projectId, throughDay, limit) {
      const rows = await sql.read(
        // The variance times ten thousand: only its order counts, and a product of integers could overflow. SQL knows no
        // working calendar, so level of effort that is under way stands as if it had earned nothing: never too late in the order.
        `SELECT issue_id, base_budget, base_start, base_finish, project_id, issue_key, is_change, budget_minor, start_day,
           due_day, percent_bp, done, finished_day, restricted, updated_ms, cost_minor, total, unnamed, ${METHOD_NAMES} FROM (
           SELECT c.issue_id AS issue_id, c.budget_minor AS base_budget, c.start_day AS base_start,
             c.finish_day AS base_finish, COALESCE(f.project_id, '') AS project_id,
             COALESCE(f.issue_key, c.issue_key) AS issue_key, COALESCE(f.is_change, 0) AS is_change,
             f.budget_minor AS budget_minor, f.start_day AS start_day, f.due_day AS due_day,
             f.percent_bp AS percent_bp, COALESCE(f.done, 0) AS done, f.finished_day AS finished_day,
             COALESCE(f.restricted, 1) AS restricted, COALESCE(f.updated_ms, 0) AS updated_ms,
             COALESCE(e.amount_minor, 0) AS cost_minor, COUNT(*) OVER () AS total,
             SUM(COALESCE(f.restricted, 1)) OVER () AS unnamed, ${METHOD_COLUMNS},
             c.budget_minor * 1.0 * CASE WHEN d.method <> 'level-of-effort' OR d.method IS NULL THEN COALESCE(${PROGRESS_CREDIT}, 0)
               WHEN c.finish_day <= ? THEN 10000 ELSE 0 END - COALESCE(e.amount_minor, 0) * 10000.0 AS variance
           FROM (${CURRENT_ROWS}) c
           LEFT JOIN issue_fact f ON f.issue_id = c.issue_id ${METHOD_JOINS}
           LEFT JOIN (SELECT issue_id, SUM(amount_minor) AS amount_minor FROM cost_entry WHERE day <= ? GROUP BY issue_id) e
             ON e.issue_id = c.issue_id) counted
         ORDER BY restricted, variance, issue_id LIMIT ${limit}`,
        [throughDay, projectId, projectId, throughDay],
      );
      const counts = rows[0] === undefined ? { total: 0, unnamed: 0 } : countSchema.parse(rows[0]);
      const issues = rows.map((row): BaselineIssue => {
        const parsed = issueSchema.parse(row);
        return {
          baseline: { budgetMinor: parsed.base_budget, startDay: parsed.base_start, finishDay: parsed.base_finish },
          fact: parseFact(row),
        };
      });
      return { ...counts, issues: issues.filter(({ fact }) => !fact.restricted) };
    },
  };
}
