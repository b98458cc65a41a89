import fc from 'fast-check';
import { findJqlInstant, shiftInstant } from '../../../local-jira/jql/jql-date.ts';
import { instantOf, isoDayOf, localTimeOf, startOfUnit } from '../../../local-jira/jql/zoned-time.ts';

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
const zone = fc.constantFrom(...ZONES);
const instant = fc
  .integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) })
  .map((at) => Math.floor(at / 1000) * 1000);
const unit = fc.constantFrom('day', 'week', 'month', 'year' as const);

describe('time in a zone', () => {
  it('reads back what a clock shows, up to the hour that is shown twice', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const shown = localTimeOf(at, timeZone);
        expect(localTimeOf(instantOf(shown, timeZone), timeZone)).toEqual(shown);
      }),
    );
  });

  it('begins a unit no later than the instant, and the next one after it', () => {
    fc.assert(
      fc.property(instant, zone, unit, (at, timeZone, of) => {
        expect(startOfUnit(of, at, timeZone)).toBeLessThanOrEqual(at);
        expect(startOfUnit(of, at, timeZone, 1)).toBeGreaterThan(at);
        expect(startOfUnit(of, startOfUnit(of, at, timeZone), timeZone)).toBe(startOfUnit(of, at, timeZone));
      }),
    );
  });

  it('keeps the day that a date literal names', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const day = isoDayOf(at, timeZone);
        const found = findJqlInstant(day, at, timeZone);
        expect(found).toBeLessThanOrEqual(at);
        // A zone may skip a whole day, as Apia did in 2011; none here does.
        expect(isoDayOf(found ?? 0, timeZone)).toBe(day);
      }),
    );
  });

  it('counts days across the change of the clocks', () => {
    const before = Date.parse('2026-03-28T12:00:00+01:00');
    expect(new Date(shiftInstant(before, '1d', 'd', 'Europe/Berlin') ?? 0).toISOString()).toBe(
      '2026-03-29T10:00:00.000Z',
    );
    expect(new Date(startOfUnit('day', before, 'Europe/Berlin', 2)).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  it('reads periods and refuses what is none', () => {
    expect(findJqlInstant('-1w 2d', 0, 'UTC')).toBe(-9 * 86_400_000);
    expect(findJqlInstant('4h', 0, 'UTC')).toBe(4 * 3_600_000);
    for (const text of ['', 'soon', '2026-13-01', '2026-02-30', '2026-01-01 25:00', '7x']) {
      expect(findJqlInstant(text, 0, 'UTC')).toBeUndefined();
    }
  });
});
