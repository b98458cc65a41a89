import type { ReactNode } from 'react';
import type { IssueVariance, VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { signOf, varianceDays } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

export function IssueTable({ report }: { readonly report: VarianceReport }): ReactNode {
  const { issues, issuesTotal, issuesUnnamed } = report;
  return (
    <Section title="Work items by variance">
      {issues.length === 0 ? (
        <p className="subtle">The current baseline has no work items that can be named here.</p>
      ) : (
        <DataTable
          caption="Work items, worst cost variance first"
          captionHidden
          columns={[
            { label: 'Work item' },
            { label: 'Budget', numeric: true },
            { label: 'Planned value', numeric: true },
            { label: 'Earned value', numeric: true },
            { label: 'Actual cost', numeric: true },
            { label: 'Cost variance', numeric: true },
            { label: 'Finish', numeric: true },
          ]}
        >
          {issues.map((issue) => (
            <Row key={issue.issueId} issue={issue} />
          ))}
        </DataTable>
      )}
      <p className="subtle small">
        {issues.length < issuesTotal
          ? `The ${String(issues.length)} with the worst cost variance, of ${String(issuesTotal)}. `
          : 'Worst cost variance first. '}
        {issuesUnnamed === 0
          ? ''
          : `${String(issuesUnnamed)} under a security level are counted in the totals but not named.`}
      </p>
    </Section>
  );
}

function Row({ issue }: { readonly issue: IssueVariance }): ReactNode {
  const formats = useFormats();
  const costSign = signOf(issue.costVariance);
  const days = issue.scheduleVarianceDays;
  return (
    <tr>
      <th scope="row">
        <IssueLink issue={issue.issueKey} />
        {issue.earningNote === null ? null : <p className="subtle small">{issue.earningNote}</p>}
      </th>
      <td className="numeric">{formats.money(issue.budget)}</td>
      <td className="numeric">{formats.money(issue.plannedValue)}</td>
      <td className="numeric">{formats.money(issue.earnedValue)}</td>
      <td className="numeric">{formats.money(issue.actualCost)}</td>
      <td className={`numeric ${costSign < 0 ? 'bad' : costSign > 0 ? 'good' : ''}`}>
        {formats.signedMoney(issue.costVariance)}
      </td>
      <td className={`numeric ${days === null ? '' : days < 0 ? 'bad' : days > 0 ? 'good' : ''}`}>
        <span className="words">{days === null ? '–' : varianceDays(days)}</span>
      </td>
    </tr>
  );
}
