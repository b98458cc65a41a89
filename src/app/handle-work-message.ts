import type { AppDeps } from './app-deps';
import { applyWorkEvents } from './apply-work-events';
import { continueStage } from './continue-stage';
import { rebuildLedger } from './rebuild-ledger';
import { refreshMirrors } from './refresh-mirrors';
import type { WorkMessage } from './work-message';

/** Carries out one message of the queue `work`. Throws when it is to be delivered again. */
export async function handleWorkMessage(deps: AppDeps, message: WorkMessage): Promise<void> {
  switch (message.kind) {
    case 'changed':
      return applyWorkEvents(deps, message);
    case 'scan':
      return continueStage(deps, message.stageId);
    case 'rebuild':
      await rebuildLedger(deps, message.projectId);
      return refreshMirrors(deps, message.projectId, null);
    case 'mirrors':
      return refreshMirrors(deps, message.projectId, null);
  }
}

/** What is left to do for a message that has failed for the last time: the people who wait for it are told. */
export async function abandonWorkMessage({ store }: Pick<AppDeps, 'store'>, message: WorkMessage): Promise<void> {
  if (message.kind !== 'scan') return; // the hourly reconciliation catches up with the others
  await store.stages.fail(
    message.stageId,
    'The scan failed several times because Jira or the database did not answer. Start it again.',
  );
}
