const { TestEnvironment } = require('jest-environment-node');

/** A mutant is killed by the first test that fails; the rest need not run. */
module.exports = class StopAtFirstFailure extends TestEnvironment {
  #failed = false;

  handleTestEvent({ name, test }, state) {
    // The test that says so is none of those that were asked for.
    if (name === 'run_start' && this.global.cannotLoad) state.testNamePattern = null;
    if (name === 'test_fn_failure') this.#failed = true;
    if (name === 'test_start' && this.#failed) test.mode = 'skip';
  }
};
