import type { ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';

/** For figures of parts of the project, once the curve of the whole may show others for the same day. */
export function AsRecordedNow({ report }: { readonly report: VarianceReport }): ReactNode {
  if (report.carried === null) return null;
  return (
    <p className="subtle small">
      Past days count as they are recorded now, also in closed periods: what was reported is kept for the whole project
      only.
    </p>
  );
}
