import { bigintColumn, integerColumn, readBigint, readText } from '../../src/store/columns';

describe('a column', () => {
  it.each<[unknown, bigint]>([
    ['9007199254740993', 9_007_199_254_740_993n],
    ['-5', -5n],
    [0, 0n],
    [-7, -7n],
  ])('of whole numbers may say %p', (value, expected) => {
    expect(bigintColumn.parse(value)).toBe(expected);
    expect(readBigint(value)).toBe(expected);
  });

  it.each([null, undefined, '', '1.0', '1e3', ' 1', '0x10', 1.5, 2 ** 53, true, 5n, {}])(
    'of whole numbers may not say %p',
    (value) => {
      expect(bigintColumn.safeParse(value).success).toBe(false);
      expect(() => readBigint(value)).toThrow('a column is not a whole number');
    },
  );

  it('of safe integers may not say what a number does not hold', () => {
    expect(integerColumn.parse('9007199254740991')).toBe(9_007_199_254_740_991);
    expect(integerColumn.safeParse('9007199254740992').success).toBe(false);
  });

  it.each([null, undefined, 5, {}])('of text may not say %p', (value) => {
    expect(readText('2026-06-02')).toBe('2026-06-02');
    expect(() => readText(value)).toThrow('a column is not text');
  });
});
