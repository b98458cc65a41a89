import type { Exact } from './exact';

/** The least whole number that is not below a number that is not negative: a part of a working day is taken as a whole one. */
export function roundUp({ numerator, denominator }: Exact): bigint {
  return (numerator + denominator - 1n) / denominator;
}
