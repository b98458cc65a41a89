import type { ReactNode } from 'react';
import type { Figures, VarianceReport } from '../../../../src/contract/api';
import { Message } from '../../parts/message';

/** When the indices are not to be trusted as they stand, it says so next to them. */
export function FigureWarnings({ report }: { readonly report: VarianceReport }): ReactNode {
  const early = againstWhich(report, ({ lowMaturity }) => lowMaturity);
  const late = againstWhich(report, ({ preferScheduleInTime }) => preferScheduleInTime);
  return (
    <>
      {early === null ? null : (
        <Message appearance="information">
          <p>Less than 15 % of the work is complete{early}. Early on, one day’s progress moves the indices a lot.</p>
        </Message>
      )}
      {late === null ? null : (
        <Message appearance="warning">
          <p>
            At least 90 % of the work is complete{late}. Near the end SPI goes back to 1 whatever the delay: go by
            SPI(t) and SV(t), which do not.
          </p>
        </Message>
      )}
    </>
  );
}

/** Words for where it holds, empty when against both baselines; null when against neither. */
function againstWhich({ original, current }: VarianceReport, holds: (figures: Figures) => boolean): string | null {
  if (holds(current.figures)) return holds(original.figures) ? '' : ', against the current baseline';
  return holds(original.figures) ? ', against the original baseline' : null;
}
