import type { Page } from 'playwright-core';
import { openStorySite, type StorySite } from './story-site.ts';

jest.setTimeout(180_000);

const GATE = 'Plumbline gate';

/** One story: each test goes on where the one before it stopped. */
describe('the gate as a rule that an administrator adds to a workflow', () => {
  let site: StorySite;
  let alex: Page;
  beforeAll(async () => {
    site = await openStorySite(undefined);
    alex = await site.signIn('Alex Chen');
    await alex.goto(new URL('/admin', alex.url()).href);
    await alex.getByRole('link', { name: 'Payments delivery' }).click();
    await alex.getByRole('button', { name: 'Complete' }).click();
  });
  afterAll(() => site.close());

  const savedRule = (): unknown => {
    const workflows = [...site.running.localJira.site.all('workflow')];
    const transitions = workflows.find(({ name }) => name === 'Payments delivery')?.transitions ?? [];
    const config = transitions.find(({ name }) => name === 'Complete')?.validators[0]?.parameters['config'];
    return config === undefined ? undefined : JSON.parse(config);
  };

  it('is configured on its own page and kept in the workflow', async () => {
    await alex.getByRole('button', { name: 'Add rule to Validators' }).click();
    await alex.getByRole('radio', { name: GATE }).check();
    const dialog = alex.getByRole('dialog', { name: `Add rule: ${GATE}` });
    await dialog.frameLocator('iframe').getByRole('checkbox').first().uncheck();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await alex.getByRole('article', { name: GATE }).frameLocator('iframe').getByRole('listitem').first().waitFor();
    expect(savedRule()).toEqual({ draftsBlock: false, requireBaseline: true, blockOnBreach: true });
  });

  it('is edited from what was saved', async () => {
    await alex.getByRole('button', { name: `Edit ${GATE}` }).click();
    const dialog = alex.getByRole('dialog', { name: `Edit rule: ${GATE}` });
    const drafts = dialog.frameLocator('iframe').getByRole('checkbox').first();
    await drafts.waitFor();
    expect(await drafts.isChecked()).toBe(false);
    await dialog.frameLocator('iframe').getByRole('checkbox').last().uncheck();
    await dialog.getByRole('button', { name: 'Update' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(savedRule()).toEqual({ draftsBlock: false, requireBaseline: true, blockOnBreach: false });
  });

  it('stops people at the transition it was added to', async () => {
    const sam = await site.signIn('Sam Okafor');
    await sam.goto(new URL('/browse/PAY-22', sam.url()).href);
    await sam.getByRole('button', { name: /^Status: In Progress/ }).click();
    await sam.getByRole('menuitem', { name: /Complete/ }).click();
    await sam
      .getByRole('alert')
      .filter({ hasText: '“Complete” was not done' })
      .getByText('no approved baseline')
      .waitFor();
  });
});
