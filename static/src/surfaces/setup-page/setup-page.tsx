import { useCallback, useState, type ReactNode } from 'react';
import type { SetupChoices, SetupPlan } from '../../../../src/contract/api';
import { call } from '../../api';
import { LoadGate } from '../../parts/load-gate';
import { RefusalMessage } from '../../parts/refusal-message';
import { useAction } from '../../parts/use-action';
import { useLoaded } from '../../parts/use-loaded';
import { ChooseGates } from './choose-gates';
import { ChooseProjects } from './choose-projects';
import { PlanView } from './plan-view';

const NO_PROJECTS: readonly string[] = [];

type Stage =
  | { readonly at: 'projects'; readonly isReturn: boolean }
  | { readonly at: 'gates' }
  | { readonly at: 'plan'; readonly choices: SetupChoices; readonly plan: SetupPlan };

/** Set-up for Jira administrators: choose, look at what would happen, and only then do it. */
export function SetupPage(): ReactNode {
  const from = useLoaded(useCallback(() => call('setup/options', { projectIds: NO_PROJECTS }), []));
  const [stage, setStage] = useState<Stage>({ at: 'projects', isReturn: false });
  const [projectIds, setProjectIds] = useState(NO_PROJECTS);
  const [gates, setGates] = useState<SetupChoices['gates']>([]);
  const { busy, refusal, clear, run } = useAction();
  const backTo = (earlier: Stage): void => {
    clear();
    setStage(earlier);
  };
  const plan = (choices: SetupChoices): void => {
    run(
      () => call('setup/plan', choices),
      (found) => {
        setStage({ at: 'plan', choices, plan: found });
      },
    );
  };
  return (
    <main className="page page-narrow">
      <div className="stack-tight">
        {/* Jira shows the page's title above the frame. */}
        <h1 className="visually-hidden">Set up Plumbline</h1>
        <p className="subtle">
          Adds a Change Request issue type with its workflow and Plumbline’s fields to the projects you choose, and puts
          gates on the transitions you choose. Nothing is changed before you have seen the whole plan. You can run this
          again at any time: what is in place is left alone.
        </p>
      </div>
      <Steps at={stage.at} />
      <LoadGate from={from} label="Loading projects">
        {(options) => {
          if (stage.at === 'projects') {
            return (
              <ChooseProjects
                options={options}
                chosen={projectIds}
                isReturn={stage.isReturn}
                onChoose={setProjectIds}
                onNext={() => {
                  setStage({ at: 'gates' });
                }}
              />
            );
          }
          if (stage.at === 'gates') {
            return (
              <ChooseGates
                projectIds={projectIds}
                gates={gates}
                busy={busy}
                onChoose={setGates}
                onBack={() => {
                  backTo({ at: 'projects', isReturn: true });
                }}
                onNext={() => {
                  plan({ projectIds, gates });
                }}
              />
            );
          }
          return (
            <PlanView
              key={stage.plan.steps.map((step) => step.id + step.state).join(' ')}
              choices={stage.choices}
              plan={stage.plan}
              onBack={() => {
                backTo({ at: 'gates' });
              }}
              onCheck={() => {
                plan(stage.choices);
              }}
            />
          );
        }}
      </LoadGate>
      {refusal === null ? null : <RefusalMessage refusal={refusal} />}
    </main>
  );
}

const STEPS = [
  { at: 'projects', label: 'Projects' },
  { at: 'gates', label: 'Gates' },
  { at: 'plan', label: 'Plan and apply' },
] as const;

function Steps({ at }: { readonly at: Stage['at'] }): ReactNode {
  return (
    <ol className="steps" aria-label="Set-up steps">
      {STEPS.map((step, index) => (
        <li key={step.at} aria-current={step.at === at ? 'step' : undefined}>
          {index + 1}. {step.label}
        </li>
      ))}
    </ol>
  );
}
