import type { ChangeState } from '../../domain/change-terms';
import type { AdministeredProject, SiteAdministration } from '../../jira/site-administration';
import type { SiteStatus } from '../../jira/workflow-administration';
import { toTransition, toUpdate, type WorkflowDocument } from '../../jira/workflow-documents';
import {
  CHANGE_ISSUE_TYPE,
  CHANGE_STATUSES,
  CHANGE_TRANSITIONS,
  CHANGE_WORKFLOW,
  type ChangeStatus,
} from './change-workflow';
import { getIssueType, sharedWith } from './issue-type-steps';
import { EarlierStepMissing, listSome, type SetupAction } from './setup-action';

export function statusesStep(jira: SiteAdministration): SetupAction {
  const missing = async (): Promise<readonly ChangeStatus[]> => {
    const there = await jira.listStatuses();
    return CHANGE_STATUSES.filter((status) => findStatus(there, status) === undefined);
  };
  return {
    id: 'statuses',
    title: 'Statuses of a change request',
    undo: 'Delete the statuses that no workflow uses under Jira settings, Work items, Statuses.',
    async inspect() {
      const needed = await missing();
      if (needed.length === 0) return { inPlace: true, detail: 'All seven statuses are there.' };
      const names = listSome(
        needed.map(({ name }) => `“${name}”`),
        CHANGE_STATUSES.length,
      );
      return { inPlace: false, detail: `Creates ${names}. Statuses of the same name that are there already are used.` };
    },
    async apply() {
      await jira.createStatuses(await missing());
    },
  };
}

/** The workflow, with a rule on every transition: a change request's status follows its decision. */
export function workflowStep(jira: SiteAdministration, newId: () => string): SetupAction {
  return {
    id: 'workflow',
    title: `Workflow “${CHANGE_WORKFLOW}”`,
    undo: `Delete the workflow “${CHANGE_WORKFLOW}” under Jira settings, Work items, Workflows, once no scheme uses it.`,
    async inspect() {
      const workflow = await findChangeWorkflow(jira);
      if (workflow === undefined) {
        const names = CHANGE_STATUSES.map(({ name }) => name).join(', ');
        return {
          inPlace: false,
          detail: `Creates the workflow with the statuses ${names}. Each transition asks Plumbline.`,
        };
      }
      const unguarded = unguardedTransitions(jira, workflow);
      if (unguarded.length === 0)
        return { inPlace: true, detail: 'The workflow is there and each transition asks Plumbline.' };
      return { inPlace: false, detail: `Puts the rule “Plumbline change decision” back on ${listSome(unguarded)}.` };
    },
    async apply() {
      const rule = () => jira.rules.make('change-state', newId(), '');
      const { workflows, statuses } = await jira.readWorkflows({ names: [CHANGE_WORKFLOW] });
      const [workflow] = workflows;
      if (workflow !== undefined) {
        const unguarded = unguardedTransitions(jira, workflow);
        const transitions = workflow.transitions.map((transition) =>
          unguarded.includes(transition.name)
            ? { ...transition, validators: [...transition.validators, rule()] }
            : transition,
        );
        return jira.updateWorkflow(statuses, toUpdate(workflow, transitions));
      }
      const ids = await getStatusIds(jira);
      await jira.createWorkflow(
        CHANGE_STATUSES.map(({ state, name, category, description }) => ({
          id: ids[state],
          name,
          description,
          statusCategory: category,
          statusReference: ids[state],
        })),
        {
          name: CHANGE_WORKFLOW,
          description: 'The way of a change request. Its status follows the decision in Plumbline.',
          startPointLayout: { x: -200, y: 0 },
          statuses: CHANGE_STATUSES.map(({ state }, index) => ({
            statusReference: ids[state],
            layout: { x: 200 * index, y: 0 },
            properties: {},
          })),
          transitions: CHANGE_TRANSITIONS.map(({ id, name, from, to }) => {
            const validators = from.length === 0 ? [] : [rule()];
            return toTransition({ id, name, from: from.map((state) => ids[state]), to: ids[to], validators });
          }),
        },
      );
    },
  };
}

