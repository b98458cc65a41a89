import type { Page } from 'playwright-core';
import { BROWSER_LIMIT_MS } from './browser-limit.ts';
import { openWebSite, type WebSite } from './web-site.ts';

jest.setTimeout(BROWSER_LIMIT_MS);

const RULE = 'Summary contains a word';

/** One story: each test goes on where the one before it stopped. */
describe('a rule of an app in a workflow', () => {
  let site: WebSite;
  let ada: Page;
  beforeAll(async () => {
    site = await openWebSite();
    ada = await site.pageOf('Ada Admin', '/admin');
    await ada.getByRole('link', { name: 'Bridge flow' }).click();
    await ada.getByRole('button', { name: 'Start work' }).click();
  });
  afterAll(async () => {
    await site.close();
  });

  const transition = () => {
    const { site: records } = site.running.localJira;
    const workflow = [...records.all('workflow')].find((candidate) => candidate.name === 'Bridge flow');
    return workflow?.transitions.find((candidate) => candidate.name === 'Start work');
  };
  const tryToStart = async (key: string): Promise<Page> => {
    const bob = await site.pageOf('Bob Builder', `/browse/${key}`);
    await bob.getByRole('button', { name: /^Status: To Do/ }).click();
    await bob.getByRole('menuitem', { name: /Start work/ }).click();
    return bob;
  };

  it('is not saved while the app’s page holds its configuration back', async () => {
    await ada.getByRole('button', { name: 'Add rule to Validators' }).click();
    const dialog = ada.getByRole('dialog', { name: `Add rule: ${RULE}` });
    const form = dialog.frameLocator('iframe');
    await form.getByText('From To Do to In Progress').waitFor();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('Enter a word.').waitFor();
    expect(transition()?.validators).toEqual([]);
  });

  it('is configured on the app’s own page and kept in the workflow', async () => {
    const dialog = ada.getByRole('dialog', { name: `Add rule: ${RULE}` });
    await dialog.frameLocator('iframe').getByLabel('Word').fill('checked');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const card = ada.getByRole('article', { name: RULE });
    await card.frameLocator('iframe').getByText('The summary must contain “checked”.').waitFor();
    const [rule] = transition()?.validators ?? [];
    expect(rule?.ruleKey).toBe('forge:expression-validator');
    expect(rule?.parameters['key']).toMatch(/\/static\/word-rule$/);
    expect(rule?.parameters).toMatchObject({
      config: '{"word":"checked"}',
      disabled: 'false',
    });
  });

  it('refuses a transition with the app’s sentence, in full, and leaves the status alone', async () => {
    const bob = await tryToStart('BRIDGE-1');
    const refusal = bob.getByRole('alert').filter({ hasText: '“Start work” was not done' });
    await refusal.getByText('BRIDGE-1 must say “checked” before work starts. Ask Ada Admin.').waitFor();
    await bob.getByRole('button', { name: /^Status: To Do/ }).waitFor();
  });

  it('passes once what it asks for is true', async () => {
    const bob = await site.pageOf('Bob Builder', '/browse/BRIDGE-1');
    await bob.getByRole('button', { name: 'Edit Summary' }).click();
    await bob.getByRole('textbox', { name: 'Summary', exact: true }).fill('Inspect the cables (checked)');
    await bob.keyboard.press('Enter');
    await bob.getByRole('heading', { name: 'Inspect the cables (checked)' }).waitFor();
    await bob.close();
    const again = await tryToStart('BRIDGE-1');
    await again.getByRole('button', { name: /^Status: In Progress/ }).waitFor();
  });

  it('is edited on the page that shows what was saved', async () => {
    await ada.getByRole('button', { name: `Edit ${RULE}` }).click();
    const dialog = ada.getByRole('dialog', { name: `Edit rule: ${RULE}` });
    const word = dialog.frameLocator('iframe').getByLabel('Word');
    await word.waitFor();
    expect(await word.inputValue()).toBe('checked');
    await word.fill('bolt');
    await dialog.getByRole('button', { name: 'Update' }).click();
    await ada
      .getByRole('article', { name: RULE })
      .frameLocator('iframe')
      .getByText('The summary must contain “bolt”.')
      .waitFor();
    const bob = await tryToStart('BRIDGE-2');
    await bob.getByRole('button', { name: /^Status: In Progress/ }).waitFor();
  });

  it('is not saved over somebody else’s change of the workflow', async () => {
    const other = await site.pageOf('Ada Admin', new URL(ada.url()).pathname + new URL(ada.url()).search);
    await other.getByRole('button', { name: `Remove ${RULE}` }).waitFor();
    await ada.getByRole('button', { name: `Edit ${RULE}` }).click();
    const dialog = ada.getByRole('dialog', { name: `Edit rule: ${RULE}` });
    await dialog.frameLocator('iframe').getByLabel('Word').fill('cable');
    await dialog.getByRole('button', { name: 'Update' }).click();
    await dialog.waitFor({ state: 'detached' });

    await other.getByRole('button', { name: `Remove ${RULE}` }).click();
    await other.getByRole('alert').getByText('The workflow was not saved').waitFor();
    expect(transition()?.validators[0]?.parameters['config']).toBe('{"word":"cable"}');
  });

  it('is removed, and then refuses nothing', async () => {
    await ada.getByRole('button', { name: `Remove ${RULE}` }).click();
    await ada.getByRole('article', { name: RULE }).waitFor({ state: 'detached' });
    expect(transition()?.validators).toEqual([]);
    const bob = await tryToStart('BRIDGE-3');
    await bob.getByRole('button', { name: /^Status: In Progress/ }).waitFor();
  });
});
