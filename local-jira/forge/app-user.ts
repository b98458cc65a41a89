import type { Site } from '../site/ports.ts';
import type { AppIdentity } from './app-identity.ts';

/** The account that the app acts as, made when it is installed. */
export function ensureAppUser(site: Site, identity: AppIdentity, displayName: string): void {
  if (site.find('user', identity.accountId) !== undefined) return;
  site.put('user', {
    accountId: identity.accountId,
    emailAddress: '',
    displayName,
    active: true,
    accountType: 'app',
    timeZone: 'Etc/GMT',
    locale: 'en_US',
    apiToken: null,
  });
}
