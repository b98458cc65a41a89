import { DatabaseSync } from 'node:sqlite';

interface StoredRecord {
  readonly kind: string;
  readonly id: string;
  readonly json: string;
}

export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  /** null removes the record */
  readonly json: string | null;
}

/** Where a site's records survive a restart. */
export interface SiteStorage {
  load(): Iterable<StoredRecord>;
  /** The stored JSON of one record, or null. */
  read(kind: string, id: string): string | null;
  /** All of the changes or none of them. */
  save(changes: readonly RecordChange[]): void;
  close(): void;
}

/** Of the table below; a saved site of another version is not read. */
const FORMAT_VERSION = 2;

function prepareTable(database: DatabaseSync, path: string | null): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  const isNew = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'record'").get() === undefined;
  if (!isNew && version !== FORMAT_VERSION) {
    throw new Error(
      `The saved site ${path ?? ''} was made by another version of local-jira; remove it or choose another folder.`,
    );
  }
  database.exec(
    'CREATE TABLE IF NOT EXISTS record (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id))',
  );
  database.exec(`PRAGMA user_version = ${String(FORMAT_VERSION)}`);
}

/** Opens the file for this process alone: a site is held in memory, so two over one file would undo each other's work. */
function openAlone(path: string | null): DatabaseSync {
  const database = new DatabaseSync(path ?? ':memory:');
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    // A commit must outlive a crash of the process, not a power cut of the developer's machine.
    database.exec('PRAGMA synchronous = NORMAL');
    prepareTable(database, path);
    return database;
  } catch (error) {
    database.close();
    throw describeOpening(error, path ?? '');
  }
}

/** https://sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

function describeOpening(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  if (code === SQLITE_BUSY) {
    return new Error(`The saved site ${path} is open in another process; stop that one or choose another folder.`);
  }
  if (code === SQLITE_NOTADB) {
    return new Error(`The saved site ${path} cannot be read; remove it or choose another folder.`);
  }
  return error;
}

/**
 * Opens the records of a site: one table in one SQLite file, or in memory when `path` is null.
 * @throws Error in one line when the file cannot be opened or written, or another process has it
 */
export function openSiteStorage(path: string | null): SiteStorage {
  const database = openAlone(path);
  // In the order of creation, which is also the order in which lists of comments or worklogs are shown.
  const selectAll = database.prepare('SELECT kind, id, json FROM record ORDER BY rowid');
  const selectOne = database.prepare('SELECT json FROM record WHERE kind = ? AND id = ?');
  const upsert = database.prepare(
    'INSERT INTO record (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json',
  );
  const remove = database.prepare('DELETE FROM record WHERE kind = ? AND id = ?');

  return {
    *load() {
      for (const row of selectAll.iterate()) {
        yield { kind: String(row['kind']), id: String(row['id']), json: String(row['json']) };
      }
    },
    read(kind, id) {
      const row = selectOne.get(kind, id);
      return row === undefined ? null : String(row['json']);
    },
    save(changes) {
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const { kind, id, json } of changes) {
          if (json === null) remove.run(kind, id);
          else upsert.run(kind, id, json);
        }
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      database.close();
    },
  };
}
