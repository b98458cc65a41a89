import type { ChangeDeps } from './change-deps';
import type { SiteAdministration } from '../jira/site-administration';

/** What set-up stands on besides: the configuration of the Jira site, as the administrator who asks. */
export interface SetupDeps extends ChangeDeps {
  readonly administration: SiteAdministration;
}
