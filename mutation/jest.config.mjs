import root from '../jest.config.mjs';

/** The root's own project of tests that need no browser, cut down to those of the engine. */
const node = root.projects.find(({ displayName }) => displayName === 'node');
export default {
  ...node,
  rootDir: '..',
  testEnvironment: './mutation/stop-at-first-failure.cjs',
  testMatch: ['<rootDir>/mutation/every-test.cjs'],
  setupFiles: ['<rootDir>/mutation/same-examples.mjs'],
};
