import { z } from 'zod';
import { chunksOf, list, placeholders } from './chunks';
import { bigintColumn, flagColumn, integerColumn } from './columns';
import type { Sql, SqlRow } from './sql';

export interface StageTotals {
  readonly scanned: number;
  readonly included: number;
  readonly excluded: number;
  /** Of the excluded, those under a security level. */
  readonly unnamed: number;
  readonly budgetMinor: bigint;
  readonly startDay: string | null;
  readonly finishDay: string | null;
}

export interface Stage extends StageTotals {
  readonly stageId: string;
  readonly projectId: string;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly state: 'scanning' | 'ready' | 'failed';
  readonly jql: string;
  /** The project's settings when the scan was asked for. */
  readonly settings: unknown;
  /** The event under which the scanned rows stand, once ready. */
  readonly eventId: string | null;
  readonly failure: string | null;
}

export interface NewStage {
  readonly stageId: string;
  readonly projectId: string;
  readonly createdBy: string;
  readonly createdMs: number;
  readonly jql: string;
  readonly settings: unknown;
}

export interface StageExclusion {
  readonly issueId: string;
  readonly issueKey: string;
  readonly reason: string;
  readonly explanation: string;
  readonly restricted: boolean;
}

/**
 * Scans of a project on their way to a baseline. A scan that was interrupted starts afresh under another event id, so two
 * runs of one scan never mix; the first that finishes is the scan's result for good.
 */
export interface Stages {
  create(stage: NewStage): Promise<void>;
  find(stageId: string): Promise<Stage | null>;
  /** Shows how far a running scan is; nothing once it has ended. */
  report(stageId: string, totals: StageTotals): Promise<void>;
  /** Makes a run the scan's result. False when the scan has ended already. */
  finish(stageId: string, eventId: string, totals: StageTotals): Promise<boolean>;
  fail(stageId: string, failure: string): Promise<void>;
  writeExclusions(eventId: string, exclusions: readonly StageExclusion[]): Promise<void>;
  /** The first few that may be named, by issue key. One statement. */
  readExclusions(eventId: string, limit: number): Promise<readonly StageExclusion[]>;
  /** Forgets scans asked for before a moment, but for those that became a baseline. */
  sweep(beforeMs: number): Promise<void>;
}

const stageSchema = z.object({
  stage_id: z.string(),
  project_id: z.string(),
  created_by: z.string(),
  created_ms: integerColumn,
  state: z.enum(['scanning', 'ready', 'failed']),
  jql: z.string(),
  settings: z.string(),
  event_id: z.string().nullable(),
  scanned: integerColumn,
  included: integerColumn,
  excluded: integerColumn,
  unnamed: integerColumn,
  budget_minor: bigintColumn.nullable(),
  start_day: z.string().nullable(),
  finish_day: z.string().nullable(),
  failure: z.string().nullable(),
});

const exclusionSchema = z.object({
  issue_id: z.string(),
  issue_key: z.string(),
  reason: z.string(),
  explanation: z.string(),
  restricted: flagColumn,
});

const TOTALS = 'scanned = ?, included = ?, excluded = ?, unnamed = ?, budget_minor = ?, start_day = ?, finish_day = ?';

/** VARCHAR of stage_exclusion.explanation. */
const MAX_EXPLANATION = 500;

