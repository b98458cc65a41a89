import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ChangePanel } from '../../../../src/contract/api';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { NamesProvider } from '../../parts/names';
import { RefusalMessage } from '../../parts/refusal-message';
import { useAction } from '../../parts/use-action';
import { problemsWith } from './problems-with';
import { checkDraft, toDraft, toTerms, type Problems } from './terms-draft';
import { TermsFields } from './terms-fields';
import { usePreview } from './use-preview';

interface Props {
  readonly panel: ChangePanel;
  readonly onCancel: () => void;
  readonly onSaved: (panel: ChangePanel) => void;
  readonly onReload: () => void;
}

export function EditChange({ panel, onCancel, onSaved, onReload }: Props): ReactNode {
  const [draft, setDraft] = useState(() => toDraft(panel.terms));
  const [shown, setShown] = useState<Problems>(new Map());
  const { busy, refusal, run } = useAction();
  const preview = usePreview(draft, panel.currency);
  const problems = problemsWith(shown, refusal);

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = checkDraft(draft);
    setShown(found);
    if (found.size > 0) return;
    run(() => call('change/edit', { seq: panel.seq, terms: toTerms(draft, panel.currency) }), onSaved);
  };

  return (
    <NamesProvider issues={draft.lines.map((line) => line.issueId)} people={[]}>
      <FocusHere label="Edit terms">
        <form className="stack form-card" onSubmit={save} noValidate>
          <TermsFields draft={draft} onChange={setDraft} problems={problems} preview={preview} />
          {/* Loading the latest keeps this form open with what was typed; saving again then names the entry that was loaded. */}
          {refusal === null ? null : <RefusalMessage refusal={refusal} onReload={onReload} />}
          {shown.size === 0 ? null : (
            <p role="alert" className="bad">
              {[...shown.values()].join(' ')}
            </p>
          )}
          <div className="row">
            <Button type="submit" appearance="primary" isLoading={busy}>
              Save terms
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
