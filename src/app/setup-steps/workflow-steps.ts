import type { Reply } from '../../contract/api';
import type { ChangeState } from '../../domain/change/change-terms';
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
import { ok, refuse } from '../reply';
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
      const statusOf = await getStatuses(jira);
      await jira.createWorkflow(
        // As they are: Jira takes what is sent along for a change, and other workflows may share these statuses.
        CHANGE_STATUSES.map(({ state }) => {
          const { id, name, description, category } = statusOf[state];
          return { id, name, description, statusCategory: category, statusReference: id };
        }),
        {
          name: CHANGE_WORKFLOW,
          description: 'The way of a change request. Its status follows the decision in Plumbline.',
          startPointLayout: { x: -200, y: 0 },
          statuses: CHANGE_STATUSES.map(({ state }, index) => ({
            statusReference: statusOf[state].id,
            layout: { x: 200 * index, y: 0 },
            properties: {},
          })),
          transitions: CHANGE_TRANSITIONS.map(({ id, name, from, to }) => {
            const validators = from.length === 0 ? [] : [rule()];
            const fromIds = from.map((state) => statusOf[state].id);
            return toTransition({ id, name, from: fromIds, to: statusOf[to].id, validators });
          }),
        },
      );
    },
  };
}

/** The workflow for the issue type in the schemes of the chosen projects; refused where Jira keeps the scheme to itself. */
export async function workflowSchemeSteps(
  jira: SiteAdministration,
  projects: readonly AdministeredProject[],
  chosenIds: readonly string[],
): Promise<Reply<readonly SetupAction[]>> {
  const uses = (await jira.workflowSchemesOf(projects.map(({ id }) => id))).filter(({ projectIds }) =>
    projectIds.some((id) => chosenIds.includes(id)),
  );
  const fixed = new Set(uses.filter(({ schemeId }) => schemeId === null).flatMap(({ projectIds }) => projectIds));
  const keys = projects.filter(({ id }) => fixed.has(id) && chosenIds.includes(id)).map(({ key }) => key);
  if (keys.length > 0) {
    return refuse(
      'not-allowed-now',
      `Jira’s default workflow scheme cannot be changed, and ${listSome(keys)} ${keys.length === 1 ? 'uses' : 'use'} it. ` +
        'Choose another scheme in Project settings, Workflows, Switch scheme, and come back; or leave the project out.',
      'projectIds',
    );
  }
  return ok(
    uses.flatMap(({ schemeId, name, projectIds }) =>
      schemeId === null
        ? []
        : [workflowSchemeStep(jira, { schemeId, name }, sharedWith(projects, projectIds, chosenIds))],
    ),
  );
}

/** `shared` says which other projects the change reaches. */
function workflowSchemeStep(
  jira: SiteAdministration,
  { schemeId, name }: { readonly schemeId: string; readonly name: string },
  shared: string,
): SetupAction {
  return {
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
      const moved =
        issueTypeId === null ? '' : ' Work items of that type in a status that this workflow lacks become “Draft”.';
      return {
        inPlace: false,
        detail: `Assigns “${CHANGE_WORKFLOW}” to “${CHANGE_ISSUE_TYPE}” in the scheme “${name}”.${moved}${shared}`,
      };
    },
    async apply() {
      const issueTypeId = await getIssueType(jira);
      const workflow = await findChangeWorkflow(jira);
      if (workflow === undefined) throw new EarlierStepMissing(`There is no workflow “${CHANGE_WORKFLOW}” yet.`);
      const { draft } = await getStatuses(jira);
      await jira.assignWorkflow(await jira.readWorkflowScheme(schemeId), issueTypeId, workflow.id, draft.id);
    },
  };
}

/** The site's statuses of a change request by state. @throws EarlierStepMissing when one is missing */
export async function getStatuses(jira: SiteAdministration): Promise<Readonly<Record<ChangeState, SiteStatus>>> {
  const there = await jira.listStatuses();
  const statusOf = (state: ChangeState): SiteStatus => {
    const wanted = CHANGE_STATUSES.find((status) => status.state === state);
    const found = wanted && findStatus(there, wanted);
    if (found === undefined) throw new EarlierStepMissing(`There is no status “${wanted?.name ?? state}” yet.`);
    return found;
  };
  return {
    draft: statusOf('draft'),
    'in-review': statusOf('in-review'),
    approved: statusOf('approved'),
    rejected: statusOf('rejected'),
    implementing: statusOf('implementing'),
    done: statusOf('done'),
    withdrawn: statusOf('withdrawn'),
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
