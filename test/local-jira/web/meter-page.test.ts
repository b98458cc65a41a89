import { BROWSER_LIMIT_MS } from './browser-limit.ts';
import { openWebSite, type WebSite } from './web-site.ts';

jest.setTimeout(BROWSER_LIMIT_MS);

describe('the meter’s page', () => {
  let site: WebSite;
  beforeAll(async () => {
    site = await openWebSite();
  });
  afterAll(async () => {
    await site.close();
  });

  it('tells what a click made the app do, run by run, and forgets it when told', async () => {
    const page = await site.pageOf('Bob Builder', '/browse/BRIDGE-1');
    const panel = page.frameLocator('iframe[title="Fixture panel"]');
    await panel.getByRole('button', { name: 'Rename' }).click();
    await panel.getByText('204').waitFor();

    await page.getByRole('link', { name: 'Meter' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Fixture panel: Rename' });
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    const titles = await page.getByRole('columnheader').allInnerTexts();
    expect(titles.slice(1)).toEqual([
      'ms',
      'GB-s',
      'SQL',
      'SQL ms',
      'REST',
      'Points',
      'Bytes in',
      'Bytes out',
      'Queue',
    ]);
    expect(Object.fromEntries(titles.slice(1).map((title, index) => [title, cells[index]]))).toMatchObject({
      SQL: '0',
      REST: '1',
      Points: '1',
      Queue: '0',
    });
    await row.getByRole('button').click();
    await page.getByRole('row').filter({ hasText: 'panel' }).filter({ hasText: 'resolver' }).first().waitFor();

    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('heading', { name: 'Nothing measured yet' }).waitFor();
    expect(site.running.localJira.forge?.meter.totals()).toMatchObject({ restCalls: 0, invocations: 0 });
  });
});
