import {
  findCurrency,
  getCurrency,
  isCurrency,
  listCurrencies,
  minorDigits,
  type Currency,
} from '../../../src/domain/money/currency';

/** Where ICU counts decimals as people pay in cash, and ISO 4217 as banks keep books. */
const CASH_DIFFERS = [
  'AFN',
  'ALL',
  'COP',
  'HUF',
  'IDR',
  'IQD',
  'IRR',
  'KPW',
  'LAK',
  'LBP',
  'MGA',
  'MMK',
  'PKR',
  'RSD',
  'SOS',
  'SYP',
  'YER',
];

describe('currencies', () => {
  it('have the minor digits of ISO 4217', () => {
    const digits = (code: string) => minorDigits(getCurrency(code));
    expect([digits('JPY'), digits('USD'), digits('EUR'), digits('KWD'), digits('CLF')]).toEqual([0, 2, 2, 3, 4]);
  });

  it('agree with the platform except where it follows cash instead of the standard', () => {
    const platform = (code: string) =>
      new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits;
    const different = listCurrencies().filter((code) => platform(code) !== minorDigits(code));
    expect(different.filter((code) => !CASH_DIFFERS.includes(code))).toEqual([]);
  });

  it('are listed once each, in order, and many', () => {
    const codes = listCurrencies();
    expect([...new Set(codes)].sort()).toEqual(codes);
    expect(codes.length).toBeGreaterThan(150);
  });

  it('are not made of anything else', () => {
    expect(['usd', 'XAU', 'XXX', '', 'US', 'DOLLARS', 'toString'].filter(isCurrency)).toEqual([]);
    expect([null, 2, {}, ['USD']].filter(isCurrency)).toEqual([]);
    expect([findCurrency('USD'), findCurrency('ABC')]).toEqual(['USD', undefined]);
    expect(() => getCurrency('ABC')).toThrow('not an ISO 4217 currency: ABC');
    expect(() => getCurrency('DOUBLOONS AND THALERS')).toThrow(/: DOUBLOON$/);
    expect(() => minorDigits('ABC' as Currency)).toThrow('not an ISO 4217 currency: ABC');
  });
});
