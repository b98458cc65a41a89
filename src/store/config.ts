import { z } from 'zod';
import type { JsonValue } from '../domain/change/canonical-json';
import { list } from './chunks';
import { integerColumn } from './columns';
import type { Sql, SqlRow } from './sql';
import { isSqlFailure } from './sql-failure';

/** Choices and cursors, each under a scope. What a value means is its reader's to parse. */
export interface Config {
  /** Scopes that nobody has saved are missing. One statement. */
  read(scopes: readonly string[]): Promise<ReadonlyMap<string, ConfigEntry>>;
  /** Ids of the projects that have saved settings. One statement. */
  readConfiguredProjects(): Promise<readonly string[]>;
  /** Saves over the revision that was read (null: none). False when somebody else was first. */
  save(scope: string, value: JsonValue, revision: number | null): Promise<boolean>;
  /** Saves whatever is there: for cursors and derived values only. */
  put(scope: string, value: JsonValue): Promise<void>;
}

export interface ConfigEntry {
  readonly value: unknown;
  readonly revision: number;
}

/** Set-up's choices: the change request's issue type and statuses. */
export const SITE_SCOPE = 'site';

/** A project's settings. */
export function projectScope(projectId: string): string {
  return `${PROJECT_PREFIX}${projectId}`;
}

const PROJECT_PREFIX = 'project/';

/** When the ledger of a project last heard from Jira. */
export function ledgerScope(projectId: string): string {
  return `ledger/${projectId}`;
}

const rowSchema = z.object({ scope: z.string(), value: z.string(), revision: integerColumn });

export function parseConfigRow(row: SqlRow): readonly [scope: string, entry: ConfigEntry] {
  const { scope, value, revision } = rowSchema.parse(row);
  const parsed: unknown = JSON.parse(value);
  return [scope, { value: parsed, revision }];
}

export function createConfig(sql: Sql): Config {
  return {
    async read(scopes) {
      if (scopes.length === 0) return new Map();
      const rows = await sql.read(
        `SELECT scope, value, revision FROM config WHERE scope IN (${list(scopes.length)})`,
        scopes,
      );
      return new Map(rows.map(parseConfigRow));
    },
    async readConfiguredProjects() {
      const rows = await sql.read(`SELECT scope FROM config WHERE scope LIKE '${PROJECT_PREFIX}%' ORDER BY scope`);
      return rows.map((row) => z.string().parse(row['scope']).slice(PROJECT_PREFIX.length));
    },
    async save(scope, value, revision) {
      const text = JSON.stringify(value);
      if (revision !== null) {
        const written = await sql.write('UPDATE config SET value = ?, revision = ? WHERE scope = ? AND revision = ?', [
          text,
          revision + 1,
          scope,
          revision,
        ]);
        return written > 0;
      }
      try {
        await sql.write('INSERT INTO config (scope, value, revision) VALUES (?, ?, 1)', [scope, text]);
        return true;
      } catch (error) {
        if (isSqlFailure(error, 'duplicate')) return false;
        throw error;
      }
    },
    async put(scope, value) {
      await sql.write('REPLACE INTO config (scope, value, revision) VALUES (?, ?, 1)', [scope, JSON.stringify(value)]);
    },
  };
}
