import { useCallback, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import type { SetupChoices, SetupOptions } from '../../../../src/contract/api';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { LoadGate } from '../../parts/load-gate';
import { Message } from '../../parts/message';
import { Section } from '../../parts/section';
import { useLoaded } from '../../parts/use-loaded';

type Gates = SetupChoices['gates'];

interface Props {
  readonly projectIds: readonly string[];
  readonly gates: Gates;
  readonly busy: boolean;
  readonly onChoose: (gates: Gates) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

export function ChooseGates({ projectIds, gates, busy, onChoose, onBack, onNext }: Props): ReactNode {
  const from = useLoaded(useCallback(() => call('setup/options', { projectIds }), [projectIds]));
  return (
    <FocusHere label="Choose gates">
      <Section title="Which transitions does a gate stand on?">
        <p className="subtle">
          A gate lets a work item through only when it is in the baseline and within tolerance, or when an approved
          change covers it, and never while a change to it is undecided. A good place is where work starts, or where it
          is called done. Each gate can be made less strict in the workflow editor. In a project without a baseline
          nothing passes, so capture one before the work goes on.
        </p>
        <LoadGate from={from} label="Loading workflows">
          {({ workflows }) =>
            workflows.length === 0 ? (
              <Message appearance="information">
                <p>The chosen projects have no workflow that a gate can stand on. You can go on without gates.</p>
              </Message>
            ) : (
              workflows.map((workflow) => (
                <WorkflowGates key={workflow.id} workflow={workflow} gates={gates} onChoose={onChoose} />
              ))
            )
          }
        </LoadGate>
        <div className="row">
          <Button appearance="primary" isLoading={busy} onClick={onNext}>
            Show the plan
          </Button>
          <Button appearance="subtle" isDisabled={busy} onClick={onBack}>
            Back
          </Button>
        </div>
      </Section>
    </FocusHere>
  );
}

type Transition = SetupOptions['workflows'][number]['transitions'][number];

/** Names alone do not tell transitions apart: many workflows call each by the status it leads to. */
function labelOf({ name, from, to, gated }: Transition): string {
  const start = from.length === 0 ? 'Any status' : from.join(', ');
  return `${name}: ${start} → ${to}${gated ? ' (has a gate)' : ''}`;
}

interface WorkflowProps {
  readonly workflow: SetupOptions['workflows'][number];
  readonly gates: Gates;
  readonly onChoose: (gates: Gates) => void;
}

function WorkflowGates({ workflow, gates, onChoose }: WorkflowProps): ReactNode {
  const isChosen = (transitionId: string): boolean =>
    gates.some((gate) => gate.workflowId === workflow.id && gate.transitionId === transitionId);
  const toggle = (transitionId: string, isOn: boolean): void => {
    const others = gates.filter((gate) => gate.workflowId !== workflow.id || gate.transitionId !== transitionId);
    onChoose(isOn ? [...others, { workflowId: workflow.id, transitionId }] : others);
  };
  return (
    <fieldset className="card radio-group">
      <legend className="visually-hidden">{workflow.name}</legend>
      <p>
        <span className="strong">{workflow.name}</span>{' '}
        <span className="subtle">used by {workflow.usedBy.join(', ')}</span>
      </p>
      {workflow.transitions.map((transition) => (
        <Checkbox
          key={transition.id}
          label={labelOf(transition)}
          isChecked={transition.gated || isChosen(transition.id)}
          isDisabled={transition.gated}
          onChange={(event) => {
            toggle(transition.id, event.currentTarget.checked);
          }}
        />
      ))}
    </fieldset>
  );
}
