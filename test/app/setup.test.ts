import { DEFAULTS } from '../../local-jira/site/install-defaults.ts';
import { allGates, LEAD, openChangeSite, projectId, setUp, type ChangeSite } from './change-site';

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

  it('can be taken up again after a failure of any call', async () => {
    const choices = await choicesOf();
    const clean = await openChangeSite({ until: 'set-up' });
    const wanted = await configurationOf(clean);
    await clean.close();
    // Each call fails once: with its work undone, then with its work done and the answer lost.
    for (const verdict of [
      { action: 'fail', fault: { kind: 'status', status: 503 } },
      { action: 'lose-answer', fault: { kind: 'network' } },
    ] as const) {
      const failed = new Set<string>();
      site.forge.interception.add((crossing) => {
        if (crossing.kind !== 'rest' || crossing.method === 'GET' || failed.has(crossing.path))
          return { action: 'proceed' };
        failed.add(crossing.path);
        return verdict;
      });
      for (let attempt = 0; attempt < 40; attempt += 1) {
        const plan = await site.ask(LEAD, 'setup/plan', choices);
        if (!plan.ok) {
          expect(plan.refusal.code).toBe('try-again');
          continue;
        }
        const next = plan.value.steps.find(({ state }) => state === 'needed');
        if (next === undefined) break;
        const applied = await site.ask(LEAD, 'setup/apply', { choices, stepId: next.id });
        if (!applied.ok) expect(applied.refusal.code).toBe('try-again');
      }
      site.forge.interception.clear();
      expect(failed.size).toBeGreaterThan(0);
      if (verdict.action === 'fail') {
        expect(namesOf(await configurationOf(site))).toEqual(namesOf(wanted));
        await site.close();
        site = await openChangeSite({ until: 'installed' });
      }
    }
    expect(namesOf(await configurationOf(site))).toEqual(namesOf(wanted));
  });

  it('puts a rule back that somebody took away', async () => {
    const choices = await choicesOf();
    await setUp(site, choices);
    for (const workflow of site.site.all('workflow'))
      for (const transition of workflow.transitions) transition.validators = [];
    const { steps } = await site.get(LEAD, 'setup/plan', choices);
    expect(steps.filter(({ state }) => state === 'needed').map(({ id }) => id.split('/')[0])).toEqual([
      'workflow',
      'gates',
    ]);
    await setUp(site, choices);
    expect((await site.get(LEAD, 'setup/plan', choices)).steps.every(({ state }) => state === 'in-place')).toBe(true);
  });

  it('refuses a workflow that changed under its feet, and says so', async () => {
    const choices = await choicesOf();
    const stop = site.forge.interception.add((crossing) => {
      if (crossing.kind === 'rest' && crossing.path.endsWith('/workflows/update')) {
        for (const workflow of site.site.all('workflow')) {
          workflow.version = { ...workflow.version, versionNumber: workflow.version.versionNumber + 1 };
        }
      }
      return { action: 'proceed' };
    });
    const { steps } = await site.get(LEAD, 'setup/plan', choices);
    for (const { id } of steps) {
      const reply = await site.ask(LEAD, 'setup/apply', { choices, stepId: id });
      expect(reply.ok ? 'ok' : reply.refusal.code).toBe(id.startsWith('gates/') ? 'conflict' : 'ok');
    }
    stop();
    await setUp(site, choices);
  });

  it('does steps in their order only', async () => {
    const choices = await choicesOf();
    const { steps } = await site.get(LEAD, 'setup/plan', choices);
    const later = steps.find(({ id }) => id.startsWith('workflow-scheme/'))?.id ?? '';
    expect(await site.ask(LEAD, 'setup/apply', { choices, stepId: later })).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed-now' },
    });
  });

  it('says whom a shared scheme reaches besides', async () => {
    const [pear, plum] = [site.site.findProject('PEAR'), site.site.findProject('PLUM')];
    const { status } = await site.jira(LEAD, 'PUT', '/rest/api/3/issuetypescheme/project', {
      issueTypeSchemeId: plum?.issueTypeSchemeId,
      projectId: pear?.id,
    });
    expect(status).toBe(204);
    const { steps } = await site.get(LEAD, 'setup/plan', await choicesOf());
    expect(steps.find(({ id }) => id.startsWith('issue-type-scheme/'))?.detail).toContain(
      'the change also reaches PEAR',
    );
  });

  it('leaves statuses that the site has already as they are', async () => {
    const done = [...site.site.all('status')].find(({ name }) => name === 'Done');
    const own = { id: '4711', name: 'IN REVIEW', description: 'Somebody reads the code.', category: 'TODO' } as const;
    site.site.put('status', { ...own });
    await setUp(site, await choicesOf());
    expect(site.site.find('status', own.id)).toEqual(own);
    expect(site.site.find('status', done?.id ?? '')).toEqual(done);
    const workflow = [...site.site.all('workflow')].find(({ name }) => name === 'Plumbline Change Request');
    expect(workflow?.statusIds).toEqual(expect.arrayContaining([own.id, done?.id]));
  });

  it('takes over an issue type that people use already, and says beforehand what becomes of its work', async () => {
    const made = await site.jira(LEAD, 'POST', '/rest/api/3/issuetype', { name: 'Change request', hierarchyLevel: 0 });
    const { id: issueTypeId } = made.body as { id: string };
    const scheme = site.site.get('project', projectId(site)).issueTypeSchemeId;
    await site.jira(LEAD, 'PUT', `/rest/api/3/issuetypescheme/${scheme}/issuetype`, { issueTypeIds: [issueTypeId] });
    const created = await site.jira(LEAD, 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'PLUM' }, issuetype: { id: issueTypeId }, summary: 'An older change' },
    });
    const { key } = created.body as { key: string };
    const choices = await choicesOf();
    const { steps } = await site.get(LEAD, 'setup/plan', choices);
    const step = steps.find(({ id }) => id.startsWith('workflow-scheme/'));
    expect(step?.detail).toContain('in a status that this workflow lacks become “Draft”');
    await setUp(site, choices);
    expect(site.statusOf(key)).toBe('Draft');
    expect([...site.site.all('issueType')].filter(({ name }) => /^change request$/i.test(name))).toHaveLength(1);
  });

  it('refuses a project on Jira’s default workflow scheme, and says what to do about it', async () => {
    const pear = site.site.get('project', pearId(site));
    site.site.put('project', { ...pear, workflowSchemeId: DEFAULTS.workflowSchemeId });
    const projectIds = [projectId(site), pear.id];
    const before = await configurationOf(site);
    const { workflows } = await site.get(LEAD, 'setup/options', { projectIds });
    expect(workflows.flatMap(({ usedBy }) => usedBy)).toEqual(['PLUM']);
    const reply = await site.ask(LEAD, 'setup/plan', { projectIds, gates: [] });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-allowed-now', field: 'projectIds' } });
    expect(reply.ok ? '' : reply.refusal.message).toMatch(/PEAR uses it\..*Switch scheme/);
    expect((await site.ask(LEAD, 'setup/apply', { choices: { projectIds, gates: [] }, stepId: 'issue-type' })).ok).toBe(
      false,
    );
    expect(await configurationOf(site)).toEqual(before);
  });

  it('tells transitions apart by where they start', async () => {
    const { workflows } = await site.get(LEAD, 'setup/options', {
      projectIds: [projectId(site), pearId(site)],
    });
    const starts = workflows.map(({ name, transitions }) => [name, transitions.map(({ from }) => from)]);
    expect(Object.fromEntries(starts)).toEqual({
      'Site work': [['To Do'], ['In Progress'], ['To Do'], ['To Do']],
      'Software Simplified Workflow': [[], [], []],
    });
  });

  it('refuses projects that are not there', async () => {
    expect(await site.ask(LEAD, 'setup/plan', { projectIds: ['4711'], gates: [] })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found', field: 'projectIds' },
    });
  });
});

