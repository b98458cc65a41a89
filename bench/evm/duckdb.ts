import type { Portfolio } from '../../src/domain/portfolio/portfolio.ts';
import { makeSampleGrid } from '../../src/domain/portfolio/sample-grid.ts';
import { calendar, COSTS, FIRST_DAY, sampleDays } from './make-portfolio.ts';

/** The part of @duckdb/node-api that this uses, by its documentation: it is installed for the bench alone, where types are not checked. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
  version(): string;
}
interface Connection {
  run(sql: string): Promise<{ fetchAllChunks(): Promise<Answer> }>;
  createAppender(table: string): Promise<Appender>;
}
interface Chunk {
  readonly rowCount: number;
  getColumnValues(column: number): readonly unknown[];
}
export type Answer = readonly Chunk[];
interface Appender {
  appendInteger(value: number): void;
  appendDouble(value: number): void;
  endRow(): void;
  closeSync(): void;
}

const PACKAGE = ['@duckdb', 'node-api'].join('/');

export interface Database {
  readonly version: string;
  useThreads(count: number): Promise<void>;
  /** Runs a query and takes its whole answer. */
  ask(sql: string): Promise<Answer>;
}

/**
 * A database in memory with the portfolio's rows in three tables and in the same order, days as whole numbers and amounts as doubles.
 * Reports and costs name their item and, so that a query need not look them up, have its group and budget beside them.
 */
export async function loadDatabase(portfolio: Portfolio): Promise<Database> {
  const duckdb = (await import(PACKAGE)) as DuckDb;
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  const fill = async (table: string, columns: string, rows: number, add: (to: Appender, row: number) => void) => {
    await connection.run(`CREATE TABLE ${table} (${columns})`);
    const appender = await connection.createAppender(table);
    for (let row = 0; row < rows; row += 1) {
      add(appender, row);
      appender.endRow();
    }
    appender.closeSync();
  };
  const { columns, groups, items, reports, costs } = portfolio;
  const groupOf = Uint16Array.from(groups.flatMap((group, index) => Array.from({ length: group.items }, () => index)));
  const day = (offset: number | undefined): number => FIRST_DAY + (offset ?? 0);
  await fill(
    'items',
    'item INTEGER, grp INTEGER, start_day INTEGER, finish_day INTEGER, budget DOUBLE',
    items,
    (to, row) => {
      to.appendInteger(row);
      to.appendInteger(groupOf[row] ?? 0);
      to.appendInteger(day(columns.start[row]));
      to.appendInteger(day(columns.finish[row]));
      to.appendDouble(columns.budget[row] ?? 0);
    },
  );
  await fill('reports', 'item INTEGER, grp INTEGER, budget DOUBLE, day INTEGER, change INTEGER', reports, (to, row) => {
    const item = columns.reportItem[row] ?? 0;
    to.appendInteger(item);
    to.appendInteger(groupOf[item] ?? 0);
    to.appendDouble(columns.budget[item] ?? 0);
    to.appendInteger(day(columns.reportDay[row]));
    to.appendInteger(columns.reportChange[row] ?? 0);
  });
  await fill('costs', 'item INTEGER, grp INTEGER, day INTEGER, amount DOUBLE', costs, (to, row) => {
    const item = Math.floor(row / COSTS);
    to.appendInteger(item);
    to.appendInteger(groupOf[item] ?? 0);
    to.appendInteger(day(columns.costDay[row]));
    to.appendDouble(columns.costAmount[row] ?? 0);
  });
  const grid = makeSampleGrid(portfolio, calendar, sampleDays);
  const worked = (sample: number): number => grid.workedThrough[sample] ?? 0;
  const sampleOf = (row: number): number => grid.daysThrough.findIndex((through) => row < through);
  await fill(
    'calendar',
    'day INTEGER, before INTEGER, through INTEGER, sample INTEGER, sample_worked INTEGER',
    portfolio.days,
    (to, row) => {
      to.appendInteger(day(row));
      to.appendInteger(grid.workedBefore[row] ?? 0);
      to.appendInteger(grid.workedBefore[row + 1] ?? 0);
      to.appendInteger(sampleOf(row));
      to.appendInteger(worked(sampleOf(row)));
    },
  );
  await fill('samples', 'sample INTEGER, day INTEGER, worked INTEGER', sampleDays.length, (to, row) => {
    to.appendInteger(row);
    to.appendInteger(FIRST_DAY + row * 7 + 6);
    to.appendInteger(worked(row));
  });
  return {
    version: duckdb.version(),
    useThreads: async (count) => {
      await connection.run(`SET threads = ${count}`);
    },
    ask: async (sql) => (await connection.run(sql)).fetchAllChunks(),
  };
}

/**
 * The largest relative difference between an answer and the engine's tables, row by row, beyond the half of a minor unit by which
 * the engine rounds.
 */
export function largestDifference(chunks: Answer, tables: readonly (Float64Array | readonly bigint[])[]): number {
  let largest = 0;
  let row = 0;
  for (const chunk of chunks) {
    tables.forEach((table, index) => {
      chunk.getColumnValues(index + 2).forEach((value, at) => {
        const engine = Number(table[row + at]);
        const beyond = Math.abs(Number(value) - engine) - 0.5;
        largest = Math.max(largest, beyond / Math.max(1, Math.abs(engine)));
      });
    });
    row += chunk.rowCount;
  }
  const [table] = tables;
  return row === table?.length ? largest : Infinity;
}
