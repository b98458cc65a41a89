import { z } from 'zod';
import { currentRows, ORIGINAL_ROWS } from './baseline-rows';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import { list } from './chunks';
import { BEHIND_ALL, ITEMS_A_PART } from './parts';
import type { Sql, SqlRow, SqlValue } from './sql';
import { isSqlFailure, SqlFailure } from './sql-failure';
import { PROGRESS_DELTA, PROGRESS_JOINS } from './variance-queries';

/** A closed period but for its items. */
export interface ClosedHeader {
  /** 1 is the first period that was closed. */
  readonly seq: number;
  readonly closeId: string;
  readonly throughDay: string;
  readonly closedBy: string;
  readonly atMs: number;
  readonly baselineVersion: number;
  /** The figures that were reported; what they mean is their reader's to parse. */
  readonly figures: unknown;
}

/** What an item's earned value is made of at the end of a day: budget × credit. */
export interface Earned {
  readonly budgetMinor: bigint;
  /** Basis points. */
  readonly credit: number;
}

/** The figures of one item in one closed period, as they were kept and as they are recorded now. */
export interface RestatedRow {
  readonly side: 'original' | 'current';
  readonly seq: number;
  readonly issueId: string;
  /** Under a security level, or not in Jira any more: not to be named. */
  readonly restricted: boolean;
  /** How many items differ in this period, against this baseline. */
  readonly total: number;
  readonly kept: PeriodOfItem;
  readonly recorded: PeriodOfItem;
}

export interface PeriodOfItem {
  /** At the end of the period before, and at the end of this one. */
  readonly before: Earned;
  readonly after: Earned;
  /** Of the period alone. */
  readonly actualMinor: bigint;
}

/**
 * Periods as they were reported. A close is its header: items are written before it under an id of their own, and nobody reads
 * those of a close that has no header. Their rows say what the period added to each item, so what an item had at the end of a
 * period is the sum of its rows up to it, and an item that did not move has none.
 */
export interface ClosedPeriods {
  /**
   * Writes, of every item that is recorded differently than it was kept by the last close, by how much: two statements for every
   * {@link ITEMS_A_PART} items that ever were in the baseline. Only the header makes it a close.
   */
  writeItems(closeId: string, projectId: string, throughDay: string): Promise<void>;
  /** The cost of all items that were kept by the project's closes, and under an id that may have no header yet. One statement. */
  sumCost(closeId: string, projectId: string): Promise<bigint>;
  /**
   * Makes the items written under `header.closeId` the project's next closed period. False when another close was first. Throws
   * {@link SqlFailure} `unknown-outcome` when it stays open whether it was written.
   */
  append(projectId: string, header: ClosedHeader): Promise<boolean>;
  /**
   * The items whose figures of a closed period are recorded differently now, the largest difference first, those that may be
   * named before the others. Two statements for every {@link ITEMS_A_PART} items that ever were in the baseline.
   *
   * @param throughDays of all closed periods, in their order
   * @param limit how many of each period, against each baseline
   */
  readRestated(projectId: string, throughDays: readonly string[], limit: number): Promise<readonly RestatedRow[]>;
}

/** Rows of one answer: some 500 bytes each, so that it stays below the 4 MiB of Forge ("SQL limits"). */
const RESTATED_ROWS = 6000;
/** How often a header whose answer was lost is sent again before the caller is told. */
const ATTEMPTS = 3;

const restatedSchema = z.object({
  side: z.enum(['original', 'current']),
  period: integerColumn,
  issue_id: z.string(),
  effect: z.coerce.number(),
  restricted: flagColumn,
  total: integerColumn,
  kept_budget: bigintColumn,
  kept_budget_after: bigintColumn,
  kept_credit: integerColumn,
  kept_credit_after: integerColumn,
  kept_actual: bigintColumn,
  budget: bigintColumn,
  budget_after: bigintColumn,
  credit: integerColumn,
  credit_after: integerColumn,
  actual: bigintColumn,
});

const partSchema = z.object({ items: integerColumn, last_id: z.string().nullable() });
const costSchema = z.object({ actual: bigintColumn.nullable() });

