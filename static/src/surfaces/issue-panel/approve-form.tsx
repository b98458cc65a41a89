import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ChangePanel } from '../../../../src/contract/api';
import { FocusHere } from '../../parts/focus-here';
import { movedDays } from '../../parts/formats';
import { Title } from '../../parts/heading-level';
import { LongTextInput } from '../../parts/text-input';
import { useFormats } from '../../parts/use-formats';
import { EffectsTable } from './effects-table';

interface Props {
  readonly panel: ChangePanel;
  readonly busy: boolean;
  readonly refused: ReactNode;
  readonly onCancel: () => void;
  readonly onApprove: (reason: string) => void;
}

/** Shows exactly what will move before the approver says yes: the decision is bound to these terms. */
export function ApproveForm({ panel, busy, refused, onCancel, onApprove }: Props): ReactNode {
  const formats = useFormats();
  const [comment, setComment] = useState('');
  const given = panel.approvers.filter((approver) => approver.vote === 'approved').length;
  const left = panel.quorum - given - 1;
  const approve = (event: FormEvent): void => {
    event.preventDefault();
    onApprove(comment.trim());
  };
  return (
    <FocusHere label="Approve this change request">
      <form className="stack form-card" onSubmit={approve}>
        <Title>Approve this change request</Title>
        <p>
          You agree to <strong>{formats.signedMoney(panel.cost)}</strong>, <strong>{movedDays(panel.days)}</strong>.{' '}
          {left > 0
            ? `The baseline moves when ${String(left)} more of the approvers ${left === 1 ? 'agrees' : 'agree'}.`
            : 'Yours is the deciding approval: the baseline moves at once, by exactly this.'}{' '}
          A decision is final.
        </p>
        <EffectsTable caption="What will move" effects={panel.effects} hiddenLines={panel.hiddenLines} />
        <LongTextInput label="Comment (optional)" value={comment} onChange={setComment} />
        {refused}
        <div className="row">
          <Button type="submit" appearance="primary" isLoading={busy}>
            Approve
          </Button>
          <Button appearance="subtle" onClick={onCancel} isDisabled={busy}>
            Cancel
          </Button>
        </div>
      </form>
    </FocusHere>
  );
}
