import { isAssignable } from '../../site/permissions.ts';
import { getTimeTracking, parseDuration } from '../../site/time-tracking.ts';
import { parseAdf } from '../beans/parse-adf.ts';
import { isIsoDay } from '../beans/timestamps.ts';
import {
  isObject,
  NOT_A_DOCUMENT,
  NOT_A_STRING,
  NOT_AN_ARRAY,
  NOT_AN_OBJECT,
  textAt,
  type Draft,
  type FieldWriter,
} from './field-input.ts';
import { writeParent } from './parent-writer.ts';

const SUMMARY_LIMIT = 255;
const LABEL_LIMIT = 255;

/** How each of Jira's own fields takes its REST value. A field without a writer is never settable. */
export const SYSTEM_WRITERS: Readonly<Record<string, FieldWriter>> = {
  summary: writeSummary,
  description: writeDescription,
  issuetype: writeIssueType,
  parent: writeParent,
  assignee: writeAssignee,
  reporter: writeReporter,
  priority: writePriority,
  resolution: writeResolution,
  labels: writeLabels,
  components: (draft, value) => {
    const ids = idsOf(value, draft.project.components, 'Component');
    if (typeof ids === 'string') return ids;
    draft.issue.componentIds = [...ids];
    return null;
  },
  fixVersions: (draft, value) => {
    const ids = idsOf(value, draft.project.versions, 'Version');
    if (typeof ids === 'string') return ids;
    draft.issue.fixVersionIds = [...ids];
    return null;
  },
  duedate: writeDueDate,
  timetracking: writeTimeTracking,
  security: writeSecurity,
};

function writeSummary({ issue }: Draft, value: unknown): string | null {
  if (value === null || value === undefined) return 'You must specify a summary of the issue.';
  if (typeof value !== 'string') return NOT_A_STRING;
  const summary = value.trim();
  if (summary === '') return 'You must specify a summary of the issue.';
  if (/[\r\n]/.test(summary)) return 'The summary is invalid because it contains newline characters.';
  if (summary.length > SUMMARY_LIMIT) return `Summary can't exceed ${String(SUMMARY_LIMIT)} characters.`;
  issue.summary = summary;
  return null;
}

function writeDescription({ issue }: Draft, value: unknown): string | null {
  const document = value === null ? null : parseAdf(value);
  if (document === null && value !== null) return NOT_A_DOCUMENT;
  issue.description = document;
  return null;
}

/** Only between types that share a workflow; Jira moves an issue for anything else, which REST cannot do either. */
function writeIssueType({ site, project, issue, before }: Draft, value: unknown): string | null {
  const wanted = textAt(value, 'id') ?? textAt(value, 'name');
  const { issueTypeIds } = site.get('issueTypeScheme', project.issueTypeSchemeId);
  const type = issueTypeIds
    .map((id) => site.get('issueType', id))
    .find(({ id, name }) => id === wanted || name === wanted);
  if (type === undefined) return 'The issue type selected is invalid.';
  if (before !== null && type.id !== before.issueTypeId) {
    const workflow = site.workflowOf({ projectId: project.id, issueTypeId: type.id });
    const level = site.get('issueType', before.issueTypeId).hierarchyLevel;
    if (workflow.id !== site.workflowOf(before).id || level !== type.hierarchyLevel)
      return 'The issue type selected is invalid.';
  }
  issue.issueTypeId = type.id;
  return null;
}

function writeAssignee({ site, project, issue }: Draft, value: unknown): string | null {
  if (value !== null && !isObject(value)) return NOT_AN_OBJECT;
  const accountId = textAt(value, 'accountId') ?? textAt(value, 'id');
  // '-1' asks for the project's default assignee, which is nobody here.
  if (accountId === null || accountId === '-1') {
    issue.assigneeId = null;
    return null;
  }
  const user = site.find('user', accountId);
  if (user === undefined) return `User '${accountId}' does not exist.`;
  if (!isAssignable(site, user, project)) return `User '${accountId}' cannot be assigned issues.`;
  issue.assigneeId = accountId;
  return null;
}

function writeReporter({ site, issue }: Draft, value: unknown): string | null {
  const accountId = textAt(value, 'accountId') ?? textAt(value, 'id');
  if (accountId === null) return 'Reporter is required.';
  if (site.find('user', accountId)?.active !== true) return 'The reporter specified is not a user.';
  issue.reporterId = accountId;
  return null;
}