function pearId({ site }: ChangeSite): string {
  return site.findProject('PEAR')?.id ?? '';
}

/** Without ids and versions, which differ from one site to the next. */
function namesOf(configuration: Configuration) {
  const { issueTypes, statuses, workflows } = configuration;
  const counted = workflows.map(([name, , validators]) => [name, validators]);
  return { issueTypes: [...issueTypes].sort(), statuses: [...statuses].sort(), workflows: counted };
}

type Configuration = Awaited<ReturnType<typeof configurationOf>>;

/** Everything that set-up could add to. */
function configurationOf({ site }: ChangeSite) {
  return Promise.resolve({
    issueTypes: [...site.all('issueType')].map(({ name }) => name),
    statuses: [...site.all('status')].map(({ name }) => name),
    workflows: [...site.all('workflow')].map(
      ({ name, version, transitions }) =>
        [name, { ...version }, transitions.map(({ validators }) => validators.length)] as const,
    ),
    schemes: [...site.all('issueTypeScheme')].map(({ issueTypeIds }) => [...issueTypeIds]),
    workflowSchemes: [...site.all('workflowScheme')].map(({ workflowIdByIssueType }) => ({ ...workflowIdByIssueType })),
    screens: [...site.all('screen')].map(({ tabs }) => tabs.map(({ fieldIds }) => [...fieldIds])),
  });
}
