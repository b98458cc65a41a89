import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRouteTable } from '../../local-jira/rest/path-matcher.ts';
import { createRest } from '../../local-jira/rest/router.ts';
import { ROUTES } from '../../local-jira/rest/routes.ts';
import { APP, APP_ID } from './small-site.ts';
import type { Principal, RestRequest, RestResponse, Site } from '../../local-jira/site/ports.ts';

export interface HttpSite {
  readonly address: string;
  readonly site: Site;
  /** `GET /rest/api/3/issue/{issueIdOrKey}` of every route that was called. */
  readonly called: ReadonlySet<string>;
  /** Faults, which are answered 500; there should be none. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

const APP_SCOPES = [
  'read:jira-work',
  'write:jira-work',
  'manage:jira-configuration',
  'read:app-data:jira',
  'write:app-data:jira',
];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** The site's REST API alone over HTTP, with basic auth, which notes the routes that are called. */
export async function serveSite(create: (baseUrl: string) => Site): Promise<HttpSite> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${String(port)}`;
  const site = create(address);
  const called = new Set<string>();
  const faults: unknown[] = [];
  const rest = createRest(site, { onFault: (error) => faults.push(error) });
  const table = createRouteTable(ROUTES);
  const answer = async (incoming: IncomingMessage): Promise<RestResponse> => {
    const method = METHODS.find((known) => known === incoming.method);
    if (method === undefined) throw new Error(`unexpected method ${incoming.method ?? ''}`);
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const match = table.find(method, url.pathname);
    if (match) called.add(`${match.route.method} ${match.route.path}`);
    const text = await readText(incoming);
    const request: RestRequest = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: {},
      body: text === '' ? undefined : JSON.parse(text),
      principal: principalOf(site, incoming.headers.authorization),
    };
    return rest(request);
  };
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void answer(incoming).then(({ status, headers, body }) => {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      outgoing.writeHead(status, {
        ...(text === '' ? {} : { 'content-type': 'application/json;charset=UTF-8' }),
        ...headers,
      });
      outgoing.end(text);
    });
  });
  return {
    address,
    site,
    called,
    faults,
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}

function principalOf(site: Site, authorization: string | undefined): Principal {
  const encoded = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return { kind: 'anonymous' };
  const [email, token] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
  // Apps do not sign in over HTTP; this lets a client stand for one.
  if (email === 'app@example.com') return { kind: 'app', accountId: APP, appId: APP_ID, scopes: APP_SCOPES };
  const user = [...site.all('user')].find(
    (candidate) => candidate.emailAddress === email && candidate.apiToken === token,
  );
  return user ? { kind: 'user', accountId: user.accountId } : { kind: 'anonymous' };
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
