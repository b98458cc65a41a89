import type { ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';
import { Message } from '../../parts/message';

/** Green only against the current baseline: the reader must see that the plan was moved to meet the project. */
export function RebaselinedIntoHealth({ report }: { readonly report: VarianceReport }): ReactNode {
  const indices = [
    ['schedulePerformanceIndex', 'schedule'],
    ['costPerformanceIndex', 'cost'],
  ] as const;
  const moved = indices.filter(([index]) => {
    const original = report.original.figures[index];
    const current = report.current.figures[index];
    return 'value' in original && 'value' in current && original.value < 1 && current.value >= 1;
  });
  if (moved.length === 0) return null;
  return (
    <Message appearance="warning" title="On plan only against the current baseline">
      <p>
        Against the original baseline, {moved.map(([, word]) => word).join(' and ')} performance is below plan. Approved
        changes have moved the plan; “From the original to the current baseline” shows by how much.
      </p>
    </Message>
  );
}
