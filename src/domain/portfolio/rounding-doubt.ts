/**
 * What the sums of daily rests below one unit, as planned-by-group.ts adds them up in doubles, can be off by, in units, whatever the
 * order in which they were added (Higham 2002, "Accuracy and Stability of Numerical Algorithms", chapter 4: each addition errs by at
 * most u × its result). With u = 2^-53, n items and d working days: the rests themselves, below 1 each and counted on d days, 4ndu;
 * the sums of the cells, of at most 2n rests, counted on d days, 4n²du; their running sums, d times at most n and d times at most
 * nd, 2nd²u. Twice that leaves room for the last addition and for terms in u².
 */
export function roundingDoubt(items: number, workingDays: number): number {
  return 2 ** -52 * (1 + workingDays * items * (4 + 4 * items + 2 * workingDays));
}
