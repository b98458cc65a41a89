import type { UserRecord } from '../site/model.ts';
import { isAssignable } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toGroupNameBean, toUserBean, toUserDetailsBean } from './beans/user-bean.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue, getVisibleProject } from './find-visible.ts';
import { expandOf, queryList, queryText } from './input.ts';
import { cutPage, pageRequest, toPageBean } from './paging.ts';
import { ok } from './respond.ts';

const SCOPES = ['read:jira-user'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/ */
const MOST_USERS = 1000;
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get */
const MOST_BULK_USERS = 200;

export const userRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/user', scopes: SCOPES, handle: getUser },
  { method: 'GET', path: '/rest/api/3/user/bulk', scopes: SCOPES, handle: getUsers },
  { method: 'GET', path: '/rest/api/3/user/groups', scopes: SCOPES, handle: getGroupsOfUser },
  { method: 'GET', path: '/rest/api/3/user/search', scopes: SCOPES, handle: searchUsers },
  { method: 'GET', path: '/rest/api/3/user/assignable/search', scopes: SCOPES, handle: searchAssignable },
  { method: 'GET', path: '/rest/api/3/user/picker', scopes: SCOPES, handle: pickUsers },
  { method: 'GET', path: '/rest/api/3/users', scopes: SCOPES, handle: listUsers },
  { method: 'GET', path: '/rest/api/3/users/search', scopes: SCOPES, handle: listUsers },
];

function getUser(call: RestCall): RestResponse {
  const user = getUserByQuery(call);
  return ok(toUserDetailsBean(call.site, user, expandOf(call)), 0, 1);
}

function getUserByQuery(call: RestCall): UserRecord {
  const accountId = queryText(call, 'accountId');
  if (accountId === null) throw new JiraError(400, ['The accountId query parameter must be provided.']);
  return call.site.get('user', accountId);
}

function getUsers(call: RestCall): RestResponse {
  const accountIds = call.query.getAll('accountId');
  if (accountIds.length === 0) throw new JiraError(400, ['accountId is required']);
  const users = accountIds.flatMap((id) => call.site.find('user', id) ?? []);
  const page = pageRequest(call, 10, MOST_BULK_USERS);
  return ok(
    toPageBean(call, users, page, (user) => toUserBean(call.site, user)),
    0,
    cutPage(users, page).length,
  );
}

function getGroupsOfUser(call: RestCall): RestResponse {
  const user = getUserByQuery(call);
  const groups = [...call.site.all('group')].filter((group) => group.members.includes(user.accountId));
  return ok(
    groups.map((group) => toGroupNameBean(call.site, group)),
    0,
    groups.length,
  );
}

function searchUsers(call: RestCall): RestResponse {
  const accountId = queryText(call, 'accountId');
  const query = call.query.get('query');
  if (accountId === null && query === null && !call.query.has('property')) {
    throw new JiraError(400, ['Either the query, accountId or property parameter must be provided.']);
  }
  const found = [...call.site.all('user')].filter(
    (user) => user.active && (accountId === null ? matches(user, query ?? '') : user.accountId === accountId),
  );
  return answerUsers(call, found);
}

function searchAssignable(call: RestCall): RestResponse {
  const { site } = call;
  const issueKey = queryText(call, 'issueKey') ?? queryText(call, 'issueId');
  const projectKey = queryText(call, 'project');
  if (issueKey === null && projectKey === null) {
    throw new JiraError(400, ['Either project or issueKey must be provided.']);
  }
  const project =
    issueKey === null
      ? getVisibleProject(call, projectKey ?? '')
      : site.get('project', getVisibleIssue(call, issueKey).projectId);
  const accountId = queryText(call, 'accountId');
  const query = queryText(call, 'query') ?? '';
  const found = [...site.all('user')].filter(
    (user) =>
      (accountId === null ? matches(user, query) : user.accountId === accountId) && isAssignable(site, user, project),
  );
  return answerUsers(call, found);
}

function pickUsers(call: RestCall): RestResponse {
  const query = queryText(call, 'query');
  if (query === null) throw new JiraError(400, ["The 'query' parameter is required."]);
  const excluded = new Set(queryList(call, 'excludeAccountIds'));
  const found = [...call.site.all('user')].filter(
    (user) => user.active && user.accountType === 'atlassian' && matches(user, query) && !excluded.has(user.accountId),
  );
  const { maxResults } = pageRequest(call, 50, MOST_USERS);
  const shown = found.slice(0, maxResults);
  const users = shown.map(({ accountId, displayName, emailAddress }) => ({
    accountId,
    accountType: 'atlassian',
    html: `${displayName} - ${emailAddress}`,
    displayName,
  }));
  const header = `Showing ${String(shown.length)} of ${String(found.length)} matching users`;
  return ok({ users, total: found.length, header }, 0, shown.length);
}

function listUsers(call: RestCall): RestResponse {
  return answerUsers(call, [...call.site.all('user')]);
}

function answerUsers(call: RestCall, users: readonly UserRecord[]): RestResponse {
  const page = cutPage(users, pageRequest(call, 50, MOST_USERS));
  return ok(
    page.map((user) => toUserBean(call.site, user)),
    0,
    page.length,
  );
}

/** As Jira searches people: the start of any word of the name, or of the address. */
function matches({ displayName, emailAddress }: UserRecord, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const name = displayName.toLowerCase();
  return name.startsWith(wanted) || name.includes(` ${wanted}`) || emailAddress.toLowerCase().startsWith(wanted);
}
