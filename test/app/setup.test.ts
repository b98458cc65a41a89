import { allGates, LEAD, MEMBER, openChangeSite, projectId, setUp, type ChangeSite } from './change-site';

describe('set-up', () => {
  let site: ChangeSite;
  beforeEach(async () => {
    site = await openChangeSite({ until: 'installed' });
  });
  afterEach(() => site.close());

  const choicesOf = async () => ({ projectIds: [projectId(site)], gates: await allGates(site) });

  it('shows what it would create before it creates anything', async () => {
    const before = await configurationOf(site);
    const { steps } = await site.get(LEAD, 'setup/plan', await choicesOf());
    expect(steps.map(({ state }) => state)).toEqual(steps.map(() => 'needed'));
    expect(steps.map(({ id }) => id.split('/')[0])).toEqual(
      expect.arrayContaining([
        'issue-type',
        'statuses',
        'workflow',
        'workflow-scheme',
        'issue-type-scheme',
        'screen',
        'site',
        'gates',
      ]),
    );
    expect(steps.every(({ detail, undo }) => detail !== '' && undo !== '')).toBe(true);
    expect(await configurationOf(site)).toEqual(before);
  });

  it('leaves a site in which everything is in place', async () => {
    const choices = await choicesOf();
    await setUp(site, choices);
    const { steps } = await site.get(LEAD, 'setup/plan', choices);
    expect(steps.filter(({ state }) => state !== 'in-place')).toEqual([]);
    const options = await site.get(LEAD, 'setup/options', { projectIds: choices.projectIds });
    expect(options.projects.map(({ key, ready }) => [key, ready])).toEqual([
      ['PEAR', false],
      ['PLUM', true],
    ]);
    expect(options.workflows.flatMap(({ transitions }) => transitions.filter(({ gated }) => gated)).length).toBe(
      choices.gates.length,
    );
  });

  it('creates nothing twice', async () => {
    const choices = await choicesOf();
    await setUp(site, choices);
    const before = await configurationOf(site);
    const { steps } = await site.get(LEAD, 'setup/plan', choices);
    for (const { id } of steps) await site.get(LEAD, 'setup/apply', { choices, stepId: id });
    expect(await configurationOf(site)).toEqual(before);
  });
});

/** Everything that set-up could add to. */
function configurationOf({ site }: ChangeSite): Promise<unknown> {
  return Promise.resolve({
    issueTypes: [...site.all('issueType')].map(({ name }) => name),
    statuses: [...site.all('status')].map(({ name }) => name),
    workflows: [...site.all('workflow')].map(({ name, version, transitions }) => [
      name,
      version,
      transitions.map(({ validators }) => validators.length),
    ]),
    schemes: [...site.all('issueTypeScheme')].map(({ issueTypeIds }) => issueTypeIds),
    workflowSchemes: [...site.all('workflowScheme')].map(({ workflowIdByIssueType }) => workflowIdByIssueType),
    screens: [...site.all('screen')].map(({ tabs }) => tabs.map(({ fieldIds }) => fieldIds)),
    member: MEMBER,
  });
}
