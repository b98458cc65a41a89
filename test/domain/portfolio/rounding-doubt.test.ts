import * as fc from 'fast-check';
import { exact, minus, plus, toNumber, type Exact } from '../../../src/domain/money/exact';
import { roundingDoubt } from '../../../src/domain/portfolio/rounding-doubt';

describe('the doubt that rounding leaves', () => {
  it.each([
    [0, 0, 1],
    [0, 500, 1],
    [1, 1, 11],
    [2, 3, 1 + 6 * (4 + 8 + 6)],
    [1_000_000, 500, 1 + 5e8 * (4 + 4e6 + 1_000)],
  ])('of %d items over %d working days is %d × 2^-52 units', (items, days, units) => {
    expect(roundingDoubt(items, days)).toBe(units * 2 ** -52);
  });

  it('is never less than what sums of daily rests are off by', () => {
    const DAYS = 40;
    const anyItem = fc.tuple(fc.nat(DAYS - 1), fc.nat(DAYS - 1), fc.nat()).map(([one, other, rest]) => {
      const [first, last] = [Math.min(one, other), Math.max(one, other)];
      const length = last - first + 1;
      return { first, last, length, rest: rest % length };
    });
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 60 }), (items) => {
        const bends = new Float64Array(DAYS + 1);
        for (const { first, last, length, rest } of items) {
          bends[first] = (bends[first] ?? 0) + rest * (1 / length);
          bends[last + 1] = (bends[last + 1] ?? 0) - rest * (1 / length);
        }
        let [slope, value] = [0, 0];
        for (let day = 0; day < DAYS; day += 1) {
          slope += bends[day] ?? 0;
          value += slope;
          const whole = items.reduce<Exact>((sum, { first, length, rest }) => {
            const worked = Math.min(length, Math.max(0, day - first + 1));
            return plus(sum, exact(BigInt(rest) * BigInt(worked), BigInt(length)));
          }, exact(0n));
          const off = Math.abs(toNumber(minus(whole, fromDouble(value))));
          expect(off).toBeLessThanOrEqual(roundingDoubt(items.length, DAYS));
        }
      }),
    );
  });
});

/** A double is a whole number of 2^-60 here, or so nearly that it does not matter. */
function fromDouble(value: number): Exact {
  return exact(BigInt(Math.round(value * 2 ** 60)), 2n ** 60n);
}
