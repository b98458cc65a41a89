import type { ReactNode } from 'react';
import type { BridgeStep, VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { movedDays } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { Message } from '../../parts/message';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

/** "The initial baseline plus ten change orders: what is the baseline now?" has a one-line answer, and this is how it adds up. */
export function Bridge({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const { bridge, original, current } = report;
  return (
    <Section title="From the original to the current baseline">
      {bridge.steps.length === 0 ? (
        <p className="subtle">No approved change so far: the original baseline is the current one.</p>
      ) : (
        <p>
          {bridge.steps.length === 1 ? 'One step' : `${String(bridge.steps.length)} steps`} moved the budget from{' '}
          {formats.money(bridge.original)} to <strong>{formats.money(bridge.current)}</strong>.
        </p>
      )}
      <DataTable
        caption="Budget and finish, step by step"
        columns={[
          { label: 'Version' },
          { label: 'Step' },
          { label: 'Budget', numeric: true },
          { label: 'Finish', numeric: true },
        ]}
      >
        <tr>
          <td>{original.version.version}</td>
          <th scope="row">Original: {original.version.name}</th>
          <td className="numeric">{formats.money(bridge.original)}</td>
          <td className="numeric">{formats.day(original.version.finish)}</td>
        </tr>
        {bridge.steps.map((step) => (
          <Step key={step.version} step={step} />
        ))}
        <tr className="total">
          <td>{current.version.version}</td>
          <th scope="row">Current: {current.version.name}</th>
          <td className="numeric">{formats.money(bridge.current)}</td>
          <td className="numeric">{formats.day(current.version.finish)}</td>
        </tr>
      </DataTable>
      {bridge.holds ? (
        <p className="good">✓ The original plus every step is exactly the current baseline.</p>
      ) : (
        <Message appearance="error" title="The steps do not add up to the current baseline">
          <p>
            Do not rely on these figures. Tell your Jira administrator: a record of this project’s baseline is missing
            or has been altered.
          </p>
        </Message>
      )}
    </Section>
  );
}

function Step({ step }: { readonly step: BridgeStep }): ReactNode {
  const formats = useFormats();
  return (
    <tr>
      <td>{step.version}</td>
      <th scope="row">{step.changeIssueKey === null ? step.label : <IssueLink issue={step.changeIssueKey} />}</th>
      <td className="numeric">{formats.signedMoney(step.budget)}</td>
      <td className="numeric">
        <span className="words">{movedDays(step.finishDays)}</span>
      </td>
    </tr>
  );
}