interface Fragment {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Items by their ids: those after one, up to and with another. */
interface Part {
  readonly afterId: string;
  readonly lastId: string;
}

const within = (column: string): string => ` AND ${column} > ? AND ${column} <= ?`;

/**
 * What is recorded of each item, as amounts that add up: budgets, steps of credit, and cost, each in its period. The same rows as
 * those of the variance page's sums (variance-queries.ts). Level of effort has no credit: it earns as time passes.
 *
 * @param periodOf which period a day falls in, given a column
 */
function recorded(
  projectId: string,
  { afterId, lastId }: Part,
  lastDay: string,
  periodOf: (dayColumn: string) => Fragment,
): Fragment {
  const [step, cost] = [periodOf('p.day'), periodOf('e.day')];
  const current = currentRows(within('r.issue_id'));
  const ids = [afterId, lastId];
  return {
    sql: `SELECT issue_id, 1 AS period, budget_minor AS original, 0 AS current_budget, 0 AS credit, 0 AS actual
        FROM (${ORIGINAL_ROWS}${within('r.issue_id')}) o
      UNION ALL
      SELECT issue_id, 1, 0, budget_minor, 0, 0 FROM (${current}) c
      UNION ALL
      SELECT b.issue_id, ${step.sql}, 0, 0, ${PROGRESS_DELTA}, 0
        FROM (${EVERY_ITEM}${within('r.issue_id')}) b ${PROGRESS_JOINS}
        WHERE p.day <= ?
      UNION ALL
      SELECT e.issue_id, ${cost.sql}, 0, 0, 0, e.amount_minor FROM cost_entry e
        WHERE e.project_id = ?${within('e.issue_id')} AND e.day <= ?
      UNION ALL
      SELECT e.issue_id, ${cost.sql}, 0, 0, 0, e.amount_minor FROM (${current}) c
        JOIN cost_entry e ON e.issue_id = c.issue_id WHERE e.project_id <> ? AND e.day <= ?`,
    parameters: [
      ...[projectId, ...ids],
      ...[projectId, projectId, ...ids],
      ...[...step.parameters, projectId, ...ids, lastDay],
      ...[...cost.parameters, projectId, ...ids, lastDay],
      ...[...cost.parameters, projectId, projectId, ...ids, projectId, lastDay],
    ],
  };
}

/** Whatever was in a version of the baseline; credit of what is in neither the original nor the current one earns nothing. */
const EVERY_ITEM = `SELECT DISTINCT r.issue_id FROM journal j JOIN baseline_row r ON r.event_id = j.event_id
  WHERE j.project_id = ? AND j.baseline_version IS NOT NULL`;

/** Its parameters are the project id and the ids of the part. */
const KEPT_ROWS = `SELECT i.issue_id, h.seq, i.original_minor, i.current_minor, i.credit_bp, i.actual_minor
  FROM closed_period h JOIN closed_item i ON i.close_id = h.close_id WHERE h.project_id = ?${within('i.issue_id')}`;

/** What is recorded less what was kept; its parameters are those of the rows, then of {@link KEPT_ROWS}. */
function differenceFrom(recordedRows: string): string {
  return `SELECT issue_id, period, original, current_budget, credit, actual FROM (${recordedRows}) recorded
    UNION ALL
    SELECT issue_id, seq, -original_minor, -current_minor, -credit_bp, -actual_minor FROM (${KEPT_ROWS}) kept`;
}

const IS_DIFFERENT = 'SUM(original) <> 0 OR SUM(current_budget) <> 0 OR SUM(credit) <> 0 OR SUM(actual) <> 0';

const HEADER_COLUMNS = 'project_id, seq, close_id, through_day, closed_by, at_ms, baseline_version, figures';

export function createClosedPeriods(sql: Sql, now: () => number): ClosedPeriods {
  const insert = (projectId: string, header: ClosedHeader): Promise<number> =>
    sql.write(`INSERT INTO closed_period (${HEADER_COLUMNS}) VALUES (${list(8)})`, [
      projectId,
      header.seq,
      header.closeId,
      header.throughDay,
      header.closedBy,
      String(header.atMs),
      header.baselineVersion,
      JSON.stringify(header.figures),
    ]);
  const isOurs = async (projectId: string, { seq, closeId }: ClosedHeader): Promise<boolean> => {
    const [row] = await sql.read('SELECT close_id FROM closed_period WHERE project_id = ? AND seq = ?', [
      projectId,
      seq,
    ]);
    return row?.['close_id'] === closeId;
  };

  const partEnd = async (projectId: string, afterId: string): Promise<string> => {
    const [row] = await sql.read(
      `SELECT COUNT(*) AS items, MAX(issue_id) AS last_id
       FROM (${EVERY_ITEM} AND r.issue_id > ? ORDER BY r.issue_id LIMIT ${ITEMS_A_PART}) part`,
      [projectId, afterId],
    );
    const { items, last_id: lastId } = partSchema.parse(row);
    return items < ITEMS_A_PART || lastId === null ? BEHIND_ALL : lastId;
  };
  const eachPart = async (projectId: string, visit: (part: Part) => Promise<void>): Promise<void> => {
    for (let afterId = ''; afterId !== BEHIND_ALL;) {
      const part = { afterId, lastId: await partEnd(projectId, afterId) };
      await visit(part);
      afterId = part.lastId;
    }
  };

  return {
    async writeItems(closeId, projectId, throughDay) {
      await sql.write('REPLACE INTO pending_event (event_id, at_ms) VALUES (?, ?)', [closeId, String(now())]);
      await eachPart(projectId, async (part) => {
        const counted = recorded(projectId, part, throughDay, () => ({ sql: '1', parameters: [] }));
        await sql.write(
          `INSERT INTO closed_item (close_id, issue_id, original_minor, current_minor, credit_bp, actual_minor)
           SELECT ?, issue_id, SUM(original), SUM(current_budget), SUM(credit), SUM(actual)
           FROM (${differenceFrom(counted.sql)}) moved GROUP BY issue_id HAVING ${IS_DIFFERENT}`,
          [closeId, ...counted.parameters, projectId, part.afterId, part.lastId],
        );
      });
    },
    async sumCost(closeId, projectId) {
      const [row] = await sql.read(
        `SELECT SUM(actual_minor) AS actual FROM closed_item
         WHERE close_id = ? OR close_id IN (SELECT close_id FROM closed_period WHERE project_id = ?)`,
        [closeId, projectId],
      );
      return costSchema.parse(row).actual ?? 0n;
    },
    async append(projectId, header) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          await insert(projectId, header);
          return true;
        } catch (error) {
          if (isSqlFailure(error, 'duplicate')) return isOurs(projectId, header);
          // As in the journal: "not there" proves nothing, and the key lets only one of two in.
          if (!isSqlFailure(error, 'unknown-outcome')) throw error;
          if (attempt === ATTEMPTS) throw new SqlFailure('unknown-outcome', 'The close was not answered', error);
        }
      }
    },
    async readRestated(projectId, throughDays, limit) {
      const lastDay = throughDays.at(-1);
      if (lastDay === undefined) return [];
      let found: readonly PlacedRow[] = [];
      await eachPart(projectId, async (part) => {
        const rows = recorded(projectId, part, lastDay, (column) => ({
          sql: `CASE ${throughDays.map((_, index) => `WHEN ${column} <= ? THEN ${index + 1}`).join(' ')} END`,
          parameters: throughDays,
        }));
        const parameters = [...rows.parameters, projectId, part.afterId, part.lastId];
        const more = await sql.read(restatedStatement(rows.sql, limit), [...parameters, ...parameters]);
        found = firstOfEach(found, more.map(parseRestated), limit);
      });
      return found.map(({ row }) => row);
    },
  };
}

