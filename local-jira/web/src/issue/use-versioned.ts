import { useEffect, useRef } from 'react';
import { useResource, type Resource } from '../parts/use-resource';

/** Loads once a key, and again in silence each time the version moves. */
export function useVersioned<T>(
  key: string,
  version: string,
  load: () => Promise<T>,
): readonly [Resource<T>, () => Promise<void>] {
  const [resource, reload] = useResource(key, load);
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void reload();
  }, [version, reload]);
  return [resource, reload];
}
