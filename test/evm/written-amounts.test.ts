import * as fc from 'fast-check';
import { getCurrency } from '../../src/domain/money/currency';
import { exact } from '../../src/domain/money/exact';
import { ExactColumn } from '../../evm/exact-column';
import { documentPlace, placeIn } from '../../evm/place';
import { moneyAt } from '../../evm/read-values';
import { WrittenAmounts } from '../../evm/written-amounts';

const place = placeIn(documentPlace({}), 'budget');
const tried = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return String(error);
  }
};

const anyAmount = fc.oneof(
  fc.stringMatching(/^-?\d{1,17}(\.\d{1,17})?$/),
  fc.stringMatching(/^[+-]?0{0,2}\d{0,3}\.?\d{0,3}(e\d)?$/),
  fc.double(),
  fc.integer().map((cents) => cents / 100),
  fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map(String),
  fc.constantFrom('1000000000000000', '10000000000000.00', '10000000000000.01', '-0', -0, ' 5', '', null, true, 'x'),
);

describe('written amounts', () => {
  it('are worth what they would be if they were kept as they were written, in any currency', () => {
    const anyCurrency = fc.constantFrom('JPY', 'USD', 'KWD', 'CLF').map(getCurrency);
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 20 }), anyCurrency, (values, currency) => {
        const amounts = new WrittenAmounts();
        for (const value of values) amounts.push(value);
        expect(values.map((_, index) => tried(() => amounts.at(index, currency, () => place)))).toEqual(
          values.map((value) => tried(() => moneyAt({ ...place, value }, currency))),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('are missing where there is none', () => {
    const amounts = new WrittenAmounts();
    for (const value of [undefined, '0', null, 0]) amounts.push(value);
    expect([0, 1, 2, 3].map((index) => amounts.isAbsent(index))).toEqual([true, false, false, false]);
    expect(() => amounts.at(0, getCurrency('USD'), () => place)).toThrow('budget: must be an amount such as');
  });
});

describe('a column of fractions', () => {
  it('gives back what was put in, however large', () => {
    const anyPart = fc.oneof(fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }));
    const anyExact = fc.record({ numerator: anyPart, denominator: anyPart }).filter((each) => each.denominator !== 0n);
    fc.assert(
      fc.property(fc.array(anyExact, { maxLength: 600 }), (fractions) => {
        const column = new ExactColumn();
        const values = fractions.map(({ numerator, denominator }) => exact(numerator, denominator));
        for (const value of values) column.push(value);
        expect(values.map((_, index) => column.at(index))).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });
});
