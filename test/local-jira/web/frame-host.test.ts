import type { FrameLocator, Page } from 'playwright-core';
import { eventually } from '../../browser/eventually.ts';
import { BROWSER_LIMIT_MS } from './browser-limit.ts';
import { openWebSite, type WebSite } from './web-site.ts';

jest.setTimeout(BROWSER_LIMIT_MS);

const PATH = '/projects/BRIDGE/apps/project-page';

describe('the frame of an app', () => {
  let site: WebSite;
  beforeAll(async () => {
    site = await openWebSite();
  });
  afterAll(async () => {
    await site.close();
  });

  async function openFrame(options?: { colorScheme: 'dark' | 'light' }): Promise<{ page: Page; frame: FrameLocator }> {
    const page = await site.pageOf('Bob Builder', PATH, options);
    const frame = page.frameLocator('iframe[title="Fixture project page"]');
    await frame.getByRole('button', { name: 'Context' }).waitFor();
    return { page, frame };
  }
  /** Clicks a button of the fixture's page and answers what it shows then. */
  async function press(frame: FrameLocator, name: string): Promise<string> {
    const status = frame.getByRole('status');
    const before = await status.innerText();
    await frame.getByRole('button', { name, exact: true }).click();
    await eventually(
      () => status.innerText(),
      (seen) => {
        expect(seen).not.toBe(before);
      },
    );
    return status.innerText();
  }

  it('is sandboxed as Custom UI is, on an origin of its own', async () => {
    const { page, frame } = await openFrame();
    const iframe = page.locator('iframe');
    expect(await iframe.getAttribute('sandbox')).toBe(
      'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts',
    );
    expect(await iframe.getAttribute('src')).toMatch(/^http:\/\/localhost:\d+\/_frame\/panel\/index\.html$/);
    expect(await press(frame, 'Reach the host')).toBe('blocked: SecurityError');
  });

  it('is told who looks at it, where, and in which theme', async () => {
    const { frame } = await openFrame({ colorScheme: 'dark' });
    expect(JSON.parse(await press(frame, 'Context'))).toEqual({
      accountId: '557058:bob',
      moduleKey: 'project-page',
      locale: 'en-US',
      timezone: 'Etc/UTC',
      siteUrl: site.running.baseUrl,
      type: 'jira:projectPage',
      colorMode: 'dark',
    });
  });

  it('reaches its resolver, which the server tells who calls from where', async () => {
    const { frame } = await openFrame();
    expect(await press(frame, 'Who am I')).toBe('557058:bob jira:projectPage BRIDGE');
  });

  it('hears of a resolver that fails, without the failure’s details', async () => {
    const { frame } = await openFrame();
    const answer = await press(frame, 'Fail');
    expect(answer).toMatch(/^refused: /);
    expect(answer).not.toContain('at ');
  });

  it('asks Jira as the person who looks at it', async () => {
    const { frame } = await openFrame();
    expect(await press(frame, 'Ask Jira')).toBe('200 Bob Builder');
  });

  it('is given the theme when it asks, and again when the person changes it', async () => {
    const { page, frame } = await openFrame();
    const root = frame.locator('html');
    const textColour = () => frame.locator('body').evaluate((body) => getComputedStyle(body).color);
    await frame.getByRole('button', { name: 'Theme' }).click();
    await eventually(
      () => root.getAttribute('data-color-mode'),
      (seen) => {
        expect(seen).toBe('light');
      },
    );
    const light = await textColour();
    await page.getByRole('button', { name: 'Switch to dark theme' }).click();
    await eventually(
      () => root.getAttribute('data-color-mode'),
      (seen) => {
        expect(seen).toBe('dark');
      },
    );
    await eventually(textColour, (seen) => {
      expect(seen).not.toBe(light);
    });
  });

  it('grows with its content', async () => {
    const { page, frame } = await openFrame();
    const height = async () => (await page.locator('iframe').boundingBox())?.height ?? 0;
    expect(await height()).toBeLessThan(400);
    await frame.getByRole('button', { name: 'Grow' }).click();
    await eventually(height, (seen) => {
      expect(seen).toBeGreaterThan(700);
    });
  });

  it('shows a flag whose action comes back into the frame', async () => {
    const { page, frame } = await openFrame();
    expect(await press(frame, 'Flag')).toBe('flag shown');
    await page.getByText('Fixture flag').waitFor();
    await page.getByRole('button', { name: 'Tell the frame' }).click();
    await eventually(
      () => frame.getByRole('status').innerText(),
      (seen) => {
        expect(seen).toBe('flag action ran');
      },
    );
    await page.getByRole('button', { name: 'Dismiss Fixture flag' }).click();
    expect(await page.getByText('Fixture flag').count()).toBe(0);
  });

  it('opens a modal with another resource and receives what the modal closes with', async () => {
    const { page, frame } = await openFrame();
    await frame.getByRole('button', { name: 'Open modal' }).click();
    const modal = page.getByRole('dialog', { name: 'Fixture modal' });
    await modal.frameLocator('iframe').getByText('Modal got green').waitFor();
    await modal.frameLocator('iframe').getByRole('button', { name: 'Done' }).click();
    await modal.waitFor({ state: 'detached' });
    await eventually(
      () => frame.getByRole('status').innerText(),
      (seen) => {
        expect(seen).toBe('modal answered {"chosen":"green"}');
      },
    );
  });

  it('leads the page elsewhere, but runs no script in it', async () => {
    const { page, frame } = await openFrame();
    expect(await press(frame, 'Run script')).toBe('refused: Only http and https addresses can be opened.');
    await frame.getByRole('button', { name: 'Go to projects' }).click();
    await page.waitForURL('**/projects');
  });

  it('keeps an address of its own within the page', async () => {
    const { page, frame } = await openFrame();
    expect(await press(frame, 'History')).toBe('at /page-1');
    expect(new URL(page.url()).searchParams.get('app-path')).toBe('/page-1');
    await page.goBack();
    await eventually(
      () => frame.getByRole('status').innerText(),
      (seen) => {
        expect(seen).toBe('at /');
      },
    );
  });

  it('is refused what this place does not offer, and what nobody has written yet', async () => {
    const { frame } = await openFrame();
    expect(await press(frame, 'Close')).toBe('close answered false');
    expect(await press(frame, 'Unknown')).toBe(
      'refused: local-jira does not implement the bridge command "noSuchCommand". Add it in local-jira/web/src/frame-host/bridge-commands.ts.',
    );
  });

  it('is not heard when it does not speak the bridge’s protocol', async () => {
    const { page, frame } = await openFrame();
    expect(await press(frame, 'Forge a message')).toBe('posted');
    expect(await press(frame, 'Ask Jira')).toBe('200 Bob Builder');
    expect(page.url()).toContain(PATH);
  });

  it('books what its buttons cause under the button’s name', async () => {
    const { frame } = await openFrame();
    site.running.localJira.forge?.meter.reset();
    await press(frame, 'Who am I');
    const actions = site.running.localJira.forge?.meter.actions() ?? [];
    expect(actions.map(({ label, user, invocations }) => ({ label, user, runs: invocations.length }))).toEqual([
      { label: 'Fixture project page: Who am I', user: 'Bob Builder', runs: 1 },
    ]);
  });
});
