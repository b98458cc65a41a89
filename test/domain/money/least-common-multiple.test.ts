import * as fc from 'fast-check';
import { greatestCommonDivisor, leastCommonMultiple } from '../../../src/domain/money/least-common-multiple';

describe('the least common multiple', () => {
  it('is the least that all divide', () => {
    expect([leastCommonMultiple([4n, 6n]), leastCommonMultiple([6n, 4n, 10n]), leastCommonMultiple([7n])]).toEqual([
      12n,
      60n,
      7n,
    ]);
  });

  it('is 1 of nothing, and leaves out what is not positive', () => {
    expect([leastCommonMultiple([]), leastCommonMultiple([0n, -3n, 5n])]).toEqual([1n, 5n]);
  });

  it('of two is their product over their greatest common divisor', () => {
    const whole = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(whole, whole, (left, right) => {
        const divisor = greatestCommonDivisor(left, right);
        expect([left % divisor, right % divisor]).toEqual([0n, 0n]);
        expect(leastCommonMultiple([left, right]) * divisor).toBe(left * right);
      }),
    );
  });
});

it('the greatest common divisor with 0 is the other', () => {
  expect([greatestCommonDivisor(12n, 18n), greatestCommonDivisor(5n, 0n), greatestCommonDivisor(0n, 5n)]).toEqual([
    6n,
    5n,
    5n,
  ]);
});