/**
 * Two kinds of row, kept and recorded, each in columns of its own; their running sums are what an item has before and after.
 * Most items never differ, and are left out before any of that.
 */
function restatedStatement(recordedRows: string, limit: number): string {
  const running = ['kept_budget', 'kept_credit', 'budget', 'credit'];
  const sideBudget = "CASE s.side WHEN 'original' THEN m.original ELSE m.current_budget END";
  const of = (kept: 0 | 1, what: string, name: string): string =>
    `SUM(CASE WHEN m.kept = ${kept} THEN ${what} ELSE 0 END) AS ${name}`;
  const value = (prefix: string): string =>
    `${prefix}budget_after * 1.0 * ${prefix}credit_after
      - (${prefix}budget_after - ${prefix}budget) * 1.0 * (${prefix}credit_after - ${prefix}credit)`;
  return `SELECT * FROM (
    SELECT d.*, COALESCE(f.restricted, 1) AS restricted, COUNT(*) OVER (PARTITION BY d.side, d.period) AS total,
      ROW_NUMBER() OVER (PARTITION BY d.side, d.period ORDER BY COALESCE(f.restricted, 1), d.effect DESC, d.issue_id) AS place
    FROM (
      SELECT r.*, ABS(${value('')} - (${value('kept_')})) + ABS(actual - kept_actual) * 10000.0 AS effect FROM (
        SELECT g.*, ${running
          .map((name) => `SUM(g.${name}) OVER (PARTITION BY g.side, g.issue_id ORDER BY g.period) AS ${name}_after`)
          .join(', ')}
        FROM (
          SELECT s.side AS side, m.issue_id AS issue_id, m.period AS period, ${of(1, sideBudget, 'kept_budget')},
            ${of(1, 'm.credit', 'kept_credit')}, ${of(1, 'm.actual', 'kept_actual')}, ${of(0, sideBudget, 'budget')},
            ${of(0, 'm.credit', 'credit')}, ${of(0, 'm.actual', 'actual')}
          FROM (
            SELECT issue_id, period, original, current_budget, credit, actual, 0 AS kept FROM (${recordedRows}) recorded
            UNION ALL
            SELECT issue_id, seq, original_minor, current_minor, credit_bp, actual_minor, 1 FROM (${KEPT_ROWS}) kept) m
          CROSS JOIN (SELECT 'original' AS side UNION ALL SELECT 'current') s
          WHERE m.issue_id IN (SELECT issue_id FROM (
            SELECT issue_id FROM (${differenceFrom(recordedRows)}) moved
            GROUP BY issue_id, period HAVING ${IS_DIFFERENT}) differing)
          GROUP BY s.side, m.issue_id, m.period) g) r) d
    LEFT JOIN issue_fact f ON f.issue_id = d.issue_id
    WHERE d.effect > 0) placed
  WHERE place <= ${limit} ORDER BY place LIMIT ${RESTATED_ROWS}`;
}

