/**
 * Mutation testing of the earned-value engine: every file of src/domain that computes money, days, earned value, variances or
 * forecasts. Left out are change control (change requests, gates, approvals), which is not the engine, and what kernel/build.mjs makes.
 */
import { fileURLToPath } from 'node:url';

const out = 'build/mutation';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/domain/**/*.ts', '!src/domain/change/**', '!src/domain/portfolio/kernel-binary.ts'],
  // Nothing else goes into the sandbox: the engine and its tests import nothing outside their folders.
  ignorePatterns: ['**', '!src/domain/**', '!test/domain/**'],
  plugins: ['@stryker-mutator/mocha-runner'],
  testRunner: 'mocha',
  testRunnerNodeArgs: [`--import=${import.meta.resolve('../evm/resolve-sources.mjs')}`],
  mochaOptions: {
    require: [fileURLToPath(import.meta.resolve('./jest-words.mjs'))],
    spec: ['test/domain/**/*.test.ts'],
    // Tests of a scale that takes seconds: others kill what they would. Tests of the documentation, which run nothing.
    ignore: ['test/domain/scale/**', 'test/domain/readme.test.ts'],
  },
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
