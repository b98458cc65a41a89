import { navigate } from '../routing/navigation';
import type { historyMovePayload } from './payloads';
import type { z } from 'zod';

/**
 * `view.createHistory()` of a full-page module. The app's path lives in the query, `?app-path=/page-1`, because the part of the
 * address before it belongs to this site.
 */
const PARAMETER = 'app-path';

interface AppLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

export function readAppLocation(): AppLocation {
  const inner = new URL(new URL(location.href).searchParams.get(PARAMETER) ?? '/', 'http://frame.invalid/');
  return { pathname: inner.pathname, search: inner.search, hash: inner.hash };
}

export function moveAppLocation({ go, to, replace }: z.infer<typeof historyMovePayload>): void {
  if (go !== undefined) history.go(go);
  if (to === undefined) return;
  const address = new URL(location.href);
  address.searchParams.set(PARAMETER, `${to.pathname}${to.search}${to.hash}`);
  navigate(`${address.pathname}${address.search}`, { replace });
}
