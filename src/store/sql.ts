import { ForgeSQLAPIError, sql as forgeSql } from '@forge/sql';
import { z } from 'zod';
import { SqlFailure, type SqlFailureKind } from './sql-failure';

/** BIGINT parameters are given as decimal strings: a JSON number would lose precision (Forge docs, "Forge SQL data types"). */
export type SqlValue = string | number | null;

export type SqlRow = Readonly<Record<string, unknown>>;

/** One statement a call, as Forge SQL takes them. Every method throws {@link SqlFailure} and nothing else. */
export interface Sql {
  read(statement: string, parameters?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** The number of rows written, as the database counts them. */
  write(statement: string, parameters?: readonly SqlValue[]): Promise<number>;
  define(statement: string): Promise<void>;
}

/** What a row's columns hold is checked by who reads them; a schema of the row would make another object of each of a million. */
const rowsSchema = z.custom<readonly SqlRow[]>((rows) => Array.isArray(rows) && rows.every(isRow), 'not rows');
const writtenSchema = z.object({ affectedRows: z.number() });
const debugSchema = z.object({ debug: z.object({ errno: z.number() }) });

/** MySQL's error numbers, which TiDB shares. */
const ER_DUP_ENTRY = 1062;
const ER_NO_SUCH_TABLE = 1146;

/** Codes for which the statement certainly did not run ("Error handling for Forge SQL"). */
const REFUSALS: ReadonlySet<string> = new Set(['INVALID_SQL_QUERY', 'SQL_POLICY_VIOLATION', 'APP_NOT_ENABLED']);

/** The installation's own database. */
export const sql: Sql = {
  async read(statement, parameters = []) {
    const answer = await attempt(() =>
      forgeSql
        .prepare<unknown>(statement)
        .bindParams(...parameters)
        .execute(),
    );
    return rowsSchema.parse(answer.rows);
  },
  async write(statement, parameters = []) {
    const answer = await attempt(() =>
      forgeSql
        .prepare<unknown>(statement)
        .bindParams(...parameters)
        .execute(),
    );
    const written: unknown = answer.rows;
    return writtenSchema.parse(written).affectedRows;
  },
  async define(statement) {
    await attempt(() => forgeSql.executeDDL(statement));
  },
};

function isRow(row: unknown): boolean {
  return typeof row === 'object' && row !== null;
}

async function attempt<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new SqlFailure(kindOf(error), error instanceof Error ? error.message : 'Forge SQL did not answer', error);
  }
}

function kindOf(error: unknown): SqlFailureKind {
  if (!(error instanceof ForgeSQLAPIError)) return 'unknown-outcome';
  if (REFUSALS.has(error.code)) return 'refused';
  if (error.code !== 'SQL_EXECUTION_ERROR') return 'unknown-outcome';
  const detail = debugSchema.safeParse(error.context);
  if (!detail.success) return 'refused';
  if (detail.data.debug.errno === ER_DUP_ENTRY) return 'duplicate';
  return detail.data.debug.errno === ER_NO_SUCH_TABLE ? 'missing-table' : 'refused';
}
