import type { ConditionGroupRecord, RuleRecord } from '../model.ts';
import { isInGroup, isInRole, permits } from '../permissions.ts';
import type { Site, TransitionAttempt } from '../ports.ts';
import { listOf } from './comma-list.ts';
import { compareFieldValue } from './compare-field-value.ts';
import { hasBeenIn, wasMovedBy } from './status-history.ts';

/** Whether all conditions of the attempt's transition hold. A rule this site does not know does not hold. */
export async function conditionsHold(site: Site, attempt: TransitionAttempt): Promise<boolean> {
  const { conditions } = attempt.transition;
  return conditions === null || (await groupHolds(site, attempt, conditions));
}

async function groupHolds(site: Site, attempt: TransitionAttempt, group: ConditionGroupRecord): Promise<boolean> {
  const outcomes = await Promise.all([
    ...group.conditions.map((rule) => conditionHolds(site, attempt, rule)),
    ...group.groups.map((inner) => groupHolds(site, attempt, inner)),
  ]);
  if (outcomes.length === 0) return true;
  return group.operation === 'ANY' ? outcomes.includes(true) : !outcomes.includes(false);
}

/** Rule keys and parameters: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflows/ (capabilities). */
async function conditionHolds(site: Site, attempt: TransitionAttempt, rule: RuleRecord): Promise<boolean> {
  switch (rule.ruleKey) {
    case 'system:restrict-issue-transition':
      return isAllowed(site, attempt, rule);
    case 'system:restrict-from-all-users':
      // Everything here comes through the API; only the mode `usersAndAPI` keeps the API out.
      return rule.parameters['restrictMode'] !== 'usersAndAPI';
    case 'system:check-field-value':
      return compareFieldValue(site, attempt.issue, rule.parameters);
    case 'system:previous-status-condition':
      return hasBeenIn(site, attempt.issue, rule.parameters) !== (rule.parameters['not'] === 'true');
    case 'system:separation-of-duties':
      return !wasMovedBy(site, attempt.issue, attempt.actorId, rule.parameters);
    case 'system:parent-or-child-blocking-condition': {
      const statusIds = listOf(rule.parameters['statusIds']);
      return site.childrenOf(attempt.issue.id).every(({ statusId }) => statusIds.includes(statusId));
    }
    case 'system:block-in-progress-approval':
      return true;
    default:
      return rule.ruleKey.startsWith('forge:') && (await site.rules.allows(rule, attempt));
  }
}

/** One criterion met is enough; a rule with no criterion at all restricts nobody. */
function isAllowed(site: Site, { issue, actorId }: TransitionAttempt, { parameters }: RuleRecord): boolean {
  const project = site.get('project', issue.projectId);
  const users = (fieldId: string): readonly unknown[] => [issue.custom[fieldId]].flat();
  if (listOf(parameters['denyUserCustomFields']).some((fieldId) => users(fieldId).includes(actorId))) return false;
  const criteria: readonly (readonly [string, (each: string) => boolean])[] = [
    ['accountIds', (accountId) => isAccount(accountId, issue.assigneeId, issue.reporterId, actorId)],
    ['roleIds', (id) => isInRole(site, actorId, project, site.get('role', id))],
    ['groupIds', (id) => isInGroup(site, actorId, id)],
    ['permissionKeys', (key) => permits(site, actorId, key, { issue })],
    [
      'groupCustomFields',
      (fieldId) => users(fieldId).some((id) => typeof id === 'string' && isInGroup(site, actorId, id)),
    ],
    ['allowUserCustomFields', (fieldId) => users(fieldId).includes(actorId)],
  ];
  const given = criteria.filter(([name]) => listOf(parameters[name]).length > 0);
  return given.length === 0 || given.some(([name, test]) => listOf(parameters[name]).some(test));
}

function isAccount(wanted: string, assigneeId: string | null, reporterId: string, actorId: string): boolean {
  if (wanted === 'allow-assignee') return assigneeId === actorId;
  if (wanted === 'allow-reporter') return reporterId === actorId;
  return wanted === actorId;
}