/** The workflow for the issue type in the schemes of the chosen projects. */
export async function workflowSchemeSteps(
  jira: SiteAdministration,
  projects: readonly AdministeredProject[],
  chosenIds: readonly string[],
): Promise<readonly SetupAction[]> {
  const uses = await jira.workflowSchemesOf(projects.map(({ id }) => id));
  return uses
    .filter(({ projectIds }) => projectIds.some((id) => chosenIds.includes(id)))
    .map(({ schemeId, name, projectIds }) => ({
      id: `workflow-scheme/${schemeId}`,
      title: `Workflow of “${CHANGE_ISSUE_TYPE}” in the workflow scheme “${name}”`,
      undo: `Remove “${CHANGE_ISSUE_TYPE}” from the workflow scheme “${name}” under Jira settings, Work items, Workflow schemes.`,
      async inspect() {
        const [issueTypeId, workflow] = await Promise.all([
          jira.findIssueType(CHANGE_ISSUE_TYPE),
          findChangeWorkflow(jira),
        ]);
        if (issueTypeId !== null && workflow !== undefined) {
          const scheme = await jira.readWorkflowScheme(schemeId);
          const own = scheme.workflowsForIssueTypes.find(({ issueTypeIds }) => issueTypeIds.includes(issueTypeId));
          if (own?.workflow.id === workflow.id)
            return { inPlace: true, detail: 'The scheme has the assignment already.' };
        }
        const shared = sharedWith(projects, projectIds, chosenIds);
        return {
          inPlace: false,
          detail: `Assigns “${CHANGE_WORKFLOW}” to “${CHANGE_ISSUE_TYPE}” in the scheme “${name}”.${shared}`,
        };
      },
      async apply() {
        const issueTypeId = await getIssueType(jira);
        const workflow = await findChangeWorkflow(jira);
        if (workflow === undefined) throw new EarlierStepMissing(`There is no workflow “${CHANGE_WORKFLOW}” yet.`);
        const { draft } = await getStatusIds(jira);
        await jira.assignWorkflow(await jira.readWorkflowScheme(schemeId), issueTypeId, workflow.id, draft);
      },
    }));
}

/** Ids of the change request's statuses by state. */
export async function getStatusIds(jira: SiteAdministration): Promise<Readonly<Record<ChangeState, string>>> {
  const there = await jira.listStatuses();
  const idOf = (state: ChangeState): string => {
    const wanted = CHANGE_STATUSES.find((status) => status.state === state);
    const found = wanted && findStatus(there, wanted);
    if (found === undefined) throw new EarlierStepMissing(`There is no status “${wanted?.name ?? state}” yet.`);
    return found.id;
  };
  return {
    draft: idOf('draft'),
    'in-review': idOf('in-review'),
    approved: idOf('approved'),
    rejected: idOf('rejected'),
    implementing: idOf('implementing'),
    done: idOf('done'),
    withdrawn: idOf('withdrawn'),
  };
}

async function findChangeWorkflow(jira: SiteAdministration): Promise<WorkflowDocument | undefined> {
  return (await jira.readWorkflows({ names: [CHANGE_WORKFLOW] })).workflows.find(
    ({ name }) => name === CHANGE_WORKFLOW,
  );
}

function unguardedTransitions(jira: SiteAdministration, workflow: WorkflowDocument): readonly string[] {
  return workflow.transitions
    .filter(
      ({ type, validators }) => type !== 'INITIAL' && !validators.some((rule) => jira.rules.isOf(rule, 'change-state')),
    )
    .map(({ name }) => name);
}

/** Jira lets no two global statuses differ in case alone. */
function findStatus(there: readonly SiteStatus[], wanted: ChangeStatus): SiteStatus | undefined {
  return there.find(({ name }) => name.toLowerCase() === wanted.name.toLowerCase());
}
