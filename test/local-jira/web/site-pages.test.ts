import { eventually } from '../../browser/eventually.ts';
import { BROWSER_LIMIT_MS } from './browser-limit.ts';
import { openWebSite, type WebSite } from './web-site.ts';

jest.setTimeout(BROWSER_LIMIT_MS);

const NARROWEST = { width: 360, height: 740 };

describe('the pages around the issues', () => {
  let site: WebSite;
  beforeAll(async () => {
    site = await openWebSite();
  });
  afterAll(async () => {
    await site.close();
  });

  it('lists a project’s issues a page at a time, with the app’s fields as the app formats them', async () => {
    const page = await site.pageOf('Bob Builder', '/projects/BRIDGE');
    const rows = page.getByRole('table').getByRole('row');
    await page.getByText('1–50').waitFor();
    expect(await rows.count()).toBe(51);
    expect(await rows.nth(1).innerText()).toContain('1500 crowns');

    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('51–100').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('101–105').waitFor();
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByText('51–100').waitFor();
  });

  it('searches by JQL and keeps the query in the address', async () => {
    const page = await site.pageOf('Bob Builder', '/issues');
    await page.getByLabel('JQL').fill('Budget > 1000');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'BRIDGE-1', exact: true }).waitFor();
    await page.getByText('1 issue', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('jql')).toBe('Budget > 1000');
  });

  it('shows Jira’s own words for a query that cannot be run', async () => {
    const page = await site.pageOf('Bob Builder', '/issues?jql=nonsense%20%3D%203');
    await page
      .getByRole('alert')
      .getByText("Field 'nonsense' does not exist or you do not have permission to view it.")
      .waitFor();
  });

  it('says so when nothing matches', async () => {
    const page = await site.pageOf('Bob Builder', '/issues?jql=Budget%20%3E%20999999');
    await page.getByRole('heading', { name: 'No issues match' }).waitFor();
  });

  it('answers an address that leads nowhere', async () => {
    const page = await site.pageOf('Bob Builder', '/no/such/page');
    await page.getByRole('heading', { name: 'We couldn’t find that page' }).waitFor();
  });

  it('switches to the dark theme and stays there', async () => {
    const page = await site.pageOf('Bob Builder', '/projects');
    const mode = () => page.evaluate(() => document.documentElement.getAttribute('data-color-mode'));
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await eventually(mode, (seen) => {
      expect(seen).toBe('light');
    });
    const light = await background();
    await page.getByRole('button', { name: 'Switch to dark theme' }).click();
    await page.getByRole('button', { name: 'Switch to light theme' }).waitFor();
    await eventually(mode, (seen) => {
      expect(seen).toBe('dark');
    });
    expect(await background()).not.toBe(light);
    await page.reload();
    await page.getByRole('button', { name: 'Switch to light theme' }).waitFor();
    await eventually(mode, (seen) => {
      expect(seen).toBe('dark');
    });
  });

  it('sets the site’s clock, which every page and person shares', async () => {
    const page = await site.pageOf('Ada Admin', '/projects');
    await page.getByRole('button', { name: /^Site clock/ }).click();
    await page.getByLabel('Date and time (UTC)').fill('2026-05-20T08:00');
    await page.getByRole('button', { name: 'Set clock' }).click();
    await page.getByRole('button', { name: /^Site clock: May 20, 2026/ }).waitFor();
    expect(new Date(site.running.localJira.clock.now()).toISOString()).toMatch(/^2026-05-20T08:0/);
  });

  it('keeps what it shows, and says so, while the server is away', async () => {
    const page = await site.pageOf('Bob Builder', '/projects');
    await page.getByRole('link', { name: 'Bridge repair' }).waitFor();
    await page.route('**/rest/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Issues' }).click();
    await page.getByRole('alert').getByText('The local Jira server does not answer').first().waitFor();
    await page.unroute('**/rest/**');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('table').waitFor();
    await eventually(
      () => page.locator('.unreachable').count(),
      (seen) => {
        expect(seen).toBe(0);
      },
    );
  });

  it.each(['/projects', '/projects/BRIDGE', '/issues', '/meter', '/browse/BRIDGE-1', '/admin'])(
    'fits %s on a narrow screen',
    async (path) => {
      const page = await site.pageOf('Ada Admin', path, { viewport: NARROWEST });
      await page.getByRole('main').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROWEST.width);
    },
  );
});
