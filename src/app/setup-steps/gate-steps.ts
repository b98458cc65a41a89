import type { SetupChoices } from '../../contract/api';
import { STRICTEST_RULE } from '../../domain/change/gate-rule';
import type { SiteAdministration } from '../../jira/site-administration';
import { toUpdate, type WorkflowDocument } from '../../jira/workflow-documents';
import { EarlierStepMissing, listSome, type SetupAction } from './setup-action';

/** The gate on the chosen transitions, a step for each workflow. */
export async function gateSteps(
  jira: SiteAdministration,
  gates: SetupChoices['gates'],
  newId: () => string,
): Promise<readonly SetupAction[]> {
  const ids = [...new Set(gates.map(({ workflowId }) => workflowId))];
  if (ids.length === 0) return [];
  const { workflows } = await jira.readWorkflows({ ids });
  return workflows.map((workflow) => {
    const chosen = gates.filter(({ workflowId }) => workflowId === workflow.id).map(({ transitionId }) => transitionId);
    return gateStep(jira, workflow, chosen, newId);
  });
}

function gateStep(
  jira: SiteAdministration,
  { id, name }: WorkflowDocument,
  chosen: readonly string[],
  newId: () => string,
): SetupAction {
  const read = async () => {
    const { statuses, workflows } = await jira.readWorkflows({ ids: [id] });
    const [workflow] = workflows;
    if (workflow === undefined) throw new EarlierStepMissing(`The workflow “${name}” is not there any more.`);
    const open = workflow.transitions.filter(
      (transition) => chosen.includes(transition.id) && !isGated(jira, transition),
    );
    return { statuses, workflow, open };
  };
  return {
    id: `gates/${id}`,
    title: `Gate in the workflow “${name}”`,
    undo: `Remove the rule “Plumbline gate” from the transitions of “${name}” in the workflow editor.`,
    async inspect() {
      const { open } = await read();
      if (open.length === 0) return { inPlace: true, detail: 'The chosen transitions have the gate.' };
      const names = listSome(open.map((transition) => `“${transition.name}”`));
      return {
        inPlace: false,
        detail: `Adds the rule “Plumbline gate” to ${names}. Every project that uses this workflow is gated there.`,
      };
    },
    async apply() {
      const { statuses, workflow, open } = await read();
      const rule = () => jira.rules.make('gate', newId(), JSON.stringify(STRICTEST_RULE));
      const transitions = workflow.transitions.map((transition) =>
        open.includes(transition) ? { ...transition, validators: [...transition.validators, rule()] } : transition,
      );
      await jira.updateWorkflow(statuses, toUpdate(workflow, transitions));
    },
  };
}

export function isGated(jira: SiteAdministration, transition: WorkflowDocument['transitions'][number]): boolean {
  return transition.validators.some((rule) => jira.rules.isOf(rule, 'gate'));
}
