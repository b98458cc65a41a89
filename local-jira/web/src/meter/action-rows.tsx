import { useState } from 'react';
import type { MeterCounts, MeterInvocation } from '../api/meter';
import { ChevronDownIcon, ChevronRightIcon } from '../parts/icons';
import { SITE_LOCALE } from '../parts/instant';

interface Column {
  readonly name: keyof MeterCounts;
  readonly title: string;
  readonly digits: number;
}

export const COLUMNS: readonly Column[] = [
  { name: 'durationMs', title: 'ms', digits: 0 },
  { name: 'gbSeconds', title: 'GB-s', digits: 3 },
  { name: 'sqlStatements', title: 'SQL', digits: 0 },
  { name: 'sqlMs', title: 'SQL ms', digits: 1 },
  { name: 'restCalls', title: 'REST', digits: 0 },
  { name: 'points', title: 'Points', digits: 0 },
  { name: 'bytesIn', title: 'Bytes in', digits: 0 },
  { name: 'bytesOut', title: 'Bytes out', digits: 0 },
  { name: 'queuePushes', title: 'Queue', digits: 0 },
];

interface Props {
  readonly title: string;
  readonly subtitle: string;
  readonly invocations: readonly MeterInvocation[];
}

/** One action: its sums, and on demand each function run behind them. */
export function ActionRows({ title, subtitle, invocations }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <tbody>
      <tr>
        <th scope="row" className="meter-action">
          <button
            type="button"
            className="meter-toggle"
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
            <span>
              {title}
              <span className="subtle meter-subtitle">
                {subtitle} · {invocations.length === 1 ? '1 run' : `${String(invocations.length)} runs`}
              </span>
            </span>
          </button>
        </th>
        {COLUMNS.map((column) => (
          <td key={column.name} className="numeric">
            {format(
              invocations.reduce((total, invocation) => total + invocation[column.name], 0),
              column,
            )}
          </td>
        ))}
      </tr>
      {isOpen
        ? invocations.map((invocation, index) => (
            <tr key={`${invocation.at} ${String(index)}`} className="meter-run">
              <td>
                {invocation.function}{' '}
                <span className="subtle">
                  {invocation.module} {invocation.kind}
                </span>
                {invocation.outcome === 'ok' ? null : (
                  <span className="field-error"> {invocation.error ?? invocation.outcome}</span>
                )}
              </td>
              {COLUMNS.map((column) => (
                <td key={column.name} className="numeric">
                  {format(invocation[column.name], column)}
                </td>
              ))}
            </tr>
          ))
        : null}
    </tbody>
  );
}

function format(value: number, column: Column): string {
  return value.toLocaleString(SITE_LOCALE, {
    minimumFractionDigits: column.digits,
    maximumFractionDigits: column.digits,
  });
}
