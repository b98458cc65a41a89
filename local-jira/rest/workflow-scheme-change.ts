import type { IssueRecord, WorkflowSchemeRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';

/** Which workflow each issue type shall have. */
export interface Assignments {
  readonly defaultWorkflowId: string;
  readonly byType: ReadonlyMap<string, string>;
  workflowFor(issueTypeId: string): string;
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
