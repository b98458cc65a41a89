import { findChangeId } from '../domain/change/change-event';
import { effectsOf } from './change-effects';
import type { ChangeDeps } from './change-deps';
import { toChangeEvents } from './change-events';
import { runEffects } from './run-effects';

/** Carries out every follow-up that is not ticked off yet, of decisions made since a moment: the hourly second chance. */
export async function runUnfinishedEffects(deps: ChangeDeps, sinceMs: number): Promise<void> {
  const entries = (await deps.store.journal.readSince(sinceMs)).filter(
    ({ stream }) => findChangeId(stream) !== undefined,
  );
  const done = await deps.store.effects.readDone(entries.map(({ eventId }) => eventId));
  const projects = new Map<string, string>();
  for (const entry of entries) {
    const changeId = findChangeId(entry.stream);
    const open = toChangeEvents([entry]).some(({ kind }) =>
      effectsOf(kind).some((effect) => done.get(entry.eventId)?.has(effect) !== true),
    );
    if (changeId !== undefined && open) projects.set(changeId, entry.projectId);
  }
  for (const [issueId, projectId] of projects) {
    await runEffects(deps, await deps.store.changeEvidences.read({ kind: 'id', projectId, issueId }), issueId);
  }
}
