import { z } from 'zod';
import type { RequestOf, SetupChoices } from './api';

const MAX_PROJECTS = 50;
const MAX_GATES = 200;
const projectIds = z.array(z.string().regex(/^\d{1,18}$/, 'a project id has digits only')).max(MAX_PROJECTS);
/** Jira gives a UUID; older sites have names-like ids. */
const workflowId = z.string().min(1).max(255);
const transitionId = z.string().regex(/^\d{1,9}$/, 'a transition id has digits only');

const choices: z.ZodType<SetupChoices> = z.strictObject({
  projectIds: projectIds.min(1, 'choose at least one project'),
  gates: z.array(z.strictObject({ workflowId, transitionId })).max(MAX_GATES),
});

export const setupOptionsSchema: z.ZodType<RequestOf<'setup/options'>> = z.strictObject({ projectIds });
export const setupPlanSchema: z.ZodType<RequestOf<'setup/plan'>> = choices;
export const setupApplySchema: z.ZodType<RequestOf<'setup/apply'>> = z.strictObject({
  choices,
  stepId: z.string().min(1).max(300),
});
