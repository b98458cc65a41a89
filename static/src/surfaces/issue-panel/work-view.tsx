import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { WorkPanel } from '../../../../src/contract/api';
import { FocusHere } from '../../parts/focus-here';
import { KeyLink } from '../../parts/issue-link';
import { Message } from '../../parts/message';
import { ChangesCovering } from './changes-covering';
import { RaiseChange } from './raise-change';
import { WorkFigures } from './work-figures';

interface Props {
  readonly panel: WorkPanel;
  readonly onChanged: () => void;
}

/** What somebody sees on an ordinary work item: may it go on, what does it cost, how far is it from its plan. */
export function WorkView({ panel, onChanged }: Props): ReactNode {
  const [raising, setRaising] = useState(false);
  const [raised, setRaised] = useState<string | null>(null);
  const [cancelled, setCancelled] = useState(false);
  // What the item waits for may be that very breach; it is not said twice.
  const breaches = panel.breaches.filter((breach) => !panel.waitingFor.some((sentence) => sentence.startsWith(breach)));
  return (
    <>
      <WaitingFor sentences={panel.waitingFor} />
      {breaches.length === 0 ? null : (
        <Message appearance="warning" title="Beyond tolerance of its baseline">
          <ul className="gate-summary">
            {breaches.map((breach) => (
              <li key={breach}>{breach}</li>
            ))}
          </ul>
        </Message>
      )}
      <WorkFigures panel={panel} />
      <ChangesCovering changes={panel.changes} />
      {raised === null ? null : (
        <FocusHere label="Change request raised">
          <Message appearance="success" title="Change request raised">
            <p>
              <KeyLink issueKey={raised} /> is a draft. Open it to submit it for review: nothing is decided before that.
            </p>
          </Message>
        </FocusHere>
      )}
      {raising ? (
        <RaiseChange
          panel={panel}
          onCancel={() => {
            setCancelled(true);
            setRaising(false);
          }}
          onRaised={(issueKey) => {
            setRaising(false);
            setRaised(issueKey);
            onChanged();
          }}
        />
      ) : (
        <div className="row">
          <Button
            isDisabled={!panel.canRaise.allowed}
            autoFocus={cancelled}
            aria-describedby="why-not-raise"
            onClick={() => {
              setRaised(null);
              setRaising(true);
            }}
          >
            Raise change request
          </Button>
          <span id="why-not-raise" className="subtle small">
            {panel.canRaise.reason}
          </span>
        </div>
      )}
    </>
  );
}

function WaitingFor({ sentences }: { readonly sentences: readonly string[] }): ReactNode {
  if (sentences.length === 0) return null;
  return (
    <Message appearance="error" title="This work item is waiting">
      <ul className="gate-summary">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Message>
  );
}
