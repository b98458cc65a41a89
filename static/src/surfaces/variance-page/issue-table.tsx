import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { IssueVariance, VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { signOf, varianceDays } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

/** As many as are worth a look before anybody asks for more. */
const FIRST = 10;

export function IssueTable({ report }: { readonly report: VarianceReport }): ReactNode {
  const { issues, issuesTotal, issuesUnnamed } = report;
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? issues : issues.slice(0, FIRST);
  return (
    <Section title="Work items by variance">
      {issues.length === 0 ? (
        <p className="subtle">The current baseline has no work items that can be named here.</p>
      ) : (
        <DataTable
          caption="Work items, worst cost variance first"
          captionHidden
          keepsNames
          columns={[
            { label: 'Work item' },
            { label: 'Cost variance', numeric: true },
            { label: 'Finish', numeric: true },
            { label: 'Budget', numeric: true },
            { label: 'Planned value', numeric: true },
            { label: 'Earned value', numeric: true },
            { label: 'Actual cost', numeric: true },
          ]}
        >
          {shown.map((issue) => (
            <Row key={issue.issueId} issue={issue} />
          ))}
        </DataTable>
      )}
      <p className="subtle small">
        {`Worst cost variance first: ${String(shown.length)} of ${String(issuesTotal)}. `}
        {issuesUnnamed === 0 ? '' : `Counted but not named: ${String(issuesUnnamed)} under a security level.`}
      </p>
      {issues.length > FIRST ? (
        <div>
          <Button
            spacing="compact"
            onClick={() => {
              setWhole(!isWhole);
            }}
          >
            {isWhole ? `Show the first ${String(FIRST)}` : `Show all ${String(issues.length)}`}
          </Button>
        </div>
      ) : null}
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
      <td className={`numeric ${costSign < 0 ? 'bad' : costSign > 0 ? 'good' : ''}`}>
        {formats.signedMoney(issue.costVariance)}
      </td>
      <td className={`numeric ${days === null ? '' : days < 0 ? 'bad' : days > 0 ? 'good' : ''}`}>
        <span className="words">{days === null ? '–' : varianceDays(days)}</span>
      </td>
      <td className="numeric">{formats.money(issue.budget)}</td>
      <td className="numeric">{formats.money(issue.plannedValue)}</td>
      <td className="numeric">{formats.money(issue.earnedValue)}</td>
      <td className="numeric">{formats.money(issue.actualCost)}</td>
    </tr>
  );
}
