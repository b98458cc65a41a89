import { absolute } from './rounding';

/** Bits of quotient kept before the last rounding: the 53 of a double, one to round by, and room to spare. */
const QUOTIENT_BITS = 64;

/**
 * The double nearest to `numerator / denominator`, rounded once, however large the two are (`Number(a) / Number(b)` would round
 * three times past 2^53). A denominator of 0 is a fault.
 */
export function ratio(numerator: bigint, denominator: bigint): number {
  const top = absolute(numerator);
  const bottom = absolute(denominator);
  const shift = Math.max(0, QUOTIENT_BITS + bitLength(bottom) - bitLength(top));
  const shifted = top << BigInt(shift);
  // A lost remainder still decides a tie: one sticky bit below the quotient stands for it.
  const sticky = shifted % bottom === 0n ? 0n : 1n;
  const size = Number(((shifted / bottom) << 1n) | sticky) / 2 ** (shift + 1);
  return numerator * denominator < 0n ? -size : size;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
