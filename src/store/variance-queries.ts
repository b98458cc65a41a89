import { z } from 'zod';
import { CURRENT_ROWS, ORIGINAL_ROWS } from './baseline-rows';
import { bigintColumn, integerColumn } from './columns';
import { parseFact, type IssueFactWithCost } from './ledger';
import type { Sql } from './sql';
import { parseExclusion, type StageExclusion } from './stages';

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
  /** Least earned value less actual cost first; those under a security level left out. */
  readonly issues: readonly BaselineIssue[];
  /** Of the whole current baseline. */
  readonly total: number;
  readonly unnamed: number;
}

/** Sums for the variance page: each one statement, whose answer does not grow with the number of issues. */
export interface VarianceQueries {
  readEarned(projectId: string): Promise<readonly EarnedStep[]>;
  readCosts(projectId: string): Promise<readonly CostDay[]>;
  /** What a capture left out and no change has brought in since; those under a security level are counted, not shown. */
  readExclusions(
    projectId: string,
    captureEventId: string,
    limit: number,
  ): Promise<{ readonly shown: readonly StageExclusion[]; readonly total: number }>;
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
const countSchema = z.object({ total: integerColumn, unnamed: integerColumn });

/** By how much an issue's progress moved on a day. Derived tables are joined by way of real ones: nothing else is indexed. */
const DELTA = 'p.percent_bp - COALESCE(LAG(p.percent_bp) OVER (PARTITION BY p.issue_id ORDER BY p.day), 0)';

export function createVarianceQueries(sql: Sql): VarianceQueries {
  return {
    async readEarned(projectId) {
      const rows = await sql.read(
        `SELECT day, delta, SUM(original_minor) AS original_minor, SUM(current_minor) AS current_minor FROM (
           SELECT p.day AS day, ${DELTA} AS delta, o.budget_minor AS original_minor, 0 AS current_minor
           FROM (${ORIGINAL_ROWS}) o JOIN progress p ON p.issue_id = o.issue_id
           UNION ALL
           SELECT p.day, ${DELTA}, 0, c.budget_minor
           FROM (${CURRENT_ROWS}) c JOIN progress p ON p.issue_id = c.issue_id) steps
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
    async readCosts(projectId) {
      // An item keeps its place in the baseline when its issue is moved to another project, and so does its cost.
      const rows = await sql.read(
        `SELECT day, SUM(inside_minor) AS inside_minor, SUM(outside_minor) AS outside_minor FROM (
           SELECT day, 0 AS inside_minor, amount_minor AS outside_minor FROM cost_entry WHERE project_id = ?
           UNION ALL
           SELECT e.day, e.amount_minor, CASE WHEN e.project_id = ? THEN -e.amount_minor ELSE 0 END
           FROM (${CURRENT_ROWS}) c JOIN cost_entry e ON e.issue_id = c.issue_id) booked
         GROUP BY day`,
        [projectId, projectId, projectId, projectId],
      );
      return rows.map((row) => {
        const { day, inside_minor: insideMinor, outside_minor: outsideMinor } = costSchema.parse(row);
        return { day, insideMinor, outsideMinor };
      });
    },
    async readExclusions(projectId, captureEventId, limit) {
      const rows = await sql.read(
        `SELECT issue_id, issue_key, reason, explanation, restricted, COUNT(*) OVER () AS total FROM stage_exclusion
         WHERE event_id = ? AND issue_id NOT IN (SELECT issue_id FROM (${CURRENT_ROWS}) present)
         ORDER BY restricted, reason, issue_id LIMIT ${limit}`,
        [captureEventId, projectId, projectId],
      );
      const total = rows[0] === undefined ? 0 : integerColumn.parse(rows[0]['total']);
      return { shown: rows.map(parseExclusion).filter(({ restricted }) => !restricted), total };
    },
    async readIssues(projectId, throughDay, limit) {
      const rows = await sql.read(
        // The variance times ten thousand: only its order counts, and a product of integers could overflow.
        `SELECT issue_id, base_budget, base_start, base_finish, project_id, issue_key, is_change, budget_minor, start_day,
           due_day, percent_bp, done, finished_day, restricted, updated_ms, cost_minor, total, unnamed FROM (
           SELECT c.issue_id AS issue_id, c.budget_minor AS base_budget, c.start_day AS base_start,
             c.finish_day AS base_finish, COALESCE(f.project_id, '') AS project_id,
             COALESCE(f.issue_key, c.issue_key) AS issue_key, COALESCE(f.is_change, 0) AS is_change,
             f.budget_minor AS budget_minor, f.start_day AS start_day, f.due_day AS due_day,
             f.percent_bp AS percent_bp, COALESCE(f.done, 0) AS done, f.finished_day AS finished_day,
             COALESCE(f.restricted, 1) AS restricted, COALESCE(f.updated_ms, 0) AS updated_ms,
             COALESCE(e.amount_minor, 0) AS cost_minor, COUNT(*) OVER () AS total,
             SUM(COALESCE(f.restricted, 1)) OVER () AS unnamed,
             c.budget_minor * 1.0 * CASE WHEN f.done = 1 THEN 10000 ELSE COALESCE(f.percent_bp, 0) END
               - COALESCE(e.amount_minor, 0) * 10000.0 AS variance
           FROM (${CURRENT_ROWS}) c
           LEFT JOIN issue_fact f ON f.issue_id = c.issue_id
           LEFT JOIN (SELECT issue_id, SUM(amount_minor) AS amount_minor FROM cost_entry WHERE day <= ? GROUP BY issue_id) e
             ON e.issue_id = c.issue_id) counted
         ORDER BY restricted, variance, issue_id LIMIT ${limit}`,
        [projectId, projectId, throughDay],
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
