import type { Portfolio } from '../../src/domain/portfolio/portfolio.ts';
import { makeSampleGrid } from '../../src/domain/portfolio/sample-grid.ts';
import { calendar, COSTS, sampleDays } from './make-portfolio.ts';

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
type Append = 'appendUSmallInt' | 'appendSmallInt' | 'appendInteger' | 'appendDouble';
interface Appender extends Readonly<Record<Append, (value: number) => void>> {
  endRow(): void;
  closeSync(): void;
}

/** The smallest types that hold the values: DuckDB is faster with them. */
const APPEND = {
  USMALLINT: 'appendUSmallInt',
  SMALLINT: 'appendSmallInt',
  INTEGER: 'appendInteger',
  DOUBLE: 'appendDouble',
} as const satisfies Readonly<Record<string, Append>>;
type Column = readonly [name: string, type: keyof typeof APPEND, at: (row: number) => number | undefined];

const PACKAGE = ['@duckdb', 'node-api'].join('/');

export interface Database {
  readonly version: string;
  useThreads(count: number): Promise<void>;
  /** Runs a query and takes its whole answer. */
  ask(sql: string): Promise<Answer>;
}

/**
 * A database in memory with the portfolio's rows in three tables and in the same order, days counted from its first and amounts as doubles.
 * Reports and costs name their item and, so that a query need not look them up, have its group and budget beside them.
 */
export async function loadDatabase(portfolio: Portfolio): Promise<Database> {
  const duckdb = (await import(PACKAGE)) as DuckDb;
  const connection = await (await duckdb.DuckDBInstance.create(':memory:')).connect();
  const fill = async (table: string, rows: number, columns: readonly Column[]) => {
    await connection.run(`CREATE TABLE ${table} (${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`);
    const appender = await connection.createAppender(table);
    for (let row = 0; row < rows; row += 1) {
      for (const [, type, at] of columns) appender[APPEND[type]](at(row) ?? 0);
      appender.endRow();
    }
    appender.closeSync();
  };
  const { columns, groups, items, reports, costs, days } = portfolio;
  const { start, finish, budget, reportItem, reportDay, reportChange, costDay, costAmount } = columns;
  const groupOf = Uint16Array.from(groups.flatMap((group, index) => Array.from({ length: group.items }, () => index)));
  const itemOfReport = (row: number): number => reportItem[row] ?? 0;
  const itemOfCost = (row: number): number => Math.floor(row / COSTS);
  await fill('items', items, [
    ['item', 'INTEGER', (row) => row],
    ['grp', 'USMALLINT', (row) => groupOf[row]],
    ['start_day', 'USMALLINT', (row) => start[row]],
    ['finish_day', 'USMALLINT', (row) => finish[row]],
    ['budget', 'DOUBLE', (row) => budget[row]],
  ]);
  await fill('reports', reports, [
    ['item', 'INTEGER', itemOfReport],
    ['grp', 'USMALLINT', (row) => groupOf[itemOfReport(row)]],
    ['budget', 'DOUBLE', (row) => budget[itemOfReport(row)]],
    ['day', 'USMALLINT', (row) => reportDay[row]],
    ['change', 'SMALLINT', (row) => reportChange[row]],
  ]);
  await fill('costs', costs, [
    ['item', 'INTEGER', itemOfCost],
    ['grp', 'USMALLINT', (row) => groupOf[itemOfCost(row)]],
    ['day', 'USMALLINT', (row) => costDay[row]],
    ['amount', 'DOUBLE', (row) => costAmount[row]],
  ]);
  const { workedBefore, workedThrough, daysThrough } = makeSampleGrid(portfolio, calendar, sampleDays);
  const sampleOf = (row: number): number => daysThrough.findIndex((through) => row < through);
  await fill('calendar', days, [
    ['day', 'USMALLINT', (row) => row],
    ['before', 'INTEGER', (row) => workedBefore[row]],
    ['through', 'INTEGER', (row) => workedBefore[row + 1]],
    ['sample', 'INTEGER', sampleOf],
    ['sample_worked', 'INTEGER', (row) => workedThrough[sampleOf(row)]],
  ]);
  await fill('samples', sampleDays.length, [
    ['sample', 'INTEGER', (row) => row],
    ['day', 'USMALLINT', (row) => row * 7 + 6],
    ['worked', 'INTEGER', (row) => workedThrough[row]],
  ]);
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
