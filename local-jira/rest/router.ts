import type { AccountId } from '../site/model.ts';
import type { Principal, RestHandler, RestRequest, RestResponse, Route, Site } from '../site/ports.ts';
import { JiraError } from './errors.ts';
import { createRouteTable } from './path-matcher.ts';
import { ROUTES } from './routes.ts';

export interface RestOptions {
  /** Default: every route of this site. */
  readonly routes?: readonly Route[];
  /** Told of a handler's failure that is not an answer in Jira's words; the caller gets a plain 500. */
  readonly onFault?: (error: unknown, request: RestRequest) => void;
}

const NO_HEADERS: Readonly<Record<string, string>> = {};

/** The site's REST API. Every call, in-process or over HTTP, from a person or an app, goes through the handler returned. */
export function createRest(site: Site, { routes = ROUTES, onFault = printFault }: RestOptions = {}): RestHandler {
  const table = createRouteTable(routes);
  return async (request) => {
    const match = table.find(request.method, request.path);
    if (match === undefined) return unknownRoute(request);
    const refusal = refuse(request.principal, match.route, site);
    if (refusal !== null) return refusal;
    try {
      return await match.route.handle({
        ...request,
        site,
        params: match.params,
        actorId: actorOf(request.principal),
      });
    } catch (error) {
      site.rollback();
      if (error instanceof JiraError) return errorAnswer(error);
      onFault(error, request);
      return errorAnswer(new JiraError(500, ['Internal server error']));
    }
  };
}

function actorOf(principal: Principal): AccountId | null {
  return principal.kind === 'anonymous' ? null : principal.accountId;
}

function refuse(principal: Principal, route: Route, site: Site): RestResponse | null {
  if (principal.kind === 'anonymous') return route.anonymous === true ? null : unauthenticated();
  const user = site.find('user', principal.accountId);
  if (user?.active !== true) return unauthenticated();
  if (principal.kind === 'user') {
    if (route.appAccess !== 'app-only') return null;
    return errorAnswer(new JiraError(403, ['Access to this resource must be authenticated as an app.']));
  }
  const granted = new Set(principal.scopes);
  // The gateway in front of Jira answers this before Jira sees the call.
  if (!route.scopes.every((scope) => granted.has(scope))) return unauthorizedByGateway();
  if (principal.kind === 'app' && route.appAccess === 'user-only') {
    return errorAnswer(new JiraError(403, ['This resource cannot be accessed by an app acting as itself.']));
  }
  if (principal.kind === 'app-as-user' && route.appAccess === 'app-only') {
    return errorAnswer(new JiraError(403, ['Access to this resource must be authenticated as an app.']));
  }
  return null;
}

function unauthenticated(): RestResponse {
  const body = { message: 'Client must be authenticated to access this resource.', 'status-code': 401 };
  return { status: 401, headers: { 'www-authenticate': 'OAuth realm="local-jira"' }, body, points: 1 };
}

function unauthorizedByGateway(): RestResponse {
  const body = { code: 401, message: 'Unauthorized; scope does not match' };
  return { status: 401, headers: NO_HEADERS, body, points: 1 };
}

function unknownRoute(request: RestRequest): RestResponse {
  const text =
    `local-jira does not implement ${request.method} ${request.path}. ` +
    'To add it, write its route in a file under local-jira/rest/ and list it in local-jira/rest/routes.ts.';
  return { status: 501, headers: NO_HEADERS, body: { errorMessages: [text], errors: {} }, points: 1 };
}

function errorAnswer(error: JiraError): RestResponse {
  const body = { errorMessages: error.errorMessages, errors: error.errors };
  return { status: error.status, headers: NO_HEADERS, body, points: 1 };
}

function printFault(error: unknown, request: RestRequest): void {
  console.error(`local-jira: ${request.method} ${request.path} failed`, error);
}
