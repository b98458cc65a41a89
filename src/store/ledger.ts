import { z } from 'zod';
import type { CountedMethod } from '../domain/earned-value/earning';
import { chunksOf, list, placeholders } from './chunks';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import { METHOD_COLUMNS, METHOD_JOINS, parseCountedMethod, type CountedRow } from './counted-method';
import type { Sql, SqlRow, SqlValue } from './sql';

/** What Jira last said of one work item, and what it has earned by it. */
export interface IssueFactRow extends CountedMethod {
  readonly issueId: string;
  readonly projectId: string;
  readonly isChange: boolean;
  /** Null when the field is empty or cannot be counted. */
  readonly budgetMinor: bigint | null;
  readonly startDay: string | null;
  readonly dueDay: string | null;
  /** As entered, in basis points. */
  readonly percentBp: number | null;
  readonly done: boolean;
  readonly finishedDay: string | null;
  readonly restricted: boolean;
  readonly updatedMs: number;
}

/** What a work item is grouped by, as ids, and what is left of it. */
export interface IssueFacets {
  readonly issueTypeId: string;
  /** Sorted, each once. */
  readonly componentIds: readonly string[];
  readonly parentId: string | null;
  readonly assigneeId: string | null;
  /** The team's remaining estimate; null when there is none. */
  readonly remainingSeconds: number | null;
}

export interface IssueFactWithCost extends IssueFactRow, CountedRow {
  readonly costMinor: bigint;
}

/** From the end of `day` on, the issue has earned `percentBp` basis points of its budget. */
export interface ProgressRow {
  readonly day: string;
  readonly percentBp: number;
}

export interface CostEntry {
  readonly worklogId: string;
  readonly issueId: string;
  readonly projectId: string;
  readonly day: string;
  readonly seconds: number;
  readonly amountMinor: bigint;
  readonly updatedMs: number;
}

/** A copy of Jira for counting: it may be dropped and rebuilt at any time. Every method may be repeated. */
export interface Ledger {
  /** Writes facts, but not over newer ones: messages come in no promised order. */
  putFacts(facts: readonly (IssueFactRow & IssueFacets)[]): Promise<void>;
  /** Replaces the progress of issues from a day on; an issue without rows has none from then on. */
  putProgress(
    histories: ReadonlyMap<string, { readonly fromDay: string; readonly days: readonly ProgressRow[] }>,
  ): Promise<void>;
  putCosts(costs: readonly CostEntry[]): Promise<void>;
  removeIssues(issueIds: readonly string[]): Promise<void>;
  removeWorklogs(worklogIds: readonly string[]): Promise<void>;
  /** Facts with cost to date, of the issues that the ledger knows. One statement. */
  readFacts(issueIds: readonly string[], throughDay: string): Promise<readonly IssueFactWithCost[]>;
  /** The items that are apportioned to one of these. */
  readFollowers(issueIds: readonly string[]): Promise<readonly string[]>;
  readIssueIds(projectId: string): Promise<readonly string[]>;
  readWorklogIds(projectId: string): Promise<readonly string[]>;
  /** Moves the cost of issues to the project that they are in now. */
  moveCosts(issueIds: readonly string[], projectId: string): Promise<void>;
}

const FACT_COLUMNS =
  'issue_id, project_id, issue_key, is_change, budget_minor, start_day, due_day, percent_bp, done, finished_day, restricted, updated_ms';

const DETAIL_COLUMNS =
  'issue_id, project_id, method, credit_bp, apportioned_to, issue_type_id, component_ids, parent_id, assignee_id, remaining_s';

const factSchema = z.object({
  issue_id: z.string(),
  project_id: z.string(),
  is_change: flagColumn,
  budget_minor: bigintColumn.nullable(),
  start_day: z.string().nullable(),
  due_day: z.string().nullable(),
  percent_bp: integerColumn.nullable(),
  done: flagColumn,
  finished_day: z.string().nullable(),
  restricted: flagColumn,
  updated_ms: integerColumn,
  cost_minor: bigintColumn.nullable(),
});

export function parseFact(row: SqlRow): IssueFactWithCost {
  const parsed = factSchema.parse(row);
  return {
    issueId: parsed.issue_id,
    projectId: parsed.project_id,
    ...parseCountedMethod(row),
    isChange: parsed.is_change,
    budgetMinor: parsed.budget_minor,
    startDay: parsed.start_day,
    dueDay: parsed.due_day,
    percentBp: parsed.percent_bp,
    done: parsed.done,
    finishedDay: parsed.finished_day,
    restricted: parsed.restricted,
    updatedMs: parsed.updated_ms,
    costMinor: parsed.cost_minor ?? 0n,
  };
}

