import type { IssueRecord, TransitionRecord, WorkflowRecord } from '../model.ts';
import { permits } from '../permissions.ts';
import type { Site, TransitionAttempt } from '../ports.ts';
import { conditionsHold } from './conditions.ts';

export interface AvailableTransition {
  readonly transition: TransitionRecord;
  /** Whether its conditions hold for the actor. */
  readonly isAvailable: boolean;
}

/** The transitions that lead out of the issue's status, in the workflow's order, whoever may use them. */
function transitionsFrom(workflow: WorkflowRecord, statusId: string): readonly TransitionRecord[] {
  return workflow.transitions.filter(
    ({ type, fromStatusIds }) => type === 'GLOBAL' || (type === 'DIRECTED' && fromStatusIds.includes(statusId)),
  );
}

/** The transitions out of the issue's status, with whether the actor may use each; none without Transition Issues. */
export async function findTransitions(
  site: Site,
  actorId: string,
  issue: IssueRecord,
): Promise<readonly AvailableTransition[]> {
  if (!permits(site, actorId, 'TRANSITION_ISSUES', { issue })) return [];
  const workflow = site.workflowOf(issue);
  return await Promise.all(
    transitionsFrom(workflow, issue.statusId).map(async (transition) => {
      const attempt: TransitionAttempt = { issue, edited: issue, workflow, transition, actorId, modifiedFields: {} };
      return { transition, isAvailable: await conditionsHold(site, attempt) };
    }),
  );
}
