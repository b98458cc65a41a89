import { decideChange } from '../domain/change-command';
import type { JournalEvent } from '../store/journal-event';
import { appendChangeEvent } from './append-change-event';
import type { ChangeDeps } from './change-deps';
import { findGround } from './change-ground';
import { entriesOf } from './change-view';
import { runEffects } from './run-effects';

/** A change request that somebody has moved in Jira. */
export interface ObservedMove {
  readonly changeId: string;
  readonly projectId: string;
  /** Where it is now. */
  readonly statusId: string;
  readonly actor: string;
}

/**
 * Writes into the journal that an approved change is being implemented or is done, once it is so in Jira. Observing it again
 * writes nothing, and neither does a status of any other state: those follow the journal and not the other way round.
 */
export async function recordChangeProgress(deps: ChangeDeps, move: ObservedMove): Promise<JournalEvent | undefined> {
  const { changeId, projectId, actor } = move;
  const evidence = await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId: changeId });
  const ground = findGround(evidence);
  if (!ground.ok) return undefined;
  const { statusIds } = ground.value.site;
  const state = move.statusId === statusIds.implementing ? 'implementing' : move.statusId === statusIds.done ? 'done' : undefined;
  if (state === undefined) return undefined;
  const decision = decideChange(ground.value.view.changes.get(changeId), undefined, { kind: 'observe', state });
  if (!decision.ok) return undefined;
  const last = entriesOf(evidence, changeId).at(-1);
  const entry = { changeId, projectId, actor, body: decision.event, eventId: deps.newId(), baselineVersion: null };
  // Somebody else's entry was first: the same observation made twice, or one that the next look will see.
  const event = await appendChangeEvent(deps, last, entry);
  if (event !== undefined) {
    await runEffects(deps, await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId: changeId }), changeId);
  }
  return event;
}
