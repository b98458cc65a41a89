import type { DatabaseSync } from 'node:sqlite';
import type { ColumnType } from './column-type.ts';

export interface CatalogColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  readonly autoIncrement: boolean;
}

export interface CatalogKey {
  /** `PRIMARY`, or the index's name */
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
}

export interface CatalogTable {
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
  readonly keys: readonly CatalogKey[];
}

/** What SQLite forgets about a MySQL table. Kept in the app's own database, out of the app's sight. */
export interface SqliteCatalog {
  find(table: string): CatalogTable | undefined;
  all(): readonly CatalogTable[];
  put(table: CatalogTable): void;
  remove(table: string): void;
}

/** Apps may not name this table; the engine refuses statements that do. */
export const CATALOG_TABLE = '__local_jira_catalog';

export function openSqliteCatalog(database: DatabaseSync): SqliteCatalog {
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${CATALOG_TABLE} (name TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID`,
  );
  const tables = new Map<string, CatalogTable>();
  for (const row of database.prepare(`SELECT definition FROM ${CATALOG_TABLE}`).all()) {
    // Only `put` below writes this JSON.
    const table = JSON.parse(String(row['definition'])) as CatalogTable;
    tables.set(table.name.toLowerCase(), table);
  }
  const upsert = database.prepare(`INSERT OR REPLACE INTO ${CATALOG_TABLE} (name, definition) VALUES (?, ?)`);
  const drop = database.prepare(`DELETE FROM ${CATALOG_TABLE} WHERE name = ?`);
  return {
    find: (table) => tables.get(table.toLowerCase()),
    all: () => [...tables.values()],
    put(table) {
      tables.set(table.name.toLowerCase(), table);
      upsert.run(table.name.toLowerCase(), JSON.stringify(table));
    },
    remove(table) {
      tables.delete(table.toLowerCase());
      drop.run(table.toLowerCase());
    },
  };
}
