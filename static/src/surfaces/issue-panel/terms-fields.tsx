import type { ReactNode } from 'react';
import { LongTextInput } from '../../parts/text-input';
import { RadioGroup } from '../../parts/radio-group';
import { LineFields } from './line-fields';
import { OptionFields } from './option-fields';
import { PreviewBox } from './preview-box';
import type { Problems, TermsDraft } from './terms-draft';
import type { Preview } from './use-preview';
import { WAYS } from './ways';

interface Props {
  readonly draft: TermsDraft;
  readonly onChange: (draft: TermsDraft) => void;
  readonly problems: Problems;
  readonly preview: Preview;
}

/** The terms of a change request, for raising one and for editing a draft. */
export function TermsFields({ draft, onChange, problems, preview }: Props): ReactNode {
  return (
    <>
      <LongTextInput
        label="Reason"
        value={draft.reason}
        isRequired
        help="What happened, and what follows if nothing is done."
        error={problems.get('reason')}
        onChange={(reason) => {
          onChange({ ...draft, reason });
        }}
      />
      <RadioGroup
        legend="Way to proceed"
        value={draft.way}
        choices={WAYS}
        onChange={(way) => {
          onChange({ ...draft, way });
        }}
      />
      <LineFields
        lines={draft.lines}
        problems={problems}
        onChange={(lines) => {
          onChange({ ...draft, lines });
        }}
      />
      <PreviewBox preview={preview} />
      <OptionFields
        options={draft.options}
        problems={problems}
        onChange={(options) => {
          onChange({ ...draft, options });
        }}
      />
    </>
  );
}
