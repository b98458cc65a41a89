import * as fc from 'fast-check';
import {
  addDays,
  compareDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  earliestDay,
  findDay,
  FIRST_DAY_NUMBER,
  getDay,
  isDay,
  LAST_DAY_NUMBER,
  latestDay,
} from '../../../src/domain/calendar/day';
import { dayOf, isTimeZone } from '../../../src/domain/calendar/time-zone';
import { anyDay } from '../arbitraries';

describe('days', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-11-22', '0001-01-01', '9999-12-31'])('knows %s', (text) => {
    expect(findDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '+002026-01-01',
    '+012026-01-01',
    '2026',
    '2026-01',
    '-2026-01-01',
    '',
    'today',
  ])('refuses %p', (text) => {
    expect(findDay(text)).toBeUndefined();
    expect(() => getDay(text)).toThrow(new RangeError(`not a day: ${text.slice(0, 12)}`));
  });

  it('refuses what is not text', () => {
    expect([null, undefined, 20260101, new Date(), ['2026-01-01']].filter(isDay)).toEqual([]);
  });

  it('are numbered from 1970-01-01, back and forth', () => {
    expect(dayNumber(getDay('1970-01-01'))).toBe(0);
    expect(dayNumber(getDay('1969-12-31'))).toBe(-1);
    expect([FIRST_DAY_NUMBER, LAST_DAY_NUMBER].map(dayFromNumber)).toEqual(['0001-01-01', '9999-12-31']);
    fc.assert(
      fc.property(fc.integer({ min: FIRST_DAY_NUMBER, max: LAST_DAY_NUMBER }), (number) => {
        expect(dayNumber(dayFromNumber(number))).toBe(number);
      }),
    );
  });

  it('are counted over leap days', () => {
    expect(addDays(getDay('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(getDay('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(getDay('2023-03-01'), getDay('2024-03-01'))).toBe(366);
    expect(daysBetween(getDay('2024-03-01'), getDay('2024-02-28'))).toBe(-2);
  });

  it('take leaving the years 1 to 9999 as a fault', () => {
    expect(() => addDays(getDay('9999-12-31'), 1)).toThrow('day number out of range: 2932897');
    expect(() => addDays(getDay('0001-01-01'), -1)).toThrow('day number out of range: -719163');
    expect(() => dayFromNumber(0.5)).toThrow('day number out of range: 0.5');
  });

  it('are sorted from the earliest to the latest, equal ones as they come', () => {
    const [monday, tuesday] = [getDay('2026-11-02'), getDay('2026-11-03')];
    expect([compareDays(monday, tuesday), compareDays(monday, monday), compareDays(tuesday, monday)]).toEqual([
      -1, 0, 1,
    ]);
  });

  it('have a first and a last, or none of none', () => {
    fc.assert(
      fc.property(fc.array(anyDay(), { minLength: 1 }), (days) => {
        const sorted = [...days].sort();
        expect([earliestDay(days), latestDay(days)]).toEqual([sorted[0], sorted.at(-1)]);
      }),
    );
    expect([earliestDay([]), latestDay([])]).toEqual([null, null]);
  });
});

describe('the day of an instant', () => {
  const on = (instant: string, zone: string) => dayOf(Date.parse(instant), zone);

  it('is the one that the zone has then', () => {
    const instant = '2026-11-22T23:30:00Z';
    expect([on(instant, 'UTC'), on(instant, 'Europe/Vienna'), on(instant, 'America/New_York')]).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-22',
    ]);
    expect(on('2026-11-22T02:00:00Z', 'America/Los_Angeles')).toBe('2026-11-21');
    expect(on('2026-11-22T11:00:00Z', 'Pacific/Kiritimati')).toBe('2026-11-23');
    expect(on('2026-11-22T18:20:00Z', 'Asia/Kathmandu')).toBe('2026-11-23');
  });

  it('follows summer time in and out', () => {
    // New York: −5 h in winter, −4 h from 8 March 2026 (2 a.m.) to 1 November 2026 (2 a.m.).
    expect([on('2026-03-08T04:30:00Z', 'America/New_York'), on('2026-03-09T04:30:00Z', 'America/New_York')]).toEqual([
      '2026-03-07',
      '2026-03-09',
    ]);
    expect([on('2026-11-01T04:30:00Z', 'America/New_York'), on('2026-11-02T04:30:00Z', 'America/New_York')]).toEqual([
      '2026-11-01',
      '2026-11-01',
    ]);
  });

  it('leaves out the day that a zone skipped', () => {
    // Samoa went from 29 to 31 December 2011 at midnight.
    expect([on('2011-12-30T09:59:59Z', 'Pacific/Apia'), on('2011-12-30T10:00:00Z', 'Pacific/Apia')]).toEqual([
      '2011-12-29',
      '2011-12-31',
    ]);
  });

  it('has midnight in the day that begins', () => {
    expect([on('2026-01-01T00:00:00.000Z', 'UTC'), on('2025-12-31T23:59:59.999Z', 'UTC')]).toEqual([
      '2026-01-01',
      '2025-12-31',
    ]);
  });

  it('has a year of four digits', () => {
    expect(on('0987-03-05T12:00:00Z', 'UTC')).toBe('0987-03-05');
  });

  it('knows zones by their IANA names', () => {
    const zones = ['UTC', 'Europe/Vienna', 'America/Argentina/Buenos_Aires', 'America/Port-au-Prince', 'Etc/GMT+5'];
    expect(zones.filter(isTimeZone)).toEqual(zones);
    for (const none of ['', 'Mars/Olympus', '+02:00', '-02:00', 'Europe', null, undefined, 7]) {
      expect(isTimeZone(none)).toBe(false);
    }
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});
