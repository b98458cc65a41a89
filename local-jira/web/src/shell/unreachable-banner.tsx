import { useSyncExternalStore } from 'react';
import { isReachable, onReachableChange } from '../api/server-state';

export function UnreachableBanner() {
  const reachable = useSyncExternalStore(onReachableChange, isReachable);
  if (reachable) return null;
  return (
    <div className="unreachable" role="alert">
      The local Jira server does not answer. What you see may be out of date; start it again and carry on.
    </div>
  );
}
