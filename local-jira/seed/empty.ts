import type { SeedDocument } from './format.ts';

/** A new site: its administrator, Jira's defaults, and no project. */
export const emptySeed: SeedDocument = {
  users: [
    {
      accountId: '557058:00000000-0000-4000-8000-000000000001',
      displayName: 'Ada Admin',
      email: 'admin@example.com',
      token: 'admin-token',
      groups: ['site-admins', 'jira-administrators'],
    },
  ],
};
