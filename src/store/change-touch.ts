import { placeholders } from './chunks';
import type { Sql } from './sql';

/**
 * Which change requests ever named an issue. Written before the event that names it and never removed, so it may name a
 * change too many but never one too few; the truth is the fold of the change's own events.
 */
export interface ChangeTouch {
  add(stream: string, issueIds: readonly string[]): Promise<void>;
}

export function createChangeTouch(sql: Sql): ChangeTouch {
  return {
    async add(stream, issueIds) {
      const distinct = [...new Set(issueIds)];
      if (distinct.length === 0) return;
      await sql.write(
        `REPLACE INTO change_touch (issue_id, stream) VALUES ${placeholders(distinct.length, 2)}`,
        distinct.flatMap((issueId) => [issueId, stream]),
      );
    },
  };
}
