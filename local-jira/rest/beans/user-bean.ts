import type { AccountId, UserRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { avatarUrls } from './avatar-urls.ts';
import type { Json } from './json.ts';

/** A user as issues, comments and searches carry it. */
export function toUserBean(site: Site, user: UserRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    accountType: user.accountType,
    // App users have no address; people's privacy settings are taken to allow showing theirs, as inside one organisation.
    ...(user.accountType === 'atlassian' ? { emailAddress: user.emailAddress } : {}),
    avatarUrls: avatarUrls(site.baseUrl, 'user', user.accountId),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
  };
}

/** The bean of a user who may have left the site since; null for nobody. */
export function toUserBeanOrNull(site: Site, accountId: AccountId | null): Json | null {
  if (accountId === null) return null;
  const user = site.find('user', accountId);
  if (user === undefined) return { accountId, displayName: 'Former user', active: false, accountType: 'atlassian' };
  return toUserBean(site, user);
}

/** `GET /myself` and `GET /user`, with what `expand` asks for. */
export function toUserDetailsBean(site: Site, user: UserRecord, expand: ReadonlySet<string>): Json {
  const groups = [...site.all('group')].filter((group) => group.members.includes(user.accountId));
  return {
    ...toUserBean(site, user),
    locale: user.locale,
    groups: {
      size: groups.length,
      items: expand.has('groups') ? groups.map((group) => toGroupNameBean(site, group)) : [],
    },
    applicationRoles: {
      size: user.accountType === 'atlassian' ? 1 : 0,
      items: expand.has('applicationRoles') && user.accountType === 'atlassian' ? [JIRA_SOFTWARE_ROLE] : [],
    },
    expand: 'groups,applicationRoles',
  };
}

const JIRA_SOFTWARE_ROLE: Json = { key: 'jira-software', name: 'Jira', groups: [], defaultGroups: [] };

export function toGroupNameBean(site: Site, group: { readonly groupId: string; readonly name: string }): Json {
  return {
    name: group.name,
    groupId: group.groupId,
    self: `${site.baseUrl}/rest/api/3/group?groupId=${encodeURIComponent(group.groupId)}`,
  };
}
