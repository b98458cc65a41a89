import type { Reply, RequestOf, SetupStep } from '../contract/api';
import { JiraFailure } from '../jira/jira-failure';
import { refuseUnlessAdministrator } from './administrators-only';
import { describeStep } from './plan-setup';
import { ok, refuse } from './reply';
import type { SetupDeps } from './setup-deps';
import { EarlierStepMissing, type SetupAction } from './setup-steps/setup-action';
import { listSetupActions } from './setup-steps/setup-actions';

/**
 * Carries out one step, unless a fresh look finds it done: after a failure anywhere, or an answer that was lost, the same call may
 * be repeated.
 */
export async function applySetup(
  deps: SetupDeps,
  { choices, stepId }: RequestOf<'setup/apply'>,
): Promise<Reply<SetupStep>> {
  const refusal = await refuseUnlessAdministrator(deps);
  if (refusal !== null) return { ok: false, refusal };
  const actions = await listSetupActions(deps, choices);
  if (!actions.ok) return actions;
  const action = actions.value.find(({ id }) => id === stepId);
  if (action === undefined)
    return refuse('not-found', 'This step is not part of the plan any more. Make the plan again.', 'stepId');
  if (!(await action.inspect()).inPlace) {
    const failure = await attempt(action);
    if (failure !== null) return failure;
  }
  return ok(await describeStep(action));
}

const BAD_REQUEST = 400;
const FORBIDDEN = 403;
const CONFLICT = 409;

/** Jira's sentences about its configuration are written for the administrator who reads this. */
async function attempt(action: SetupAction): Promise<Reply<never> | null> {
  try {
    await action.apply();
    return null;
  } catch (error) {
    if (error instanceof EarlierStepMissing)
      return refuse('not-allowed-now', `${error.message} Do the steps in their order.`);
    if (!(error instanceof JiraFailure)) throw error;
    const said = error.messages.join(' ');
    if (error.status === CONFLICT) {
      return refuse(
        'conflict',
        `Somebody else changed this in Jira at the same moment. Make the plan again. ${said}`.trim(),
      );
    }
    if (error.status === BAD_REQUEST) return refuse('not-allowed-now', `Jira did not accept this: ${said}`);
    if (error.status === FORBIDDEN) return refuse('no-permission', `Jira did not allow this: ${said}`);
    throw error;
  }
}
