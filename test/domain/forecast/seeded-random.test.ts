import * as fc from 'fast-check';
import { drawOne, seededRandom, splitMix64, xoshiro128StarStar } from '../../../src/domain/forecast/seeded-random';

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

describe('seeded random words', () => {
  it('are those of the reference code of xoshiro128**', () => {
    const next = xoshiro128StarStar([1, 2, 3, 4]);
    expect(take(10, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
    take(9_990, next);
    expect(next()).toBe(1838359681);
  });

  it('take their state from splitmix64, whose words are those of its reference code', () => {
    expect(take(5, splitMix64(1234567n))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
    expect(take(2, splitMix64(-1n))).toEqual(take(2, splitMix64(2n ** 64n - 1n)));
  });

  it('are those of both reference codes together, low halves first', () => {
    expect([0, 1234567, Number.MAX_SAFE_INTEGER].map((seed) => take(6, seededRandom(seed)))).toEqual([
      [3737715805, 2584255861, 2876756834, 3286328325, 1553311962, 1625202774],
      [1967786208, 270031234, 1115494691, 824886977, 1639868524, 2161081248],
      [1233166643, 1287031142, 661813442, 2960669951, 2601079046, 1036114921],
    ]);
  });

  it('refuse a seed that is not whole', () => {
    expect(() => seededRandom(0.5)).toThrow(RangeError);
  });
});

describe('a draw', () => {
  it('gives each of the items an equal part of all words', () => {
    const quarter = 2 ** 30;
    const drawn = [0, quarter - 1, quarter, 2 * quarter, 3 * quarter - 1, 3 * quarter, 4 * quarter - 1].map((word) =>
      drawOne(['a', 'b', 'c', 'd'], () => word),
    );
    expect(drawn).toEqual(['a', 'a', 'b', 'c', 'c', 'd', 'd']);
  });

  it('always gives one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.maxSafeInteger(), (items, seed) => {
        expect(items).toContain(drawOne(items, seededRandom(seed)));
      }),
    );
  });

  it('cannot be made from nothing', () => {
    expect(() => drawOne([], seededRandom(1))).toThrow('nothing to draw from');
  });
});
