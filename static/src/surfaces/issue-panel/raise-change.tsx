import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { WorkPanel } from '../../../../src/contract/api';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { Title } from '../../parts/heading-level';
import { NamesProvider } from '../../parts/names';
import { RefusalMessage } from '../../parts/refusal-message';
import { TextInput } from '../../parts/text-input';
import { useAction } from '../../parts/use-action';
import { problemsWith } from './problems-with';
import { checkDraft, suggestLine, toTerms, type Problems, type TermsDraft } from './terms-draft';
import { TermsFields } from './terms-fields';
import { usePreview } from './use-preview';

interface Props {
  readonly panel: WorkPanel;
  readonly onCancel: () => void;
  readonly onRaised: (issueKey: string) => void;
}

/** The form on a work item that makes a Change Request, as a draft that already covers the item. */
export function RaiseChange({ panel, onCancel, onRaised }: Props): ReactNode {
  // One for all attempts: a repetition after a lost answer makes no second change request.
  const [raiseId] = useState(() => crypto.randomUUID());
  const [summary, setSummary] = useState('');
  const [draft, setDraft] = useState<TermsDraft>(() => ({
    reason: '',
    way: 'more-money',
    lines: [suggestLine(panel)],
    options: [],
  }));
  const [shown, setShown] = useState<Problems>(new Map());
  const { busy, refusal, run } = useAction();
  const preview = usePreview(draft, null);
  const currency = preview.state === 'ready' ? preview.value.cost.currency : null;
  const problems = problemsWith(shown, refusal);

  const raise = (event: FormEvent): void => {
    event.preventDefault();
    const found = new Map(checkDraft(draft));
    if (summary.trim() === '') found.set('summary', 'Give the change request a summary.');
    setShown(found);
    if (found.size > 0) return;
    run(
      () => call('change/raise', { raiseId, summary: summary.trim(), terms: toTerms(draft, currency) }),
      ({ issueKey }) => {
        onRaised(issueKey);
      },
    );
  };

  return (
    <NamesProvider issues={draft.lines.map((line) => line.issueId)} people={[]}>
      <FocusHere label="Raise change request">
        <form className="stack form-card" onSubmit={raise} noValidate>
          <Title>Raise change request</Title>
          <TextInput label="Summary" value={summary} onChange={setSummary} isRequired error={problems.get('summary')} />
          <TermsFields draft={draft} onChange={setDraft} problems={problems} preview={preview} />
          {refusal === null ? null : <RefusalMessage refusal={refusal} />}
          {shown.size === 0 ? null : (
            <p role="alert" className="bad">
              {[...shown.values()].join(' ')}
            </p>
          )}
          <div className="row">
            <Button type="submit" appearance="primary" isLoading={busy}>
              Raise as draft
            </Button>
            <Button appearance="subtle" onClick={onCancel} isDisabled={busy}>
              Cancel
            </Button>
          </div>
        </form>
      </FocusHere>
    </NamesProvider>
  );
}
