import type { ReactNode } from 'react';
import Lozenge from '@atlaskit/lozenge';
import type { ChangePanel } from '../../../../src/contract/api';
import { usePersonName } from '../../parts/names';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

export function WhoDecides({ panel }: { readonly panel: ChangePanel }): ReactNode {
  const given = panel.approvers.filter((approver) => approver.vote === 'approved').length;
  if (panel.approvers.length === 0) {
    return (
      <Section title="Who decides">
        <p className="subtle">No approvers are named in this project’s Plumbline settings yet.</p>
      </Section>
    );
  }
  return (
    <Section
      title="Who decides"
      aside={
        <span className="subtle small">
          {given} of {panel.quorum} approvals needed
        </span>
      }
    >
      <ul className="plain-list">
        {panel.approvers.map((approver) => (
          <Approver key={approver.accountId} approver={approver} isOpen={panel.state === 'in-review'} />
        ))}
      </ul>
    </Section>
  );
}

interface ApproverProps {
  readonly approver: ChangePanel['approvers'][number];
  /** While in review, somebody without a vote is being waited for. */
  readonly isOpen: boolean;
}

function Approver({ approver, isOpen }: ApproverProps): ReactNode {
  const formats = useFormats();
  const nameOf = usePersonName();
  return (
    <li className="approver">
      <div className="row">
        <span>{nameOf(approver.accountId)}</span>
        {approver.vote === 'approved' ? <Lozenge appearance="success">Approved</Lozenge> : null}
        {approver.vote === 'rejected' ? <Lozenge appearance="removed">Rejected</Lozenge> : null}
        {approver.vote === null && isOpen ? <Lozenge appearance="inprogress">To decide</Lozenge> : null}
        {approver.at === null ? null : <span className="subtle small">{formats.instant(approver.at)}</span>}
      </div>
      {approver.reason === null || approver.reason === '' ? null : <p className="subtle prose">“{approver.reason}”</p>}
    </li>
  );
}
