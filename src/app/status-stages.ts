import { z } from 'zod';
import type { Stage } from '../domain/earned-value/progress-credit';
import type { StatusesByCategory } from '../jira/statuses';
import type { AppDeps } from './app-deps';

/** Where a status stands, by its id. A status that nobody has heard of is neither "To Do" nor "Done". */
export type StageOf = (statusId: string) => Stage;

const SCOPE = 'statuses';
const valueSchema = z.object({ toDo: z.array(z.string()), done: z.array(z.string()) });

/** Asks Jira which statuses mean "to do" and "done" and remembers the answer. One call. */
export async function refreshStages({ store, statuses }: AppDeps): Promise<StageOf> {
  const { toDo, done } = await statuses.readByCategory();
  await store.config.put(SCOPE, { toDo, done });
  return toStageOf({ toDo, done });
}

/** As last remembered; asks Jira only when nothing is. The hourly reconciliation refreshes it. */
export async function readStages(deps: AppDeps): Promise<StageOf> {
  const entry = (await deps.store.config.read([SCOPE])).get(SCOPE);
  const remembered = valueSchema.safeParse(entry?.value);
  return remembered.success ? toStageOf(remembered.data) : refreshStages(deps);
}

function toStageOf(statuses: StatusesByCategory): StageOf {
  const [toDo, done] = [new Set(statuses.toDo), new Set(statuses.done)];
  return (statusId) => (done.has(statusId) ? 'done' : toDo.has(statusId) ? 'to-do' : 'under-way');
}
