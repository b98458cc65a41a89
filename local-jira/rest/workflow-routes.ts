import { randomUUID } from 'node:crypto';
import type { StatusRecord, WorkflowRecord } from '../site/model.ts';
import { moveStatuses } from '../site/move-statuses.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import { matchesQueryString, pageBean, requireWorkflowAdministrator } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { noContent, ok, written } from './respond.ts';
import { findReferencedStatus, validateCreation, validateUpdate, type WorkflowProblem } from './validate-workflows.ts';
import { applyContent, statusesOf, toWorkflowDocument } from './workflow-document.ts';
import { SYSTEM_RULES } from './workflow-rule-catalogue.ts';
import {
  createWorkflowsBody,
  readWorkflowsBody,
  updateWorkflowsBody,
  validateCreateBody,
  validateUpdateBody,
  type ChangedWorkflow,
  type StatusDocument,
} from './workflow-shapes.ts';

const SCOPES = ['manage:jira-configuration'];

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflows/ */
export const workflowRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/workflows',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const workflows = requestedWorkflows(call);
      const body = { statuses: statusesOf(call.site, workflows), workflows: workflows.map(toWorkflowDocument) };
      return ok(body, workflows.length);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/workflows/search',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const found = sorted(
        call,
        [...call.site.all('workflow')].filter((workflow) => isWanted(call, workflow)),
      );
      const page = pageBean(call, found, toWorkflowDocument);
      return ok({ ...page, statuses: statusesOf(call.site, found) }, found.length);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/workflows/capabilities',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      return ok({
        editorScope: 'GLOBAL',
        projectTypes: ['software', 'business'],
        systemRules: SYSTEM_RULES.map((rule) => ({ ...rule, incompatibleRuleKeys: [], isVisible: true })),
        forgeRules: (call.site.rules.modules ?? []).map(({ key, name, description, ruleKey }) => ({
          id: key,
          name,
          description,
          ruleKey,
          ruleType: RULE_TYPES[ruleKey],
        })),
        connectRules: [],
        triggerRules: [],
      });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflows/create',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { site } = call;
      const request = parseBody(call, createWorkflowsBody);
      if (request.scope.type === 'PROJECT') {
        throw new JiraError(400, ['local-jira keeps global workflows only, as company-managed projects use them.']);
      }
      requireNone(validateCreation(site, request));
      const statusIdOf = putStatuses(site, request.statuses);
      const now = site.clock.now();
      const workflows = request.workflows.map((content) => {
        const record: WorkflowRecord = {
          id: randomUUID(),
          name: content.name,
          description: '',
          version: { versionNumber: 0, id: randomUUID() },
          statusIds: [],
          transitions: [],
          isEditable: true,
          created: now,
          updated: now,
        };
        applyContent(record, content, statusIdOf);
        site.put('workflow', record);
        return record;
      });
      site.commit();
      return written({ statuses: statusesOf(site, workflows), workflows: workflows.map(toWorkflowDocument) });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflows/create/validation',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { payload } = parseBody(call, validateCreateBody);
      return ok({ errors: validateCreation(call.site, payload) });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflows/update',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { site } = call;
      const request = parseBody(call, updateWorkflowsBody);
      requireNone(validateUpdate(site, request));
      for (const { id, version } of request.workflows) {
        const current = site.get('workflow', id);
        if (current.version.id !== version.id || current.version.versionNumber !== version.versionNumber) {
          throw new JiraError(409, [
            `The workflow ${current.name} was changed by someone else. Read it again and repeat the update.`,
          ]);
        }
      }
      const statusIdOf = putStatuses(site, request.statuses);
      const workflows = request.workflows.map((content) => updateWorkflow(call, content, statusIdOf));
      site.commit();
      return written({ statuses: statusesOf(site, workflows), workflows: workflows.map(toWorkflowDocument) });
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/workflows/update/validation',
    scopes: SCOPES,
    handle(call) {
      requireWorkflowAdministrator(call);
      const { payload } = parseBody(call, validateUpdateBody);
      return ok({ errors: validateUpdate(call.site, payload) });
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/workflow/{entityId}',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, 'Only Jira administrators can access the workflow configuration.');
      const workflow = call.site.get('workflow', call.params['entityId'] ?? '');
      if (!workflow.isEditable) throw new JiraError(400, ['Cannot delete a system workflow.']);
      if (schemesUsing(call.site, workflow).length > 0) throw new JiraError(400, ['Cannot delete an active workflow.']);
      call.site.remove('workflow', workflow.id);
      call.site.commit();
      return noContent();
    },
  },
];

