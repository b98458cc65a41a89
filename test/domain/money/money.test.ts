import * as fc from 'fast-check';
import { allocate } from '../../../src/domain/money/allocate';
import { getCurrency } from '../../../src/domain/money/currency';
import {
  add,
  compare,
  CurrencyMismatch,
  money,
  multiplyRatio,
  negate,
  subtract,
  sum,
  zero,
} from '../../../src/domain/money/money';
import { MAX_AMOUNT_MINOR, parseMoney, toDecimal } from '../../../src/domain/money/parse-money';
import { anyCurrency, dollars, USD } from '../arbitraries';

const JPY = getCurrency('JPY');
const KWD = getCurrency('KWD');
const amount = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }).map(dollars);

describe('money', () => {
  it('adds, subtracts, negates and compares', () => {
    expect(add(dollars(150), dollars(-75))).toEqual(dollars(75));
    expect(subtract(dollars(150), dollars(200))).toEqual(dollars(-50));
    expect(negate(dollars(5))).toEqual(dollars(-5));
    expect([compare(dollars(1), dollars(2)), compare(dollars(2), dollars(2)), compare(dollars(3), dollars(2))]).toEqual(
      [-1, 0, 1],
    );
  });

  it('sums nothing to zero of the currency asked for', () => {
    expect(sum([], JPY)).toEqual(zero(JPY));
  });

  it('takes two currencies in one sum as a fault', () => {
    expect(() => add(dollars(1), money(1n, JPY))).toThrow(CurrencyMismatch);
    expect(() => subtract(dollars(1), money(1n, JPY))).toThrow('USD and JPY cannot be counted together');
    expect(() => compare(dollars(1), money(1n, JPY))).toThrow(CurrencyMismatch);
    expect(() => sum([dollars(1)], JPY)).toThrow(CurrencyMismatch);
    expect(new CurrencyMismatch().name).toBe('CurrencyMismatch');
  });

  it('multiplies by a ratio with one rounding', () => {
    expect(multiplyRatio(dollars(100), 1n, 3n)).toEqual(dollars(33));
    expect(multiplyRatio(dollars(5), 1n, 2n)).toEqual(dollars(2));
    expect(multiplyRatio(dollars(5), 1n, 2n, 'half-away-from-zero')).toEqual(dollars(3));
  });

  it('subtracts what it adds', () => {
    fc.assert(fc.property(amount, amount, (left, right) => expect(subtract(add(left, right), right)).toEqual(left)));
  });
});