export function createLedger(sql: Sql): Ledger {
  const remove = async (table: string, column: string, ids: readonly string[]): Promise<void> => {
    for (const chunk of chunksOf(ids)) {
      await sql.write(`DELETE FROM ${table} WHERE ${column} IN (${list(chunk.length)})`, chunk);
    }
  };
  const readIds = async (statement: string, projectId: string): Promise<readonly string[]> =>
    (await sql.read(statement, [projectId])).map((row) => z.string().parse(row['id']));

  return {
    async putFacts(facts) {
      for (const chunk of chunksOf(facts)) {
        const newer = await sql.read(
          `SELECT issue_id, updated_ms FROM issue_fact WHERE issue_id IN (${list(chunk.length)})`,
          chunk.map(({ issueId }) => issueId),
        );
        const known = new Map(newer.map((row) => [row['issue_id'], integerColumn.parse(row['updated_ms'])]));
        const fresh = chunk.filter(({ issueId, updatedMs }) => updatedMs >= (known.get(issueId) ?? 0));
        if (fresh.length === 0) continue;
        await sql.write(
          `REPLACE INTO issue_fact (${FACT_COLUMNS}) VALUES ${placeholders(fresh.length, 12)}`,
          fresh.flatMap(factValues),
        );
        await sql.write(
          `REPLACE INTO issue_detail (${DETAIL_COLUMNS}) VALUES ${placeholders(fresh.length, 10)}`,
          fresh.flatMap(detailValues),
        );
      }
    },
    async putProgress(histories) {
      const rows = [...histories].flatMap(([issueId, { days }]) => days.map((day) => ({ issueId, ...day })));
      const byFromDay = new Map<string, string[]>();
      for (const [issueId, { fromDay }] of histories) {
        byFromDay.set(fromDay, [...(byFromDay.get(fromDay) ?? []), issueId]);
      }
      for (const [fromDay, issueIds] of byFromDay) {
        for (const chunk of chunksOf(issueIds)) {
          await sql.write(`DELETE FROM progress WHERE day >= ? AND issue_id IN (${list(chunk.length)})`, [
            fromDay,
            ...chunk,
          ]);
        }
      }
      for (const chunk of chunksOf(rows)) {
        await sql.write(
          `REPLACE INTO progress (issue_id, day, percent_bp) VALUES ${placeholders(chunk.length, 3)}`,
          chunk.flatMap(({ issueId, day, percentBp }) => [issueId, day, percentBp]),
        );
      }
    },
    async putCosts(costs) {
      for (const chunk of chunksOf(costs)) {
        await sql.write(
          `REPLACE INTO cost_entry (worklog_id, issue_id, project_id, day, seconds, amount_minor, updated_ms)
           VALUES ${placeholders(chunk.length, 7)}`,
          chunk.flatMap(({ worklogId, issueId, projectId, day, seconds, amountMinor, updatedMs }) => [
            worklogId,
            issueId,
            projectId,
            day,
            String(seconds),
            amountMinor.toString(),
            String(updatedMs),
          ]),
        );
      }
    },
    async removeIssues(issueIds) {
      await remove('cost_entry', 'issue_id', issueIds);
      await remove('progress', 'issue_id', issueIds);
      await remove('mirror', 'issue_id', issueIds);
      await remove('issue_detail', 'issue_id', issueIds);
      await remove('issue_fact', 'issue_id', issueIds);
    },
    removeWorklogs: (worklogIds) => remove('cost_entry', 'worklog_id', worklogIds),
    async readFacts(issueIds, throughDay) {
      const facts: IssueFactWithCost[] = [];
      for (const chunk of chunksOf(issueIds)) {
        const rows = await sql.read(
          `SELECT ${FACT_COLUMNS.replaceAll(/(\w+)/g, 'f.$1')}, (SELECT SUM(c.amount_minor) FROM cost_entry c
             WHERE c.issue_id = f.issue_id AND c.day <= ?) AS cost_minor, ${METHOD_COLUMNS}
           FROM issue_fact f ${METHOD_JOINS} WHERE f.issue_id IN (${list(chunk.length)})`,
          [throughDay, ...chunk],
        );
        facts.push(...rows.map(parseFact));
      }
      return facts;
    },
    async readFollowers(issueIds) {
      const followers: string[] = [];
      for (const chunk of chunksOf(issueIds)) {
        const rows = await sql.read(
          `SELECT d.issue_id AS id FROM issue_fact t
           JOIN issue_detail d ON d.project_id = t.project_id AND d.apportioned_to = t.issue_key
           WHERE t.issue_id IN (${list(chunk.length)})`,
          chunk,
        );
        followers.push(...rows.map((row) => z.string().parse(row['id'])));
      }
      return followers;
    },
    readIssueIds: (projectId) => readIds('SELECT issue_id AS id FROM issue_fact WHERE project_id = ?', projectId),
    readWorklogIds: (projectId) => readIds('SELECT worklog_id AS id FROM cost_entry WHERE project_id = ?', projectId),
    async moveCosts(issueIds, projectId) {
      for (const chunk of chunksOf(issueIds)) {
        await sql.write(
          `UPDATE cost_entry SET project_id = ? WHERE project_id <> ? AND issue_id IN (${list(chunk.length)})`,
          [projectId, projectId, ...chunk],
        );
      }
    },
  };
}

function factValues(fact: IssueFactRow): readonly SqlValue[] {
  return [
    fact.issueId,
    fact.projectId,
    fact.issueKey,
    fact.isChange ? 1 : 0,
    fact.budgetMinor?.toString() ?? null,
    fact.startDay,
    fact.dueDay,
    fact.percentBp,
    fact.done ? 1 : 0,
    fact.finishedDay,
    fact.restricted ? 1 : 0,
    String(fact.updatedMs),
  ];
}

function detailValues(fact: IssueFactRow & IssueFacets): readonly SqlValue[] {
  return [
    fact.issueId,
    fact.projectId,
    fact.method,
    fact.credit,
    fact.apportionedTo,
    fact.issueTypeId,
    fact.componentIds.join(' '),
    fact.parentId,
    fact.assigneeId,
    fact.remainingSeconds === null ? null : String(fact.remainingSeconds),
  ];
}
