import type { Reply, RequestOf, SetupOptions } from '../contract/api';
import { SITE_SCOPE } from '../store/config';
import { refuseUnlessAdministrator } from './administrators-only';
import { ok } from './reply';
import type { SetupDeps } from './setup-deps';
import { CHANGE_WORKFLOW } from './setup-steps/change-workflow';
import { isGated } from './setup-steps/gate-steps';
import { parseSiteConfig } from './site-config';

/** What an administrator chooses from: projects, and the transitions of their workflows that a gate can stand on. */
export async function readSetupOptions(
  deps: SetupDeps,
  { projectIds }: RequestOf<'setup/options'>,
): Promise<Reply<SetupOptions>> {
  const refusal = await refuseUnlessAdministrator(deps);
  if (refusal !== null) return { ok: false, refusal };
  const projects = await deps.administration.listProjects();
  const ready = await readyProjects(
    deps,
    projects.map(({ id }) => id),
  );
  const known = projectIds.filter((id) => projects.some((project) => project.id === id));
  return ok({
    projects: projects.map(({ id, key, name }) => ({ id, key, name, ready: ready.has(id) })),
    workflows:
      known.length === 0
        ? []
        : await readWorkflows(deps, known, (id) => projects.find((project) => project.id === id)?.key ?? id),
  });
}

/** Projects whose people can raise change requests. */
async function readyProjects(
  { administration, store }: SetupDeps,
  projectIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const saved = (await store.config.read([SITE_SCOPE])).get(SITE_SCOPE);
  if (saved === undefined) return new Set();
  const { changeIssueTypeId } = parseSiteConfig(saved.value);
  const ready = new Set<string>();
  for (const { schemeId, projectIds: users } of await administration.issueTypeSchemesOf(projectIds)) {
    if ((await administration.issueTypesIn(schemeId)).includes(changeIssueTypeId))
      for (const id of users) ready.add(id);
  }
  return ready;
}

async function readWorkflows(
  { administration }: SetupDeps,
  projectIds: readonly string[],
  keyOf: (projectId: string) => string,
): Promise<SetupOptions['workflows']> {
  const usedBy = new Map<string, Set<string>>();
  for (const { schemeId, projectIds: users } of await administration.workflowSchemesOf(projectIds)) {
    // The default scheme has Jira's own workflow, which nobody can edit.
    if (schemeId === null) continue;
    const scheme = await administration.readWorkflowScheme(schemeId);
    const workflows = [
      ...(scheme.defaultWorkflow ? [scheme.defaultWorkflow] : []),
      ...scheme.workflowsForIssueTypes.map((entry) => entry.workflow),
    ];
    for (const { id, name } of workflows) {
      if (name === CHANGE_WORKFLOW) continue;
      const keys = usedBy.get(id) ?? new Set<string>();
      for (const user of users) keys.add(keyOf(user));
      usedBy.set(id, keys);
    }
  }
  if (usedBy.size === 0) return [];
  const { statuses, workflows } = await administration.readWorkflows({ ids: [...usedBy.keys()] });
  const nameOf = (reference: string): string =>
    statuses.find(({ statusReference }) => statusReference === reference)?.name ?? reference;
  return workflows
    .filter(({ isEditable }) => isEditable)
    .map((workflow) => ({
      id: workflow.id,
      name: workflow.name,
      usedBy: [...(usedBy.get(workflow.id) ?? [])],
      transitions: workflow.transitions
        // Creating a work item passes no gate: there is nothing decided about it yet.
        .filter(({ type }) => type !== 'INITIAL')
        .map((transition) => ({
          id: transition.id,
          name: transition.name,
          from: transition.links.map(({ fromStatusReference }) => nameOf(fromStatusReference)),
          to: nameOf(transition.toStatusReference),
          gated: isGated(administration, transition),
        })),
    }));
}
