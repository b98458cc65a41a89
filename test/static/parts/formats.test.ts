import { createFormats, movedDays, signOf, varianceDays } from '../../../static/src/parts/formats';
import { inDecimalsOf, isAmount, isWholeNumber } from '../../../static/src/parts/decimal-input';

describe('formats', () => {
  const formats = createFormats('en-US', 'America/New_York');

  it('write money with the decimals that it crossed with', () => {
    expect(formats.money({ amount: '1250.50', currency: 'EUR' })).toBe('€1,250.50');
    expect(formats.money({ amount: '9000', currency: 'JPY' })).toBe('¥9,000');
    expect(formats.money({ amount: '1.125', currency: 'KWD' })).toMatch(/1\.125/);
  });

  it('write signs for changes, and none for zero', () => {
    expect(formats.signedMoney({ amount: '5.00', currency: 'USD' })).toBe('+$5.00');
    expect(formats.signedMoney({ amount: '-5.00', currency: 'USD' })).toBe('-$5.00');
    expect(formats.signedMoney({ amount: '0.00', currency: 'USD' })).toBe('$0.00');
  });

  it('write a day as that day, whatever the reader’s zone', () => {
    expect(formats.day('2026-11-22')).toBe('Nov 22, 2026');
  });

  it('write shares and lengths of time with at most two decimals, and a sign where it says which way', () => {
    expect([formats.percent(83.747), formats.signedPercent(4.4444), formats.signedPercent(-13)]).toEqual([
      '83.75 %',
      '+4.44 %',
      '-13 %',
    ]);
    expect([formats.days(13.3333), formats.signedDays(1.25), formats.signedDays(-4.5), formats.signedDays(0)]).toEqual([
      '13.33',
      '+1.25',
      '-4.5',
      '0',
    ]);
  });

  it('say days in words that need no sign', () => {
    expect([varianceDays(-1), varianceDays(3), varianceDays(0)]).toEqual([
      '1 working day late',
      '3 working days early',
      'on the planned day',
    ]);
    expect([movedDays(1), movedDays(-3), movedDays(0)]).toEqual([
      '1 working day later',
      '3 working days earlier',
      'finish does not move',
    ]);
  });

  it('see the sign of amounts too small or too large for a binary number', () => {
    const sign = (amount: string): number => signOf({ amount, currency: 'EUR' });
    expect([sign('-0.00'), sign('-0.01'), sign('9007199254740993.01')]).toEqual([0, -1, 1]);
  });
});

describe('typed amounts', () => {
  it('cross with exactly the decimals of their currency', () => {
    expect(inDecimalsOf('EUR', ' 5 ')).toBe('5.00');
    expect(inDecimalsOf('EUR', '-1250.5')).toBe('-1250.50');
    expect(inDecimalsOf('EUR', '+7.250')).toBe('7.25');
    expect(inDecimalsOf('JPY', '12.00')).toBe('12');
    expect(inDecimalsOf('KWD', '1')).toBe('1.000');
  });

  it('keep digits that the currency does not have, for the resolver to refuse', () => {
    expect(inDecimalsOf('EUR', '1.005')).toBe('1.005');
  });

  it.each(['', ' ', '1,5', '1e3', '0x10', 'NaN', '.', '1.', '--1', '1 000'])('are refused: %p', (typed) => {
    expect(isAmount(typed)).toBe(false);
  });

  it('of days are whole', () => {
    expect(['3', '-2', '+1', ' 0 '].every(isWholeNumber)).toBe(true);
    expect(['1.5', '', 'x', '1e2', '12345678'].some(isWholeNumber)).toBe(false);
  });
});
