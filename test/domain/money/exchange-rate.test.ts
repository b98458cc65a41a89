import * as fc from 'fast-check';
import { convert, convertAll } from '../../../src/domain/money/convert-money';
import { getCurrency, minorDigits, type Currency } from '../../../src/domain/money/currency';
import { getDay } from '../../../src/domain/calendar/day';
import { exact, type Exact } from '../../../src/domain/money/exact';
import { makeRateTable, type ExchangeRate, type RateTable } from '../../../src/domain/money/exchange-rate';
import { money, negate, sum, type Money } from '../../../src/domain/money/money';
import type { Outcome } from '../../../src/domain/outcome';
import { parseMoney } from '../../../src/domain/money/parse-money';
import { absolute } from '../../../src/domain/money/rounding';
import { anyDay, dollars, USD } from '../arbitraries';

const [EUR, GBP, CHF, JPY, KWD, CLF] = ['EUR', 'GBP', 'CHF', 'JPY', 'KWD', 'CLF'].map(getCurrency) as [
  Currency,
  Currency,
  Currency,
  Currency,
  Currency,
  Currency,
];
const statusDay = getDay('2026-11-25');

const euros = (cents: bigint | number): Money => money(BigInt(cents), EUR);
/** A rate as people write it: `1.0850`. */
const decimal = (text: string): Exact => {
  const [whole = '', fraction = ''] = text.split('.');
  return exact(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
};
const quote = (from: Currency, to: Currency, day: string, rate: string): ExchangeRate => ({
  from,
  to,
  day: getDay(day),
  rate: decimal(rate),
});
const getValue = <T>(outcome: Outcome<T, string>): T => {
  if (!outcome.ok) throw new Error(outcome.explanation);
  return outcome.value;
};
const tableOf = (rates: readonly ExchangeRate[], pivot: Currency | null = null): RateTable =>
  getValue(makeRateTable(rates, pivot));

const october = quote(EUR, USD, '2026-10-30', '1.08');
const november = quote(EUR, USD, '2026-11-20', '1.0850');
const december = quote(EUR, USD, '2026-12-01', '1.2');
const euroTable = tableOf([december, october, november]);

describe('a table of rates', () => {
  it.each([
    ['0', 'The rate from EUR to USD of 2026-11-20 is 0, which is not above zero.'],
    ['-1.5', 'The rate from EUR to USD of 2026-11-20 is -1.5, which is not above zero.'],
  ])('refuses the rate %s', (rate, explanation) => {
    expect(makeRateTable([october, quote(EUR, USD, '2026-11-20', rate)])).toEqual({
      ok: false,
      reason: 'not-above-zero',
      explanation,
    });
  });

  it('refuses a rate between a currency and itself', () => {
    expect(makeRateTable([quote(EUR, EUR, '2026-11-20', '1')])).toEqual({
      ok: false,
      reason: 'same-currency',
      explanation: 'The rate from EUR to EUR of 2026-11-20 is between a currency and itself.',
    });
  });

  it('refuses two different rates of one pair and day', () => {
    expect(makeRateTable([november, october, quote(EUR, USD, '2026-11-20', '1.0851')])).toEqual({
      ok: false,
      reason: 'two-rates-a-day',
      explanation: 'The rate from EUR to USD of 2026-11-20 is given twice, and differently.',
    });
  });

  it('takes one rate that is given twice, however it is written', () => {
    const again = quote(EUR, USD, '2026-11-20', '1.085');
    expect(convert(euros(100_00), USD, statusDay, tableOf([november, again]))).toEqual({
      ok: true,
      value: { amount: dollars(108_50), used: [{ quoted: again, inverse: false }] },
    });
  });

  it('takes a pair that is quoted both ways', () => {
    const sold = quote(USD, EUR, '2026-11-20', '0.91');
    const table = tableOf([november, sold]);
    expect(convert(euros(100_00), USD, statusDay, table)).toMatchObject({ value: { amount: dollars(108_50) } });
    expect(convert(dollars(100_00), EUR, statusDay, table)).toMatchObject({
      value: { amount: euros(91_00), used: [{ quoted: sold, inverse: false }] },
    });
  });
});

describe('converting an amount', () => {
  it.each([
    ['2026-10-30', october, 108_00],
    ['2026-11-19', october, 108_00],
    ['2026-11-20', november, 108_50],
    ['2026-11-25', november, 108_50],
    ['2026-12-01', december, 120_00],
    ['2027-12-31', december, 120_00],
  ])('goes on %s by the latest rate up to the day, and says which', (day, quoted, cents) => {
    expect(convert(euros(100_00), USD, getDay(day), euroTable)).toEqual({
      ok: true,
      value: { amount: dollars(cents), used: [{ quoted, inverse: false }] },
    });
  });

  it('is refused, by pair and day, when no rate is that old', () => {
    expect(convert(euros(1), USD, getDay('2026-10-29'), euroTable)).toEqual({
      ok: false,
      reason: 'no-rate',
      explanation: 'No rate from EUR to USD is dated on or before 2026-10-29.',
    });
    expect(convert(dollars(1), GBP, statusDay, euroTable)).toMatchObject({
      explanation: 'No rate from USD to GBP is dated on or before 2026-11-25.',
    });
  });

  it('takes the exact inverse of a pair that is only quoted the other way round, and says so', () => {
    // 108.50 / 1.085 = 100 exactly; 1.00 / 1.085 = 0.9216…
    expect(convert(dollars(108_50), EUR, statusDay, euroTable)).toEqual({
      ok: true,
      value: { amount: euros(100_00), used: [{ quoted: november, inverse: true }] },
    });
    expect(convert(dollars(1_00), EUR, statusDay, euroTable)).toMatchObject({ value: { amount: euros(92) } });
  });

  it('goes by a rate of its own direction before a later one of the other', () => {
    const table = tableOf([october, quote(USD, EUR, '2026-11-24', '0.5')]);
    expect(convert(euros(100_00), USD, statusDay, table)).toMatchObject({
      value: { amount: dollars(108_00), used: [{ quoted: october, inverse: false }] },
    });
  });

  it('leaves an amount of the same currency as it is, by no rate', () => {
    expect(convert(dollars(-12_34), USD, statusDay, tableOf([]))).toEqual({
      ok: true,
      value: { amount: dollars(-12_34), used: [] },
    });
  });

  it.each([
    // 100.00 EUR × 171.235 = 17 123.5 yen, the even whole yen
    [euros(100_00), JPY, '171.235', 17_124n],
    // 1 000 yen × 0.00585 = 5.85 euro
    [money(1000n, JPY), EUR, '0.00585', 585n],
    // 10.00 EUR × 0.33333 = 3.3333 dinar, to the fils
    [euros(10_00), KWD, '0.33333', 3_333n],
    // 1.234 dinar × 3.1 = 3.8254 euro
    [money(1_234n, KWD), EUR, '3.1', 383n],
    // 1 000.00 EUR × 0.02561 = 25.61 UF, four decimals
    [euros(1000_00), CLF, '0.02561', 256_100n],
    // 1.0000 UF × 39.05 = 39.05 euro
    [money(10_000n, CLF), EUR, '39.05', 3_905n],
    // 2.500 dinar × 500 = 1 250 yen
    [money(2_500n, KWD), JPY, '500', 1_250n],
  ])('keeps to the minor units of both currencies: %p to %s at %s', (amount, to, rate, minor) => {
    const table = tableOf([quote(amount.currency, to, '2026-11-20', rate)]);
    expect(convert(amount, to, statusDay, table)).toMatchObject({ value: { amount: money(minor, to) } });
  });

  it('rounds once, half-even unless told otherwise', () => {
    const table = tableOf([quote(EUR, USD, '2026-11-20', '0.5')]);
    const rounded = (cents: number, rounding?: 'half-away-from-zero' | 'toward-zero') =>
      getValue(convert(euros(cents), USD, statusDay, table, rounding)).amount.minor;
    expect([rounded(1), rounded(3), rounded(-1), rounded(-3)]).toEqual([0n, 2n, 0n, -2n]);
    expect([rounded(1, 'half-away-from-zero'), rounded(-1, 'half-away-from-zero')]).toEqual([1n, -1n]);
    expect([rounded(3, 'toward-zero'), rounded(-3, 'toward-zero')]).toEqual([1n, -1n]);
  });
});

describe('a cross rate', () => {
  const pound = quote(EUR, GBP, '2026-11-18', '0.8');
  const rates = [october, november, december, pound];

  it('is not made of rates that nobody said it may go through', () => {
    expect(convert(money(80_00n, GBP), USD, statusDay, tableOf(rates))).toEqual({
      ok: false,
      reason: 'no-rate',
      explanation: 'No rate from GBP to USD is dated on or before 2026-11-25.',
    });
    expect(convert(money(80_00n, GBP), USD, statusDay, tableOf(rates, CHF)).ok).toBe(false);
  });

  it('goes through the pivot of the table, by two rates that are both told, rounded once', () => {
    // 0.50 GBP / 0.8 = 0.625 EUR; × 1.085 = 0.678125 USD. Rounded on the way it would be 0.62 × 1.085 = 0.6727.
    const table = tableOf(rates, EUR);
    const used = [
      { quoted: pound, inverse: true },
      { quoted: november, inverse: false },
    ];
    expect(convert(money(50n, GBP), USD, statusDay, table)).toEqual({ ok: true, value: { amount: dollars(68), used } });
    expect(convert(dollars(108_50), GBP, statusDay, table)).toEqual({
      ok: true,
      value: {
        amount: money(80_00n, GBP),
        used: [
          { quoted: november, inverse: true },
          { quoted: pound, inverse: false },
        ],
      },
    });
  });

  it('is not used where the pair has a rate of its own, either way round', () => {
    const own = quote(GBP, USD, '2026-01-02', '1.3');
    for (const amount of [money(1_00n, GBP), dollars(1_30)]) {
      const to = amount.currency === GBP ? USD : GBP;
      expect(convert(amount, to, statusDay, tableOf([...rates, own], EUR))).toMatchObject({
        value: { used: [{ quoted: own, inverse: to === GBP }] },
      });
    }
  });

  it('is refused when either of its rates is missing on the day', () => {
    const table = tableOf(rates, EUR);
    const explanation = (day: string) =>
      `No rate from GBP to USD, direct or through EUR, is dated on or before ${day}.`;
    for (const day of ['2026-11-17', '2026-10-29']) {
      expect(convert(money(1n, GBP), USD, getDay(day), table)).toMatchObject({ explanation: explanation(day) });
    }
    const early = tableOf([quote(EUR, GBP, '2026-01-02', '0.8'), november], EUR);
    expect(convert(money(1n, GBP), USD, getDay('2026-11-19'), early)).toMatchObject({
      explanation: explanation('2026-11-19'),
    });
  });

  it('is not spoken of where the pair is one with the pivot', () => {
    const table = tableOf([], EUR);
    expect(convert(euros(1), USD, statusDay, table)).toMatchObject({
      explanation: 'No rate from EUR to USD is dated on or before 2026-11-25.',
    });
    expect(convert(dollars(1), EUR, statusDay, table)).toMatchObject({
      explanation: 'No rate from USD to EUR is dated on or before 2026-11-25.',
    });
  });
});

describe('converting a portfolio', () => {
  const pound = quote(EUR, GBP, '2026-11-18', '0.8');
  const franc = quote(CHF, EUR, '2026-11-19', '1.05');

  it('converts each amount once, sums what it shows and tells every rate once', () => {
    const amounts = [
      euros(1),
      dollars(10_00),
      money(80_00n, GBP),
      euros(1),
      money(100_00n, CHF),
      money(50n, GBP),
      euros(1),
    ];
    const table = tableOf([november, pound, franc], EUR);
    // Three cents of euro are 0.03255 together, 0.03 as shown one by one; 105.00 EUR from francs are 113.925 dollars.
    const converted = [1, 10_00, 108_50, 1, 113_92, 68, 1].map(dollars);
    expect(convertAll(amounts, USD, statusDay, table)).toEqual({
      ok: true,
      value: {
        total: dollars(233_13),
        amounts: converted,
        used: [
          { quoted: november, inverse: false },
          { quoted: pound, inverse: true },
          { quoted: franc, inverse: false },
        ],
      },
    });
  });

  it('rounds as it is told', () => {
    const table = tableOf([quote(EUR, USD, '2026-11-20', '0.5')]);
    expect(convertAll([euros(1), euros(1)], USD, statusDay, table, 'half-away-from-zero')).toMatchObject({
      value: { total: dollars(2), amounts: [dollars(1), dollars(1)] },
    });
  });

  it('is nothing, by no rate, of nothing', () => {
    expect(convertAll([], JPY, statusDay, euroTable)).toEqual({
      ok: true,
      value: { total: money(0n, JPY), amounts: [], used: [] },
    });
  });

  it('is refused for one amount without a rate', () => {
    expect(convertAll([dollars(1), euros(1), money(1n, CHF)], USD, statusDay, euroTable)).toEqual({
      ok: false,
      reason: 'no-rate',
      explanation: 'No rate from CHF to USD is dated on or before 2026-11-25.',
    });
  });
});

describe('conversion', () => {
  const currencies = [USD, EUR, GBP, JPY, KWD, CLF] as const;
  const anyOfThem = fc.constantFrom(...currencies);
  const anyAmount = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
  const anyMoney = fc.tuple(anyAmount, anyOfThem).map(([minor, currency]) => money(minor, currency));
  const anyRate = fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 9n }), fc.integer({ min: 0, max: 8 }))
    .map(([digits, decimals]) => exact(digits, 10n ** BigInt(decimals)));
  const anyRates = fc
    .uniqueArray(fc.record({ from: anyOfThem, to: anyOfThem, day: anyDay(40), rate: anyRate }), {
      maxLength: 30,
      selector: ({ from, to, day }) => `${from}${to}${day}`,
    })
    .map((rates) => rates.filter(({ from, to }) => from !== to));
  const anyPivot = fc.constantFrom(null, ...currencies);

  /** By looking at every rate: what one major unit is worth, or undefined. */
  const worth = (
    rates: readonly ExchangeRate[],
    from: Currency,
    to: Currency,
    on: string,
    pivot: Currency | null,
  ): Exact | undefined => {
    if (from === to) return exact(1n);
    const found = (a: Currency, b: Currency) =>
      rates
        .filter((rate) => rate.from === a && rate.to === b && rate.day <= on)
        .reduce<ExchangeRate | undefined>((last, rate) => (last && last.day > rate.day ? last : rate), undefined)?.rate;
    const direct = found(from, to);
    if (direct) return direct;
    const inverse = found(to, from);
    if (inverse) return exact(inverse.denominator, inverse.numerator);
    if (pivot === null || pivot === from || pivot === to) return undefined;
    const first = worth(rates, from, pivot, on, null);
    const second = worth(rates, pivot, to, on, null);
    return first && second && exact(first.numerator * second.numerator, first.denominator * second.denominator);
  };

  it('is within half a minor unit of the exact amount, or refused where there is no rate', () => {
    fc.assert(
      fc.property(anyRates, anyPivot, anyMoney, anyOfThem, anyDay(40), (rates, pivot, amount, to, on) => {
        const found = convert(amount, to, on, tableOf(rates, pivot));
        const rate = worth(rates, amount.currency, to, on, pivot);
        expect(found.ok).toBe(rate !== undefined);
        if (!found.ok || rate === undefined) return;
        const top = amount.minor * rate.numerator * 10n ** BigInt(minorDigits(to));
        const bottom = rate.denominator * 10n ** BigInt(minorDigits(amount.currency));
        expect(2n * absolute(found.value.amount.minor * bottom - top) <= bottom).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the rates', () => {
    fc.assert(
      fc.property(anyRates, anyPivot, anyMoney, anyOfThem, anyDay(40), (rates, pivot, amount, to, on) => {
        expect(convert(amount, to, on, tableOf([...rates].reverse(), pivot))).toEqual(
          convert(amount, to, on, tableOf(rates, pivot)),
        );
      }),
    );
  });

  it('comes back from the exact inverse as it went where nothing was rounded', () => {
    const whole = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n });
    fc.assert(
      fc.property(whole, anyRate, anyOfThem, anyOfThem, anyDay(40), (times, rate, from, to, day) => {
        fc.pre(from !== to);
        const table = tableOf([{ from, to, day, rate }]);
        const amount = money(times * rate.denominator * 10n ** 4n, from);
        const there = getValue(convert(amount, to, day, table)).amount;
        expect(getValue(convert(there, from, day, table)).amount).toEqual(amount);
      }),
    );
  });

  it('never turns the order of two amounts round, nor the sign of one', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyRate, (left, right, rate) => {
        const table = tableOf([{ from: KWD, to: JPY, day: statusDay, rate }]);
        const yen = (minor: bigint) => getValue(convert(money(minor, KWD), JPY, statusDay, table)).amount;
        if (left <= right) expect(yen(left).minor <= yen(right).minor).toBe(true);
        expect(yen(-left)).toEqual(negate(yen(left)));
      }),
    );
  });

  it('of a portfolio is that of its parts, whatever their order', () => {
    const table = tableOf(
      [
        november,
        quote(GBP, EUR, '2026-11-18', '1.17'),
        ...[JPY, KWD, CLF].map((to) => quote(EUR, to, '2026-01-02', '7')),
      ],
      EUR,
    );
    fc.assert(
      fc.property(fc.array(anyMoney), fc.array(anyMoney), anyOfThem, (left, right, to) => {
        const both = getValue(convertAll([...left, ...right], to, statusDay, table));
        const turned = getValue(convertAll([...right, ...left].reverse(), to, statusDay, table));
        const parts = [left, right].map((part) => getValue(convertAll(part, to, statusDay, table)));
        const singly = [...left, ...right].map((amount) => getValue(convert(amount, to, statusDay, table)));
        expect(both.amounts).toEqual(singly.map(({ amount }) => amount));
        expect(both.total).toEqual(sum(both.amounts, to));
        expect(
          sum(
            parts.map((part) => part.total),
            to,
          ),
        ).toEqual(both.total);
        expect(turned.total).toEqual(both.total);
        expect(new Set(turned.used.map(({ quoted }) => quoted))).toEqual(
          new Set(singly.flatMap(({ used }) => used.map(({ quoted }) => quoted))),
        );
        expect(new Set(both.used.map(({ quoted }) => quoted)).size).toBe(both.used.length);
      }),
    );
  });

  it('is exact far beyond the numbers that a double holds', () => {
    const table = tableOf([quote(EUR, USD, '2026-11-20', '1.00000001')]);
    const largest = getValue(parseMoney('100000000000.01', EUR));
    // 10 000 000 000 001 cents × 1.00000001 = 10 000 000 100 001.00000001…
    const { total, amounts } = getValue(
      convertAll(
        Array.from({ length: 1000 }, () => largest),
        USD,
        statusDay,
        table,
      ),
    );
    expect(amounts[999]).toEqual(dollars(10_000_000_100_001n));
    expect(total).toEqual(dollars(10_000_000_100_001_000n));
  });
});
