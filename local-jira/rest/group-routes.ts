import type { GroupRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route, Site } from '../site/ports.ts';
import { toGroupNameBean, toUserBean } from './beans/user-bean.ts';
import { JiraError } from './errors.ts';
import { queryFlag, queryList, queryText } from './input.ts';
import { cutPage, pageRequest, toPageBean } from './paging.ts';
import { ok } from './respond.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-groups/#api-rest-api-3-groups-picker-get */
const PICKED_GROUPS = 20;
const MOST_PICKED_GROUPS = 1000;

export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/group', scopes: ['read:jira-user'], handle: getGroup },
  { method: 'GET', path: '/rest/api/3/group/bulk', scopes: ['read:jira-user'], handle: getGroups },
  { method: 'GET', path: '/rest/api/3/group/member', scopes: ['manage:jira-configuration'], handle: getMembers },
  { method: 'GET', path: '/rest/api/3/groups/picker', scopes: ['read:jira-user'], handle: pickGroups },
];

function getGroup(call: RestCall): RestResponse {
  const group = getGroupByQuery(call);
  const size = group.members.length;
  const users = { size, items: [], 'max-results': 50, 'start-index': 0, 'end-index': 0 };
  return ok({ ...toGroupNameBean(call.site, group), users, expand: 'users' }, 0, 1);
}

function getGroups(call: RestCall): RestResponse {
  const ids = new Set(call.query.getAll('groupId'));
  const names = new Set(call.query.getAll('groupName'));
  const everything = ids.size === 0 && names.size === 0;
  const groups = groupsByName(call.site).filter(
    ({ groupId, name }) => everything || ids.has(groupId) || names.has(name),
  );
  const page = pageRequest(call, 50, 50);
  const body = toPageBean(call, groups, page, ({ name, groupId }) => ({ name, groupId }));
  return ok(body, 0, cutPage(groups, page).length);
}

function getMembers(call: RestCall): RestResponse {
  const { site } = call;
  const inactiveToo = queryFlag(call, 'includeInactiveUsers', false);
  const members = getGroupByQuery(call)
    .members.flatMap((accountId) => site.find('user', accountId) ?? [])
    .filter(({ active }) => active || inactiveToo);
  const page = pageRequest(call, 50, 50);
  return ok(
    toPageBean(call, members, page, (user) => toUserBean(site, user)),
    0,
    cutPage(members, page).length,
  );
}

function pickGroups(call: RestCall): RestResponse {
  const query = (queryText(call, 'query') ?? '').toLowerCase();
  const excluded = new Set([...queryList(call, 'exclude'), ...queryList(call, 'excludeId')]);
  const found = groupsByName(call.site).filter(
    ({ name, groupId }) => name.toLowerCase().includes(query) && !excluded.has(name) && !excluded.has(groupId),
  );
  const { maxResults } = pageRequest(call, PICKED_GROUPS, MOST_PICKED_GROUPS);
  const shown = found.slice(0, maxResults);
  const groups = shown.map(({ name, groupId }) => ({ name, html: name, labels: [], groupId }));
  const header = `Showing ${String(shown.length)} of ${String(found.length)} matching groups`;
  return ok({ header, total: found.length, groups }, 0, shown.length);
}

/** @throws JiraError 400 when the query names no group, 404 when there is none such */
function getGroupByQuery(call: RestCall): GroupRecord {
  const groupId = queryText(call, 'groupId');
  const groupName = queryText(call, 'groupname');
  if (groupId === null && groupName === null) throw new JiraError(400, ["'groupname' or 'groupId' must be provided."]);
  for (const group of call.site.all('group')) {
    if (group.groupId === groupId || (groupId === null && group.name === groupName)) return group;
  }
  const named = groupId === null ? `named '${groupName ?? ''}'` : `with ID '${groupId}'`;
  throw new JiraError(404, [`The group ${named} does not exist.`]);
}

function groupsByName(site: Site): readonly GroupRecord[] {
  return [...site.all('group')].sort((left, right) => (left.name < right.name ? -1 : 1));
}
