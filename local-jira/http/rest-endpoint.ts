import type { IncomingMessage } from 'node:http';
import type { Principal, RestHandler } from '../site/ports.ts';
import { isFromOwnPage, type Authentication } from './authenticate.ts';
import { jsonAnswer, type HttpAnswer } from './http-answer.ts';
import { readBody } from './read-body.ts';

/** `/rest/…` over HTTP, for outside clients and the site's pages. */
export async function answerRest(
  rest: RestHandler,
  request: IncomingMessage,
  url: URL,
  authentication: Authentication,
  baseUrl: string,
): Promise<HttpAnswer> {
  if (authentication.by === 'wrong-token') {
    const body = { message: 'Client must be authenticated to access this resource.', 'status-code': 401 };
    return jsonAnswer(401, body, { 'www-authenticate': 'OAuth realm="local-jira"' });
  }
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') {
    return jiraError(405, `Method ${request.method ?? ''} is not allowed.`);
  }
  if (method !== 'GET' && authentication.by === 'session' && !isFromOwnPage(request.headers, baseUrl)) {
    return { status: 403, headers: { 'content-type': 'text/plain' }, body: 'XSRF check failed' };
  }
  const body = await readBody(request);
  if (body.kind === 'too-large') return jiraError(413, 'The request is too large.');
  if (body.kind === 'malformed') {
    return jiraError(400, 'There was an error parsing JSON. Check that your request body is valid.');
  }
  const answered = await rest({
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: singleHeaders(request),
    body: body.kind === 'json' ? body.value : undefined,
    principal: principalOf(authentication),
  });
  return jsonAnswer(answered.status, answered.body, answered.headers);
}

function principalOf(authentication: Authentication): Principal {
  return 'accountId' in authentication ? { kind: 'user', accountId: authentication.accountId } : { kind: 'anonymous' };
}

function jiraError(status: number, message: string): HttpAnswer {
  return jsonAnswer(status, { errorMessages: [message], errors: {} });
}

function singleHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
