import type { ReactNode } from 'react';
import type { Exclusion } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { IssueLink } from '../../parts/issue-link';

export function ExclusionTable({ exclusions }: { readonly exclusions: readonly Exclusion[] }): ReactNode {
  return (
    <DataTable caption="Left out" captionHidden columns={[{ label: 'Work item' }, { label: 'Why it is left out' }]}>
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
