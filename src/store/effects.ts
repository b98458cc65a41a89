import { z } from 'zod';
import { list } from './chunks';
import type { Sql } from './sql';

/** Which follow-ups of a journal event have been carried out. Each follow-up may be repeated without doing it twice. */
export interface Effects {
  /** The effects done, by event id. One statement. */
  readDone(eventIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  markDone(eventId: string, effect: string, atMs: number): Promise<void>;
}

const rowSchema = z.object({ event_id: z.string(), effect: z.string() });

export function createEffects(sql: Sql): Effects {
  return {
    async readDone(eventIds) {
      const done = new Map<string, Set<string>>();
      if (eventIds.length === 0) return done;
      const rows = await sql.read(
        `SELECT event_id, effect FROM effect_done WHERE event_id IN (${list(eventIds.length)})`,
        eventIds,
      );
      for (const row of rows) {
        const { event_id: eventId, effect } = rowSchema.parse(row);
        const effects = done.get(eventId) ?? new Set();
        done.set(eventId, effects.add(effect));
      }
      return done;
    },
    async markDone(eventId, effect, atMs) {
      await sql.write('REPLACE INTO effect_done (event_id, effect, at_ms) VALUES (?, ?, ?)', [
        eventId,
        effect,
        String(atMs),
      ]);
    },
  };
}
