import type { ReactNode } from 'react';
import type { ChangeSummary } from '../../../../src/contract/api';
import { ChangeStateLozenge } from '../../parts/change-state-lozenge';
import { movedDays } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { usePersonName } from '../../parts/names';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

/** The change requests that cover a work item, newest decisions and all. */
export function ChangesCovering({ changes }: { readonly changes: readonly ChangeSummary[] }): ReactNode {
  if (changes.length === 0) {
    return (
      <Section title="Change requests">
        <p className="subtle">No change request covers this work item.</p>
      </Section>
    );
  }
  return (
    <Section title="Change requests">
      <ul className="plain-list">
        {changes.map((change) => (
          <Covering key={change.changeId} change={change} />
        ))}
      </ul>
    </Section>
  );
}

function Covering({ change }: { readonly change: ChangeSummary }): ReactNode {
  const formats = useFormats();
  const nameOf = usePersonName();
  const waiting = change.waitingFor.map(nameOf);
  return (
    <li className="card">
      <div className="row">
        <ChangeStateLozenge state={change.state} />
        <IssueLink issue={change.issueKey} />
      </div>
      <p>
        {formats.signedMoney(change.cost)}, {movedDays(change.days)}
      </p>
      {change.state === 'in-review' ? (
        <p className="subtle">
          {change.approvals} of {change.quorum} approvals. Waiting for {new Intl.ListFormat('en').format(waiting)}.
        </p>
      ) : null}
    </li>
  );
}
