/**
 * What the tests call of jest, for mocha: Stryker's mocha runner loads the tests once and runs them again for each mutant, where its
 * jest runner loads everything anew.
 */
import { pathToFileURL } from 'node:url';
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
 * Stryker starts a process anew for each mutant of code that it saw run outside the tests. While the tests are loaded no mutant is
 * switched on, so that what they call as well needs no process of its own; what keeps its results from one test to the next does.
 */
export const mochaHooks = {
  async afterAll() {
    const { activeMutant, mutantCoverage } = globalThis.__stryker__;
    if (activeMutant !== undefined) return;
    const calledByTests = Object.values(mutantCoverage.perTest).flatMap(Object.keys);
    for (const mutant of calledByTests) delete mutantCoverage.static[mutant];
    delete globalThis.__stryker__.currentTestId;
    const anew = (file) => import(`${pathToFileURL(file).href}?anew`);
    const { isTimeZone } = await anew('src/domain/calendar/time-zone.ts');
    for (const zone of ['UTC', 'UTC', '+09:00', 'Nowhere']) isTimeZone(zone);
    const { KernelMemory } = await anew('src/domain/portfolio/kernel.ts');
    new KernelMemory();
  },
};
