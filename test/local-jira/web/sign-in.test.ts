import { BROWSER_LIMIT_MS } from './browser-limit.ts';
import { openWebSite, type WebSite } from './web-site.ts';

jest.setTimeout(BROWSER_LIMIT_MS);

describe('signing in', () => {
  let site: WebSite;
  beforeAll(async () => {
    site = await openWebSite();
  });
  afterAll(async () => {
    await site.close();
  });

  it('offers every seeded person with what they may do', async () => {
    const page = await site.newPage();
    const people = page.getByRole('list', { name: 'Users' }).getByRole('listitem');
    await people.first().waitFor();
    expect(await people.allInnerTexts()).toEqual([
      expect.stringMatching(/^Ada Admin\s+Jira administrator$/),
      expect.stringMatching(/^Bob Builder\s+\S+/),
    ]);
  });

  it('stays signed in when the page is loaded again, switches to another person, and signs out', async () => {
    const page = await site.pageOf('Ada Admin', '/projects');
    await page.reload();
    await page.getByRole('link', { name: 'The vault' }).waitFor();

    await page.getByRole('button', { name: 'Account: Ada Admin' }).click();
    await page.getByRole('menuitem', { name: 'Switch to Bob Builder' }).click();
    await page.getByRole('button', { name: 'Account: Bob Builder' }).waitFor();
    await page.getByRole('link', { name: 'Bridge repair' }).waitFor();
    expect(await page.getByRole('link', { name: 'The vault' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Account: Bob Builder' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Local Jira' }).waitFor();
  });

  it('shows settings to administrators only', async () => {
    const ada = await site.pageOf('Ada Admin', '/projects');
    await ada.getByRole('link', { name: 'Settings' }).waitFor();

    const bob = await site.pageOf('Bob Builder', '/admin');
    await bob.getByRole('heading', { name: 'You are not an administrator' }).waitFor();
    expect(await bob.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  });

  it('answers a project that the person may not see as one that is not there', async () => {
    const page = await site.pageOf('Bob Builder', '/projects/VAULT');
    await page.getByRole('heading', { name: 'We couldn’t find that' }).waitFor();
    await page.goto(`${site.running.baseUrl}/projects/NOWHERE`);
    await page.getByRole('heading', { name: 'We couldn’t find that' }).waitFor();
  });

  it('is operable by keyboard alone', async () => {
    const page = await site.newPage();
    await page.getByRole('button', { name: /Bob Builder/ }).focus();
    await page.keyboard.press('Enter');
    const account = page.getByRole('button', { name: 'Account: Bob Builder' });
    await account.waitFor();
    await account.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sign out');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Account: Bob Builder');
    expect(await page.getByRole('menu').count()).toBe(0);
  });
});
