/** Whether the last request reached the server; the shell shows a banner while it did not. */
type Listener = () => void;

const listeners = new Set<Listener>();
let reachable = true;

export function setReachable(value: boolean): void {
  if (reachable === value) return;
  reachable = value;
  for (const listener of listeners) listener();
}

export function isReachable(): boolean {
  return reachable;
}

export function onReachableChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