/** A row with how much it differs, by which it is placed. */
interface PlacedRow {
  readonly row: RestatedRow;
  readonly effect: number;
}

/** Of each period, against each baseline, the first of two parts together, in the order of the statement, and how many both have. */
function firstOfEach(known: readonly PlacedRow[], more: readonly PlacedRow[], limit: number): readonly PlacedRow[] {
  const listOf = ({ row: { side, seq } }: PlacedRow): string => `${side} ${String(seq)}`;
  const lists = new Set(more.map(listOf));
  const together = [...lists].flatMap((list) => {
    const parts = [known, more].map((rows) => rows.filter((row) => listOf(row) === list));
    const total = parts.reduce((sum, [first]) => sum + (first?.row.total ?? 0), 0);
    const first = parts.flat().sort(byPlace).slice(0, limit);
    return first.map(({ row, effect }) => ({ row: { ...row, total }, effect }));
  });
  return [...known.filter((row) => !lists.has(listOf(row))), ...together];
}

function byPlace(one: PlacedRow, other: PlacedRow): number {
  return (
    Number(one.row.restricted) - Number(other.row.restricted) ||
    other.effect - one.effect ||
    (one.row.issueId < other.row.issueId ? -1 : 1)
  );
}

function parseRestated(row: SqlRow): PlacedRow {
  const parsed = restatedSchema.parse(row);
  const periodOf = (
    budget: bigint,
    budgetAfter: bigint,
    credit: number,
    creditAfter: number,
    actualMinor: bigint,
  ): PeriodOfItem => ({
    before: { budgetMinor: budgetAfter - budget, credit: creditAfter - credit },
    after: { budgetMinor: budgetAfter, credit: creditAfter },
    actualMinor,
  });
  const restated = {
    side: parsed.side,
    seq: parsed.period,
    issueId: parsed.issue_id,
    restricted: parsed.restricted,
    total: parsed.total,
    kept: periodOf(
      parsed.kept_budget,
      parsed.kept_budget_after,
      parsed.kept_credit,
      parsed.kept_credit_after,
      parsed.kept_actual,
    ),
    recorded: periodOf(parsed.budget, parsed.budget_after, parsed.credit, parsed.credit_after, parsed.actual),
  };
  return { row: restated, effect: parsed.effect };
}
