import { z } from 'zod';
import { chunksOf, list, placeholders } from './chunks';
import type { Sql } from './sql';

/** What was last written to Jira's read-only fields of each issue, as text to compare with. Derived: may be dropped. */
export interface Mirrors {
  read(issueIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  put(written: ReadonlyMap<string, string>): Promise<void>;
}

const rowSchema = z.object({ issue_id: z.string(), written: z.string() });

export function createMirrors(sql: Sql): Mirrors {
  return {
    async read(issueIds) {
      const found = new Map<string, string>();
      for (const chunk of chunksOf(issueIds)) {
        const rows = await sql.read(
          `SELECT issue_id, written FROM mirror WHERE issue_id IN (${list(chunk.length)})`,
          chunk,
        );
        for (const row of rows) {
          const { issue_id: issueId, written } = rowSchema.parse(row);
          found.set(issueId, written);
        }
      }
      return found;
    },
    async put(written) {
      for (const chunk of chunksOf([...written])) {
        await sql.write(
          `REPLACE INTO mirror (issue_id, written) VALUES ${placeholders(chunk.length, 2)}`,
          chunk.flat(),
        );
      }
    },
  };
}
