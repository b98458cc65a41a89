import type { ReactNode } from 'react';
import type { ClosedPeriodJson } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { usePersonName } from '../../parts/names';
import { useFormats } from '../../parts/use-formats';
import { RestatedAmounts } from './restated-amounts';

/** Cumulative, as the curve has them. */
export function ClosedPeriodTable({ periods }: { readonly periods: readonly ClosedPeriodJson[] }): ReactNode {
  return (
    <DataTable
      caption="As reported, at the end of each closed period"
      columns={[
        { label: 'Through' },
        { label: 'Baseline' },
        { label: 'Planned value', numeric: true },
        { label: 'Earned value', numeric: true },
        { label: 'Actual cost', numeric: true },
        { label: 'Restated since' },
      ]}
    >
      {periods.map((period) => (
        <Rows key={period.through} period={period} />
      ))}
    </DataTable>
  );
}

function Rows({ period }: { readonly period: ClosedPeriodJson }): ReactNode {
  const formats = useFormats();
  const nameOf = usePersonName();
  return (
    <>
      {(['current', 'original'] as const).map((side) => {
        const { reported, restatement } = period[side];
        return (
          <tr key={side}>
            {side === 'current' ? (
              <th scope="rowgroup" rowSpan={2}>
                <span className="strong">{formats.day(period.through)}</span>
                <br />
                <span className="subtle small">
                  Closed by {nameOf(period.closedBy)}, {formats.instant(period.closedAt)}
                </span>
              </th>
            ) : null}
            <th scope="row">
              {side === 'current' ? `Current (version ${String(period.baselineVersion)})` : 'Original'}
            </th>
            <td className="numeric">{formats.money(reported.plannedValue)}</td>
            <td className="numeric">{formats.money(reported.earnedValue)}</td>
            <td className="numeric">{formats.money(reported.actualCost)}</td>
            <td>{restatement === null ? 'No' : <RestatedAmounts change={restatement.change} />}</td>
          </tr>
        );
      })}
    </>
  );
}
