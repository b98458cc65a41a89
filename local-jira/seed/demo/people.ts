/** Who works in the demo. Invented people; the tokens open nothing but this local site. */
export const PEOPLE = {
  alex: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000001',
    displayName: 'Alex Chen',
    email: 'alex.chen@example.com',
    groups: ['site-admins', 'jira-administrators', 'jira-software-users'],
  },
  maya: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000002',
    displayName: 'Maya Lindqvist',
    email: 'maya.lindqvist@example.com',
    groups: ['jira-software-users'],
  },
  sam: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000003',
    displayName: 'Sam Okafor',
    email: 'sam.okafor@example.com',
    groups: ['jira-software-users'],
  },
  lena: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000004',
    displayName: 'Lena Fischer',
    email: 'lena.fischer@example.com',
    groups: ['jira-software-users'],
  },
  diego: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000005',
    displayName: 'Diego Ramos',
    email: 'diego.ramos@example.com',
    groups: ['jira-software-users'],
  },
  tomas: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000006',
    displayName: 'Tomás Herrera',
    email: 'tomas.herrera@example.com',
    groups: ['jira-software-users'],
  },
  priya: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000007',
    displayName: 'Priya Natarajan',
    email: 'priya.natarajan@example.com',
    groups: ['jira-software-users'],
  },
  jordan: {
    accountId: '712020:a1e4c0de-0000-4000-8000-000000000008',
    displayName: 'Jordan Blake',
    email: 'jordan.blake@example.com',
    groups: ['jira-software-users'],
  },
} as const;

/** What each of them is, for the sign-in page. */
export const ROLE_HINTS: Readonly<Record<string, string>> = {
  [PEOPLE.alex.accountId]: 'Jira administrator',
  [PEOPLE.maya.accountId]: 'Project manager of Payments migration',
  [PEOPLE.sam.accountId]: 'Team member',
  [PEOPLE.lena.accountId]: 'Team member',
  [PEOPLE.diego.accountId]: 'Team member',
  [PEOPLE.tomas.accountId]: 'Sponsor, approves changes',
  [PEOPLE.priya.accountId]: 'Finance, approves changes',
  [PEOPLE.jordan.accountId]: 'Works on another project, cannot see Payments migration',
};
