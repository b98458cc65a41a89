import { z } from 'zod';
import type { ClosedHeader } from './closed-periods';
import { flagColumn, integerColumn } from './columns';
import { ledgerScope, parseConfigRow, projectScope, SITE_SCOPE, type ConfigEntry } from './config';
import type { Sql, SqlRow } from './sql';

/** The journal's account of one baseline version. */
export interface VersionEvent {
  readonly version: number;
  readonly eventId: string;
  readonly stream: string;
  readonly kind: string;
  readonly actor: string;
  readonly atMs: number;
  readonly payload: unknown;
  /** For a change: the payload of its first event, which names the change request's key. */
  readonly firstPayload: unknown;
  /** For a change: the change request as the ledger knows it; null when it does not. */
  readonly changeIssue: { readonly issueKey: string; readonly restricted: boolean } | null;
}

export interface ProjectHead {
  /** Set-up's choices, or null before set-up. */
  readonly site: ConfigEntry | null;
  /** The project's settings, or null while nobody has saved any. */
  readonly settings: ConfigEntry | null;
  readonly ledger: ConfigEntry | null;
  /** From version 1 on. */
  readonly versions: readonly VersionEvent[];
  /** Closed periods, the first one first. */
  readonly closed: readonly ClosedHeader[];
}

/** What nearly every use case starts from, in one statement. */
export interface ProjectHeads {
  read(projectId: string): Promise<ProjectHead>;
}

const versionSchema = z.object({
  version: integerColumn,
  event_id: z.string(),
  stream: z.string(),
  kind: z.string(),
  actor: z.string(),
  at_ms: integerColumn,
  value: z.string(),
  first_payload: z.string(),
  issue_key: z.string().nullable(),
  restricted: flagColumn.nullable(),
});

const closedSchema = z.object({
  revision: integerColumn,
  event_id: z.string(),
  scope: z.string(),
  actor: z.string(),
  at_ms: integerColumn,
  version: integerColumn,
  value: z.string(),
});

/** The kinds of row come in one answer, told apart by `part`, in each other's columns. */
const STATEMENT = `SELECT 'config' AS part, scope, value, revision, NULL AS version, NULL AS event_id, NULL AS stream,
    NULL AS kind, NULL AS actor, NULL AS at_ms, NULL AS first_payload, NULL AS issue_key, NULL AS restricted
  FROM config WHERE scope IN (?, ?, ?)
  UNION ALL
  SELECT 'version', NULL, j.payload, NULL, j.baseline_version, j.event_id, j.stream, j.kind, j.actor, j.at_ms, f.payload,
    i.issue_key, i.restricted
  FROM journal j JOIN journal f ON f.stream = j.stream AND f.seq = 1
  LEFT JOIN (SELECT CONCAT('change/', issue_id) AS change_stream, issue_key, restricted FROM issue_fact
    WHERE project_id = ? AND is_change = 1) i ON i.change_stream = j.stream
  WHERE j.project_id = ? AND j.baseline_version IS NOT NULL
  UNION ALL
  SELECT 'closed', through_day, figures, seq, baseline_version, close_id, NULL, NULL, closed_by, at_ms, NULL, NULL, NULL
  FROM closed_period WHERE project_id = ?
  ORDER BY version, revision`;

export function createProjectHeads(sql: Sql): ProjectHeads {
  return {
    async read(projectId) {
      const rows = await sql.read(STATEMENT, [
        SITE_SCOPE,
        projectScope(projectId),
        ledgerScope(projectId),
        projectId,
        projectId,
        projectId,
      ]);
      const config = new Map(rows.filter((row) => row['part'] === 'config').map(parseConfigRow));
      const versions = rows
        .filter((row) => row['part'] === 'version')
        .map((row): VersionEvent => {
          const parsed = versionSchema.parse(row);
          const payload: unknown = JSON.parse(parsed.value);
          const firstPayload: unknown = JSON.parse(parsed.first_payload);
          const { version, stream, kind, actor, issue_key: issueKey, restricted } = parsed;
          return {
            version,
            eventId: parsed.event_id,
            stream,
            kind,
            actor,
            atMs: parsed.at_ms,
            payload,
            firstPayload,
            changeIssue: issueKey === null || restricted === null ? null : { issueKey, restricted },
          };
        });
      return {
        site: config.get(SITE_SCOPE) ?? null,
        settings: config.get(projectScope(projectId)) ?? null,
        ledger: config.get(ledgerScope(projectId)) ?? null,
        versions,
        closed: rows.filter((row) => row['part'] === 'closed').map(parseClosed),
      };
    },
  };
}

function parseClosed(row: SqlRow): ClosedHeader {
  const parsed = closedSchema.parse(row);
  const figures: unknown = JSON.parse(parsed.value);
  return {
    seq: parsed.revision,
    closeId: parsed.event_id,
    throughDay: parsed.scope,
    closedBy: parsed.actor,
    atMs: parsed.at_ms,
    baselineVersion: parsed.version,
    figures,
  };
}
