import type { FieldRecord, IssueRecord, IssueTypeRecord, ProjectRecord } from '../site/model.ts';
import { permits } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toIssueTypeBean } from './beans/issue-type-bean.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue, getVisibleProject } from './find-visible.ts';
import { editableFields } from './issue-edit.ts';
import { toFieldMeta } from './issue-input/field-meta.ts';
import { isSettable, screenFields } from './issue-input/screen-fields.ts';
import { cutPage, pageRequest } from './paging.ts';
import { ok } from './respond.ts';

const READ = ['read:jira-work'];
const CREATE_META = '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes';
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
const MOST_META = 200;

export const issueMetaRoutes: readonly Route[] = [
  { method: 'GET', path: CREATE_META, scopes: READ, handle: listTypesToCreate },
  { method: 'GET', path: `${CREATE_META}/{issueTypeId}`, scopes: READ, handle: listFieldsToCreate },
  { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/editmeta', scopes: READ, handle: getEditMeta },
];

function listTypesToCreate(call: RestCall): RestResponse {
  const { site } = call;
  const project = getProjectToCreateIn(call);
  const types = site
    .get('issueTypeScheme', project.issueTypeSchemeId)
    .issueTypeIds.map((id) => site.get('issueType', id));
  const page = pageRequest(call, 50, MOST_META);
  const issueTypes = cutPage(types, page).map((type) => toIssueTypeBean(site, type));
  return ok({ startAt: page.startAt, maxResults: page.maxResults, total: types.length, issueTypes }, issueTypes.length);
}

function listFieldsToCreate(call: RestCall): RestResponse {
  const { site } = call;
  const project = getProjectToCreateIn(call);
  const id = call.params['issueTypeId'] ?? '';
  const inScheme = site.get('issueTypeScheme', project.issueTypeSchemeId).issueTypeIds.includes(id);
  if (!inScheme) throw new JiraError(404, ['Issue type not found.']);
  const fields = fieldsToCreate(call, project, site.get('issueType', id));
  const page = pageRequest(call, 50, MOST_META);
  const metas = cutPage(fields, page).map((field) => ({ ...toFieldMeta(site, project, field), fieldId: field.id }));
  return ok({ startAt: page.startAt, maxResults: page.maxResults, total: fields.length, fields: metas }, metas.length);
}

function fieldsToCreate(call: RestCall, project: ProjectRecord, type: IssueTypeRecord): readonly FieldRecord[] {
  const { site } = call;
  const field = (id: string): readonly FieldRecord[] => [site.get('field', id)];
  const always = [
    ...field('summary'),
    ...field('issuetype'),
    ...field('project'),
    ...(type.hierarchyLevel === -1 ? field('parent') : []),
  ];
  const screen = screenFields(site, project, type.id, 'create').filter((each) =>
    isSettable(site, call.actorId, each, { project }),
  );
  return [...new Set([...always, ...screen])];
}

function getProjectToCreateIn(call: RestCall): ProjectRecord {
  const project = getVisibleProject(call, call.params['projectIdOrKey'] ?? '');
  if (permits(call.site, call.actorId, 'CREATE_ISSUES', { project })) return project;
  throw new JiraError(403, ['You do not have permission to create work items in this project.']);
}

function getEditMeta(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const mayEdit = permits(call.site, call.actorId, 'EDIT_ISSUES', { issue });
  return ok({ fields: mayEdit ? toFieldMetas(call, issue, editableFields(call, issue)) : {} });
}

export function toFieldMetas(call: RestCall, issue: IssueRecord, fields: readonly FieldRecord[]): Json {
  const project = call.site.get('project', issue.projectId);
  return Object.fromEntries(fields.map((field) => [field.id, toFieldMeta(call.site, project, field)]));
}
