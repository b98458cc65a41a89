import { drawOne, type RandomWords } from './seeded-random';

/** What a past period gained of what there is to gain, and what it used up meanwhile, each in a unit of its own. Both signed. */
export interface PeriodPace {
  readonly gained: number;
  readonly used: number;
}

/** So many that their 80th percentile is, 19 times in 20, between the 78.7th and the 81.3rd of endless trials. */
export const BOOTSTRAP_TRIALS = 4_000;

/** About twenty years of weeks. A trial that has not arrived by then counts as one that never does. */
const MAX_TRIAL_PERIODS = 1_000;

/**
 * What the rest may use up, judged by past periods: one outcome a trial, ascending, infinite of a trial that does not arrive.
 * Each trial draws as many periods as there are, with replacement: a history as it might as well have been (bootstrap; Efron,
 * "Bootstrap Methods: Another Look at the Jackknife", 1979). From that history it draws period after period until `left` is
 * gained; of the last period it takes the share that was still needed.
 *
 * Forecasts by throughput draw the rest from the one history that happened, and so take the average of a few periods for the
 * truth: the longer the rest, the nearer their range comes to a point. Of simulated projects with 6 periods behind them and 60
 * before, about 60 in 100 ended within such an 80th percentile, and about 80 within this one.
 *
 * @param history at least one period
 * @param left above 0
 */
export function bootstrapRest(history: readonly PeriodPace[], left: number, random: RandomWords): Float64Array {
  const outcomes = new Float64Array(BOOTSTRAP_TRIALS);
  return outcomes
    .map(() =>
      usedUntilGained(
        left,
        history.map(() => drawOne(history, random)),
        random,
      ),
    )
    .sort();
}

function usedUntilGained(left: number, history: readonly PeriodPace[], random: RandomWords): number {
  let [needed, used] = [left, 0];
  for (let period = 0; period < MAX_TRIAL_PERIODS; period += 1) {
    const drawn = drawOne(history, random);
    if (drawn.gained >= needed) return used + (drawn.used * needed) / drawn.gained;
    needed -= drawn.gained;
    used += drawn.used;
  }
  return Infinity;
}
