import type { Site } from '../site/ports.ts';
import { stableUuid } from '../site/stable-uuid.ts';
import type { Seed } from './format.ts';
import { SeedError } from './seed-error.ts';

/** Every human user of a site is in this group. */
const EVERYBODY = 'jira-users';

export function applyPeople(site: Site, seed: Seed): void {
  for (const name of [...seed.groups, ...seed.users.flatMap(({ groups }) => groups)]) ensureGroup(site, name);
  for (const { email, token, groups, ...user } of seed.users) {
    if (site.find('user', user.accountId) !== undefined)
      throw new SeedError(`two users have the account id "${user.accountId}"`);
    site.put('user', { ...user, emailAddress: email, accountType: 'atlassian', apiToken: token ?? null });
    for (const name of new Set([EVERYBODY, ...groups])) {
      const group = ensureGroup(site, name);
      site.put('group', { ...group, members: [...group.members, user.accountId] });
    }
  }
}

function ensureGroup(site: Site, name: string) {
  const groupId = stableUuid(`group ${name}`);
  const known = site.find('group', groupId);
  if (known !== undefined) return known;
  const group = { groupId, name, members: [] };
  site.put('group', group);
  return group;
}