describe('reading an amount', () => {
  it.each([
    [1250.5, 125050n],
    [1e3, 100000n],
    ['1e3', 100000n],
    [0.1, 10n],
    [-0, 0n],
    ['+7', 700n],
    ['-1250.50', -125050n],
    ['1250.5000', 125050n],
    ['125.05E+1', 125050n],
    ['1000000e-6', 100n],
    [' 12 ', 1200n],
    ['0e999999', 0n],
    ['10000000000000', 10n ** 15n],
    ['-10000000000000', -(10n ** 15n)],
    [`1${'0'.repeat(59)}e-59`, 100n],
    [`0.${'0'.repeat(55)}1e+56`, 100n],
    ['1E-2', 1n],
  ])('takes %p exactly', (value, minor) => {
    expect(parseMoney(value, USD)).toEqual({ ok: true, value: dollars(minor) });
  });

  it('counts in the minor unit of each currency', () => {
    expect(parseMoney('1250', JPY)).toEqual({ ok: true, value: money(1250n, JPY) });
    expect(parseMoney('1.234', KWD)).toEqual({ ok: true, value: money(1234n, KWD) });
  });

  it.each([
    [12.345, 'too-many-decimals', '12.345 has more decimals than USD has (2).'],
    [0.1 + 0.2, 'too-many-decimals', '0.30000000000000004 has more decimals than USD has (2).'],
    ['1e-999999', 'too-many-decimals', '1e-999999 has more decimals than USD has (2).'],
    [Number.NaN, 'not-finite', 'NaN is not an amount.'],
    [Number.POSITIVE_INFINITY, 'not-finite', 'Infinity is not an amount.'],
    [1e21, 'too-large', '1e+21 is more than 10000000000000.00 USD.'],
    ['1e999999', 'too-large', '1e999999 is more than 10000000000000.00 USD.'],
    ['-10000000000000.01', 'too-large', '-10000000000000.01 is more than 10000000000000.00 USD.'],
    ['', 'not-a-number', '"" is not a decimal number.'],
    ['1,250.50', 'not-a-number', '"1,250.50" is not a decimal number.'],
    ['0x10', 'not-a-number', '"0x10" is not a decimal number.'],
    ['1_000', 'not-a-number', '"1_000" is not a decimal number.'],
    ['.5', 'not-a-number', '".5" is not a decimal number.'],
    ['5.', 'not-a-number', '"5." is not a decimal number.'],
    ['x5', 'not-a-number', '"x5" is not a decimal number.'],
    ['5x', 'not-a-number', '"5x" is not a decimal number.'],
    ['5e', 'not-a-number', '"5e" is not a decimal number.'],
    ['5e1234567', 'not-a-number', '"5e1234567" is not a decimal number.'],
    ['--5', 'not-a-number', '"--5" is not a decimal number.'],
    ['10000000000000.001', 'too-many-decimals', '10000000000000.001 has more decimals than USD has (2).'],
    ['٣', 'not-a-number', '"٣" is not a decimal number.'],
  ])('refuses %p as %s', (value, reason, explanation) => {
    expect(parseMoney(value, USD)).toEqual({ ok: false, reason, explanation });
  });

  it('refuses a fraction of a currency without decimals', () => {
    expect(parseMoney(1250.5, JPY)).toMatchObject({ explanation: '1250.5 has more decimals than JPY has (none).' });
  });

  it('repeats 24 characters of a text, and reads 64', () => {
    expect(parseMoney('x'.repeat(24), USD)).toMatchObject({
      explanation: `"${'x'.repeat(24)}" is not a decimal number.`,
    });
    expect(parseMoney('x'.repeat(25), USD)).toMatchObject({
      explanation: `"${'x'.repeat(24)}…" is not a decimal number.`,
    });
    expect(parseMoney(`1${'0'.repeat(60)}e-60`, USD)).toMatchObject({ reason: 'not-a-number' });
  });

  it('neither reads nor repeats a text of great length', () => {
    const parsed = parseMoney('9'.repeat(1_000_000), USD);
    expect(parsed).toEqual({
      ok: false,
      reason: 'not-a-number',
      explanation: `"${'9'.repeat(24)}…" is not a decimal number.`,
    });
  });

  it('reads back what it writes, in every currency', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }), anyCurrency, (minor, currency) => {
        expect(parseMoney(toDecimal(money(minor, currency)), currency)).toEqual({
          ok: true,
          value: money(minor, currency),
        });
      }),
    );
  });

  it('reads the numbers that Jira keeps as the decimals that they show', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (cents) => {
        expect(parseMoney(cents / 100, USD)).toEqual({ ok: true, value: dollars(cents) });
      }),
    );
  });
});

describe('writing an amount', () => {
  it('has exactly the decimals of the currency', () => {
    const written = [dollars(5), dollars(-5), dollars(125050), dollars(0), money(-7n, JPY), money(5n, KWD)].map(
      toDecimal,
    );
    expect(written).toEqual(['0.05', '-0.05', '1250.50', '0.00', '-7', '0.005']);
  });
});

describe('allocation', () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 30 })
    .filter((list) => list.some((weight) => weight > 0n));

  it('gives the units left over to the largest remainders, earlier parts first', () => {
    expect(allocate(dollars(100), [1n, 1n, 1n])).toEqual([dollars(34), dollars(33), dollars(33)]);
    expect(allocate(dollars(10), [1n, 5n, 3n])).toEqual([dollars(1), dollars(6), dollars(3)]);
    expect(allocate(dollars(-100), [1n, 1n, 1n])).toEqual([dollars(-34), dollars(-33), dollars(-33)]);
    expect(allocate(dollars(7), [0n, 2n])).toEqual([dollars(0), dollars(7)]);
  });

  it('adds up to the whole', () => {
    fc.assert(fc.property(amount, weights, (whole, list) => expect(sum(allocate(whole, list), USD)).toEqual(whole)));
  });

  it('gives each part its exact share to less than a unit', () => {
    fc.assert(
      fc.property(amount, weights, (whole, list) => {
        const total = list.reduce((so, weight) => so + weight, 0n);
        for (const [index, part] of allocate(whole, list).entries()) {
          const error = part.minor * total - whole.minor * (list[index] ?? 0n);
          expect(error < total && -error < total).toBe(true);
        }
      }),
    );
  });

  it('takes weights that divide nothing as a fault', () => {
    for (const bad of [[], [0n], [1n, -1n], [2n, -1n]]) {
      expect(() => allocate(dollars(1), bad)).toThrow(
        'weights must not be negative, and at least one must be positive',
      );
    }
  });
});
