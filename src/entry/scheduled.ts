import type { ChangeDeps } from '../app/change-deps';
import { reconcile } from '../app/reconcile';

/** What Forge takes from a scheduled function: https://developer.atlassian.com/platform/forge/function-reference/scheduled-trigger/ */
export interface ScheduledAnswer {
  readonly statusCode: number;
}

export function createReconcile(deps: ChangeDeps): () => Promise<ScheduledAnswer> {
  return async () => {
    try {
      await reconcile(deps);
      return { statusCode: 204 };
    } catch (error) {
      deps.log(String(error));
      return { statusCode: 500 };
    }
  };
}
