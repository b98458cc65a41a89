import { useState, type ReactNode } from 'react';
import type { ChangeAction, ChangePanel } from '../../../../src/contract/api';
import { call } from '../../api';
import { RefusalMessage } from '../../parts/refusal-message';
import { useAction } from '../../parts/use-action';
import { FocusHere } from '../../parts/focus-here';
import { ActionButtons } from './action-buttons';
import { ApproveForm } from './approve-form';
import { ReasonForm } from './reason-form';

interface Props {
  readonly panel: ChangePanel;
  readonly onShow: (panel: ChangePanel) => void;
  readonly onReload: () => void;
  readonly onEdit: () => void;
  /** Somebody has just left the form for editing. */
  readonly isReturn: boolean;
}

export function ChangeActions({ panel, onShow, onReload, onEdit, isReturn }: Props): ReactNode {
  const [asking, setAsking] = useState<'approve' | 'reject' | 'withdraw' | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const { busy, refusal, clear, run } = useAction();
  const { seq, termsHash } = panel;
  const done = (next: ChangePanel): void => {
    setAsking(null);
    setCancelled(false);
    onShow(next);
  };
  const cancel = (): void => {
    setAsking(null);
    setCancelled(true);
    clear();
  };
  const start = (action: ChangeAction): void => {
    clear();
    if (action === 'edit') onEdit();
    else if (action === 'submit') run(() => call('change/submit', { seq, termsHash }), done);
    else if (action === 'revise') run(() => call('change/revise', { seq }), done);
    else setAsking(action);
  };
  const decide = (decision: 'approve' | 'reject', reason: string): void => {
    run(() => call('change/decide', { seq, termsHash, decision, reason }), done);
  };
  const refused = refusal === null ? null : <RefusalMessage refusal={refusal} onReload={onReload} />;
  if (asking === 'approve') {
    return (
      <ApproveForm
        panel={panel}
        busy={busy}
        refused={refused}
        onCancel={cancel}
        onApprove={(reason) => {
          decide('approve', reason);
        }}
      />
    );
  }
  if (asking === 'reject') {
    return (
      <ReasonForm
        title="Reject this change request"
        help="The person who raised it reads this, and it stays in the journal."
        submitLabel="Reject"
        busy={busy}
        refused={refused}
        onCancel={cancel}
        onSubmit={(reason) => {
          decide('reject', reason);
        }}
      />
    );
  }
  if (asking === 'withdraw') {
    return (
      <ReasonForm
        title="Withdraw this change request"
        help="A withdrawn change request is closed for good."
        submitLabel="Withdraw"
        busy={busy}
        refused={refused}
        onCancel={cancel}
        onSubmit={(reason) => {
          run(() => call('change/withdraw', { seq, reason }), done);
        }}
      />
    );
  }
  return (
    <FocusHere label="Actions" isWanted={isReturn || cancelled}>
      <div className="stack-tight">
        <ActionButtons panel={panel} busy={busy} onStart={start} />
        {refused}
      </div>
    </FocusHere>
  );
}
