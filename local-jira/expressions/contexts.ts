import { findUsersNamed } from '../jql/user-field.ts';
import type { AccountId, IssueRecord } from '../site/model.ts';
import { canSeeIssue, canSeeProject } from '../site/permissions.ts';
import type { Site, TransitionAttempt } from '../site/ports.ts';
import { calendarDateValue, dateValue } from './dates.ts';
import type { ExpressionContext } from './evaluate-expression.ts';
import { customValue, issueObject } from './issue-object.ts';
import { projectObject, transitionObject, userObject, workflowObject } from './jira-objects.ts';
import { fromJson, plainText, type Value } from './values.ts';

/**
 * What the expression of a workflow validator sees; `config` is the JSON saved on the configuration page, or null.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/#context-variables
 */
export function validatorContext(site: Site, attempt: TransitionAttempt, config: unknown): ExpressionContext {
  const isCreation = attempt.transition.type === 'INITIAL';
  const { variables } = ruleContext(site, attempt, attempt.edited, config);
  const originalIssue = isCreation ? {} : { originalIssue: issueObject(site, attempt.actorId, attempt.issue) };
  return withConstructors(site, attempt.actorId, { ...variables, ...originalIssue });
}

/** What the expression of a workflow condition sees. `groupOperator` is that of the group the condition is in. */
export function conditionContext(
  site: Site,
  attempt: TransitionAttempt,
  config: unknown,
  groupOperator: 'AND' | 'OR' | null,
): ExpressionContext {
  const { variables } = ruleContext(site, attempt, attempt.issue, config);
  return withConstructors(site, attempt.actorId, { ...variables, groupOperator });
}

/**
 * What the expressions of a custom field see: its validation, with the value as it was sent, and its formatter.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-custom-field/
 */
export function fieldContext(
  site: Site,
  actorId: AccountId | null,
  fieldId: string,
  value: unknown,
  issue: IssueRecord | null,
): ExpressionContext {
  const field = site.get('field', fieldId);
  const project = issue === null ? undefined : site.find('project', issue.projectId);
  return withConstructors(site, actorId, {
    user: userObject(site, actorId),
    issue: issue === null ? null : issueObject(site, actorId, issue),
    project: project === undefined ? null : projectObject(site, project),
    fieldId,
    value: customValue(site, field, value),
  });
}

function ruleContext(site: Site, attempt: TransitionAttempt, issue: IssueRecord, config: unknown): ExpressionContext {
  const { actorId, transition, workflow } = attempt;
  const isCreation = transition.type === 'INITIAL';
  return {
    variables: {
      user: userObject(site, actorId),
      issue: issueObject(site, actorId, issue),
      project: projectObject(site, site.get('project', issue.projectId)),
      transition: transitionObject(site, transition, isCreation ? null : attempt.issue.statusId),
      workflow: workflowObject(workflow),
      config: fromJson(config),
    },
  };
}

/** `new Issue(key)`, `new Project(key)`, `new User(accountId)`, `new Date(…)`, `new CalendarDate(…)`. */
export function withConstructors(
  site: Site,
  actorId: AccountId | null,
  variables: Readonly<Record<string, Value>>,
): ExpressionContext {
  return {
    variables,
    construct(type, [first = null]) {
      switch (type) {
        case 'Issue': {
          const issue = site.findIssue(plainText(first));
          return issue !== undefined && canSeeIssue(site, actorId, issue) ? issueObject(site, actorId, issue) : null;
        }
        case 'Project': {
          const project = site.findProject(plainText(first));
          return project !== undefined && canSeeProject(site, actorId, project) ? projectObject(site, project) : null;
        }
        case 'User':
          return userObject(site, findUsersNamed(site, plainText(first))[0]?.accountId ?? null);
        case 'Date':
          return newDate(site, first);
        case 'CalendarDate':
          if (first === null) return calendarDateValue(new Date(site.clock.now()).toISOString().slice(0, 10));
          return typeof first === 'string' && /^\d{4}-\d\d-\d\d$/.test(first) ? calendarDateValue(first) : undefined;
        default:
          return undefined;
      }
    },
  };
}

function newDate(site: Site, first: Value): Value | undefined {
  if (first === null) return dateValue(site.clock.now());
  const at = typeof first === 'number' ? first : typeof first === 'string' ? Date.parse(first) : NaN;
  return Number.isNaN(at) ? undefined : dateValue(at);
}
