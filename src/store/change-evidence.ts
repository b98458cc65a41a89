import { z } from 'zod';
import { changeStream } from '../domain/change/change-event';
import { parseVersionedRow, type VersionedBaselineRow } from './baseline-rows';
import { list } from './chunks';
import { flagColumn, integerColumn } from './columns';
import { parseConfigRow, projectScope, SITE_SCOPE, type ConfigEntry } from './config';
import { JOURNAL_COLUMNS, parseJournalRow, type JournalEvent } from './journal-event';
import type { Sql, SqlRow, SqlValue } from './sql';

/** The issue asked about: work that changes may cover, or a change request itself. A gate is given nothing but a key. */
export type EvidenceSubject =
  | { readonly kind: 'key'; readonly issueKey: string }
  | {
      readonly kind: 'id';
      readonly projectId: string;
      readonly issueId: string;
      /** Issues whose baseline is asked for too, such as those that a request names. */
      readonly besides?: readonly string[];
    };

/** Everything that a panel or a gate needs to know of the change requests around one issue, as it stood at one moment. */
export interface ChangeEvidence {
  /** Set-up's choices, or null before set-up. */
  readonly site: ConfigEntry | null;
  readonly settings: ConfigEntry | null;
  /** All events of the change requests in question, each stream in order. */
  readonly events: readonly JournalEvent[];
  /** Every version of the project's baseline, oldest first; payloads as written. */
  readonly versions: readonly BaselineVersionFact[];
  /** What each version says of the issue itself and of every issue that those change requests ever named, oldest first. */
  readonly rows: readonly VersionedBaselineRow[];
  /** What the ledger knows of those issues and of the change requests. An issue may be missing: events come late. */
  readonly issues: readonly KnownIssue[];
}

export interface BaselineVersionFact {
  readonly version: number;
  readonly kind: string;
  readonly payload: unknown;
}

export interface KnownIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  /** Under a security level: never named to somebody whose permission was not asked for. */
  readonly restricted: boolean;
}

export interface ChangeEvidences {
  /** One statement. */
  read(subject: EvidenceSubject): Promise<ChangeEvidence>;
}

const knownIssueSchema = z.object({
  issue_id: z.string(),
  issue_key: z.string(),
  project_id: z.string(),
  removed: flagColumn,
});
const versionSchema = z.object({ baseline_version: integerColumn, kind: z.string(), payload: z.string() });

export function createChangeEvidences(sql: Sql): ChangeEvidences {
  return {
    async read(subject) {
      const { statement, parameters } = statementFor(subject);
      const rows = await sql.read(statement, parameters);
      const rowsOf = (part: string): readonly SqlRow[] => rows.filter((row) => row['part'] === part);
      const config = new Map(
        rowsOf('config').map((row) =>
          parseConfigRow({ scope: row['stream'], value: row['payload'], revision: row['seq'] }),
        ),
      );
      const settings = [...config].find(([scope]) => scope !== SITE_SCOPE);
      return {
        site: config.get(SITE_SCOPE) ?? null,
        settings: settings?.[1] ?? null,
        events: rowsOf('event')
          .map(parseJournalRow)
          .sort((a, b) => (a.stream === b.stream ? a.seq - b.seq : a.stream < b.stream ? -1 : 1)),
        versions: rowsOf('version')
          .map((row) => {
            const { baseline_version: version, kind, payload } = versionSchema.parse(row);
            const value: unknown = JSON.parse(payload);
            return { version, kind, payload: value };
          })
          .sort((a, b) => a.version - b.version),
        rows: rowsOf('row')
          .map(parseVersionedRow)
          .sort((a, b) => a.baselineVersion - b.baselineVersion),
        issues: rowsOf('issue').map((row) => {
          const {
            issue_id: issueId,
            issue_key: issueKey,
            project_id: projectId,
            removed,
          } = knownIssueSchema.parse(row);
          return { issueId, issueKey, projectId, restricted: removed };
        }),
      };
    },
  };
}

