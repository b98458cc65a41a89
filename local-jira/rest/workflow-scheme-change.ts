import type { z } from 'zod';
import type { IssueRecord, ProjectRecord, WorkflowSchemeRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { JiraError } from './errors.ts';
import type { assignmentsShape } from './workflow-scheme-shapes.ts';

/** Which workflow each issue type shall have. */
export interface Assignments {
  readonly defaultWorkflowId: string;
  readonly byType: ReadonlyMap<string, string>;
  readonly workflowFor: (issueTypeId: string) => string;
}

/** The status an issue shall be put into, where the request says so. */
export type StatusMapping = (issue: IssueRecord) => string | undefined;

/** Statuses in use, by issue type, that the coming workflow lacks and no mapping leads out of. */
export function strandedStatuses(
  site: Site,
  issues: Iterable<IssueRecord>,
  workflowFor: (issueTypeId: string) => string,
  mapping: StatusMapping,
): ReadonlyMap<string, ReadonlySet<string>> {
  const stranded = new Map<string, Set<string>>();
  for (const issue of issues) {
    const { statusIds } = site.get('workflow', workflowFor(issue.issueTypeId));
    if (statusIds.includes(issue.statusId) || statusIds.includes(mapping(issue) ?? '')) continue;
    const ofType = stranded.get(issue.issueTypeId) ?? new Set<string>();
    stranded.set(issue.issueTypeId, ofType.add(issue.statusId));
  }
  return stranded;
}

export function applyAssignments(scheme: WorkflowSchemeRecord, { defaultWorkflowId, byType }: Assignments): void {
  scheme.defaultWorkflowId = defaultWorkflowId;
  scheme.workflowIdByIssueType = Object.fromEntries(byType);
}

/** What the request assigns, checked. @throws JiraError 400 */
export function requireAssignments(
  site: Site,
  scheme: WorkflowSchemeRecord,
  defaultWorkflowId: string | null | undefined,
  byWorkflow: z.infer<typeof assignmentsShape>,
): Assignments {
  const byType = new Map<string, string>();
  for (const { workflowId, issueTypeIds } of byWorkflow ?? []) {
    for (const issueTypeId of issueTypeIds) {
      if (site.find('issueType', issueTypeId) === undefined) {
        throw new JiraError(400, [`The issue type with ID ${issueTypeId} does not exist.`]);
      }
      if (byType.has(issueTypeId))
        throw new JiraError(400, [`The issue type with ID ${issueTypeId} is given two workflows.`]);
      byType.set(issueTypeId, workflowId);
    }
  }
  const fallback = defaultWorkflowId ?? scheme.defaultWorkflowId;
  for (const id of [fallback, ...byType.values()]) {
    if (site.find('workflow', id) === undefined)
      throw new JiraError(400, [`The workflow with ID ${id} does not exist.`]);
  }
  return { defaultWorkflowId: fallback, byType, workflowFor: (issueTypeId) => byType.get(issueTypeId) ?? fallback };
}

/** @throws JiraError 400 when anything is stranded */
export function requireMapped(site: Site, stranded: ReadonlyMap<string, ReadonlySet<string>>): void {
  if (stranded.size === 0) return;
  const sentences = [...stranded].map(([issueTypeId, statusIds]) => {
    const names = [...statusIds].map((id) => site.get('status', id).name).join(', ');
    return `Status mappings are required for issue type ${site.get('issueType', issueTypeId).name}: ${names}`;
  });
  throw new JiraError(400, sentences);
}

export function projectsOf(site: Site, scheme: WorkflowSchemeRecord): readonly ProjectRecord[] {
  return [...site.all('project')].filter((project) => project.workflowSchemeId === scheme.id);
}

export function issuesUnder(site: Site, scheme: WorkflowSchemeRecord) {
  return projectsOf(site, scheme).flatMap((project) => site.issuesOf(project.id));
}
