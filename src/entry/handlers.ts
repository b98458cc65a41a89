import type { SetupDeps } from '../app/setup-deps';
import { createConsumeWork } from './consumers';
import { createResolver } from './resolvers';
import { createReconcile } from './scheduled';
import { createOnLifecycle, createOnWorkChanged } from './triggers';
import { createChangeStateRule, createGate } from './workflow-rules';

/** One handler for each function of manifest.yml, under the name that it has there. */
export function createHandlers(deps: SetupDeps) {
  return {
    resolver: createResolver(deps),
    gate: createGate(deps),
    changeState: createChangeStateRule(deps),
    onWorkChanged: createOnWorkChanged(deps),
    onLifecycle: createOnLifecycle(deps),
    consumeWork: createConsumeWork(deps),
    reconcile: createReconcile(deps),
  };
}
