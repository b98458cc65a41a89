import type { Reply, SetupChoices } from '../../contract/api';
import { ok, refuse } from '../reply';
import type { SetupDeps } from '../setup-deps';
import { gateSteps } from './gate-steps';
import { issueTypeSchemeSteps, issueTypeStep } from './issue-type-steps';
import { screenSteps } from './screen-steps';
import type { SetupAction } from './setup-action';
import { siteStep } from './site-step';
import { statusesStep, workflowSchemeSteps, workflowStep } from './workflow-steps';

/**
 * Everything that set-up does for these choices, in an order in which each step finds what it needs. The issue type gets its
 * workflow before any project gets the issue type: no change request ever starts in another workflow. Gates come last: until
 * Plumbline knows the site they would block everything.
 */
export async function listSetupActions(deps: SetupDeps, choices: SetupChoices): Promise<Reply<readonly SetupAction[]>> {
  const { administration: jira, store, newId } = deps;
  const projects = await jira.listProjects();
  if (choices.projectIds.some((id) => !projects.some((project) => project.id === id))) {
    return refuse(
      'not-found',
      'A chosen project does not exist or is team-managed; Plumbline works in company-managed projects.',
      'projectIds',
    );
  }
  const fieldIds = await deps.appFields.find();
  if (fieldIds === null) {
    return refuse(
      'try-again',
      'Jira has not made Plumbline’s fields yet. Wait a minute after the installation and try again.',
    );
  }
  const workflowSchemes = await workflowSchemeSteps(jira, projects, choices.projectIds);
  if (!workflowSchemes.ok) return workflowSchemes;
  return ok([
    issueTypeStep(jira),
    statusesStep(jira),
    workflowStep(jira, newId),
    ...workflowSchemes.value,
    ...(await issueTypeSchemeSteps(jira, projects, choices.projectIds)),
    ...(await screenSteps(jira, fieldIds, choices.projectIds)),
    siteStep(jira, store, fieldIds),
    ...(await gateSteps(jira, choices.gates, newId)),
  ]);
}
