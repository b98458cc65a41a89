import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ClosedPeriods } from '../../../../src/contract/api';
import { addDays, getDay } from '../../../../src/domain/calendar/day';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { Title } from '../../parts/heading-level';
import { Message } from '../../parts/message';
import { RefusalMessage } from '../../parts/refusal-message';
import { TextInput } from '../../parts/text-input';
import { useAction } from '../../parts/use-action';
import { useFormats } from '../../parts/use-formats';

interface Props {
  readonly closable: NonNullable<ClosedPeriods['closable']>;
  readonly onClosed: (after: ClosedPeriods) => void;
  readonly onCancel: () => void;
  readonly onReload: () => void;
}

/** Cannot be undone, so it says what it does and to which day before it is done. */
export function ClosePeriod({ closable, onClosed, onCancel, onReload }: Props): ReactNode {
  const formats = useFormats();
  const [through, setThrough] = useState(() => suggestedDay(closable));
  const { busy, refusal, clear, run } = useAction();
  const isOpen = through >= closable.from && through <= closable.to;
  const close = (event: FormEvent): void => {
    event.preventDefault();
    if (isOpen) run(() => call('period/close', { through }), onClosed);
  };
  const range = `${formats.day(closable.from)} to ${formats.day(closable.to)}`;
  return (
    <FocusHere label="Close a period">
      <form className="card stack" onSubmit={close} noValidate>
        <Title>Close a period</Title>
        <TextInput
          label="Last day of the period"
          type="date"
          value={through}
          onChange={(day) => {
            clear();
            setThrough(day);
          }}
          isRequired
          isDisabled={busy}
          help={`Any day from ${range}. The period begins after the one before.`}
          error={isOpen ? undefined : `Choose a day from ${range}.`}
        />
        {isOpen ? (
          <Message appearance="warning" title="A closed period cannot be reopened or edited">
            <p>
              The figures of the project and of every work item at the end of {formats.day(through)} are kept as they
              are recorded now. Pages and reports show them for good. Have all work and progress of the period entered
              first: what is entered later is shown as a restatement.
            </p>
          </Message>
        ) : null}
        {refusal === null ? null : <RefusalMessage refusal={refusal} onReload={onReload} />}
        <div className="row">
          <Button type="submit" appearance="primary" isDisabled={!isOpen} isLoading={busy}>
            {isOpen ? `Close through ${formats.day(through)}` : 'Close'}
          </Button>
          <Button appearance="subtle" isDisabled={busy} onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
    </FocusHere>
  );
}

/** The end of the last month that is over, as reports have it, or the last day there is. */
function suggestedDay({ from, to }: Props['closable']): string {
  const firstOfMonth = getDay(`${addDays(getDay(to), 1).slice(0, 8)}01`);
  const endOfMonth = addDays(firstOfMonth, -1);
  return endOfMonth >= from ? endOfMonth : to;
}