export function createStages(sql: Sql): Stages {
  return {
    async create(stage) {
      await sql.write(
        `INSERT INTO stage (stage_id, project_id, created_by, created_ms, state, jql, settings, scanned, included,
           excluded, unnamed, budget_minor) VALUES (?, ?, ?, ?, 'scanning', ?, ?, 0, 0, 0, 0, 0)`,
        [
          stage.stageId,
          stage.projectId,
          stage.createdBy,
          String(stage.createdMs),
          stage.jql,
          JSON.stringify(stage.settings),
        ],
      );
    },
    async find(stageId) {
      const [row] = await sql.read('SELECT * FROM stage WHERE stage_id = ?', [stageId]);
      return row === undefined ? null : parseStage(row);
    },
    async report(stageId, totals) {
      await sql.write(`UPDATE stage SET ${TOTALS} WHERE stage_id = ? AND state = 'scanning'`, [
        ...values(totals),
        stageId,
      ]);
    },
    async finish(stageId, eventId, totals) {
      const written = await sql.write(
        `UPDATE stage SET state = 'ready', event_id = ?, ${TOTALS} WHERE stage_id = ? AND state = 'scanning'`,
        [eventId, ...values(totals), stageId],
      );
      return written > 0;
    },
    async fail(stageId, failure) {
      await sql.write("UPDATE stage SET state = 'failed', failure = ? WHERE stage_id = ? AND state = 'scanning'", [
        failure,
        stageId,
      ]);
    },
    async writeExclusions(eventId, exclusions) {
      for (const chunk of chunksOf(exclusions)) {
        await sql.write(
          `REPLACE INTO stage_exclusion (event_id, issue_id, issue_key, reason, explanation, restricted)
           VALUES ${placeholders(chunk.length, 6)}`,
          chunk.flatMap(({ issueId, issueKey, reason, explanation, restricted }) => [
            eventId,
            issueId,
            issueKey,
            reason,
            explanation.slice(0, MAX_EXPLANATION),
            restricted ? 1 : 0,
          ]),
        );
      }
    },
    async readExclusions(eventId, limit) {
      const rows = await sql.read(
        `SELECT issue_id, issue_key, reason, explanation, restricted FROM stage_exclusion
         WHERE event_id = ? AND restricted = 0 ORDER BY reason, issue_id LIMIT ${limit}`,
        [eventId],
      );
      return rows.map(parseExclusion);
    },
    async sweep(beforeMs) {
      const rows = await sql.read(
        `SELECT stage_id, event_id FROM stage WHERE created_ms < ?
         AND (event_id IS NULL OR event_id NOT IN (SELECT event_id FROM journal)) LIMIT 200`,
        [String(beforeMs)],
      );
      if (rows.length === 0) return;
      const stageIds = rows.map((row) => z.string().parse(row['stage_id']));
      const eventIds = rows.flatMap((row) => z.string().nullable().parse(row['event_id']) ?? []);
      if (eventIds.length > 0) {
        await sql.write(`DELETE FROM stage_exclusion WHERE event_id IN (${list(eventIds.length)})`, eventIds);
      }
      await sql.write(`DELETE FROM stage WHERE stage_id IN (${list(stageIds.length)})`, stageIds);
    },
  };
}

export function parseExclusion(row: SqlRow): StageExclusion {
  const { issue_id: issueId, issue_key: issueKey, reason, explanation, restricted } = exclusionSchema.parse(row);
  return { issueId, issueKey, reason, explanation, restricted };
}

function values(totals: StageTotals): readonly (string | number | null)[] {
  const { scanned, included, excluded, unnamed, budgetMinor, startDay, finishDay } = totals;
  return [scanned, included, excluded, unnamed, budgetMinor.toString(), startDay, finishDay];
}

function parseStage(row: SqlRow): Stage {
  const parsed = stageSchema.parse(row);
  const settings: unknown = JSON.parse(parsed.settings);
  return {
    stageId: parsed.stage_id,
    projectId: parsed.project_id,
    createdBy: parsed.created_by,
    createdMs: parsed.created_ms,
    state: parsed.state,
    jql: parsed.jql,
    settings,
    eventId: parsed.event_id,
    scanned: parsed.scanned,
    included: parsed.included,
    excluded: parsed.excluded,
    unnamed: parsed.unnamed,
    budgetMinor: parsed.budget_minor ?? 0n,
    startDay: parsed.start_day,
    finishDay: parsed.finish_day,
    failure: parsed.failure,
  };
}
