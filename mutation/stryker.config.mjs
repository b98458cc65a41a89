/**
 * Mutation testing of the earned-value engine: every file of src/domain that computes money, days, earned value, variances or
 * forecasts. Left out is what stands in the same folder and is not the engine: change control (change requests, gates, approvals,
 * the canonical text that approvals are bound to), and what kernel/build.mjs makes.
 */
const notTheEngine = ['change-*', 'gate*', 'approval-policy', 'canonical-json', 'kernel-binary'];
const out = 'build/mutation';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/domain/*.ts', ...notTheEngine.map((name) => `!src/domain/${name}.ts`)],
  // Nothing else goes into the sandbox: the engine and its tests import nothing outside their folders.
  ignorePatterns: ['**', '!jest.config.mjs', '!mutation/*.{cjs,mjs}', '!src/domain/**', '!test/domain/**'],
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  jest: { configFile: 'mutation/jest.config.mjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // Tables and constants that are made when a file is loaded and never again: each would need every test. What the tests call as
  // well is not left out by this.
  ignoreStatic: true,
  concurrency: 2,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', process.stdout.isTTY ? 'progress' : 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `${out}/index.html` },
  jsonReporter: { fileName: `${out}/mutation.json` },
  tempDirName: `${out}/sandbox`,
};
