import type { Reply, RequestOf, SetupPlan, SetupStep } from '../contract/api';
import { refuseUnlessAdministrator } from './administrators-only';
import { ok } from './reply';
import type { SetupDeps } from './setup-deps';
import type { SetupAction } from './setup-steps/setup-action';
import { listSetupActions } from './setup-steps/setup-actions';

/** What set-up would do for these choices, and what of it is there already. Changes nothing. */
export async function planSetup(deps: SetupDeps, choices: RequestOf<'setup/plan'>): Promise<Reply<SetupPlan>> {
  const refusal = await refuseUnlessAdministrator(deps);
  if (refusal !== null) return { ok: false, refusal };
  const actions = await listSetupActions(deps, choices);
  if (!actions.ok) return actions;
  const steps: SetupStep[] = [];
  // One after the other: Jira limits bursts, and the order of the answer is the order of the work.
  for (const action of actions.value) steps.push(await describeStep(action));
  return ok({ steps });
}

/** How a step stands right now. */
export async function describeStep(action: SetupAction): Promise<SetupStep> {
  const { inPlace, detail } = await action.inspect();
  return { id: action.id, title: action.title, detail, state: inPlace ? 'in-place' : 'needed', undo: action.undo };
}
