import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { openAppPackage } from '../../../local-jira/forge/forge.ts';
import { serve, type RunningSite } from '../../../local-jira/http/serve.ts';
import { emptySeed } from '../../../local-jira/seed/empty.ts';

const ADMIN = '557058:00000000-0000-4000-8000-000000000001';
const projectDir = join(__dirname, '..', '..', '..');
const app = openAppPackage(join(__dirname, '..', 'fixture-app'));

// Each test opens a site of its own, on machines that do other things as well.
jest.setTimeout(30_000);

let webDir: string;
let site: RunningSite;
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'local-jira-web-'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Local Jira</title>');
  writeFileSync(join(webDir, 'app.js'), 'export {};');
  writeFileSync(join(webDir, '..', 'outside.txt'), 'secret');
  site = await open();
});
afterAll(async () => {
  await site.close();
  rmSync(webDir, { recursive: true });
});

function open(options: { dataDir?: string; port?: number } = {}): Promise<RunningSite> {
  return serve({
    port: options.port ?? 0,
    dataDir: options.dataDir ?? null,
    seed: emptySeed,
    app,
    projectDir,
    webDir,
    log: () => undefined,
  });
}

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: () => unknown;
}

/** A plain request, with the Host header and the raw path that the test wants. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown; on?: RunningSite } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body, on = site } = options;
  const payload = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: on.port, path, method, headers: { host: `127.0.0.1:${String(on.port)}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: () => JSON.parse(text) as unknown,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

const ours = { 'x-local-jira': '1' };
const basic = (credentials: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
});

async function signIn(on = site): Promise<string> {
  const reply = await ask('/_local/session', { method: 'POST', headers: ours, body: { accountId: ADMIN }, on });
  const [cookie = ''] = String(reply.headers['set-cookie']).split(';');
  return cookie;
}

describe('Signing in', () => {
  test('gives a cookie that only this site gets and no script reads', async () => {
    const reply = await ask('/_local/session', { method: 'POST', headers: ours, body: { accountId: ADMIN } });
    expect(reply.status).toBe(204);
    expect(String(reply.headers['set-cookie'])).toMatch(
      /^local-jira-session=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = await signIn();
    expect((await ask('/_local/session', { headers: { cookie } })).json()).toMatchObject({
      user: { accountId: ADMIN, displayName: 'Ada Admin', isAdmin: true },
      users: [{ accountId: ADMIN, hint: 'Jira administrator' }],
    });
    expect((await ask('/rest/api/3/myself', { headers: { cookie } })).json()).toMatchObject({ accountId: ADMIN });
  });

  test('lasts until signing out, and over a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-jira-'));
    const first = await open({ dataDir });
    const cookie = await signIn(first);
    await first.close();
    const second = await open({ dataDir });
    expect((await ask('/rest/api/3/myself', { headers: { cookie }, on: second })).status).toBe(200);
    await ask('/_local/session', { method: 'DELETE', headers: { ...ours, cookie }, on: second });
    expect((await ask('/rest/api/3/myself', { headers: { cookie }, on: second })).status).toBe(401);
    await second.close();
    rmSync(dataDir, { recursive: true });
  });

  test('refuses unknown people, and a request that another page might have sent', async () => {
    expect(
      (await ask('/_local/session', { method: 'POST', headers: ours, body: { accountId: 'nobody' } })).status,
    ).toBe(404);
    expect((await ask('/_local/session', { method: 'POST', body: { accountId: ADMIN } })).status).toBe(403);
    const foreign = { origin: `http://localhost:${String(site.port)}` };
    expect(
      (await ask('/_local/session', { method: 'POST', headers: foreign, body: { accountId: ADMIN } })).status,
    ).toBe(403);
  });
});

describe('REST', () => {
  test('takes e-mail and API token, and refuses wrong ones with the body that Jira sends', async () => {
    expect((await ask('/rest/api/3/myself', { headers: basic('admin@example.com:admin-token') })).json()).toMatchObject(
      { accountId: ADMIN },
    );
    for (const credentials of ['admin@example.com:wrong', 'nobody@example.com:admin-token', 'no-colon', '']) {
      const reply = await ask('/rest/api/3/myself', { headers: basic(credentials) });
      expect({ credentials, status: reply.status, body: reply.json() }).toEqual({
        credentials,
        status: 401,
        body: { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
      });
    }
  });

  test('checks for forged requests only where a cookie signs them', async () => {
    const cookie = await signIn();
    const body = { name: 'x' };
    expect((await ask('/rest/api/3/no-such', { method: 'POST', headers: { cookie }, body })).text).toBe(
      'XSRF check failed',
    );
    expect((await ask('/rest/api/3/no-such', { method: 'POST', headers: { cookie, ...ours }, body })).status).toBe(501);
    expect(
      (await ask('/rest/api/3/no-such', { method: 'POST', headers: basic('admin@example.com:admin-token'), body }))
        .status,
    ).toBe(501);
  });

  test('refuses malformed and oversized bodies and unknown methods', async () => {
    const headers = basic('admin@example.com:admin-token');
    expect((await ask('/rest/api/3/issue', { method: 'POST', headers, body: '{"a":' })).json()).toEqual({
      errorMessages: ['There was an error parsing JSON. Check that your request body is valid.'],
      errors: {},
    });
    expect(
      (await ask('/rest/api/3/issue', { method: 'POST', headers, body: 'x'.repeat(11 * 1024 * 1024) })).status,
    ).toBe(413);
    expect((await ask('/rest/api/3/issue', { method: 'PATCH', headers })).status).toBe(405);
  });
});

describe('The frames of the app', () => {
  const frame = (path: string): Promise<Reply> => ask(path, { headers: { host: `localhost:${String(site.port)}` } });

  test('are served on the host name localhost, with the bridge first and the policy of Forge', async () => {
    const page = await frame('/_frame/panel/index.html');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/<head><script src="\/_frame\/__bridge\.js"><\/script>/);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'; style-src 'self';");
    expect(policy).toContain(
      'sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts',
    );
    expect(policy).not.toContain('allow-popups');
    expect((await frame('/_frame/panel/panel.js')).headers['content-type']).toContain('text/javascript');
    const bridge = await frame('/_frame/__bridge.js');
    expect(bridge.text).toContain('callBridge');
    expect(() => new Script(bridge.text)).not.toThrow();
  });

  test('are not served on the origin of the pages, nor the pages on theirs', async () => {
    expect((await ask('/_frame/panel/index.html')).status).toBe(404);
    const redirect = await frame('/projects?x=1');
    expect(redirect).toMatchObject({ status: 302, headers: { location: `${site.baseUrl}/projects?x=1` } });
    expect((await frame('/_local/session')).status).toBe(302);
  });

  test.each([
    '/_frame/panel/..%2f..%2fmanifest.yml',
    '/_frame/panel/%2e%2e%2f%2e%2e%2fmanifest.yml',
    '/_frame/nope/index.html',
    '/_frame/panel/no.js',
  ])('%s is not found', async (path) => {
    expect((await frame(path)).status).toBe(404);
  });
});

describe('The pages', () => {
  test('are one page under every address, and files beside it', async () => {
    expect((await ask('/browse/ABC-1')).text).toContain('<title>Local Jira</title>');
    expect((await ask('/app.js')).headers['content-type']).toContain('text/javascript');
    expect((await ask('/assets/missing.js')).status).toBe(404);
    expect(String((await ask('/')).headers['content-security-policy'])).toContain(
      `frame-src http://localhost:${String(site.port)}`,
    );
  });

  test.each(['/../outside.txt', '/%2e%2e/outside.txt', '/..%2foutside.txt'])(
    'never show what lies outside their folder: %s',
    async (path) => {
      expect((await ask(path)).text).not.toContain('secret');
    },
  );

  test('are refused under any other host name', async () => {
    expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(421);
  });
});

describe("The site's own controls", () => {
  test('list the modules of a place for the person, and refuse strangers', async () => {
    const cookie = await signIn();
    expect((await ask('/_local/modules?place=admin-page')).status).toBe(401);
    expect((await ask('/_local/modules?place=admin-page', { headers: { cookie } })).json()).toMatchObject({
      modules: [
        {
          type: 'jira:adminPage',
          key: 'admin-page',
          entryUrl: `http://localhost:${String(site.port)}/_frame/panel/index.html`,
          extension: { type: 'jira:adminPage' },
        },
      ],
    });
    expect((await ask('/_local/modules?place=issue&issue=NO-1', { headers: { cookie } })).status).toBe(404);
    const rules = (await ask('/_local/modules?place=workflow', { headers: { cookie } })).json() as {
      modules: { key: string; ruleKey: string }[];
    };
    expect(rules.modules.map((one) => [one.key, one.ruleKey])).toContainEqual([
      'by-function',
      'forge:expression-validator',
    ]);
  });

  test('carry the calls of frames, metered under the action of the person', async () => {
    const cookie = await signIn();
    const call = {
      moduleType: 'jira:adminPage',
      moduleKey: 'admin-page',
      subject: {},
      command: 'invoke',
      payload: { functionKey: 'echo', payload: { a: 1 } },
    };
    const headers = { ...ours, cookie, 'x-local-jira-action': `click-9;${encodeURIComponent('Öffnen')}` };
    expect((await ask('/_local/bridge', { method: 'POST', headers, body: call })).json()).toEqual({
      value: { a: 1 },
      wrote: false,
    });
    expect((await ask('/_local/meter')).json()).toMatchObject({
      actions: [{ id: 'click-9', label: 'Öffnen', user: 'Ada Admin', invocations: [{ function: 'resolver' }] }],
    });
    const product = {
      ...call,
      command: 'fetchProduct',
      payload: { product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit: { headers: [] } },
    };
    expect((await ask('/_local/bridge', { method: 'POST', headers, body: product })).json()).toMatchObject({
      value: { status: 200, isAttachment: false },
    });
    expect((await ask('/_local/bridge', { method: 'POST', headers: ours, body: call })).status).toBe(401);
    await ask('/_local/meter', { method: 'DELETE', headers: ours });
    expect((await ask('/_local/meter')).json()).toMatchObject({ actions: [] });
  });

  test('set the clock, and keep it over a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-jira-'));
    const first = await open({ dataDir });
    expect(
      (
        await ask('/_local/clock', { method: 'PUT', headers: ours, body: { now: '2027-01-01T00:00:00Z' }, on: first })
      ).json(),
    ).toMatchObject({ now: expect.stringMatching(/^2027-01-01T00:00:0/) as unknown });
    await first.close();
    const second = await open({ dataDir });
    expect((await ask('/_local/clock', { on: second })).json()).toMatchObject({
      now: expect.stringMatching(/^2027-01-01T00:0/) as unknown,
    });
    expect(
      (await ask('/_local/clock', { method: 'PUT', headers: ours, body: { now: 'soon' }, on: second })).status,
    ).toBe(400);
    await second.close();
    rmSync(dataDir, { recursive: true });
  });

  test('take faults, and say what they do not know', async () => {
    const cookie = await signIn();
    const fault = { on: 'rest', action: 'fail', fault: { kind: 'status', status: 429, retryAfterSeconds: 3 } };
    expect((await ask('/_local/faults', { method: 'POST', headers: ours, body: fault })).status).toBe(201);
    const call = {
      moduleType: 'jira:adminPage',
      moduleKey: 'admin-page',
      subject: {},
      command: 'invoke',
      payload: { functionKey: 'myself', payload: {} },
    };
    const answer = (): Promise<Reply> =>
      ask('/_local/bridge', { method: 'POST', headers: { ...ours, cookie }, body: call });
    expect((await answer()).json()).toMatchObject({ value: { value: { status: 429, retryAfter: '3' } } });
    expect((await answer()).json()).toMatchObject({ value: { value: { status: 200 } } });
    expect((await ask('/_local/faults', { method: 'POST', headers: ours, body: { on: 'moon' } })).status).toBe(400);
    expect((await ask('/_local/nope')).status).toBe(501);
    expect((await ask('/_local/scheduled', { method: 'POST', headers: ours, body: { key: 'nope' } })).status).toBe(404);
    expect(
      (await ask('/_local/scheduled', { method: 'POST', headers: ours, body: { key: 'every-hour' } })).json(),
    ).toMatchObject({ ok: true });
  });
});

describe('Starting', () => {
  test('fails at once on a port that is taken', async () => {
    await expect(open({ port: site.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('listens on this machine only', () => {
    expect(site.baseUrl).toBe(`http://127.0.0.1:${String(site.port)}`);
  });
});
