/**
 * What the tests call of jest, for mocha: Stryker's mocha runner loads the tests once and runs them again for each mutant, where its
 * jest runner loads everything anew.
 */
import { expect } from 'expect';
import * as fc from 'fast-check';
import { bind } from 'jest-each';
import Mocha from 'mocha';

// The score is the same whenever it is measured: properties try the same examples, fewer than `npm test` since they do it for each
// mutant, and stop at the first that fails.
fc.configureGlobal({ seed: 20_261_125, numRuns: 30, endOnFailure: true });

globalThis.expect = expect;

const { bdd } = Mocha.interfaces;
Mocha.interfaces.bdd = (suite) => {
  bdd(suite);
  // mocha makes `it` anew for each file.
  suite.on(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, (context) => {
    context.it.each = bind(context.it, false);
  });
};

/**
 * Stryker starts a process anew for each mutant in code that ran while the tests were loaded. Where tests call that code as well, it is
 * only while they do that the mutant is switched on, so that nothing needs to be loaded again.
 */
export const mochaHooks = {
  afterAll() {
    const { activeMutant, mutantCoverage } = globalThis.__stryker__;
    if (activeMutant !== undefined) return;
    const calledByTests = Object.values(mutantCoverage.perTest).flatMap(Object.keys);
    for (const mutant of calledByTests) delete mutantCoverage.static[mutant];
  },
};
