import { list } from './chunks';
import {
  FIRST_PREVIOUS_HASH,
  hashOf,
  JOURNAL_COLUMNS,
  parseJournalRow,
  type JournalEvent,
  type NewJournalEvent,
} from './journal-event';
import type { Sql } from './sql';
import { isSqlFailure, SqlFailure } from './sql-failure';

/** `conflict`: another event was first at this place or with this baseline version; decide again on fresh state. */
export type AppendOutcome = { readonly kind: 'appended'; readonly event: JournalEvent } | { readonly kind: 'conflict' };

export interface Journal {
  /** In order; empty when nothing has happened. One statement. */
  readStream(stream: string): Promise<readonly JournalEvent[]>;
  /** The events of several streams, each in order. One statement. */
  readStreams(streams: readonly string[]): Promise<readonly JournalEvent[]>;
  /** Events of a project, oldest first, from a moment on: what a sweep looks at. One statement. */
  readSince(atMs: number): Promise<readonly JournalEvent[]>;
  findEvent(eventId: string): Promise<JournalEvent | null>;
  /**
   * Appends after `previous` (null for the first event of a stream). An event that is already in place is a success: its
   * answer was lost. Throws {@link SqlFailure} `unknown-outcome` when it stays open whether the event was written.
   */
  append(event: NewJournalEvent, previous: JournalEvent | null): Promise<AppendOutcome>;
}

/** How often an append whose answer was lost is looked up and sent again before the caller is told. */
const ATTEMPTS = 3;

export function createJournal(sql: Sql): Journal {
  const read = async (condition: string, parameters: readonly (string | number)[], order: string) => {
    const statement = `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE ${condition} ORDER BY ${order}`;
    return (await sql.read(statement, parameters)).map(parseJournalRow);
  };
  const findEvent = async (eventId: string): Promise<JournalEvent | null> => {
    const [found] = await read('event_id = ?', [eventId], 'seq');
    return found ?? null;
  };
  const insert = (event: JournalEvent): Promise<number> =>
    sql.write(`INSERT INTO journal (${JOURNAL_COLUMNS}) VALUES (${list(11)})`, [
      event.stream,
      event.seq,
      event.eventId,
      event.projectId,
      event.baselineVersion,
      event.kind,
      event.actor,
      String(event.atMs),
      JSON.stringify(event.payload),
      event.previousHash,
      event.hash,
    ]);

  return {
    readStream: (stream) => read('stream = ?', [stream], 'seq'),
    readStreams: async (streams) =>
      streams.length === 0 ? [] : read(`stream IN (${list(streams.length)})`, streams, 'stream, seq'),
    readSince: (atMs) => read('at_ms >= ?', [String(atMs)], 'at_ms, stream, seq'),
    findEvent,
    async append(newEvent, previous) {
      const previousHash = previous?.hash ?? FIRST_PREVIOUS_HASH;
      const event: JournalEvent = { ...newEvent, previousHash, hash: hashOf(newEvent, previousHash) };
      for (let attempt = 1; ; attempt += 1) {
        try {
          await insert(event);
          return { kind: 'appended', event };
        } catch (error) {
          if (isSqlFailure(error, 'duplicate')) {
            const ours = await findEvent(event.eventId);
            return ours?.hash === event.hash ? { kind: 'appended', event } : { kind: 'conflict' };
          }
          // The statement may still be running, so "not there" proves nothing; sending it again does, because the keys
          // let only one of the two in.
          if (!isSqlFailure(error, 'unknown-outcome')) throw error;
          if (attempt === ATTEMPTS) throw new SqlFailure('unknown-outcome', 'The journal did not answer', error);
        }
      }
    },
  };
}
