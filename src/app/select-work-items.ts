import { selectForBaseline, type Selection } from '../domain/baseline/baseline-selection';
import type { WorkItem } from '../jira/work-item';
import type { ProjectRules } from './project-rules';

/** The planned start as the project's settings read it. */
export function startOf(item: WorkItem, { settings }: ProjectRules): string | null {
  return settings.plannedStart === 'jira' ? item.jiraStart : item.plannedStart;
}

export function selectWorkItem(item: WorkItem, rules: ProjectRules, changeIssueTypeId: string): Selection {
  return selectForBaseline(
    {
      issueId: item.issueId,
      issueKey: item.issueKey,
      isChangeRequest: item.issueTypeId === changeIssueTypeId,
      budget: item.budget,
      start: startOf(item, rules),
      finish: item.due,
    },
    rules,
  );
}
