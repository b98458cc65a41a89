import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActionTag } from './meter.ts';

const actions = new AsyncLocalStorage<ActionTag>();

/**
 * Runs `body` as part of one click or page load of a person: what it makes the app do is metered under that action. With null
 * it is part of none, whatever caused it.
 */
export function withAction<T>(action: ActionTag | null, body: () => T): T {
  return action === null ? actions.exit(body) : actions.run(action, body);
}

export function currentAction(): ActionTag | null {
  return actions.getStore() ?? null;
}
