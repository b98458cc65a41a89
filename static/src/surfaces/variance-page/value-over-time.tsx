import type { ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { useFormats } from '../../parts/use-formats';
import { CurveChart } from './curve-chart';
import { isChanged, RestatedAmounts } from './restated-amounts';

/** The chart, and the same as a table for those who cannot see it or want the digits. */
export function ValueOverTime({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  return (
    <>
      <p className="subtle">
        Against the current baseline. Planned value runs on to the end; earned value and actual cost stop at the status
        day.
        <CarriedOver carried={report.carried} />
      </p>
      <CurveChart curve={report.curve} statusDay={report.statusDay} />
      <details>
        <summary>The same as a table</summary>
        <DataTable
          caption="Value over time"
          captionHidden
          columns={[
            { label: 'Day' },
            { label: 'Planned value', numeric: true },
            { label: 'Earned value', numeric: true },
            { label: 'Actual cost', numeric: true },
          ]}
        >
          {report.curve.map((point) => (
            <tr key={point.day}>
              <th scope="row">
                {formats.day(point.day)}
                {point.reported ? <span className="subtle small"> as reported</span> : null}
              </th>
              <td className="numeric">{formats.money(point.plannedValue)}</td>
              <td className="numeric">{point.earnedValue === null ? '–' : formats.money(point.earnedValue)}</td>
              <td className="numeric">{point.actualCost === null ? '–' : formats.money(point.actualCost)}</td>
            </tr>
          ))}
        </DataTable>
      </details>
    </>
  );
}

/** Where the points that were reported end, and by how much the line steps there. */
function CarriedOver({ carried }: { readonly carried: VarianceReport['carried'] }): ReactNode {
  const formats = useFormats();
  if (carried === null) return null;
  const { from, change } = carried;
  return (
    <>
      {` Through ${formats.day(from)} periods are closed, and each ends as it was reported; of a restated one no other day is drawn.`}
      {isChanged(change) ? (
        <>
          {' The days after it take over what has been restated since: '}
          <RestatedAmounts change={change} />.
        </>
      ) : null}
    </>
  );
}
