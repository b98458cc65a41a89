import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { SettingsView } from '../../../../src/contract/api';
import { call } from '../../api';
import { Message } from '../../parts/message';
import { NamesProvider } from '../../parts/names';
import { RefusalMessage } from '../../parts/refusal-message';
import { useAction } from '../../parts/use-action';
import { ApproverFields } from './approver-fields';
import { CalendarFields } from './calendar-fields';
import { EarnedValueFields } from './earned-value-fields';
import { EstimateFields } from './estimate-fields';
import { MoneyFields } from './money-fields';
import { checkDraft, toDraft, toSettings, type Problems, type SettingsDraft } from './settings-draft';
import type { SettingsPartProps } from './settings-part-props';

interface Props {
  readonly view: SettingsView;
  readonly onSaved: (view: SettingsView) => void;
  readonly onReload: () => void;
}

export function SettingsForm({ view, onSaved, onReload }: Props): ReactNode {
  const [draft, setDraft] = useState(() => toDraft(view.settings));
  const [shown, setShown] = useState<Problems>(new Map());
  const [saved, setSaved] = useState(false);
  const { busy, refusal, run } = useAction();
  const problems =
    refusal?.field === undefined ? shown : new Map([...shown, [settingOf(refusal.field), refusal.message]]);

  const change = (part: Partial<SettingsDraft>): void => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = checkDraft(draft);
    setShown(found);
    setSaved(false);
    if (found.size > 0) return;
    run(
      () => call('settings/save', { settings: toSettings(draft) }),
      (next) => {
        setDraft(toDraft(next.settings));
        setSaved(true);
        onSaved(next);
      },
    );
  };

  const parts: SettingsPartProps = { draft, change, problems, isDisabled: !view.canEdit || busy };
  return (
    <NamesProvider issues={[]} people={draft.approvers}>
      <form className="stack-wide" onSubmit={save} noValidate aria-label="Plumbline settings">
        {view.canEdit ? null : (
          <Message appearance="information" title="You can read these settings">
            <p>Only an administrator of this project can change them.</p>
          </Message>
        )}
        {view.saved || !view.canEdit ? null : (
          <Message appearance="information" title="Nobody has saved these settings yet">
            <p>The values below are suggestions. Save them before you capture a baseline or submit a change request.</p>
          </Message>
        )}
        <MoneyFields {...parts} currencyLocked={view.currencyLocked} />
        <CalendarFields {...parts} />
        <EarnedValueFields {...parts} saved={view.saved ? view.settings.earnedValue : null} />
        <EstimateFields {...parts} />
        <ApproverFields {...parts} />
        {refusal === null ? null : <RefusalMessage refusal={refusal} onReload={onReload} />}
        {shown.size === 0 ? null : (
          <p role="alert" className="bad">
            {shown.size === 1 ? 'One setting needs' : `${String(shown.size)} settings need`} correcting:{' '}
            {[...shown.values()].join(' ')}
          </p>
        )}
        <div className="row">
          <Button type="submit" appearance="primary" isDisabled={!view.canEdit} isLoading={busy}>
            Save settings
          </Button>
          <span role="status" className="good">
            {saved ? 'Saved.' : ''}
          </span>
        </div>
      </form>
    </NamesProvider>
  );
}

/** Parts that have fields for more than one of their members; weights share one. */
const DIVIDED = ['tolerance', 'earnedValue', 'estimates'];

/** `settings.hourlyRate.amount` belongs to the field `hourlyRate`. */
function settingOf(field: string): string {
  const path = field.replace(/^settings\./, '').replace(/\.weights\..*$/, '.weights');
  const [first = ''] = path.split('.');
  return DIVIDED.includes(first) ? path : first;
}
