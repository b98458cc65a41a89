/** What happens to the part that a whole number cannot hold. */
export type Rounding = 'half-even' | 'half-away-from-zero' | 'toward-zero';

/**
 * The whole number nearest to `numerator / denominator`. Half-even (IEEE 754 roundTiesToEven, "banker's rounding") is the
 * default because it does not lean one way over many roundings. A denominator of 0 is a fault.
 */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding = 'half-even'): bigint {
  const quotient = numerator / denominator;
  const twiceRest = 2n * absolute(numerator % denominator);
  const divisor = absolute(denominator);
  const away = numerator * denominator < 0n ? -1n : 1n;
  if (rounding === 'toward-zero' || twiceRest < divisor) return quotient;
  if (twiceRest > divisor) return quotient + away;
  return rounding === 'half-even' && quotient % 2n === 0n ? quotient : quotient + away;
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
