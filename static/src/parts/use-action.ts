import { useCallback, useRef, useState } from 'react';
import { view } from '@forge/bridge';
import type { Refusal, Reply } from '../../../src/contract/api';

export interface UseAction {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly clear: () => void;
  /** Runs one action at a time; a second click while one is under way does nothing. */
  readonly run: <T>(ask: () => Promise<Reply<T>>, done: (value: T) => void) => void;
}

/** One write at a time, its refusal kept for showing, and Jira's own page told to read afresh after it. */
export function useAction(): UseAction {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const underWay = useRef(false);
  const clear = useCallback(() => {
    setRefusal(null);
  }, []);
  const run = useCallback(<T>(ask: () => Promise<Reply<T>>, done: (value: T) => void) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setRefusal(null);
    void ask().then((reply) => {
      underWay.current = false;
      setBusy(false);
      if (reply.ok) {
        done(reply.value);
        refreshHost();
      } else {
        setRefusal(reply.refusal);
      }
    });
  }, []);
  return { busy, refusal, clear, run };
}

/** Not every module's page can be refreshed, and then the bridge rejects; what was done is done all the same. */
function refreshHost(): void {
  view.refresh().catch(() => undefined);
}
