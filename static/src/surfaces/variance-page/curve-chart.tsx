import { useId, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { CurvePoint, MoneyJson } from '../../../../src/contract/api';
import { type Formats } from '../../parts/formats';
import { usePageContext } from '../../parts/page-context';
import { useFormats } from '../../parts/use-formats';
import { chartGeometry, CHART_HEIGHT, MARGIN } from './chart-geometry';
import { useWidth } from './use-width';

const SERIES = [
  { field: 'plannedValue', name: 'Planned value' },
  { field: 'earnedValue', name: 'Earned value' },
  { field: 'actualCost', name: 'Actual cost' },
] as const;

interface Props {
  readonly curve: readonly CurvePoint[];
  readonly statusDay: string;
  /** Whether the same stands below as a table. */
  readonly hasTable?: boolean;
}

/**
 * PV, EV and AC over time. Pointer or arrow keys choose a day, whose values stand above the chart and are read out. The lines
 * differ in dash as well as in colour.
 */
export function CurveChart({ curve, statusDay, hasTable = true }: Props): ReactNode {
  const formats = useFormats();
  const { locale } = usePageContext();
  const { box, width } = useWidth();
  const titleId = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const currency = curve[0]?.plannedValue.currency ?? 'USD';
  const geometry = chartGeometry(curve, statusDay, width, locale, currency);
  const atStatus = curve.reduce((found, point, index) => (point.earnedValue === null ? found : index), 0);
  const shown = curve[chosen ?? atStatus];

  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    setChosen(geometry.nearest(event.clientX - event.currentTarget.getBoundingClientRect().left));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = chosen ?? atStatus;
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: curve.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setChosen(Math.min(curve.length - 1, Math.max(0, to)));
  };

  return (
    <figure className="chart" ref={box}>
      <figcaption className="chart-readout" aria-live="polite">
        {shown === undefined ? null : (
          <>
            <span className="strong">{formats.day(shown.day)}</span>
            {SERIES.map(({ field, name }) => (
              <span key={field} className={`chart-legend legend-${field}`}>
                {name} {readout(shown[field], formats)}
              </span>
            ))}
          </>
        )}
      </figcaption>
      <svg
        width={width}
        height={CHART_HEIGHT}
        role="img"
        tabIndex={0}
        aria-labelledby={titleId}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      >
        <title id={titleId}>
          {`Planned value, earned value and actual cost over time, status day ${formats.day(statusDay)}. Arrow keys move between days${hasTable ? '; the table below has all values' : ''}.`}
        </title>
        <g className="chart-grid">
          {geometry.valueTicks.map((tick) => (
            <g key={tick.label + String(tick.at)}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} y1={tick.at} y2={tick.at} />
              <text x={MARGIN.left - 8} y={tick.at} dy="0.32em" textAnchor="end">
                {tick.label}
              </text>
            </g>
          ))}
          {geometry.dayTicks.map((tick) => (
            <text key={tick.at} x={tick.at} y={CHART_HEIGHT - 8} textAnchor="middle">
              {tick.label}
            </text>
          ))}
        </g>
        <line
          className="chart-status"
          x1={geometry.statusAt}
          x2={geometry.statusAt}
          y1={MARGIN.top}
          y2={CHART_HEIGHT - MARGIN.bottom}
        />
        <text
          className="chart-status-label"
          x={geometry.statusAt}
          y={MARGIN.top - 6}
          textAnchor={geometry.statusAnchor}
        >
          Status day
        </text>
        {SERIES.map(({ field }) => (
          <path key={field} className={`chart-line line-${field}`} d={geometry.path(field)} />
        ))}
        {shown === undefined || chosen === null ? null : (
          <g>
            <line
              className="chart-cursor"
              x1={geometry.dayAt(shown.day)}
              x2={geometry.dayAt(shown.day)}
              y1={MARGIN.top}
              y2={CHART_HEIGHT - MARGIN.bottom}
            />
            {SERIES.map(({ field }) => {
              const value = shown[field];
              return value === null ? null : (
                <circle
                  key={field}
                  className={`chart-dot dot-${field}`}
                  cx={geometry.dayAt(shown.day)}
                  cy={geometry.valueAt(value)}
                  r={4}
                />
              );
            })}
          </g>
        )}
      </svg>
    </figure>
  );
}

function readout(value: MoneyJson | null, formats: Formats): string {
  return value === null ? 'not yet' : formats.money(value);
}
