import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import type { CurvePoint, MoneyJson } from '../../../../src/contract/api';

export const CHART_HEIGHT = 300;
export const MARGIN = { top: 24, right: 16, bottom: 28, left: 64 } as const;
/** A day label needs about this much room, a value label this much height. */
const DAY_LABEL_WIDTH = 90;
const VALUE_TICKS = 5;
const STATUS_LABEL_ROOM = 70;
/** Up to about two months, days say more than months. */
const SHORT_MS = 62 * 86_400_000;

type Series = 'plannedValue' | 'earnedValue' | 'actualCost';

interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface ChartGeometry {
  readonly valueTicks: readonly Tick[];
  readonly dayTicks: readonly Tick[];
  readonly statusAt: number;
  readonly statusAnchor: 'start' | 'middle' | 'end';
  dayAt(day: string): number;
  valueAt(value: MoneyJson): number;
  path(series: Series): string;
  /** Index of the point nearest to a horizontal position. */
  nearest(x: number): number;
}

/** Positions in pixels. Here, and only here, money passes through a binary number: a pixel does not see the cents. */
export function chartGeometry(
  curve: readonly CurvePoint[],
  statusDay: string,
  width: number,
  locale: string,
  currency: string,
): ChartGeometry {
  const days = [...curve.map((point) => point.day), statusDay].sort();
  const first = toTime(days[0] ?? statusDay);
  const last = toTime(days.at(-1) ?? statusDay);
  const dayScale = scaleUtc([first, last], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const amounts = curve
    .flatMap((point) => [point.plannedValue, point.earnedValue, point.actualCost])
    .map((value) => Number(value?.amount ?? 0));
  const valueScale = scaleLinear([0, Math.max(1, ...amounts)], [CHART_HEIGHT - MARGIN.bottom, MARGIN.top]).nice(
    VALUE_TICKS,
  );
  const dayAt = (day: string): number => dayScale(toTime(day));
  const valueAt = (value: MoneyJson): number => valueScale(Number(value.amount));
  const statusAt = dayAt(statusDay);
  const valueFormat = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const count = Math.max(2, Math.floor((width - MARGIN.left) / DAY_LABEL_WIDTH));
  const { format, times } =
    last - first < SHORT_MS ? daysAsTicks(dayScale.ticks(count), locale) : monthsAsTicks(first, last, count, locale);
  return {
    valueTicks: valueScale
      .ticks(VALUE_TICKS)
      .map((value) => ({ at: valueScale(value), label: valueFormat.format(value) })),
    dayTicks: times.map((time) => ({ at: dayScale(time), label: format.format(time) })),
    statusAt,
    statusAnchor:
      statusAt > width - STATUS_LABEL_ROOM ? 'end' : statusAt < MARGIN.left + STATUS_LABEL_ROOM ? 'start' : 'middle',
    dayAt,
    valueAt,
    path: (series) => {
      const drawn = line<CurvePoint>()
        .defined((point) => point[series] !== null)
        .x((point) => dayAt(point.day))
        .y((point) => valueAt(point[series] ?? point.plannedValue));
      return drawn([...curve]) ?? '';
    },
    nearest: (x) => {
      const distances = curve.map((point) => Math.abs(dayAt(point.day) - x));
      return distances.indexOf(Math.min(...distances));
    },
  };
}

interface TickTimes {
  readonly format: Intl.DateTimeFormat;
  readonly times: readonly number[];
}

function daysAsTicks(days: readonly Date[], locale: string): TickTimes {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return { format, times: days.map((day) => day.getTime()) };
}

/** The first of every month, or of every second, third … so that at most `count` labels stand side by side. */
function monthsAsTicks(first: number, last: number, count: number, locale: string): TickTimes {
  const start = new Date(first);
  const starts: number[] = [];
  for (let month = 1; ; month += 1) {
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    if (time > last) break;
    starts.push(time);
  }
  const step = Math.ceil(starts.length / count);
  const format = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return { format, times: starts.filter((_, index) => index % step === 0) };
}

export function toTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
