import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal, Reply } from '../../../src/contract/api';

type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  /** With a refusal: it could not be read again, and this is what was read before. */
  | { readonly state: 'ready'; readonly value: T; readonly refusal: Refusal | null };

export interface UseLoaded<T> {
  readonly loaded: Loaded<T>;
  readonly isAsking: boolean;
  /** Asks again; what is shown stays until the answer is there. */
  readonly reload: () => void;
  /** Shows what an action answered, without asking again. */
  readonly show: (value: T) => void;
}

/** Asks when the page opens. `ask` must be a stable function. */
export function useLoaded<T>(ask: () => Promise<Reply<T>>): UseLoaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const [isAsking, setAsking] = useState(false);
  // A slow first answer must not overwrite what a later action has shown.
  const turn = useRef(0);
  const reload = useCallback(() => {
    const mine = ++turn.current;
    setAsking(true);
    void ask().then((reply) => {
      if (turn.current !== mine) return;
      setLoaded((before) => after(before, reply));
      setAsking(false);
    });
  }, [ask]);
  const show = useCallback((value: T) => {
    turn.current += 1;
    setLoaded({ state: 'ready', value, refusal: null });
    setAsking(false);
  }, []);
  useEffect(reload, [reload]);
  return { loaded, isAsking, reload, show };
}

function after<T>(before: Loaded<T>, reply: Reply<T>): Loaded<T> {
  if (reply.ok) return { state: 'ready', value: reply.value, refusal: null };
  const { refusal } = reply;
  return before.state === 'ready' ? { ...before, refusal } : { state: 'refused', refusal };
}
