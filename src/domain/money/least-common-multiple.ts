/** The least whole number that all of these divide; those that are not positive are left out, and of none it is 1. */
export function leastCommonMultiple(numbers: Iterable<bigint>): bigint {
  let multiple = 1n;
  for (const number of numbers) {
    if (number > 0n) multiple *= number / greatestCommonDivisor(number, multiple % number);
  }
  return multiple;
}

export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right);
}
