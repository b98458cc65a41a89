import { useSyncExternalStore } from 'react';
import { beginAction } from '../api/person-action';

const CHANGED = 'local-jira:navigated';

/** Moves to a path of this site without loading the page again. */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  beginAction(`Open ${to}`);
  if (options.replace === true) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  window.dispatchEvent(new Event(CHANGED));
  if (options.replace !== true) window.scrollTo(0, 0);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** Path with query of the address bar. */
export function useAddress(): URL {
  const href = useSyncExternalStore(subscribe, () => location.href);
  return new URL(href);
}
