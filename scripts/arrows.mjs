/**
 * Which room may import which: the arrows of the house. Read by the lint rule and by test/architecture.test.ts.
 * A room is a folder; a room sees itself, what is listed here, and packages.
 */
export const arrows = {
  'src/domain': [],
  'src/contract': ['src/domain'],
  'src/app': ['src/domain', 'src/contract', 'src/jira', 'src/store'],
  'src/jira': ['src/domain'],
  'src/store': ['src/domain'],
  'src/entry': ['src/app', 'src/contract'],
  'src/index.ts': ['src/composition.ts', 'src/entry'],
  'src/composition.ts': ['src/app', 'src/jira', 'src/store', 'src/entry'],
  evm: ['src/domain'],
  static: ['src/contract', 'src/domain'],
  'local-jira/web': [],
  'local-jira': ['local-jira/web'],
};

/** The rooms inside src/domain: each may see those before it, and the files that stand in none. */
export const domainRooms = [
  'calendar',
  'money',
  'baseline',
  'earned-value',
  'variance',
  'portfolio',
  'why-it-moved',
  'forecast',
  'history',
  'change',
  'options',
];
