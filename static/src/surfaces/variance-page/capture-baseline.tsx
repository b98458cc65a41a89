import { useState, type FormEvent, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { Title } from '../../parts/heading-level';
import { Loading } from '../../parts/loading';
import { Message } from '../../parts/message';
import { RefusalMessage } from '../../parts/refusal-message';
import { TextInput } from '../../parts/text-input';
import { useAction } from '../../parts/use-action';
import { StageReview } from './stage-review';
import { useStage } from './use-stage';

interface Props {
  readonly suggestedName: string;
  readonly onCaptured: () => void;
  readonly onCancel?: () => void;
}

/** Scan, look at what will be left out and why, name it, and only then keep it. */
export function CaptureBaseline({ suggestedName, onCaptured, onCancel }: Props): ReactNode {
  const [jql, setJql] = useState('');
  const [name, setName] = useState(suggestedName);
  const { stage, refusal: scanRefusal, start, again } = useStage();
  const { busy, refusal, clear, run } = useAction();
  const scan = (event?: FormEvent): void => {
    event?.preventDefault();
    clear();
    start(jql.trim());
  };
  const commit = (stageId: string): void => {
    run(() => call('baseline/commit', { stageId, name: name.trim() }), onCaptured);
  };
  return (
    <FocusHere label="Capture a baseline" isWanted={onCancel !== undefined}>
      <div className="card stack">
        <Title>Capture a baseline</Title>
        {onCancel === undefined ? null : <Replaces />}
        <form className="stack" onSubmit={scan}>
          <TextInput
            label="Only work items that match this JQL (optional)"
            value={jql}
            onChange={setJql}
            placeholder="component = Roof"
            help="Leave it empty to take every work item of the project that has a budget, a planned start and a due date."
            error={scanRefusal?.field === 'jql' ? scanRefusal.message : undefined}
            isDisabled={stage?.state === 'scanning' || busy}
          />
          <div className="row">
            <Button
              type="submit"
              appearance={stage === null ? 'primary' : 'default'}
              isLoading={stage?.state === 'scanning'}
              isDisabled={busy}
            >
              {stage === null ? 'Scan the project' : 'Scan again'}
            </Button>
            {onCancel === undefined ? null : (
              <Button appearance="subtle" isDisabled={busy} onClick={onCancel}>
                Cancel
              </Button>
            )}
          </div>
        </form>
        {scanRefusal === null || scanRefusal.field === 'jql' ? null : (
          <RefusalMessage refusal={scanRefusal} onRetry={again} />
        )}
        {stage?.state === 'scanning' ? (
          <Loading label={`Scanning: ${String(stage.scanned)} work items so far`} />
        ) : null}
        {stage?.state === 'failed' ? (
          <Message appearance="error" title="The scan did not finish">
            <p>{stage.failure ?? 'Scan the project again.'}</p>
          </Message>
        ) : null}
        {stage?.state === 'ready' ? (
          <StageReview
            stage={stage}
            name={name}
            onName={setName}
            busy={busy}
            refused={refusal === null ? null : <RefusalMessage refusal={refusal} onRetry={scan} />}
            nameError={refusal?.field === 'name' ? refusal.message : undefined}
            onCommit={() => {
              commit(stage.stageId);
            }}
          />
        ) : null}
      </div>
    </FocusHere>
  );
}

/** A second capture is no change request: nobody approves it, so whoever makes it must know what it does. */
function Replaces(): ReactNode {
  return (
    <Message appearance="warning" title="This replaces the current baseline">
      <p>
        What the fields hold today becomes the plan, without a change request. Approved changes that nobody has carried
        over into the fields are undone by it. Everybody sees it as a step of its own, from the original to the current
        baseline.
      </p>
    </Message>
  );
}
