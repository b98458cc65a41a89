/**
 * The score is the same whenever it is measured: properties try the same examples, fewer than `npm test` since they do it for each
 * mutant, and stop at the first that fails.
 */
import * as fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_125, numRuns: 30, endOnFailure: true });
