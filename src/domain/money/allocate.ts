import { money, type Money } from './money';
import { absolute } from './rounding';

/**
 * Divides an amount by weights so that the parts add up to it exactly, by largest remainder (Hamilton's method): every part is
 * its exact share rounded toward zero, and the units left over go one each to the largest remainders, earlier parts first
 * among equals. A part of weight 0 gets nothing.
 *
 * @param weights none negative, at least one positive; anything else is a fault
 */
export function allocate(amount: Money, weights: readonly bigint[]): readonly Money[] {
  const totalWeight = weights.reduce((total, weight) => total + weight, 0n);
  if (totalWeight <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('weights must not be negative, and at least one must be positive');
  }
  const size = absolute(amount.minor);
  const sign = amount.minor < 0n ? -1n : 1n;
  const shares = weights.map((weight, index) => ({
    index,
    whole: (size * weight) / totalWeight,
    rest: (size * weight) % totalWeight,
  }));
  const left = Number(size - shares.reduce((total, share) => total + share.whole, 0n));
  const favoured = new Set(
    [...shares]
      .sort((a, b) => Number(b.rest - a.rest))
      .slice(0, left)
      .map((share) => share.index),
  );
  return shares.map(({ index, whole }) => money(sign * (whole + (favoured.has(index) ? 1n : 0n)), amount.currency));
}
