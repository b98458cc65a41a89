import type { IssueRecord, WorkflowRecord } from './model.ts';
import type { Site } from './ports.ts';

/** The workflow that the project's scheme gives to issues of this type. */
export function getWorkflowFor(site: Site, issue: Pick<IssueRecord, 'projectId' | 'issueTypeId'>): WorkflowRecord {
  const scheme = site.get('workflowScheme', site.get('project', issue.projectId).workflowSchemeId);
  return site.get('workflow', scheme.workflowIdByIssueType[issue.issueTypeId] ?? scheme.defaultWorkflowId);
}