interface Fragment {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** The kinds of fact come in one answer, told apart by `part`; columns that a kind does not have are NULL. */
function statementFor(subject: EvidenceSubject): {
  readonly statement: string;
  readonly parameters: readonly SqlValue[];
} {
  const { issue, project, scope, streams } = fragmentsOf(subject);
  const none = 'NULL, NULL, NULL, NULL, NULL, NULL';
  const affected: Fragment = {
    sql: `SELECT issue_id FROM change_touch WHERE stream IN (${streams.sql})`,
    parameters: streams.parameters,
  };
  const parts: readonly Fragment[] = [
    {
      sql: `SELECT 'event' AS part, ${JOURNAL_COLUMNS}, NULL AS issue_id, NULL AS issue_key, NULL AS budget_minor,
        NULL AS start_day, NULL AS finish_day, NULL AS removed FROM journal WHERE stream IN (${streams.sql})`,
      parameters: streams.parameters,
    },
    {
      sql: `SELECT 'config', scope, revision, NULL, NULL, NULL, NULL, NULL, NULL, value, NULL, NULL, ${none}
        FROM config WHERE scope = ? OR ${scope.sql}`,
      parameters: [SITE_SCOPE, ...scope.parameters],
    },
    {
      sql: `SELECT 'version', stream, seq, event_id, project_id, baseline_version, kind, NULL, NULL, payload, NULL, NULL, ${none}
        FROM journal WHERE project_id IN (${project.sql}) AND baseline_version IS NOT NULL`,
      parameters: project.parameters,
    },
    {
      sql: `SELECT 'row', NULL, NULL, NULL, NULL, j.baseline_version, j.kind, NULL, NULL, NULL, NULL, NULL,
        r.issue_id, r.issue_key, r.budget_minor, r.start_day, r.finish_day, r.removed
        FROM baseline_row r JOIN journal j ON j.event_id = r.event_id
        WHERE j.project_id IN (${project.sql}) AND j.baseline_version IS NOT NULL
          AND (r.issue_id IN (${issue.sql}) OR r.issue_id IN (${affected.sql}))`,
      parameters: [...project.parameters, ...issue.parameters, ...affected.parameters],
    },
    {
      // Among the affected are the change requests themselves: each is a touch of its own stream.
      sql: `SELECT 'issue', NULL, NULL, NULL, project_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        issue_id, issue_key, NULL, NULL, NULL, restricted FROM issue_fact
        WHERE issue_id IN (${issue.sql}) OR issue_id IN (${affected.sql})`,
      parameters: [...issue.parameters, ...affected.parameters],
    },
  ];
  return {
    statement: parts.map((part) => part.sql).join('\nUNION ALL\n'),
    parameters: parts.flatMap((part) => part.parameters),
  };
}

function fragmentsOf(subject: EvidenceSubject): Readonly<Record<'issue' | 'project' | 'scope' | 'streams', Fragment>> {
  if (subject.kind === 'id') {
    const { issueId, projectId, besides = [] } = subject;
    return {
      issue: { sql: list(besides.length + 1), parameters: [issueId, ...besides] },
      project: { sql: '?', parameters: [projectId] },
      scope: { sql: 'scope = ?', parameters: [projectScope(projectId)] },
      streams: {
        sql: 'SELECT stream FROM change_touch WHERE issue_id = ? UNION ALL SELECT ?',
        parameters: [issueId, changeStream(issueId)],
      },
    };
  }
  const parameters = [subject.issueKey];
  const issue = 'SELECT issue_id FROM issue_fact WHERE issue_key = ?';
  const project = 'SELECT project_id FROM issue_fact WHERE issue_key = ?';
  return {
    issue: { sql: issue, parameters },
    project: { sql: project, parameters },
    scope: { sql: "scope IN (SELECT CONCAT('project/', project_id) FROM issue_fact WHERE issue_key = ?)", parameters },
    streams: { sql: `SELECT stream FROM change_touch WHERE issue_id IN (${issue})`, parameters },
  };
}
