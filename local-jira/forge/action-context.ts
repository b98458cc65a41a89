import { AsyncLocalStorage } from 'node:async_hooks';
import type { ActionTag } from './meter.ts';

const actions = new AsyncLocalStorage<ActionTag>();

/** Runs `body` as part of one click or page load of a person: what it makes the app do is metered under that action. */
export function withAction<T>(action: ActionTag | null, body: () => T): T {
  return action === null ? body() : actions.run(action, body);
}

export function currentAction(): ActionTag | null {
  return actions.getStore() ?? null;
}
