import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ChangeAction, ChangePanel } from '../../../../src/contract/api';

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

interface Props {
  readonly panel: ChangePanel;
  readonly busy: boolean;
  readonly onStart: (action: ChangeAction) => void;
}

/** The buttons of the change's state; nothing where nothing can be done any more. */
export function ActionButtons({ panel, busy, onStart }: Props): ReactNode {
  const { can } = panel;
  const shown = BUTTONS.filter(({ action }) => IN_STATE[panel.state].includes(action));
  const reasons = reasonsFor(can, shown);
  const describedBy = (reason: string | null): string | undefined => {
    const index = reason === null ? -1 : [...reasons.keys()].indexOf(reason);
    return index < 0 ? undefined : `why-not-${String(index)}`;
  };
  if (shown.length === 0) return null;
  return (
    <>
      <div className="row">
        {shown.map(({ action, label, isPrimary }) => (
          <Button
            key={action}
            appearance={isPrimary === true && can[action].allowed ? 'primary' : 'default'}
            isDisabled={!can[action].allowed || busy}
            aria-describedby={describedBy(can[action].reason)}
            onClick={() => {
              onStart(action);
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      <WhyNot reasons={reasons} />
    </>
  );
}

/** Why buttons are disabled: a dead button without a reason only frustrates. One reason for several is said once. */
function WhyNot({ reasons }: { readonly reasons: ReadonlyMap<string, readonly string[]> }): ReactNode {
  if (reasons.size === 0) return null;
  return (
    <ul className="plain-list subtle small">
      {[...reasons].map(([reason, labels], index) => (
        <li key={reason} id={`why-not-${String(index)}`}>
          {labels.join(', ')}: {reason}
        </li>
      ))}
    </ul>
  );
}

/** Labels of the disabled buttons by the reason that they share. */
function reasonsFor(can: ChangePanel['can'], actions: typeof BUTTONS): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const { action, label } of actions) {
    const { allowed, reason } = can[action];
    if (allowed || reason === null) continue;
    reasons.set(reason, [...(reasons.get(reason) ?? []), label.replace('…', '')]);
  }
  return reasons;
}
