import { greatestCommonDivisor } from './least-common-multiple';
import { ratio } from './ratio';

/** A rational number, so that formulas round once, where they are shown. The denominator is positive. */
export interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A whole number as it is, or a fraction; a denominator of 0 is a fault. */
export function exact(numerator: bigint, denominator = 1n): Exact {
  if (denominator > 0n) return { numerator, denominator };
  if (denominator < 0n) return { numerator: -numerator, denominator: -denominator };
  throw new RangeError('division by zero');
}

export function plus(left: Exact, right: Exact): Exact {
  return exact(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function minus(left: Exact, right: Exact): Exact {
  return plus(left, { numerator: -right.numerator, denominator: right.denominator });
}

export function times(left: Exact, right: Exact): Exact {
  return exact(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** `left / right`; a `right` of 0 is a fault. */
export function over(left: Exact, right: Exact): Exact {
  return exact(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** In lowest terms, so that equal fractions have equal denominators. */
export function lowest({ numerator, denominator }: Exact): Exact {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return exact(numerator / divisor, denominator / divisor);
}

/** The nearest double. */
export function toNumber({ numerator, denominator }: Exact): number {
  return ratio(numerator, denominator);
}
