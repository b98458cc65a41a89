import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

const created = '2026-05-01T09:00:00Z';

function task(
  number: number,
  budget: number | null,
  start: string | null,
  dueDate: string | null,
  more: SeedIssue = {},
): SeedIssue {
  return {
    key: `PLUM-${number}`,
    type: 'Task',
    summary: `Task ${number}`,
    created,
    ...(dueDate === null ? {} : { dueDate }),
    fields: {
      ...(budget === null ? {} : { budget }),
      ...(start === null ? {} : { 'planned-start': start }),
    },
    ...more,
  };
}

describe('capturing a baseline', () => {
  let site: PlumblineSite;
  afterEach(async () => {
    await site.close();
  });

  it('shows beforehand what would be captured and what would be left out, then captures exactly that', async () => {
    site = await openPlumblineSite([
      task(1, 1000, '2026-06-01', '2026-06-12'),
      task(2, 2500.5, '2026-06-08', '2026-06-30'),
      task(3, null, '2026-06-08', '2026-06-30'),
      task(4, 10, null, '2026-06-30'),
      task(5, 10, '2026-06-08', null),
      task(6, 10, '2026-06-30', '2026-06-08'),
      task(7, 10, '2026-06-13', '2026-06-14'),
      { ...task(8, 10, '2026-06-08', '2026-06-30'), type: 'Change Request' },
      task(9, 0.001, '2026-06-08', '2026-06-30'),
    ]);
    const { stageId, state } = await site.get(LEAD, 'baseline/stage', { jql: '' });
    expect(state).toBe('scanning');
    await site.settle();
    const stage = await site.get(LEAD, 'baseline/stage-read', { stageId });
    expect(stage).toMatchObject({
      state: 'ready',
      scanned: 9,
      included: 2,
      excluded: 7,
      budget: { amount: '3500.50', currency: 'EUR' },
      start: '2026-06-01',
      finish: '2026-06-30',
      unnamed: 0,
    });
    expect(Object.fromEntries(stage.exclusions.map(({ issueKey, reason }) => [issueKey, reason]))).toEqual({
      'PLUM-3': 'no-budget',
      'PLUM-4': 'no-start',
      'PLUM-5': 'no-finish',
      'PLUM-6': 'finish-before-start',
      'PLUM-7': 'no-working-day',
      'PLUM-8': 'change-request',
      'PLUM-9': 'bad-budget',
    });
    expect((await site.get(LEAD, 'baseline/list', {})).versions).toEqual([]);

    const version = await site.get(LEAD, 'baseline/commit', { stageId, name: '  As agreed  ' });
    expect(version).toMatchObject({
      version: 1,
      name: 'As agreed',
      kind: 'capture',
      by: LEAD,
      items: 2,
      budgetChange: null,
    });
    expect((await site.get(MEMBER, 'baseline/list', {})).versions).toEqual([version]);
  });

  const twoTasks = [task(1, 1000, '2026-06-01', '2026-06-12'), task(2, 500, '2026-06-08', '2026-06-30')];

  async function scan(jql = ''): Promise<string> {
    const { stageId } = await site.get(LEAD, 'baseline/stage', { jql });
    await site.settle();
    return stageId;
  }

  it('narrows the project by JQL and takes nothing from beyond it', async () => {
    site = await openPlumblineSite([...twoTasks, { ...task(1, 7777, '2026-06-01', '2026-06-12'), key: 'PEAR-1' }]);
    const narrowed = await site.get(LEAD, 'baseline/stage-read', { stageId: await scan('summary ~ "Task 2"') });
    expect(narrowed).toMatchObject({ scanned: 1, budget: { amount: '500.00' } });
    for (const jql of [
      'key = PLUM-1) OR (project = PEAR',
      'project = PEAR ORDER BY key',
      'nonsense',
      'assignee = currentUser()',
    ]) {
      expect(await site.ask(LEAD, 'baseline/stage', { jql })).toMatchObject({
        ok: false,
        refusal: { code: 'invalid-request', field: 'jql' },
      });
    }
    const elsewhere = await site.get(LEAD, 'baseline/stage-read', { stageId: await scan('project = PEAR') });
    expect(elsewhere).toMatchObject({ state: 'ready', scanned: 0, included: 0, budget: null });
  });

  it('is for project administrators, who see only their own scans', async () => {
    site = await openPlumblineSite(twoTasks);
    expect(await site.ask(MEMBER, 'baseline/stage', { jql: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'no-permission' },
    });
    const stageId = await scan();
    expect(await site.ask(MEMBER, 'baseline/stage-read', { stageId })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    expect(await site.ask(MEMBER, 'baseline/commit', { stageId, name: 'Mine' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    expect(await site.ask(LEAD, 'baseline/stage-read', { stageId }, 'PEAR')).toMatchObject({
      ok: false,
      refusal: { code: 'not-found' },
    });
    expect((await site.get(MEMBER, 'baseline/list', {})).canCapture).toBe(false);
  });

  it('needs saved settings', async () => {
    site = await openPlumblineSite(twoTasks, { configured: false });
    expect(await site.ask(LEAD, 'baseline/stage', { jql: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'not-configured' },
    });
    expect(await site.get(LEAD, 'variance/report', {})).toEqual({ state: 'unconfigured', canConfigure: true });
  });

  it('refuses a scan that has not finished, is empty, is old or has no name', async () => {
    site = await openPlumblineSite(twoTasks);
    const { stageId } = await site.get(LEAD, 'baseline/stage', { jql: '' });
    const commit = (id: string, name = 'First') => site.ask(LEAD, 'baseline/commit', { stageId: id, name });
    const refusal = (code: string) => ({ ok: false, refusal: { code } });
    expect(await commit(stageId)).toMatchObject(refusal('not-allowed-now'));
    await site.settle();
    expect(await commit(stageId, '   ')).toMatchObject(refusal('invalid-request'));
    expect(await commit(stageId, 'x'.repeat(81))).toMatchObject(refusal('invalid-request'));
    expect(await commit(await scan('key = PLUM-1 AND key = PLUM-2'))).toMatchObject(refusal('not-allowed-now'));
    site.clock.setOffset(site.clock.offsetMs() + 25 * 3_600_000);
    expect(await commit(stageId)).toMatchObject(refusal('not-allowed-now'));
    expect((await site.get(LEAD, 'baseline/list', {})).versions).toEqual([]);
  });

  it('captures what was shown, though the issues have changed since', async () => {
    site = await openPlumblineSite(twoTasks);
    const stageId = await scan();
    await site.jira(LEAD, 'PUT', '/rest/api/3/issue/PLUM-1', { fields: { duedate: '2026-12-31' } });
    await site.settle();
    const version = await site.get(LEAD, 'baseline/commit', { stageId, name: 'As shown' });
    expect(version).toMatchObject({ budget: { amount: '1500.00' }, finish: '2026-06-30' });
  });

  it('answers a repeated commit with the version that it made', async () => {
    site = await openPlumblineSite(twoTasks);
    const stageId = await scan();
    const first = await site.get(LEAD, 'baseline/commit', { stageId, name: 'First' });
    expect(await site.get(LEAD, 'baseline/commit', { stageId, name: 'Again' })).toEqual(first);
    expect((await site.get(LEAD, 'baseline/list', {})).versions).toHaveLength(1);
  });

  it('lets one of two scans become a version, and asks the other to look again', async () => {
    site = await openPlumblineSite(twoTasks);
    const [one, other] = [await scan(), await scan('key = PLUM-1')];
    const replies = await Promise.all([
      site.ask(LEAD, 'baseline/commit', { stageId: one, name: 'One' }),
      site.ask(LEAD, 'baseline/commit', { stageId: other, name: 'Other' }),
    ]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
    const { versions } = await site.get(LEAD, 'baseline/list', {});
    expect(versions).toHaveLength(1);
    expect(['1500.00', '1000.00']).toContain(versions[0]?.budget.amount);
  });

  it('starts a new baseline from a second capture, with the difference shown', async () => {
    site = await openPlumblineSite(twoTasks);
    await site.capture('First');
    await site.jira(LEAD, 'PUT', '/rest/api/3/issue/PLUM-2', { fields: { duedate: '2026-07-02' } });
    await site.jira(LEAD, 'DELETE', '/rest/api/3/issue/PLUM-1');
    await site.settle();
    const second = await site.capture('Second');
    expect(second).toMatchObject({
      version: 2,
      items: 1,
      budget: { amount: '500.00' },
      budgetChange: { amount: '-1000.00' },
      finishChangeDays: 2,
    });
    const view = await site.get(LEAD, 'variance/report', {});
    expect(view).toMatchObject({
      original: { version: { version: 1, budget: { amount: '1500.00' } } },
      current: { version: { version: 2 } },
      bridge: { steps: [{ label: 'Second', budget: { amount: '-1000.00' }, finishDays: 2 }], holds: true },
    });
  });

  it('refuses a scan made under other settings', async () => {
    site = await openPlumblineSite(twoTasks);
    const stageId = await scan();
    await site.get(LEAD, 'settings/save', { settings: { ...SETTINGS, holidays: ['2026-06-08'] } });
    expect(await site.ask(LEAD, 'baseline/commit', { stageId, name: 'First' })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict' },
    });
  });

  it('counts issues under a security level and names them nowhere', async () => {
    site = await openPlumblineSite([...twoTasks, task(3, null, null, null, { securityLevel: 'Secret' })], {
      secured: true,
    });
    const stage = await site.get(LEAD, 'baseline/stage-read', { stageId: await scan() });
    expect(stage).toMatchObject({ excluded: 1, unnamed: 1, exclusions: [] });
  });

  it('takes the planned start from Jira’s own start date where the project’s settings say so', async () => {
    site = await openPlumblineSite([
      {
        ...task(1, 1000, '2026-06-15', '2026-06-26'),
        fields: { budget: 1000, 'planned-start': '2026-06-15', 'Start date': '2026-06-08' },
      },
      task(2, 500, '2026-06-15', '2026-06-26'),
    ]);
    await site.get(LEAD, 'settings/save', { settings: { ...SETTINGS, plannedStart: 'jira' } });
    await site.settle();
    const { stageId } = await site.get(LEAD, 'baseline/stage', { jql: '' });
    await site.settle();
    expect(await site.get(LEAD, 'baseline/stage-read', { stageId })).toMatchObject({
      included: 1,
      start: '2026-06-08',
      exclusions: [{ issueKey: 'PLUM-2', reason: 'no-start' }],
    });
    await site.get(LEAD, 'baseline/commit', { stageId, name: 'By Jira’s dates' });
    await site.settle();
    const panel = await site.ask(MEMBER, 'panel/read', {}, 'PLUM', 'PLUM-1');
    expect(panel).toMatchObject({ ok: true, value: { start: '2026-06-08', current: { start: '2026-06-08' } } });
  });

  it('tells a person when a scan failed for good, and starts afresh after a fault that passed', async () => {
    site = await openPlumblineSite(twoTasks);
    let failing = true;
    site.forge.interception.add((crossing) =>
      failing && crossing.kind === 'rest' && crossing.path === '/rest/api/3/search/jql' && crossing.as === 'app'
        ? { action: 'fail', fault: { kind: 'status', status: 503 } }
        : { action: 'proceed' },
    );
    const failed = await scan();
    expect(await site.get(LEAD, 'baseline/stage-read', { stageId: failed })).toMatchObject({
      state: 'failed',
      failure: expect.any(String) as string,
    });
    failing = false;
    const stage = await site.get(LEAD, 'baseline/stage-read', { stageId: await scan() });
    expect(stage).toMatchObject({ state: 'ready', included: 2 });
  });

  it('leaves one consistent scan when a statement fails anywhere in it', async () => {
    site = await openPlumblineSite(twoTasks);
    for (let failAt = 1; failAt <= 12; failAt += 1) {
      let writes = 0;
      site.forge.interception.add((crossing) => {
        if (crossing.kind !== 'sql' || crossing.functionKey !== 'consume-work' || crossing.query.startsWith('SELECT')) {
          return { action: 'proceed' };
        }
        writes += 1;
        return writes === failAt ? { action: 'lose-answer', fault: { kind: 'timeout' } } : { action: 'proceed' };
      });
      const stage = await site.get(LEAD, 'baseline/stage-read', { stageId: await scan() });
      site.forge.interception.clear();
      expect(stage).toMatchObject({ state: 'ready', scanned: 2, included: 2, budget: { amount: '1500.00' } });
      const version = await site.get(LEAD, 'baseline/commit', {
        stageId: stage.stageId,
        name: `After fault ${failAt}`,
      });
      expect(version).toMatchObject({ version: failAt, items: 2, budget: { amount: '1500.00' } });
      await site.settle();
    }
  });
});
