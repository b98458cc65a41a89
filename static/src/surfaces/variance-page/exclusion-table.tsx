import type { ReactNode } from 'react';
import type { UnmeasuredIssue } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { IssueLink } from '../../parts/issue-link';

export interface ExclusionTableProps {
  readonly exclusions: readonly UnmeasuredIssue[];
  readonly caption: string;
  /** Head of the column that says why. */
  readonly reason: string;
}

/** Work items with what keeps each from being counted. */
export function ExclusionTable({ exclusions, caption, reason }: ExclusionTableProps): ReactNode {
  return (
    <DataTable caption={caption} captionHidden columns={[{ label: 'Work item' }, { label: reason }]}>
      {exclusions.map((exclusion) => (
        <tr key={exclusion.issueId}>
          <th scope="row">
            <IssueLink issue={exclusion.issueKey} />
          </th>
          <td>{exclusion.explanation}</td>
        </tr>
      ))}
    </DataTable>
  );
}
