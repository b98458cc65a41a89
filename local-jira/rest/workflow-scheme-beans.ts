import { DEFAULTS } from '../site/install-defaults.ts';
import type { WorkflowSchemeRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { issuesUnder, strandedStatuses, type Assignments } from './workflow-scheme-change.ts';

/** The form of the older resource, which names workflows by name. */
export function toSchemeBean(site: Site, scheme: WorkflowSchemeRecord): Json {
  const nameOf = (id: string) => site.get('workflow', id).name;
  // The default scheme has no id there: the resource's page says so.
  const isDefault = scheme.id === DEFAULTS.workflowSchemeId;
  return {
    ...(isDefault ? {} : { id: Number(scheme.id) }),
    name: scheme.name,
    description: scheme.description,
    defaultWorkflow: nameOf(scheme.defaultWorkflowId),
    issueTypeMappings: Object.fromEntries(
      Object.entries(scheme.workflowIdByIssueType).map(([issueTypeId, id]) => [issueTypeId, nameOf(id)]),
    ),
    draft: false,
    ...(isDefault ? {} : { self: `${site.baseUrl}/rest/api/3/workflowscheme/${scheme.id}` }),
  };
}

/** The form of `workflowscheme/read`. */
export function toReadBean(site: Site, scheme: WorkflowSchemeRecord): Json {
  const metadata = (id: string) => {
    const { name, description, version } = site.get('workflow', id);
    return { id, name, description, version };
  };
  const typesByWorkflow = new Map<string, string[]>();
  for (const [issueTypeId, id] of Object.entries(scheme.workflowIdByIssueType)) {
    typesByWorkflow.set(id, [...(typesByWorkflow.get(id) ?? []), issueTypeId]);
  }
  return {
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    scope: { type: 'GLOBAL' },
    version: scheme.version,
    defaultWorkflow: metadata(scheme.defaultWorkflowId),
    workflowsForIssueTypes: [...typesByWorkflow].map(([id, issueTypeIds]) => ({
      workflow: metadata(id),
      issueTypeIds,
    })),
  };
}

/** Which statuses a change would strand, by issue type and by workflow. */
export function requiredMappings(site: Site, scheme: WorkflowSchemeRecord, assignments: Assignments): Json {
  const issues = issuesUnder(site, scheme);
  const stranded = strandedStatuses(site, issues, assignments.workflowFor, () => undefined);
  const byWorkflows = new Map<string, { sourceWorkflowId: string; targetWorkflowId: string; statusIds: Set<string> }>();
  for (const [issueTypeId, statusIds] of stranded) {
    const sourceWorkflowId = scheme.workflowIdByIssueType[issueTypeId] ?? scheme.defaultWorkflowId;
    const targetWorkflowId = assignments.workflowFor(issueTypeId);
    const key = `${sourceWorkflowId} ${targetWorkflowId}`;
    const row = byWorkflows.get(key) ?? { sourceWorkflowId, targetWorkflowId, statusIds: new Set<string>() };
    for (const id of statusIds) row.statusIds.add(id);
    byWorkflows.set(key, row);
  }
  const targets = new Set([assignments.defaultWorkflowId, ...assignments.byType.values()]);
  const workflows = [...targets].map((id) => site.get('workflow', id));
  const statusIds = new Set([
    ...[...stranded.values()].flatMap((ids) => [...ids]),
    ...workflows.flatMap((each) => each.statusIds),
  ]);
  return {
    statusMappingsByIssueTypes: [...stranded].map(([issueTypeId, ids]) => ({ issueTypeId, statusIds: [...ids] })),
    statusMappingsByWorkflows: [...byWorkflows.values()].map((row) => ({ ...row, statusIds: [...row.statusIds] })),
    statuses: [...statusIds].map((id) => {
      const { name, category } = site.get('status', id);
      return { id, name, category };
    }),
    statusesPerWorkflow: workflows.map((workflow) => ({
      workflowId: workflow.id,
      initialStatusId:
        workflow.transitions.find(({ type }) => type === 'INITIAL')?.toStatusId ?? workflow.statusIds[0] ?? '',
      statuses: workflow.statusIds,
    })),
  };
}
