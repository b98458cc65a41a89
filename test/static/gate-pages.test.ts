import { surfacesOfTests, type OpenSurface } from './page-host.ts';

describe('the gate’s pages in the workflow editor', () => {
  const surfaces = surfacesOfTests();

  async function open(surface: 'gate-config' | 'gate-view', validatorConfig?: unknown): Promise<OpenSurface['page']> {
    const { page } = await surfaces.open({ surface, context: { extension: { validatorConfig } } });
    return page;
  }
  /** What Jira saves when the administrator presses its button. */
  const save = (page: OpenSurface['page']): Promise<unknown> =>
    page.evaluate(() => (globalThis as unknown as { __configured(): unknown }).__configured());

  it('a new gate asks for everything', async () => {
    const page = await open('gate-config');
    await page.getByRole('checkbox', { name: 'Draft change requests block too' }).waitFor();
    expect(JSON.parse(String(await save(page)))).toEqual({
      draftsBlock: true,
      requireBaseline: true,
      blockOnBreach: true,
    });
  });

  it('saves what is chosen at the moment of saving', async () => {
    const page = await open('gate-config', '{"draftsBlock":true,"requireBaseline":false,"blockOnBreach":true}');
    await page.getByRole('checkbox', { name: 'Draft change requests block too' }).uncheck();
    await page.getByRole('checkbox', { name: 'The work item must be in the baseline' }).check();
    expect(JSON.parse(String(await save(page)))).toEqual({
      draftsBlock: false,
      requireBaseline: true,
      blockOnBreach: true,
    });
  });

  it('warns about a configuration that it cannot read', async () => {
    const page = await open('gate-config', '{"draftsBlock":"yes"}');
    await page.getByText('The saved configuration cannot be read').waitFor();
  });

  it('sums up a configured gate in sentences, given as text or parsed', async () => {
    const rule = { draftsBlock: false, requireBaseline: true, blockOnBreach: true };
    for (const config of [rule, JSON.stringify(rule)]) {
      const page = await open('gate-view', config);
      await page.getByText('Drafts let it pass.').waitFor();
      await expect(page.getByRole('listitem').count()).resolves.toBe(3);
    }
  });

  it('says that an unreadable gate blocks everything', async () => {
    const page = await open('gate-view', 'nonsense');
    await page.getByText('every work item is blocked').waitFor();
  });
});
