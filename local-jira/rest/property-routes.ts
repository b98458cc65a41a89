import { z } from 'zod';
import type { PropertyOwner } from '../site/model.ts';
import { isAdministrator } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { mayOnComment } from './comment-routes.ts';
import { JiraError } from './errors.ts';
import { getAdministeredProject, getVisibleIssue, getVisibleProject, requireOnIssue } from './find-visible.ts';
import { appOf, getActor, queryText } from './input.ts';
import { checkProperty, PROPERTY_KEY_LIMIT } from './property-values.ts';
import { noContent, ok, written } from './respond.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-properties/ */
const APP_PROPERTY_KEY_LIMIT = 127;

interface PropertyResource {
  readonly owner: PropertyOwner;
  readonly path: string;
  readonly readScopes: readonly string[];
  readonly writeScopes: readonly string[];
  readonly keyLimit: number;
  readonly appAccess?: 'app-only';
  /** The owner's id, when the caller may do it. @throws JiraError 403, 404 */
  readonly getOwnerId: (call: RestCall, verb: 'read' | 'write') => string;
}

const RESOURCES: readonly PropertyResource[] = [
  {
    owner: 'issue',
    path: '/rest/api/3/issue/{issueIdOrKey}/properties',
    readScopes: ['read:jira-work'],
    writeScopes: ['write:jira-work'],
    keyLimit: PROPERTY_KEY_LIMIT,
    getOwnerId(call, verb) {
      const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
      if (verb === 'write')
        requireOnIssue(call, issue, 'EDIT_ISSUES', 'You do not have permission to edit issues in this project.');
      return issue.id;
    },
  },
  {
    owner: 'project',
    path: '/rest/api/3/project/{projectIdOrKey}/properties',
    readScopes: ['read:jira-work'],
    writeScopes: ['manage:jira-project'],
    keyLimit: PROPERTY_KEY_LIMIT,
    getOwnerId(call, verb) {
      const idOrKey = call.params['projectIdOrKey'] ?? '';
      return (verb === 'write' ? getAdministeredProject(call, idOrKey) : getVisibleProject(call, idOrKey)).id;
    },
  },
  {
    owner: 'user',
    path: '/rest/api/3/user/properties',
    readScopes: ['read:jira-user'],
    writeScopes: ['write:jira-work'],
    keyLimit: PROPERTY_KEY_LIMIT,
    getOwnerId: getUserOwnerId,
  },
  {
    owner: 'comment',
    path: '/rest/api/3/comment/{commentId}/properties',
    readScopes: ['read:jira-work'],
    writeScopes: ['write:jira-work'],
    keyLimit: PROPERTY_KEY_LIMIT,
    getOwnerId: getCommentOwnerId,
  },
  {
    owner: 'app',
    path: '/rest/forge/1/app/properties',
    readScopes: [],
    writeScopes: [],
    keyLimit: APP_PROPERTY_KEY_LIMIT,
    appAccess: 'app-only',
    getOwnerId: (call) => appOf(call) ?? '',
  },
];

export const propertyRoutes: readonly Route[] = RESOURCES.flatMap(routesOf);

function routesOf(resource: PropertyResource): readonly Route[] {
  const { path, readScopes, writeScopes } = resource;
  const access = resource.appAccess === undefined ? {} : { appAccess: resource.appAccess };
  const one = `${path}/{propertyKey}`;
  return [
    { method: 'GET', path, scopes: readScopes, ...access, handle: (call) => listKeys(resource, call) },
    { method: 'GET', path: one, scopes: readScopes, ...access, handle: (call) => getValue(resource, call) },
    { method: 'PUT', path: one, scopes: writeScopes, ...access, handle: (call) => putValue(resource, call) },
    { method: 'DELETE', path: one, scopes: writeScopes, ...access, handle: (call) => deleteValue(resource, call) },
  ];
}

function listKeys({ owner, getOwnerId }: PropertyResource, call: RestCall): RestResponse {
  const properties = call.site.propertiesOf(owner, getOwnerId(call, 'read'));
  const keys = properties.map(({ key }) => ({
    self: `${call.site.baseUrl}${call.path}/${encodeURIComponent(key)}`,
    key,
  }));
  return ok({ keys }, keys.length);
}

function getValue({ owner, getOwnerId }: PropertyResource, call: RestCall): RestResponse {
  const key = call.params['propertyKey'] ?? '';
  const value = call.site.findProperty(owner, getOwnerId(call, 'read'), key);
  if (value === undefined) throw notFound(key);
  return ok({ key, value });
}

function putValue({ owner, keyLimit, getOwnerId }: PropertyResource, call: RestCall): RestResponse {
  const { site } = call;
  const ownerId = getOwnerId(call, 'write');
  const key = call.params['propertyKey'] ?? '';
  const value = z.json().optional().safeParse(call.body);
  if (!value.success) throw new JiraError(400, ['The property value is not valid JSON.']);
  checkProperty(key, value.data, keyLimit);
  const isNew = site.findProperty(owner, ownerId, key) === undefined;
  site.put('property', { owner, ownerId, key, value: value.data });
  site.commit();
  const status = isNew ? 201 : 200;
  if (owner !== 'app') return written(undefined, status);
  return written({ message: isNew ? 'Property created.' : 'Property updated.', statusCode: status }, status);
}

function deleteValue({ owner, getOwnerId }: PropertyResource, call: RestCall): RestResponse {
  const ownerId = getOwnerId(call, 'write');
  const key = call.params['propertyKey'] ?? '';
  if (call.site.findProperty(owner, ownerId, key) === undefined) throw notFound(key);
  call.site.remove('property', `${owner}:${ownerId}:${key}`);
  call.site.commit();
  return noContent();
}

/** People see and change their own properties, administrators everybody's. */
function getUserOwnerId(call: RestCall): string {
  const accountId = queryText(call, 'accountId');
  if (accountId === null) throw new JiraError(400, ['The accountId query parameter must be provided.']);
  if (accountId !== getActor(call) && !isAdministrator(call.site, call.actorId)) {
    throw new JiraError(403, ['You do not have permission to access the properties of this user.']);
  }
  return call.site.get('user', accountId).accountId;
}

function getCommentOwnerId(call: RestCall, verb: 'read' | 'write'): string {
  const id = call.params['commentId'] ?? '';
  const comment = call.site.find('comment', id);
  if (comment === undefined) throw new JiraError(404, [`Can not find a comment for the id: ${id}.`]);
  const issue = getVisibleIssue(call, comment.issueId);
  if (verb === 'write' && !mayOnComment(call, issue, comment, 'EDIT')) {
    throw new JiraError(403, ['You do not have permission to edit this comment.']);
  }
  return id;
}

function notFound(key: string): JiraError {
  return new JiraError(404, [`The property '${key}' does not exist or you do not have permission to see it.`]);
}
