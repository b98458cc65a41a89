import { DatabaseSync } from 'node:sqlite';

/** What the Forge runtime must remember over a restart, apart from the app's own database. */
export interface ForgeState {
  findValue(key: string): unknown;
  setValue(key: string, value: unknown): void;
  deliveries(): Iterable<unknown>;
  putDelivery(id: string, delivery: unknown): void;
  removeDelivery(id: string): void;
  close(): void;
}

/** @param path the file, or null to remember nothing */
export function openForgeState(path: string | null): ForgeState {
  const database = new DatabaseSync(path ?? ':memory:');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS value (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID');
  database.exec('CREATE TABLE IF NOT EXISTS delivery (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID');
  const findValue = database.prepare('SELECT json FROM value WHERE key = ?');
  const setValue = database.prepare('INSERT OR REPLACE INTO value (key, json) VALUES (?, ?)');
  const putDelivery = database.prepare('INSERT OR REPLACE INTO delivery (id, json) VALUES (?, ?)');
  const removeDelivery = database.prepare('DELETE FROM delivery WHERE id = ?');
  return {
    findValue(key) {
      const row = findValue.get(key);
      return row === undefined ? undefined : (JSON.parse(String(row['json'])) as unknown);
    },
    setValue(key, value) {
      setValue.run(key, JSON.stringify(value));
    },
    *deliveries() {
      for (const row of database.prepare('SELECT json FROM delivery').all()) yield JSON.parse(String(row['json']));
    },
    putDelivery(id, delivery) {
      putDelivery.run(id, JSON.stringify(delivery));
    },
    removeDelivery(id) {
      removeDelivery.run(id);
    },
    close() {
      database.close();
    },
  };
}
