/** Gives the next whole number from 0 to 2^32 − 1. */
export type RandomWords = () => number;

const WORDS = 2 ** 32;

// Looked up once, because a forecast draws millions of words.
const { floor, imul } = Math;

/**
 * Random words that are the same for the same seed on every engine: xoshiro128**, its state filled by splitmix64 as its authors
 * advise.
 *
 * @param seed whole, signed; a fraction is a fault
 */
export function seededRandom(seed: number): RandomWords {
  const next = splitMix64(BigInt(seed));
  const [first, second] = [next(), next()];
  return xoshiro128StarStar([word(first), word(first >> 32n), word(second), word(second >> 32n)]);
}

/**
 * One of `items`, each as likely as the others to within their number in 2^32.
 *
 * @param items fewer than 2^21, so that a double holds the product; none is a fault
 */
export function drawOne<T>(items: readonly T[], random: RandomWords): T {
  const drawn = items[floor((random() * items.length) / WORDS)];
  if (drawn === undefined) throw new RangeError('nothing to draw from');
  return drawn;
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021; their C code, prng.di.unimi.it,
 * is in the public domain). All in 32-bit integers.
 *
 * @param state four words, not all 0
 */
export function xoshiro128StarStar(state: readonly [number, number, number, number]): RandomWords {
  let [a, b, c, d] = state;
  return () => {
    const result = imul(rotateLeft(imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/** splitmix64 (Steele, Lea and Flood 2014; Vigna's C code, prng.di.unimi.it, is in the public domain): words of 64 bits. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state += 0x9e3779b97f4a7c15n;
    let mixed = BigInt.asUintN(64, state);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

/** The lowest 32 bits. */
function word(bits: bigint): number {
  return Number(BigInt.asUintN(32, bits));
}

function rotateLeft(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