const RULE_TYPES = {
  'forge:expression-validator': 'Validator',
  'forge:expression-condition': 'Condition',
  'forge:workflow-post-function': 'Function',
} as const;

function requestedWorkflows(call: RestCall): readonly WorkflowRecord[] {
  const { site } = call;
  const request = parseBody(call, readWorkflowsBody);
  const names = new Set(request.workflowNames ?? []);
  const found = new Set<WorkflowRecord>();
  for (const id of request.workflowIds ?? []) {
    const workflow = site.find('workflow', id);
    if (workflow) found.add(workflow);
  }
  for (const workflow of site.all('workflow')) if (names.has(workflow.name)) found.add(workflow);
  for (const pair of request.projectAndIssueTypes ?? []) {
    if (site.find('project', pair.projectId) === undefined) throw new JiraError(400, ['The project was not found.']);
    found.add(site.workflowOf(pair));
  }
  return [...found];
}

function isWanted(call: RestCall, workflow: WorkflowRecord): boolean {
  if (call.query.get('scope')?.toUpperCase() === 'PROJECT') return false;
  const isActive = call.query.get('isActive');
  const active = isActive === null ? true : String(isInUse(call.site, workflow)) === isActive;
  return active && matchesQueryString(call, workflow.name);
}

function sorted(call: RestCall, workflows: readonly WorkflowRecord[]): readonly WorkflowRecord[] {
  const [, sign = '', column = 'name'] =
    /^([+-]?)(name|created|updated)?$/.exec(call.query.get('orderBy')?.trim() ?? '') ?? [];
  const compare = (left: WorkflowRecord, right: WorkflowRecord) =>
    column === 'created'
      ? left.created - right.created
      : column === 'updated'
        ? left.updated - right.updated
        : left.name.localeCompare(right.name);
  return [...workflows].sort((left, right) => (sign === '-' ? -compare(left, right) : compare(left, right)));
}

function schemesUsing(site: Site, { id }: WorkflowRecord) {
  return [...site.all('workflowScheme')].filter(
    (scheme) => scheme.defaultWorkflowId === id || Object.values(scheme.workflowIdByIssueType).includes(id),
  );
}

function isInUse(site: Site, workflow: WorkflowRecord): boolean {
  const schemes = schemesUsing(site, workflow).map(({ id }) => id);
  return [...site.all('project')].some((project) => schemes.includes(project.workflowSchemeId));
}

/** [?] In what form Jira puts the complaints into the 400 is not documented; they are its sentences here. */
function requireNone(problems: readonly WorkflowProblem[]): void {
  const errors = problems.filter(({ level }) => level === 'ERROR');
  if (errors.length > 0) throw new JiraError(400, [...new Set(errors.map(({ message }) => message))]);
}

/** Makes the request's new statuses, changes its known ones, and answers ids for references. */
function putStatuses(site: Site, statuses: readonly StatusDocument[]): (reference: string) => string {
  const ids = new Map<string, string>();
  for (const { statusReference, name, description, statusCategory: category } of statuses) {
    const knownId = findReferencedStatus(site, statuses, statusReference);
    const known = knownId === undefined ? undefined : site.get('status', knownId);
    const record: StatusRecord = {
      id: known?.id ?? site.nextId('status'),
      name,
      description: description ?? known?.description ?? '',
      category,
    };
    site.put('status', record);
    ids.set(statusReference, record.id);
  }
  return (reference) => ids.get(reference) ?? reference;
}

function updateWorkflow(
  call: RestCall,
  content: ChangedWorkflow,
  statusIdOf: (reference: string) => string,
): WorkflowRecord {
  const { site, actorId } = call;
  const record = site.get('workflow', content.id);
  const lost = new Set(record.statusIds);
  const held = [...site.all('issue')].filter(
    (issue) => lost.has(issue.statusId) && site.workflowOf(issue).id === record.id,
  );
  applyContent(record, content, statusIdOf);
  record.version = { versionNumber: record.version.versionNumber + 1, id: randomUUID() };
  record.updated = site.clock.now();
  site.put('workflow', record);
  const stays = new Set(record.statusIds);
  moveStatuses(site, actorId ?? '', held, (issue) => {
    if (stays.has(issue.statusId)) return undefined;
    const own = content.statusMappings?.find(
      ({ projectId, issueTypeId }) => projectId === issue.projectId && issueTypeId === issue.issueTypeId,
    );
    const migrations = [...(own?.statusMigrations ?? []), ...(content.defaultStatusMappings ?? [])];
    const migration = migrations.find(({ oldStatusReference }) => oldStatusReference === issue.statusId);
    return migration === undefined ? undefined : statusIdOf(migration.newStatusReference);
  });
  return record;
}
