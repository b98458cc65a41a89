import type { FormEvent, ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { BaselineStage } from '../../../../src/contract/api';
import { FocusHere } from '../../parts/focus-here';
import { Message } from '../../parts/message';
import { NamesProvider } from '../../parts/names';
import { TextInput } from '../../parts/text-input';
import { useFormats } from '../../parts/use-formats';
import { ExclusionTable } from './exclusion-table';

/** The contract's limit on a version's name. */
const NAME_LENGTH = 80;

interface Props {
  readonly stage: BaselineStage;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly busy: boolean;
  readonly refused: ReactNode;
  readonly nameError: string | undefined;
  readonly onCommit: () => void;
}

/** Exactly what would be kept, before it is. */
export function StageReview({ stage, name, onName, busy, refused, nameError, onCommit }: Props): ReactNode {
  const formats = useFormats();
  const isNamed = name.trim() !== '' && name.trim().length <= NAME_LENGTH;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isNamed) onCommit();
  };
  return (
    <FocusHere label="Result of the scan">
      <form className="stack" onSubmit={submit} noValidate>
        <p>
          <span className="strong">{formats.count(stage.included)}</span> of {formats.count(stage.scanned)} work items
          would be in the baseline
          {stage.budget === null ? '' : `, with a budget of ${formats.money(stage.budget)}`}
          {stage.start === null || stage.finish === null
            ? ''
            : `, from ${formats.day(stage.start)} to ${formats.day(stage.finish)}`}
          .
        </p>
        <WillBeLeftOut stage={stage} />
        {stage.included === 0 ? (
          <Message appearance="warning" title="Nothing to capture">
            <p>Give work items a budget, a planned start and a due date, then scan again.</p>
          </Message>
        ) : (
          <>
            <TextInput
              label="Name of this baseline"
              value={name}
              onChange={onName}
              isRequired
              isDisabled={busy}
              help="Such as “Original plan” or “After the steering committee of May”. Up to 80 characters; it cannot be changed later."
              error={nameError}
            />
            {refused}
            <div>
              <Button type="submit" appearance="primary" isDisabled={!isNamed} isLoading={busy}>
                Capture baseline
              </Button>
            </div>
          </>
        )}
      </form>
    </FocusHere>
  );
}

function WillBeLeftOut({ stage }: { readonly stage: BaselineStage }): ReactNode {
  if (stage.excluded === 0) return <p className="subtle">Nothing will be left out.</p>;
  return (
    <NamesProvider issues={stage.exclusions.map((exclusion) => exclusion.issueKey)} people={[]}>
      <p>
        {stage.excluded === 1 ? 'One work item' : `${String(stage.excluded)} work items`} will be left out
        {stage.unnamed === 0 ? '' : `, ${String(stage.unnamed)} of them under a security level and not named here`}:
      </p>
      {stage.exclusions.length === 0 ? null : (
        <ExclusionTable exclusions={stage.exclusions} caption="Left out" reason="Why it is left out" />
      )}
    </NamesProvider>
  );
}
