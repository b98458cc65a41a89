import * as fc from 'fast-check';
import { ratio } from '../../../src/domain/money/ratio';
import { absolute, divideRounded, type Rounding } from '../../../src/domain/money/rounding';

describe('rounded division', () => {
  it.each<[Rounding, bigint[]]>([
    ['half-even', [-2n, -2n, -1n, 0n, 0n, 0n, 1n, 2n, 2n]],
    ['half-away-from-zero', [-3n, -2n, -1n, -1n, 0n, 1n, 1n, 2n, 3n]],
    ['toward-zero', [-2n, -1n, -1n, 0n, 0n, 0n, 1n, 1n, 2n]],
  ])('rounds quarters %s', (rounding, expected) => {
    const quarters = [-10n, -6n, -5n, -2n, 0n, 2n, 5n, 6n, 10n];
    expect(quarters.map((quarter) => divideRounded(quarter, 4n, rounding))).toEqual(expected);
  });

  it('rounds half-even when nothing is said', () => {
    expect([divideRounded(1n, 2n), divideRounded(3n, 2n), divideRounded(-5n, 2n)]).toEqual([0n, 2n, -2n]);
  });

  it('does not care which of the two is negative', () => {
    expect([divideRounded(7n, -2n), divideRounded(-7n, 2n), divideRounded(-7n, -2n)]).toEqual([-4n, -4n, 4n]);
  });

  it('is never more than half a unit away', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), (numerator, denominator) => {
        const error = absolute(divideRounded(numerator, denominator) * denominator - numerator);
        expect(2n * error <= denominator).toBe(true);
      }),
    );
  });

  it('refuses to divide by zero', () => {
    for (const numerator of [1n, 0n]) {
      expect(() => divideRounded(numerator, 0n)).toThrow(RangeError);
      expect(() => ratio(numerator, 0n)).toThrow(RangeError);
    }
  });
});

describe('a ratio as a number', () => {
  it('is the nearest double, as plain division gives while both fit in one', () => {
    const safe = fc.bigInt({ min: BigInt(Number.MIN_SAFE_INTEGER), max: BigInt(Number.MAX_SAFE_INTEGER) });
    fc.assert(
      fc.property(safe, safe, (numerator, denominator) => {
        fc.pre(denominator !== 0n);
        expect(ratio(numerator, denominator)).toBe(numerator === 0n ? 0 : Number(numerator) / Number(denominator));
      }),
    );
  });

  it('rounds a tie to even, and what is the least above a tie up', () => {
    const one = 2n ** 200n;
    const halfStep = 2n ** 147n;
    expect(ratio(one + halfStep, one)).toBe(1);
    expect(ratio(one + halfStep + 1n, one)).toBe(1 + 2 ** -52);
    expect(ratio(one + 3n * halfStep, one)).toBe(1 + 2 ** -51);
    expect(ratio(one + 3n * halfStep - 1n, one)).toBe(1 + 2 ** -52);
  });

  it('is 0 of nothing, never -0', () => {
    expect([ratio(0n, 7n), ratio(0n, -7n)]).toEqual([0, 0]);
  });

  it('does not change when both are multiplied', () => {
    const part = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(part, part, fc.bigInt({ min: 1n, max: 10n ** 40n }), (numerator, denominator, factor) => {
        expect(ratio(numerator * factor, denominator * factor)).toBe(ratio(numerator, denominator));
      }),
    );
  });
});
