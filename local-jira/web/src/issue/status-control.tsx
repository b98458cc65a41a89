import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import { ApiError, messageOf } from '../api/api-error';
import { doTransition, getTransitions, type Issue, type Transition } from '../api/issues';
import { useFlags } from '../parts/flags';
import { ChevronDownIcon } from '../parts/icons';
import { Menu } from '../parts/menu';
import { StatusLozenge } from '../parts/status-lozenge';
import { useResource } from '../parts/use-resource';
import { useSubmit } from '../parts/use-submit';
import { TransitionDialog } from './transition-dialog';

interface Refusal {
  readonly transition: Transition;
  readonly error: unknown;
}

/** The status and where it can go from here; a refused transition says why, in full, until the next attempt. */
export function StatusControl({ issue, onChanged }: { readonly issue: Issue; readonly onChanged: () => void }) {
  const { status, updated } = issue.fields;
  const [transitions] = useResource(`transitions ${issue.key} ${status.id} ${updated}`, () =>
    getTransitions(issue.key),
  );
  const [asking, setAsking] = useState<Transition | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submission = useSubmit();
  const flags = useFlags();

  async function attempt(transition: Transition, fields: Readonly<Record<string, unknown>>): Promise<void> {
    setRefusal(null);
    await submission.run(async () => {
      try {
        await doTransition(issue.key, transition.id, fields);
        setAsking(null);
        flags.show({
          id: 'transition',
          kind: 'success',
          title: `${issue.key} is now ${transition.to.name}`,
          isAutoDismiss: true,
        });
      } catch (error) {
        setRefusal({ transition, error });
      }
      onChanged();
    });
  }
  function choose(transition: Transition): void {
    const hasFields = Object.keys(transition.fields).length > 0;
    setRefusal(null);
    if (hasFields || transition.hasScreen === true) setAsking(transition);
    else void attempt(transition, {});
  }

  const items = transitions.state === 'ready' ? transitions.value : [];
  return (
    <div className="status-control">
      <Menu
        label={`Status: ${status.name}. Change status`}
        triggerClassName={`status-button status-${status.statusCategory?.key ?? 'new'}`}
        isDisabled={submission.isRunning}
        trigger={
          <>
            <span>{status.name}</span>
            <ChevronDownIcon />
          </>
        }
        emptyText={transitions.state === 'loading' ? 'Loading…' : 'No transition is open to you from here.'}
        items={items.map((transition) => ({
          key: transition.id,
          content: (
            <span className="transition-item">
              <span>{transition.name}</span>
              <span aria-hidden="true">→</span>
              <StatusLozenge status={transition.to} />
            </span>
          ),
          onSelect: () => {
            choose(transition);
          },
        }))}
      />
      {transitions.state === 'failed' ? <p role="alert">{messageOf(transitions.error)}</p> : null}
      {refusal === null || asking !== null ? null : (
        <RefusalMessage
          refusal={refusal}
          onDismiss={() => {
            setRefusal(null);
          }}
        />
      )}
      {asking === null ? null : (
        <TransitionDialog
          issue={issue}
          transition={asking}
          isRunning={submission.isRunning}
          error={refusal?.error ?? null}
          onSubmit={(fields) => void attempt(asking, fields)}
          onClose={() => {
            setAsking(null);
            setRefusal(null);
          }}
        />
      )}
    </div>
  );
}

function RefusalMessage({ refusal, onDismiss }: { readonly refusal: Refusal; readonly onDismiss: () => void }) {
  const { transition, error } = refusal;
  const lines = error instanceof ApiError ? [...error.messages, ...Object.values(error.fields)] : [messageOf(error)];
  return (
    <div role="alert" className="transition-refused">
      <SectionMessage
        appearance="error"
        title={`“${transition.name}” was not done`}
        isDismissible
        onDismiss={onDismiss}
      >
        {(lines.length === 0 ? [messageOf(error)] : lines).map((line) => (
          <p key={line} className="prewrap">
            {line}
          </p>
        ))}
      </SectionMessage>
    </div>
  );
}
