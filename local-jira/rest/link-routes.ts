import { z } from 'zod';
import type { IssueLinkRecord, LinkTypeRecord } from '../site/model.ts';
import { canSeeIssue, permits } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toLinkBean, toLinkTypeBean } from './beans/link-beans.ts';
import { prepareComment } from './comment-change.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { deleteLink, parseLinkInput, prepareLink } from './link-change.ts';
import { created, noContent, ok, written } from './respond.ts';

const LINK = '/rest/api/3/issueLink/{linkId}';
const TYPE = '/rest/api/3/issueLinkType/{issueLinkTypeId}';
const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];
const MANAGE = ['manage:jira-configuration'];

export const linkRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/api/3/issueLink', scopes: WRITE, handle: createLink },
  { method: 'GET', path: LINK, scopes: READ, handle: getLink },
  { method: 'DELETE', path: LINK, scopes: WRITE, handle: removeLink },
  { method: 'GET', path: '/rest/api/3/issueLinkType', scopes: READ, handle: listLinkTypes },
  { method: 'POST', path: '/rest/api/3/issueLinkType', scopes: MANAGE, handle: createLinkType },
  { method: 'GET', path: TYPE, scopes: READ, handle: getLinkType },
  { method: 'PUT', path: TYPE, scopes: MANAGE, handle: updateLinkType },
  { method: 'DELETE', path: TYPE, scopes: MANAGE, handle: deleteLinkType },
];

function createLink(call: RestCall): RestResponse {
  const input = parseLinkInput(call.body);
  if (input.inwardIssue === undefined || input.outwardIssue === undefined) {
    throw new JiraError(400, ['Both inwardIssue and outwardIssue must be given.']);
  }
  const link = prepareLink(call, input);
  const from = call.site.findIssue(input.inwardIssue.key ?? input.inwardIssue.id ?? '');
  const comment =
    input.comment === undefined || input.comment === null || from === undefined
      ? null
      : prepareComment(call, from, input.comment);
  link();
  comment?.();
  call.site.commit();
  return created(undefined);
}

function getLink(call: RestCall): RestResponse {
  return ok(toLinkBean(call.site, getVisibleLink(call)));
}

function removeLink(call: RestCall): RestResponse {
  const link = getVisibleLink(call);
  const issue = call.site.get('issue', link.inwardIssueId);
  if (!permits(call.site, call.actorId, 'LINK_ISSUES', { issue })) {
    throw new JiraError(404, ['No Link Issue Permission for issue']);
  }
  deleteLink(call, link);
  call.site.commit();
  return noContent();
}

function getVisibleLink(call: RestCall): IssueLinkRecord {
  const id = call.params['linkId'] ?? '';
  const link = call.site.find('issueLink', id);
  const ends = link === undefined ? [] : [link.inwardIssueId, link.outwardIssueId];
  const visible = ends.every((issueId) => canSeeIssue(call.site, call.actorId, call.site.get('issue', issueId)));
  if (link === undefined || !visible) throw new JiraError(404, [`No issue link with id '${id}' exists.`]);
  return link;
}

function listLinkTypes({ site }: RestCall): RestResponse {
  const issueLinkTypes = [...site.all('linkType')].map((type) => toLinkTypeBean(site, type));
  return ok({ issueLinkTypes }, issueLinkTypes.length);
}

function getLinkType(call: RestCall): RestResponse {
  return ok(toLinkTypeBean(call.site, getLinkTypeByParam(call)));
}

const name = z.string().trim().min(1);
const typeBody = z.object({ name, inward: name, outward: name });

function createLinkType(call: RestCall): RestResponse {
  const { site } = call;
  requireAdministrator(call);
  const body = parseBody(call, typeBody);
  if ([...site.all('linkType')].some((type) => type.name === body.name)) {
    throw new JiraError(400, [], { name: `Another link type with name '${body.name}' already exists.` });
  }
  const type = { id: site.nextId('linkType'), ...body };
  site.put('linkType', type);
  site.commit();
  return created(toLinkTypeBean(site, type));
}

function updateLinkType(call: RestCall): RestResponse {
  requireAdministrator(call);
  const known = getLinkTypeByParam(call);
  const body = parseBody(call, typeBody.partial());
  const type: LinkTypeRecord = {
    id: known.id,
    name: body.name ?? known.name,
    inward: body.inward ?? known.inward,
    outward: body.outward ?? known.outward,
  };
  call.site.put('linkType', type);
  call.site.commit();
  return written(toLinkTypeBean(call.site, type));
}

function deleteLinkType(call: RestCall): RestResponse {
  const { site } = call;
  requireAdministrator(call);
  const type = getLinkTypeByParam(call);
  for (const link of [...site.all('issueLink')]) if (link.typeId === type.id) deleteLink(call, link);
  site.remove('linkType', type.id);
  site.commit();
  return noContent();
}

function getLinkTypeByParam({ site, params }: RestCall): LinkTypeRecord {
  const id = params['issueLinkTypeId'] ?? '';
  const type = site.find('linkType', id);
  if (type === undefined) throw new JiraError(404, [`No issue link type with id '${id}' found.`]);
  return type;
}
