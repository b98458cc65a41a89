import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser/launch.ts';

/**
 * Shows one built surface as Jira would: from an origin of its own, under the content security policy of Custom UI, with
 * `globalThis.__bridge` in place before any script runs. What the bridge answers, the test decides.
 */
export interface Host {
  readonly surface: 'issue-panel' | 'variance-page' | 'settings-page' | 'setup-page' | 'gate-config' | 'gate-view';
  readonly context?: Readonly<Record<string, unknown>>;
  /** Answers a resolver call; throwing is a lost answer. */
  readonly invoke?: (verb: string, request: unknown) => unknown;
  /** Answers a REST call of the page; a number alone is a status without a body. */
  readonly jira?: (path: string, body: unknown) => unknown;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

export interface OpenSurface {
  readonly page: Page;
  /** Every call over the bridge, in order. */
  readonly calls: { readonly command: string; readonly payload: unknown }[];
  /** What the browser complained about: errors of scripts and violations of the policy. */
  readonly complaints: string[];
  /** The requests that the page made of a resolver, in order. */
  asked(verb: string): unknown[];
  /** By how many pixels the page is wider than its frame. */
  overflow(): Promise<number>;
  close(): Promise<void>;
}

export interface Surfaces {
  /** In place of the one that is open, if any. */
  open(host: Host): Promise<OpenSurface>;
  /** The one that was opened last. */
  readonly opened: OpenSurface;
}

const ORIGIN = 'https://surface.test';
const BUILT = join(process.cwd(), 'static/build');
const TOKENS = join(process.cwd(), 'node_modules/@atlaskit/tokens/dist/cjs/artifacts/themes');
/** https://developer.atlassian.com/platform/forge/custom-ui/iframe/ and the policy that @forge/csp builds from an empty manifest. */
const POLICY = [
  "default-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  'sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts',
].join('; ');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const HEIGHT = 900;

/** For the tests of a block: one browser, in which each test opens surfaces and leaves none behind. */
export function surfacesOfTests(): Surfaces {
  let browser: OpenBrowser;
  let opened: OpenSurface | null = null;
  const close = async (): Promise<void> => {
    await opened?.close();
    opened = null;
  };
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterEach(close);
  afterAll(() => browser.close());
  return {
    async open(host) {
      await close();
      opened = await openSurface(browser, host);
      return opened;
    },
    get opened() {
      if (opened === null) throw new Error('No surface is open.');
      return opened;
    },
  };
}

async function openSurface(browser: OpenBrowser, host: Host): Promise<OpenSurface> {
  const page = await browser.newPage({ viewport: { width: host.width ?? 800, height: HEIGHT } });
  const calls: OpenSurface['calls'] = [];
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) {
      complaints.push(`reached for ${origin}`);
      return route.abort();
    }
    const file = join(BUILT, host.surface, pathname === '/' ? 'index.html' : pathname);
    const body = await readFile(file).catch(() => null);
    if (body === null) return route.fulfill({ status: 404 });
    return route.fulfill({
      body,
      headers: {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      },
    });
  });
  await page.exposeFunction('__answer', (command: string, payload: unknown) => {
    calls.push({ command, payload });
    return answer(host, command, payload);
  });
  await page.addInitScript(installBridge, { theme: host.theme ?? 'light', css: await themeCss() });
  await page.goto(`${ORIGIN}/`);
  return {
    page,
    calls,
    complaints,
    asked: (verb) =>
      calls
        .filter(({ command }) => command === 'invoke')
        .map(({ payload }) => payload as { functionKey: string; payload: unknown })
        .filter(({ functionKey }) => functionKey === verb)
        .map(({ payload }) => payload),
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    close: () => page.context().close(),
  };
}

function answer(host: Host, command: string, payload: unknown): unknown {
  const request = payload as {
    functionKey: string;
    payload: unknown;
    restPath: string;
    fetchRequestInit: { body: string | null };
  };
  switch (command) {
    case 'getContext':
      return {
        localId: 'local',
        cloudId: 'cloud',
        locale: 'en_US',
        timezone: 'UTC',
        accountId: 'me',
        extension: {},
        ...host.context,
      };
    case 'invoke':
      return host.invoke?.(request.functionKey, request.payload);
    case 'fetchProduct': {
      const { body } = request.fetchRequestInit;
      const found = host.jira?.(request.restPath, body === null ? undefined : JSON.parse(body));
      const status = typeof found === 'number' ? found : found === undefined ? 404 : 200;
      return {
        status,
        statusText: '',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(found ?? {}),
      };
    }
    default:
      return undefined;
  }
}

/** Runs inside the page. */
function installBridge({ theme, css }: { theme: string; css: string }): void {
  const host = globalThis as unknown as {
    __answer(command: string, payload: unknown): Promise<unknown>;
    __configured?: () => unknown;
  };
  const callBridge = async (command: string, payload: unknown): Promise<unknown> => {
    if (command === 'enableTheming') {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      document.documentElement.dataset['colorMode'] = theme;
      document.documentElement.dataset['theme'] =
        'light:light dark:dark spacing:spacing typography:typography shape:shape';
      return undefined;
    }
    if (command === 'setWorkflowRuleConfigurationCallback') {
      host.__configured = (payload as { data: { onConfigure: () => unknown } }).data.onConfigure;
      return true;
    }
    return host.__answer(command, payload);
  };
  Object.defineProperty(globalThis, '__bridge', { value: { callBridge } });
}

/** The tokens' style sheets, which ship as modules whose default export is the text. */
async function themeCss(): Promise<string> {
  const texts = await Promise.all(
    ['atlassian-light', 'atlassian-dark', 'atlassian-spacing', 'atlassian-typography', 'atlassian-shape'].map(
      async (name) => {
        const source = await readFile(join(TOKENS, `${name}.js`), 'utf8');
        const literal = /exports\.default = ("(?:[^"\\]|\\.)*")/.exec(source)?.[1];
        return literal === undefined ? '' : String(JSON.parse(literal));
      },
    ),
  );
  return texts.join('\n');
}
