import type { ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';
import { signOf } from '../../parts/formats';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';
import { ExclusionTable, type ExclusionTableProps } from './exclusion-table';

/** What does not count, and why: nothing is dropped in silence. */
export function LeftOut({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const { exclusions, excludedTotal, costOutsideBaseline } = report;
  return (
    <Section title="What was left out, and why">
      {excludedTotal === 0 ? (
        <p className="subtle">Nothing: every work item that was scanned is in the baseline.</p>
      ) : (
        <>
          <p>
            {excludedTotal === 1 ? 'One work item was' : `${String(excludedTotal)} work items were`} left out when the
            baseline was captured, and no change request has added {excludedTotal === 1 ? 'it' : 'them'} since.
          </p>
          <Listed exclusions={exclusions} total={excludedTotal} caption="Left out" reason="Why it is left out" />
        </>
      )}
      <Unmeasured report={report} />
      <p className={signOf(costOutsideBaseline) === 0 ? 'subtle' : undefined}>
        Cost booked on work outside the current baseline: <strong>{formats.money(costOutsideBaseline)}</strong>
        {signOf(costOutsideBaseline) === 0 ? '.' : '. It is part of the actual cost above, and has earned nothing.'}
      </p>
    </Section>
  );
}

/** Planned and budgeted like the rest, but nothing tells how far it is. */
function Unmeasured({ report }: { readonly report: VarianceReport }): ReactNode {
  const { unmeasured, unmeasuredTotal } = report;
  if (unmeasuredTotal === 0) return null;
  return (
    <>
      <p>
        {unmeasuredTotal === 1 ? 'One work item' : `${String(unmeasuredTotal)} work items`} in the baseline cannot be
        measured by the project’s earned-value method, and so {unmeasuredTotal === 1 ? 'earns' : 'earn'} nothing.
      </p>
      <Listed
        exclusions={unmeasured}
        total={unmeasuredTotal}
        caption="Not measured"
        reason="Why it cannot be measured"
      />
    </>
  );
}

interface ListedProps extends ExclusionTableProps {
  readonly total: number;
}

function Listed({ total, ...table }: ListedProps): ReactNode {
  const { exclusions } = table;
  if (exclusions.length === 0) return null;
  return (
    <details open={exclusions.length <= 10}>
      <summary>{exclusions.length < total ? `The first ${String(exclusions.length)}` : 'Which ones'}</summary>
      <ExclusionTable {...table} />
    </details>
  );
}
