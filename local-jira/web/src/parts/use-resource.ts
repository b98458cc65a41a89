import { useCallback, useEffect, useRef, useState } from 'react';
import { UnreachableError } from '../api/api-error';

export type Resource<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'ready'; readonly value: T };

interface Loaded<T> {
  readonly key: string;
  readonly resource: Resource<T>;
}

/**
 * Loads something when `key` changes. `reload` fetches again and keeps what is on the screen until the new answer is there;
 * an answer that comes after a newer request was sent is dropped.
 */
export function useResource<T>(key: string, load: () => Promise<T>): readonly [Resource<T>, () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ key, resource: { state: 'loading' } });
  const newest = useRef(0);
  const latestLoad = useRef(load);
  useEffect(() => {
    latestLoad.current = load;
  });

  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    const settle = (resource: Resource<T>): void => {
      if (mine !== newest.current) return;
      setLoaded((former) => (mayKeep(former, key, resource) ? former : { key, resource }));
    };
    try {
      settle({ state: 'ready', value: await latestLoad.current() });
    } catch (error) {
      settle({ state: 'failed', error });
    }
  }, [key]);

  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);

  return [loaded.key === key ? loaded.resource : { state: 'loading' }, reload];
}

/** While the server is away, the banner says so and what was loaded stays readable. */
function mayKeep<T>(former: Loaded<T>, key: string, next: Resource<T>): boolean {
  return (
    former.key === key &&
    former.resource.state === 'ready' &&
    next.state === 'failed' &&
    next.error instanceof UnreachableError
  );
}
