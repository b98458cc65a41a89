import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ChangeAction, ChangePanel } from '../../../../src/contract/api';
import { call } from '../../api';
import { RefusalMessage } from '../../parts/refusal-message';
import { useAction } from '../../parts/use-action';
import { ApproveForm } from './approve-form';
import { ReasonForm } from './reason-form';

interface Props {
  readonly panel: ChangePanel;
  readonly onShow: (panel: ChangePanel) => void;
  readonly onReload: () => void;
  readonly onEdit: () => void;
}

const BUTTONS: readonly { readonly action: ChangeAction; readonly label: string; readonly isPrimary?: true }[] = [
  { action: 'edit', label: 'Edit terms' },
  { action: 'submit', label: 'Submit for review', isPrimary: true },
  { action: 'approve', label: 'Approve…', isPrimary: true },
  { action: 'reject', label: 'Reject…' },
  { action: 'revise', label: 'Revise', isPrimary: true },
  { action: 'withdraw', label: 'Withdraw…' },
];

/** Actions that mean something in the change's state; the others would only be noise, not information. */
const IN_STATE: Readonly<Record<ChangePanel['state'], readonly ChangeAction[]>> = {
  draft: ['edit', 'submit', 'withdraw'],
  'in-review': ['approve', 'reject', 'withdraw'],
  approved: [],
  rejected: ['revise', 'withdraw'],
  implementing: [],
  done: [],
  withdrawn: [],
};

export function ChangeActions({ panel, onShow, onReload, onEdit }: Props): ReactNode {
  const [asking, setAsking] = useState<'approve' | 'reject' | 'withdraw' | null>(null);
  const { busy, refusal, clear, run } = useAction();
  const { seq, termsHash, can } = panel;
  const done = (next: ChangePanel): void => {
    setAsking(null);
    onShow(next);
  };
  const cancel = (): void => {
    setAsking(null);
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
  const shown = BUTTONS.filter(({ action }) => IN_STATE[panel.state].includes(action));
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
  if (shown.length === 0) return refused;
  return (
    <div className="stack-tight" role="group" aria-label="Actions">
      <div className="row">
        {shown.map(({ action, label, isPrimary }) => (
          <Button
            key={action}
            appearance={isPrimary === true && can[action].allowed ? 'primary' : 'default'}
            isDisabled={!can[action].allowed || busy}
            aria-describedby={can[action].reason === null ? undefined : `why-not-${action}`}
            onClick={() => {
              start(action);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      <WhyNot panel={panel} actions={shown} />
      {refused}
    </div>
  );
}

/** Why each disabled button is disabled: a dead button without a reason only frustrates. */
function WhyNot({ panel, actions }: { readonly panel: ChangePanel; readonly actions: typeof BUTTONS }): ReactNode {
  const refused = actions.filter(({ action }) => !panel.can[action].allowed && panel.can[action].reason !== null);
  if (refused.length === 0) return null;
  return (
    <ul className="plain-list subtle small">
      {refused.map(({ action, label }) => (
        <li key={action} id={`why-not-${action}`}>
          {label.replace('…', '')}: {panel.can[action].reason}
        </li>
      ))}
    </ul>
  );
}
