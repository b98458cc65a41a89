import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type JsonValue } from '../domain/change/canonical-json';
import { integerColumn } from './columns';
import type { SqlRow } from './sql';

/** What a caller decides; the journal adds the chain. */
export interface NewJournalEvent {
  readonly stream: string;
  /** 1 is the first of the stream; one more than the last that the decision was made on. */
  readonly seq: number;
  /** Made before the event is sent, so that a repetition finds it. */
  readonly eventId: string;
  readonly projectId: string;
  /** Set when the event makes a baseline version visible: one more than the project's last. */
  readonly baselineVersion: number | null;
  readonly kind: string;
  /** Account id of the person, or `app`. */
  readonly actor: string;
  readonly atMs: number;
  readonly payload: JsonValue;
}

export interface JournalEvent extends NewJournalEvent {
  readonly previousHash: string;
  /** SHA-256, in hexadecimal, of the previous hash followed by the event's canonical JSON. */
  readonly hash: string;
}

/** What the first event of a stream names as the one before it. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

export function hashOf(event: NewJournalEvent, previousHash: string): string {
  const { stream, seq, eventId, projectId, baselineVersion, kind, actor, atMs, payload } = event;
  const body = canonicalJson({ stream, seq, eventId, projectId, baselineVersion, kind, actor, atMs, payload });
  return createHash('sha256').update(previousHash).update(body).digest('hex');
}

export const JOURNAL_COLUMNS =
  'stream, seq, event_id, project_id, baseline_version, kind, actor, at_ms, payload, previous_hash, hash';

const jsonColumn = z.string().transform((text, context): JsonValue => {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

const rowSchema = z.object({
  stream: z.string(),
  seq: integerColumn,
  event_id: z.string(),
  project_id: z.string(),
  baseline_version: integerColumn.nullable(),
  kind: z.string(),
  actor: z.string(),
  at_ms: integerColumn,
  payload: jsonColumn,
  previous_hash: z.string(),
  hash: z.string(),
});

export function parseJournalRow(row: SqlRow): JournalEvent {
  const parsed = rowSchema.parse(row);
  return {
    stream: parsed.stream,
    seq: parsed.seq,
    eventId: parsed.event_id,
    projectId: parsed.project_id,
    baselineVersion: parsed.baseline_version,
    kind: parsed.kind,
    actor: parsed.actor,
    atMs: parsed.at_ms,
    payload: parsed.payload,
    previousHash: parsed.previous_hash,
    hash: parsed.hash,
  };
}

/** The place of the first event that does not follow from the one before it, or null when the chain holds. */
export function findBrokenLink(events: readonly JournalEvent[]): number | null {
  let previous = FIRST_PREVIOUS_HASH;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.previousHash !== previous || event.hash !== hashOf(event, previous)) {
      return event.seq;
    }
    previous = event.hash;
  }
  return null;
}
