import { decideChange } from '../domain/change/change-command';
import type { AppDeps } from './app-deps';
import { appendChangeEvent } from './append-change-event';
import { findGround } from './change-ground';
import { entriesOf } from './change-view';

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
export async function recordChangeProgress(
  deps: Pick<AppDeps, 'store' | 'now' | 'newId'>,
  move: ObservedMove,
): Promise<void> {
  const { changeId, projectId, actor } = move;
  const evidence = await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId: changeId });
  const ground = findGround(evidence);
  if (!ground.ok) return;
  const { statusIds } = ground.value.site;
  const state =
    move.statusId === statusIds.implementing ? 'implementing' : move.statusId === statusIds.done ? 'done' : undefined;
  if (state === undefined) return;
  const decision = decideChange(ground.value.view.changes.get(changeId), undefined, { kind: 'observe', state });
  if (!decision.ok) return;
  const last = entriesOf(evidence, changeId).at(-1);
  const entry = { changeId, projectId, actor, body: decision.event, eventId: deps.newId(), baselineVersion: null };
  // Should somebody else's entry be first, it is the same observation made twice.
  await appendChangeEvent(deps, last, entry);
}