function writePriority({ site, issue }: Draft, value: unknown): string | null {
  const wanted = textAt(value, 'id') ?? textAt(value, 'name');
  for (const { id, name } of site.all('priority')) {
    if (id !== wanted && name !== wanted) continue;
    issue.priorityId = id;
    return null;
  }
  return 'The priority selected is invalid.';
}

function writeResolution({ site, issue }: Draft, value: unknown): string | null {
  if (value === null) {
    issue.resolutionId = null;
    return null;
  }
  const wanted = textAt(value, 'id') ?? textAt(value, 'name');
  for (const { id, name } of site.all('resolution')) {
    if (id !== wanted && name !== wanted) continue;
    issue.resolutionId = id;
    return null;
  }
  return 'The resolution selected is invalid.';
}

function writeLabels({ issue }: Draft, value: unknown): string | null {
  const labels: string[] = [];
  if (value !== null && !Array.isArray(value)) return NOT_AN_ARRAY;
  for (const label of value ?? []) {
    if (typeof label !== 'string') return NOT_A_STRING;
    if (/\s/.test(label)) return `The label '${label}' contains spaces which is invalid.`;
    if (label.length > LABEL_LIMIT)
      return `The label '${label}' exceeds the maximum length of 255 characters for a single label.`;
    if (label !== '' && !labels.includes(label)) labels.push(label);
  }
  issue.labels = labels;
  return null;
}

/** The ids that a list of `{id}` or `{name}` means, or an error. */
function idsOf(
  value: unknown,
  known: readonly { id: string; name: string }[],
  noun: string,
): readonly string[] | string {
  if (value === null) return [];
  if (!Array.isArray(value)) return NOT_AN_ARRAY;
  const ids: string[] = [];
  for (const each of value) {
    const id = textAt(each, 'id');
    const name = textAt(each, 'name');
    const found = known.find((candidate) => (id === null ? candidate.name === name : candidate.id === id));
    if (found === undefined)
      return id === null ? `${noun} name '${name ?? ''}' is not valid` : `${noun} id '${id}' is not valid`;
    if (!ids.includes(found.id)) ids.push(found.id);
  }
  return ids;
}

function writeDueDate({ issue }: Draft, value: unknown): string | null {
  if (value !== null && typeof value !== 'string') return NOT_A_STRING;
  const text = value === '' ? null : value;
  if (text !== null && !isIsoDay(text)) return `Error parsing date string: ${text}`;
  issue.dueDate = text;
  return null;
}

/** Setting the original estimate before work began sets the remaining one too, as on Jira. */
function writeTimeTracking({ site, issue, before }: Draft, value: unknown): string | null {
  if (!isObject(value)) return NOT_AN_OBJECT;
  const timeTracking = getTimeTracking(site);
  const original = textAt(value, 'originalEstimate');
  const remaining = textAt(value, 'remainingEstimate');
  if (original !== null) {
    const seconds = parseDuration(original, timeTracking);
    if (seconds === null) return 'The original estimate specified is not valid.';
    issue.originalEstimateSeconds = seconds;
    const hasWork = before !== null && site.worklogsOf(before.id).length > 0;
    if (remaining === null && !hasWork) issue.remainingEstimateSeconds = seconds;
  }
  if (remaining !== null) {
    const seconds = parseDuration(remaining, timeTracking);
    if (seconds === null) return 'The remaining estimate specified is not valid.';
    issue.remainingEstimateSeconds = seconds;
    issue.originalEstimateSeconds ??= seconds;
  }
  return null;
}

function writeSecurity({ site, project, issue }: Draft, value: unknown): string | null {
  if (value === null) {
    issue.securityLevelId = null;
    return null;
  }
  const wanted = textAt(value, 'id') ?? textAt(value, 'name');
  const scheme =
    project.issueSecuritySchemeId === null
      ? undefined
      : site.find('issueSecurityScheme', project.issueSecuritySchemeId);
  const level = scheme?.levels.find(({ id, name }) => id === wanted || name === wanted);
  if (level === undefined) return 'The security level selected is invalid.';
  issue.securityLevelId = level.id;
  return null;
}
