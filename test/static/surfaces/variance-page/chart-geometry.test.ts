import type { CurvePoint } from '../../../../src/contract/api';
import { chartGeometry, CHART_HEIGHT, MARGIN } from '../../../../static/src/surfaces/variance-page/chart-geometry';

const point = (day: string, planned: string, earned: string | null): CurvePoint => {
  const money = (amount: string) => ({ amount, currency: 'EUR' });
  const earnedValue = earned === null ? null : money(earned);
  return { day, reported: false, plannedValue: money(planned), earnedValue, actualCost: null };
};
const CURVE = [
  point('2026-01-05', '0.00', '0.00'),
  point('2026-01-12', '50.00', '40.00'),
  point('2026-01-19', '100.00', null),
];

describe('the geometry of the chart', () => {
  const geometry = chartGeometry(CURVE, '2026-01-14', 600, 'en-US', 'EUR');

  it('puts the first day at the left, the last at the right and nothing at the bottom', () => {
    expect(geometry.dayAt('2026-01-05')).toBe(MARGIN.left);
    expect(geometry.dayAt('2026-01-19')).toBe(600 - MARGIN.right);
    expect(geometry.valueAt({ amount: '0.00', currency: 'EUR' })).toBe(CHART_HEIGHT - MARGIN.bottom);
  });

  it('ends a line where its values end', () => {
    expect(geometry.path('plannedValue').match(/[ML]/g)).toHaveLength(3);
    expect(geometry.path('earnedValue').match(/[ML]/g)).toHaveLength(2);
    expect(geometry.path('actualCost')).toBe('');
  });

  it('finds the day under the pointer', () => {
    expect(geometry.nearest(geometry.dayAt('2026-01-12') + 20)).toBe(1);
    expect(geometry.nearest(-500)).toBe(0);
    expect(geometry.nearest(5000)).toBe(2);
  });

  it('makes room for a status day after the end of the curve', () => {
    const late = chartGeometry(CURVE, '2026-03-02', 600, 'en-US', 'EUR');
    expect(late.statusAt).toBe(600 - MARGIN.right);
    expect(late.statusAnchor).toBe('end');
  });

  it.each([[], [point('2026-01-05', '0.00', '0.00')], CURVE.slice(0, 1)])(
    'draws a curve of next to nothing without a number that is none',
    (...curve) => {
      const drawn = chartGeometry(curve, '2026-01-05', 0, 'en-US', 'EUR');
      const places = [drawn.statusAt, ...drawn.valueTicks.map(({ at }) => at), ...drawn.dayTicks.map(({ at }) => at)];
      expect(places.every(Number.isFinite)).toBe(true);
    },
  );

  it.each([320, 600, 1400])('names each month at most once, without crowding, at %p pixels', (width) => {
    const year = [point('2026-01-05', '0.00', '0.00'), point('2027-03-19', '100.00', null)];
    const { dayTicks } = chartGeometry(year, '2026-06-30', width, 'en-US', 'EUR');
    const labels = dayTicks.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels[0]).toBe('Feb 2026');
    dayTicks.slice(1).forEach(({ at }, index) => expect(at - (dayTicks[index]?.at ?? 0)).toBeGreaterThan(55));
  });
});
