import { composeDeps } from './composition';
import { createHandlers } from './entry/handlers';

const deps = composeDeps(
  () => Date.now(),
  (line) => {
    console.warn(line);
  },
);

export const { resolver, gate, changeState, onWorkChanged, onLifecycle, consumeWork, reconcile } = createHandlers(deps);
