import { z } from 'zod';
import type { AppDeps } from './app-deps';

const SCOPE = 'statuses';
const valueSchema = z.object({ done: z.array(z.string()) });

/** Asks Jira which statuses mean "done" and remembers the answer. One call. */
export async function refreshDoneStatuses({ store, statuses }: AppDeps): Promise<ReadonlySet<string>> {
  const done = await statuses.readDone();
  await store.config.put(SCOPE, { done: [...done].sort() });
  return done;
}

/** As last remembered; asks Jira only when nothing is. The hourly reconciliation refreshes it. */
export async function readDoneStatuses(deps: AppDeps): Promise<ReadonlySet<string>> {
  const entry = (await deps.store.config.read([SCOPE])).get(SCOPE);
  return entry === undefined ? refreshDoneStatuses(deps) : new Set(valueSchema.parse(entry.value).done);
}
