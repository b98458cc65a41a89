import { parseCustomValue } from '../../rest/issue-input/custom-value.ts';
import type { IssueRecord, RuleRecord } from '../model.ts';
import type { Site } from '../ports.ts';

/** Carries out the post functions of a transition on the issue in the making. Rules of apps run later, from its event. */
export function applyActions(site: Site, issue: IssueRecord, actions: readonly RuleRecord[], actorId: string): void {
  for (const { ruleKey, parameters } of actions) {
    switch (ruleKey) {
      case 'system:update-field':
        updateField(site, issue, parameters);
        break;
      case 'system:change-assignee':
        changeAssignee(site, issue, parameters, actorId);
        break;
      case 'system:copy-value-from-other-field':
        copyValue(site, issue, parameters);
        break;
      default:
        break;
    }
  }
}

function updateField(
  site: Site,
  issue: IssueRecord,
  { field = '', value = '', mode }: Readonly<Record<string, string>>,
): void {
  switch (field) {
    case 'resolution':
      issue.resolutionId =
        [...site.all('resolution')].find(({ id, name }) => id === value || name === value)?.id ?? null;
      return;
    case 'assignee':
      issue.assigneeId = value === '' ? null : value;
      return;
    case 'priority':
      issue.priorityId = site.find('priority', value)?.id ?? issue.priorityId;
      return;
    case 'summary':
      issue.summary = mode === 'append' ? `${issue.summary}${value}` : value;
      return;
    case 'duedate':
      issue.dueDate = value === '' ? null : value;
      return;
    case 'labels': {
      const labels = value.split(/[\s,]+/).filter((label) => label !== '');
      issue.labels = [...new Set(mode === 'append' ? [...issue.labels, ...labels] : labels)];
      return;
    }
    default:
      updateCustomField(site, issue, field, value);
  }
}

function updateCustomField(site: Site, issue: IssueRecord, fieldId: string, value: string): void {
  const field = site.find('field', fieldId);
  if (field?.custom !== true || field.readOnly) return;
  const typed = field.schema.type === 'number' && value !== '' ? Number(value) : value;
  const parsed = parseCustomValue(site, field, value === '' ? null : typed);
  if ('error' in parsed) return;
  const others = Object.entries(issue.custom).filter(([id]) => id !== fieldId);
  issue.custom = Object.fromEntries(parsed.stored === null ? others : [...others, [fieldId, parsed.stored]]);
}

function changeAssignee(
  site: Site,
  issue: IssueRecord,
  { type, accountId }: Readonly<Record<string, string>>,
  actorId: string,
): void {
  switch (type) {
    case 'to-unassigned':
      issue.assigneeId = null;
      return;
    case 'to-current-user':
      issue.assigneeId = actorId;
      return;
    case 'to-selected-user':
      issue.assigneeId = accountId ?? issue.assigneeId;
      return;
    case 'to-reporter':
      issue.assigneeId = issue.reporterId;
      return;
    case 'to-lead':
    case 'to-default-user':
      issue.assigneeId = site.get('project', issue.projectId).leadAccountId;
      return;
    default:
      return;
  }
}

/** Between custom fields of one type; Jira copies more kinds than this site does. */
function copyValue(
  site: Site,
  issue: IssueRecord,
  { sourceFieldKey = '', targetFieldKey = '', issueSource }: Readonly<Record<string, string>>,
): void {
  const source =
    issueSource === 'PARENT' ? (issue.parentId === null ? undefined : site.find('issue', issue.parentId)) : issue;
  const [from, to] = [site.find('field', sourceFieldKey), site.find('field', targetFieldKey)];
  if (source === undefined || from?.custom !== true || to?.custom !== true || from.schema.type !== to.schema.type)
    return;
  issue.custom = { ...issue.custom, [to.id]: source.custom[from.id] };
}
