import type { ChangeEventBody } from '../domain/change/change-event';
import { changeStream } from '../domain/change/change-event';
import { affectedIssues } from '../domain/change/change-terms';
import type { JournalEvent } from '../store/journal-event';
import type { ChangeDeps } from './change-deps';

export interface ChangeEntry {
  readonly changeId: string;
  readonly projectId: string;
  readonly actor: string;
  readonly body: ChangeEventBody;
  readonly eventId: string;
  readonly baselineVersion: number | null;
}

/**
 * Writes one entry after the last one that its decision was made on. Undefined when somebody else's entry was first: then the
 * decision has to be made again.
 */
export async function appendChangeEvent(
  deps: Pick<ChangeDeps, 'store' | 'now'>,
  last: JournalEvent | undefined,
  entry: ChangeEntry,
): Promise<JournalEvent | undefined> {
  const { body, changeId, projectId, actor, eventId, baselineVersion } = entry;
  const stream = changeStream(changeId);
  if (body.kind === 'change-raised' || body.kind === 'change-edited') {
    // Before the entry: a crash in between leaves a touch too many, which the fold of the entries tells apart.
    // The change request itself is among them, so that its present key is found with the others.
    await deps.store.touches.add(stream, [changeId, ...affectedIssues(body.payload.terms)]);
  }
  const outcome = await deps.store.journal.append(
    {
      stream,
      seq: (last?.seq ?? 0) + 1,
      eventId,
      projectId,
      baselineVersion,
      kind: body.kind,
      actor,
      atMs: deps.now(),
      payload: payloadOf(body),
    },
    last ?? null,
  );
  return outcome.kind === 'appended' ? outcome.event : undefined;
}

// Interfaces have no index signature, which JsonValue asks for; a copy of their members has.
function payloadOf(body: ChangeEventBody): JournalEvent['payload'] {
  switch (body.kind) {
    case 'change-raised':
    case 'change-edited': {
      const { terms, currency, issueKey } = body.payload;
      const lines = terms.lines.map((line) => ({ ...line }));
      const options = terms.options.map((option) => ({ ...option }));
      return { issueKey, currency, terms: { reason: terms.reason, way: terms.way, lines, options } };
    }
    case 'change-approved': {
      const { totals, ...vote } = body.payload;
      return { ...vote, ...(totals === undefined ? {} : { totals: { ...totals } }) };
    }
    default:
      return { ...body.payload };
  }
}
