/** `events.emit` and `events.on` of @forge/bridge: between the frames of one app that are open on this page. */
type Listener = (payload: unknown) => unknown;

const listeners = new Map<string, Set<Listener>>();

export function emitAppEvent(event: string, payload: unknown): void {
  for (const listener of listeners.get(event) ?? []) listener(payload);
}

/** @returns takes the listener away again */
export function onAppEvent(event: string, listener: Listener): () => void {
  const known = listeners.get(event) ?? new Set();
  listeners.set(event, known.add(listener));
  return () => {
    known.delete(listener);
  };
}
