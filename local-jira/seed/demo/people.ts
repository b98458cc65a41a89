/** Who works in the demo. Invented people; the tokens open nothing but this local site. */
export const PEOPLE = {
  alex: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000001',
    displayName: 'Alex Chen',
    jobTitle: 'Jira administrator',
    email: 'alex.chen@example.com',
    groups: ['site-admins', 'jira-administrators'],
  },
  maya: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000002',
    displayName: 'Maya Lindqvist',
    jobTitle: 'Project manager of Payments migration',
    email: 'maya.lindqvist@example.com',
    groups: [],
  },
  sam: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000003',
    displayName: 'Sam Okafor',
    jobTitle: 'Team member',
    email: 'sam.okafor@example.com',
    groups: [],
  },
  lena: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000004',
    displayName: 'Lena Fischer',
    jobTitle: 'Team member',
    email: 'lena.fischer@example.com',
    groups: [],
  },
  diego: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000005',
    displayName: 'Diego Ramos',
    jobTitle: 'Team member',
    email: 'diego.ramos@example.com',
    groups: [],
  },
  tomas: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000006',
    displayName: 'Tomás Herrera',
    jobTitle: 'Sponsor, approves changes',
    email: 'tomas.herrera@example.com',
    groups: [],
  },
  priya: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000007',
    displayName: 'Priya Natarajan',
    jobTitle: 'Finance, approves changes',
    email: 'priya.natarajan@example.com',
    groups: [],
  },
  jordan: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000008',
    displayName: 'Jordan Blake',
    jobTitle: 'Works on another project, cannot see Payments migration',
    email: 'jordan.blake@example.com',
    groups: [],
  },
} as const;
