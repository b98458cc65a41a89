import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { FocusHere } from '../../parts/focus-here';
import { Title } from '../../parts/heading-level';
import { LongTextInput } from '../../parts/text-input';

interface Props {
  readonly title: string;
  readonly help: string;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly refused: ReactNode;
  readonly onCancel: () => void;
  readonly onSubmit: (reason: string) => void;
}

/** Asks for the reason without which a rejection or withdrawal helps nobody. */
export function ReasonForm({ title, help, submitLabel, busy, refused, onCancel, onSubmit }: Props): ReactNode {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isMissing = reason.trim() === '';
    setError(isMissing ? 'Give a reason.' : undefined);
    if (!isMissing) onSubmit(reason.trim());
  };
  return (
    <FocusHere label={title}>
      <form className="stack form-card" onSubmit={submit} noValidate>
        <Title>{title}</Title>
        <LongTextInput label="Reason" value={reason} onChange={setReason} isRequired help={help} error={error} />
        {refused}
        <div className="row">
          <Button type="submit" appearance="danger" isLoading={busy}>
            {submitLabel}
          </Button>
          <Button appearance="subtle" onClick={onCancel} isDisabled={busy}>
            Cancel
          </Button>
        </div>
      </form>
    </FocusHere>
  );
}
