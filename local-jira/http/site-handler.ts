import type { IncomingMessage, ServerResponse } from 'node:http';
import { withAction } from '../forge/action-context.ts';
import type { LocalJira } from '../local-jira.ts';
import { readActionHeader } from './action-header.ts';
import { authenticate, isFromOwnPage } from './authenticate.ts';
import { answerAvatar } from './avatar-route.ts';
import { controlRoutes } from './control-routes.ts';
import { createFrameServer, type FrameServer } from './frames.ts';
import { errorAnswer, redirectAnswer, writeAnswer, type HttpAnswer } from './http-answer.ts';
import type { LocalRoutes } from './local-call.ts';
import { moduleRoutes } from './module-routes.ts';
import { answerPage } from './pages.ts';
import { readBody } from './read-body.ts';
import { answerRest } from './rest-endpoint.ts';
import { sessionRoutes } from './session-routes.ts';
import { createSessions, type Sessions } from './sessions.ts';

const LOCAL_ROUTES: LocalRoutes = { ...sessionRoutes, ...moduleRoutes, ...controlRoutes };

export interface SiteHandlerOptions {
  readonly localJira: LocalJira;
  readonly port: number;
  /** The project's folder, below which the built pages and the frame bridge lie. */
  readonly projectDir: string;
  /** The built pages. */
  readonly webDir: string;
}

export type SiteHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Everything that the site answers over HTTP. */
export function createSiteHandler(options: SiteHandlerOptions): SiteHandler {
  const { localJira, port, projectDir } = options;
  const sessions = createSessions(localJira.site);
  const frames = localJira.forge === null ? null : createFrameServer(localJira.forge.app, port, projectDir);
  return async (request, response) => {
    let answer: HttpAnswer;
    try {
      answer = await route(options, sessions, frames, request);
    } catch (error) {
      console.error(`local-jira: ${request.method ?? ''} ${request.url ?? ''} failed`, error);
      answer = errorAnswer(500, 'Internal server error');
    }
    writeAnswer(response, answer, request.method !== 'HEAD');
  };
}

async function route(
  options: SiteHandlerOptions,
  sessions: Sessions,
  frames: FrameServer | null,
  request: IncomingMessage,
): Promise<HttpAnswer> {
  const { port, localJira, webDir } = options;
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  const url = new URL(request.url ?? '/', baseUrl);
  const path = url.pathname;
  // Pages and frames are two origins on one port; any other name is somebody's attempt at DNS rebinding.
  if (request.headers.host === `localhost:${String(port)}`) {
    if (!path.startsWith('/_frame/')) return redirectAnswer(baseUrl + path + url.search);
    return frames === null ? errorAnswer(404, 'No app is installed on this site.') : frames.answer(path);
  }
  if (request.headers.host !== `127.0.0.1:${String(port)}`) return errorAnswer(421, `This site is ${baseUrl}.`);
  if (path.startsWith('/_frame/')) return errorAnswer(404, 'App pages are served on the host name localhost.');

  const authentication = authenticate(localJira.site, sessions, request.headers);
  const accountId = 'accountId' in authentication ? authentication.accountId : null;
  const user = accountId === null ? '' : (localJira.site.find('user', accountId)?.displayName ?? accountId);
  const action = accountId === null ? null : readActionHeader(request.headers['x-local-jira-action'], user);
  if (path.startsWith('/rest/')) {
    return withAction(action, () => answerRest(localJira.rest, request, url, authentication, baseUrl));
  }
  if (path.startsWith('/_local/')) {
    return withAction(action, () => answerLocal(options, sessions, request, url, accountId));
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return errorAnswer(405, `Method ${request.method ?? ''} is not allowed.`);
  return answerPage(webDir, path, port);
}

async function answerLocal(
  { localJira, port }: SiteHandlerOptions,
  sessions: Sessions,
  request: IncomingMessage,
  url: URL,
  accountId: string | null,
): Promise<HttpAnswer> {
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  if (method === 'GET') {
    const avatar = answerAvatar(localJira.site, url.pathname);
    if (avatar !== null) return avatar;
  } else if (!isFromOwnPage(request.headers, `http://127.0.0.1:${String(port)}`)) {
    return errorAnswer(403, 'Requests that change something need the header X-Local-Jira: 1.');
  }
  const handle = LOCAL_ROUTES[`${method} ${url.pathname}`];
  if (handle === undefined) {
    return errorAnswer(
      501,
      `local-jira has no ${method} ${url.pathname}. To add it, extend local-jira/http/site-handler.ts.`,
    );
  }
  const body = await readBody(request);
  if (body.kind === 'too-large') return errorAnswer(413, 'The request is too large.');
  if (body.kind === 'malformed') return errorAnswer(400, 'The body is not JSON.');
  return handle({
    localJira,
    sessions,
    headers: request.headers,
    url,
    body: body.kind === 'json' ? body.value : undefined,
    accountId,
    port,
  });
}
