import type { IssueRecord } from './model.ts';
import type { Site } from './ports.ts';

/** Seconds of work on an issue; null where Jira shows nothing. */
export interface Effort {
  readonly original: number | null;
  readonly remaining: number | null;
  readonly spent: number | null;
}

export function effortOf(site: Site, issue: IssueRecord): Effort {
  const worklogs = site.worklogsOf(issue.id);
  const spent =
    worklogs.length === 0 ? null : worklogs.reduce((sum, { timeSpentSeconds }) => sum + timeSpentSeconds, 0);
  return { original: issue.originalEstimateSeconds, remaining: issue.remainingEstimateSeconds, spent };
}

/** The effort of an issue and its subtasks together, as Jira's Σ fields. */
export function aggregateEffortOf(site: Site, issue: IssueRecord): Effort {
  const efforts = [issue, ...subtasksOf(site, issue)].map((each) => effortOf(site, each));
  return {
    original: sumOf(efforts.map(({ original }) => original)),
    remaining: sumOf(efforts.map(({ remaining }) => remaining)),
    spent: sumOf(efforts.map(({ spent }) => spent)),
  };
}

export function subtasksOf(site: Site, issue: IssueRecord): readonly IssueRecord[] {
  return site.childrenOf(issue.id).filter((child) => site.get('issueType', child.issueTypeId).hierarchyLevel === -1);
}

function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (part === null ? sum : (sum ?? 0) + part), null);
}
