import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { ChangePanel } from '../../../../src/contract/api';
import { ChangeStateLozenge } from '../../parts/change-state-lozenge';
import { movedDays } from '../../parts/formats';
import { Message } from '../../parts/message';
import { usePersonName } from '../../parts/names';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';
import { ChangeActions } from './change-actions';
import { ChangeTermsView } from './change-terms-view';
import { EditChange } from './edit-change';
import { Journal } from './journal';
import { WhoDecides } from './who-decides';

interface Props {
  readonly panel: ChangePanel;
  readonly onShow: (panel: ChangePanel) => void;
  readonly onReload: () => void;
}

/** What an approver sees: what would move, who decides, what has happened, and the buttons to act. */
export function ChangeView({ panel, onShow, onReload }: Props): ReactNode {
  const formats = useFormats();
  const nameOf = usePersonName();
  const [editing, setEditing] = useState(false);
  const [isReturn, setReturn] = useState(false);
  const header = useFocusOnChange(panel.seq);
  return (
    <>
      <div className="stack-tight focus-here" ref={header} tabIndex={-1} role="status">
        <div className="row">
          <ChangeStateLozenge state={panel.state} />
          <span className="strong">
            {formats.signedMoney(panel.cost)}, {movedDays(panel.days)}
          </span>
        </div>
        <p className="subtle">
          {panel.raisedBy === null ? 'Not raised through Plumbline.' : `Raised by ${nameOf(panel.raisedBy)}.`}
          {panel.baselineVersion === null ? '' : ` Made version ${String(panel.baselineVersion)} of the baseline.`}
        </p>
      </div>
      <Unfinished panel={panel} />
      {editing ? (
        <Section title="Terms">
          <EditChange
            panel={panel}
            onReload={onReload}
            onCancel={() => {
              setReturn(true);
              setEditing(false);
            }}
            onSaved={(next) => {
              setEditing(false);
              onShow(next);
            }}
          />
        </Section>
      ) : (
        <>
          <ChangeTermsView panel={panel} />
          <ChangeActions
            panel={panel}
            onShow={onShow}
            onReload={onReload}
            isReturn={isReturn}
            onEdit={() => {
              setEditing(true);
            }}
          />
        </>
      )}
      <WhoDecides panel={panel} />
      <Journal entries={panel.journal} />
    </>
  );
}

function Unfinished({ panel }: { readonly panel: ChangePanel }): ReactNode {
  if (panel.unfinished.length === 0) return null;
  return (
    <Message appearance="information" title="Decided; still being carried out">
      <p>The decision stands. These follow-ups are repeated until they are done:</p>
      <ul className="gate-summary">
        {panel.unfinished.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </Message>
  );
}

/** After an action its button is gone: the focus goes to where the new state stands, which is also read out. */
function useFocusOnChange(seq: number): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(seq);
  useEffect(() => {
    if (shown.current === seq) return;
    shown.current = seq;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [seq]);
  return box;
}
