import type { IssueRecord, ProjectRecord } from '../site/model.ts';
import { canSeeProject, permits } from '../site/permissions.ts';
import type { RestCall, Site } from '../site/ports.ts';
import { applyActions } from '../site/workflow/actions.ts';
import { runValidators } from '../site/workflow/validators.ts';
import { JiraError } from './errors.ts';
import { getActor } from './input.ts';
import { applyInput } from './issue-input/apply-input.ts';
import { isObject, textAt, type Draft } from './issue-input/field-input.ts';
import type { IssueBody } from './issue-input/issue-body.ts';
import { prepareAdditions } from './issue-input/prepare-additions.ts';
import { isSettable, screenFields } from './issue-input/screen-fields.ts';
import type { RelatedAddition } from './issue-input/update-operations.ts';
import { emitIssueCreated } from './product-events.ts';
import { putProperties } from './property-values.ts';

/**
 * Creates an issue from a parsed body, with the create transition's validators, and commits.
 * @throws JiraError 400 by field
 */
export async function createIssue(call: RestCall, body: IssueBody): Promise<IssueRecord> {
  const { site } = call;
  const actorId = getActor(call);
  const project = getProjectToCreateIn(call, body.fields['project']);
  const draftIssue = newIssue(site, actorId, project, getIssueTypeId(site, project, body.fields['issuetype']));
  const draft: Draft = { site, actorId, project, issue: draftIssue, before: null };

  const screen = screenFields(site, project, draftIssue.issueTypeId, 'create');
  const isSubtask = site.get('issueType', draftIssue.issueTypeId).hierarchyLevel === -1;
  // A subtask's parent needs no place on the screen: it cannot be created without one.
  const parentField = isSubtask ? [site.get('field', 'parent')] : [];
  const alwaysThere = ['summary', 'issuetype', 'comment', 'issuelinks'].flatMap((id) => site.find('field', id) ?? []);
  const settable = [...screen, ...parentField, ...alwaysThere].filter((field) =>
    isSettable(site, actorId, field, { project }),
  );
  const fields = Object.fromEntries(Object.entries(body.fields).filter(([name]) => name !== 'project'));
  const input = await applyInput(draft, settable, { fields, update: body.update });

  const errors: Record<string, string> = { ...input.errors };
  if (draftIssue.summary === '' && errors['summary'] === undefined)
    errors['summary'] = 'You must specify a summary of the issue.';
  if (isSubtask && draftIssue.parentId === null && errors['parent'] === undefined) {
    errors['parent'] = 'Issue type is a sub-task but parent issue key or id not specified.';
  }
  if (Object.keys(errors).length > 0) throw new JiraError(400, [], errors);

  const workflow = site.workflowOf(draftIssue);
  const transition = workflow.transitions.find(({ type }) => type === 'INITIAL');
  if (transition === undefined)
    throw new JiraError(422, [`The workflow '${workflow.name}' has no transition to create issues.`]);
  const attempt = {
    issue: draftIssue,
    edited: draftIssue,
    workflow,
    transition,
    actorId,
    modifiedFields: input.modified,
  };
  const outcome = await runValidators(site, attempt);
  if (!outcome.passed) throw new JiraError(400, [outcome.message]);

  applyActions(site, draftIssue, transition.actions, actorId);
  return keep(call, draftIssue, transition.toStatusId, body, input.additions);
}

/** From here on nothing waits, so that no other request comes between: number, record, properties and event belong together. */
function keep(
  call: RestCall,
  draftIssue: IssueRecord,
  statusId: string,
  body: IssueBody,
  additions: readonly RelatedAddition[],
): IssueRecord {
  const { site } = call;
  const project = site.get('project', draftIssue.projectId);
  const now = site.clock.now();
  const issue: IssueRecord = {
    ...draftIssue,
    id: site.nextId('issue'),
    key: `${project.key}-${String(project.nextIssueNumber)}`,
    statusId,
    created: now,
    updated: now,
    statusChanged: now,
    resolutionDate: draftIssue.resolutionId === null ? null : now,
  };
  const add = prepareAdditions(call, issue, additions);
  site.put('project', { ...project, nextIssueNumber: project.nextIssueNumber + 1 });
  site.put('issue', issue);
  putProperties(site, 'issue', issue.id, body.properties);
  add();
  emitIssueCreated(call, issue);
  site.commit();
  return issue;
}

function getProjectToCreateIn(call: RestCall, value: unknown): ProjectRecord {
  if (value === undefined || value === null)
    throw new JiraError(400, [], { project: 'Specify a valid project ID or key' });
  const idOrKey = textAt(value, 'id') ?? textAt(value, 'key');
  const project = idOrKey === null ? undefined : call.site.findProject(idOrKey);
  if (project === undefined || !canSeeProject(call.site, call.actorId, project)) {
    throw new JiraError(400, [], { project: 'Specify a valid project ID or key' });
  }
  if (!permits(call.site, call.actorId, 'CREATE_ISSUES', { project })) {
    throw new JiraError(400, [], { project: 'You do not have permission to create work items in this project.' });
  }
  return project;
}

function getIssueTypeId(site: Site, project: ProjectRecord, value: unknown): string {
  if (!isObject(value)) throw new JiraError(400, [], { issuetype: 'Specify an issue type' });
  const id = textAt(value, 'id');
  const name = textAt(value, 'name');
  const { issueTypeIds } = site.get('issueTypeScheme', project.issueTypeSchemeId);
  const found = issueTypeIds.find((each) => (id === null ? site.get('issueType', each).name === name : each === id));
  if (found === undefined) throw new JiraError(400, [], { issuetype: 'Specify a valid issue type' });
  return found;
}

function newIssue(site: Site, actorId: string, project: ProjectRecord, issueTypeId: string): IssueRecord {
  const priorities = [...site.all('priority')];
  const priority = priorities.find(({ name }) => name === 'Medium') ?? priorities[0];
  const security =
    project.issueSecuritySchemeId === null ? undefined : site.get('issueSecurityScheme', project.issueSecuritySchemeId);
  const statusId = site.workflowOf({ projectId: project.id, issueTypeId }).statusIds[0] ?? '';
  const now = site.clock.now();
  return {
    // Given when the issue is kept.
    id: '0',
    key: `${project.key}-0`,
    projectId: project.id,
    issueTypeId,
    statusId,
    summary: '',
    description: null,
    assigneeId: null,
    reporterId: actorId,
    creatorId: actorId,
    priorityId: priority?.id ?? '',
    resolutionId: null,
    resolutionDate: null,
    securityLevelId: security?.defaultLevelId ?? null,
    parentId: null,
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    dueDate: null,
    originalEstimateSeconds: null,
    remainingEstimateSeconds: null,
    created: now,
    updated: now,
    statusChanged: now,
    custom: {},
    formerKeys: [],
  };
}
