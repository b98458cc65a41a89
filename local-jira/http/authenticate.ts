import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AccountId } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import type { Sessions } from './sessions.ts';

export type Authentication =
  | { readonly by: 'token' | 'session'; readonly accountId: AccountId }
  | { readonly by: 'nothing' }
  | { readonly by: 'wrong-token' };

/** Basic auth with e-mail and API token for outside clients, the session cookie for the pages. */
export function authenticate(site: Site, sessions: Sessions, headers: IncomingHttpHeaders): Authentication {
  const { authorization } = headers;
  if (authorization !== undefined) {
    const accountId = findByToken(site, authorization);
    return accountId === undefined ? { by: 'wrong-token' } : { by: 'token', accountId };
  }
  const accountId = sessions.find(headers);
  return accountId === null ? { by: 'nothing' } : { by: 'session', accountId };
}

function findByToken(site: Site, authorization: string): AccountId | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const email = credentials.slice(0, colon).toLowerCase();
  const token = credentials.slice(colon + 1);
  for (const user of site.all('user')) {
    if (user.apiToken !== null && user.emailAddress.toLowerCase() === email && same(user.apiToken, token)) {
      return user.active ? user.accountId : undefined;
    }
  }
  return undefined;
}

function same(expected: string, given: string): boolean {
  const one = Buffer.from(expected);
  const other = Buffer.from(given);
  return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * Whether a state-changing request that a cookie signs comes from the site's own pages: a page in a frame, or of another
 * site, can neither set the header nor have the origin.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, baseUrl: string): boolean {
  return headers['x-local-jira'] === '1' || headers.origin === baseUrl;
}
