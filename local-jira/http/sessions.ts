import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AccountId } from '../site/model.ts';
import type { Site } from '../site/ports.ts';

const COOKIE = 'local-jira-session';
const SETTING_PREFIX = 'session:';

/** Who is signed in to the pages. Kept with the site, so that a restart signs nobody out. */
export interface Sessions {
  find(headers: IncomingHttpHeaders): AccountId | null;
  /** @returns the `Set-Cookie` header */
  open(accountId: AccountId): string;
  /** @returns the `Set-Cookie` header that forgets it */
  close(headers: IncomingHttpHeaders): string;
}

export function createSessions(site: Site): Sessions {
  return {
    find(headers) {
      const token = tokenOf(headers);
      const accountId = token === undefined ? undefined : site.find('setting', SETTING_PREFIX + token)?.value;
      if (typeof accountId !== 'string') return null;
      return site.find('user', accountId)?.active === true ? accountId : null;
    },
    open(accountId) {
      const token = randomBytes(24).toString('base64url');
      site.put('setting', { id: SETTING_PREFIX + token, value: accountId });
      site.commit();
      return cookie(token);
    },
    close(headers) {
      const token = tokenOf(headers);
      if (token !== undefined && site.find('setting', SETTING_PREFIX + token) !== undefined) {
        site.remove('setting', SETTING_PREFIX + token);
        site.commit();
      }
      return `${cookie('')}; Max-Age=0`;
    },
  };
}

function cookie(token: string): string {
  return `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`;
}

function tokenOf(headers: IncomingHttpHeaders): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1];
}
