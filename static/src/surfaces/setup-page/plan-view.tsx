import { useRef, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import ProgressBar from '@atlaskit/progress-bar';
import type { Refusal, SetupChoices, SetupPlan } from '../../../../src/contract/api';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { Message } from '../../parts/message';
import { RefusalMessage } from '../../parts/refusal-message';
import { Section } from '../../parts/section';
import { PlanStep, type StepFace } from './plan-step';

interface Props {
  readonly choices: SetupChoices;
  readonly plan: SetupPlan;
  readonly onBack: () => void;
  /** Makes a fresh plan: what is in place by now shows as such. */
  readonly onCheck: () => void;
}

type Progress =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly stepId: string }
  | { readonly state: 'failed'; readonly stepId: string; readonly refusal: Refusal }
  | { readonly state: 'done' };

/** The plan before anything is done, then the same list as it is carried out, one step at a time. */
export function PlanView({ choices, plan, onBack, onCheck }: Props): ReactNode {
  const needed = plan.steps.filter((step) => step.state === 'needed');
  const [carriedOut, setCarriedOut] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<Progress>({ state: 'waiting' });
  const underWay = useRef(false);

  const apply = async (): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    const done = new Set(carriedOut);
    for (const step of needed.filter(({ id }) => !done.has(id))) {
      setProgress({ state: 'running', stepId: step.id });
      const reply = await call('setup/apply', { choices, stepId: step.id });
      if (!reply.ok) {
        underWay.current = false;
        setProgress({ state: 'failed', stepId: step.id, refusal: reply.refusal });
        return;
      }
      done.add(step.id);
      setCarriedOut(new Set(done));
    }
    underWay.current = false;
    setProgress({ state: 'done' });
  };

  const faceOf = (id: string, state: 'needed' | 'in-place'): StepFace => {
    if (state === 'in-place') return 'in-place';
    if (carriedOut.has(id)) return 'done';
    if (progress.state === 'running' && progress.stepId === id) return 'running';
    return progress.state === 'failed' && progress.stepId === id ? 'failed' : 'needed';
  };
  const isBusy = progress.state === 'running';
  return (
    <FocusHere label="Plan">
      <Section title="What will be done">
        <p className="subtle">
          {needed.length === 0
            ? 'Everything is in place.'
            : `${String(needed.length)} of ${String(plan.steps.length)} steps are needed.`}
          {needed.length > 0 && progress.state === 'waiting' ? ' Nothing has been changed so far.' : ''}
        </p>
        <ol className="plain-list" aria-label="Steps of the plan">
          {plan.steps.map((step) => (
            <PlanStep key={step.id} step={step} face={faceOf(step.id, step.state)} />
          ))}
        </ol>
        {progress.state === 'waiting' ? null : (
          <ProgressBar
            ariaLabel="Steps carried out"
            value={needed.length === 0 ? 1 : carriedOut.size / needed.length}
          />
        )}
        <p role="status" className="subtle">
          {progress.state === 'running'
            ? `${String(carriedOut.size)} of ${String(needed.length)} steps carried out…`
            : ''}
        </p>
        {progress.state === 'failed' ? (
          <div className="stack-tight">
            <RefusalMessage refusal={progress.refusal} />
            <p>
              The steps before it are done and stay done. Trying again goes on at the step that failed and creates
              nothing twice.
            </p>
          </div>
        ) : null}
        {progress.state === 'done' || needed.length === 0 ? <Done /> : null}
        <div className="row">
          {progress.state === 'done' || needed.length === 0 ? (
            <Button onClick={onCheck}>Check again</Button>
          ) : (
            <Button
              appearance="primary"
              isLoading={isBusy}
              onClick={() => {
                void apply();
              }}
            >
              {progress.state === 'failed' ? 'Try again' : 'Apply the plan'}
            </Button>
          )}
          <Button appearance="subtle" isDisabled={isBusy} onClick={onBack}>
            Back
          </Button>
        </div>
      </Section>
    </FocusHere>
  );
}

function Done(): ReactNode {
  return (
    <Message appearance="success" title="Plumbline is set up">
      <p>
        Next, in each project: open Project settings → Plumbline to choose the currency, the calendar and the approvers,
        then capture the first baseline on the Variance page. Below each step it says how to undo it; to undo
        everything, begin with the last.
      </p>
    </Message>
  );
}
