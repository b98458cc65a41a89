/** swc strips the types; jest runs CommonJS, so packages that are ES modules only are transformed too. */
const esmOnly = ['jira.js', '@sparticuz/chromium', 'd3-[a-z-]+', 'internmap'];
const shared = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '<rootDir>/build/'],
  // jira.js exports itself to `import` alone, which jest does not ask for.
  moduleNameMapper: { '^jira\\.js$': '<rootDir>/node_modules/jira.js/dist/index.js' },
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
};
const browser = [
  '<rootDir>/test/static/**/*.test.ts',
  '<rootDir>/test/local-jira/web/**/*.test.ts',
  '<rootDir>/test/story/**/*.test.ts',
];
export default {
  maxWorkers: 2,
  // A shared machine stalls for seconds at a time; a test that hangs still ends.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(static|local-jira/web|story)/'],
    },
    { ...shared, displayName: 'browser', testMatch: browser },
  ],
};
