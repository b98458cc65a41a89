import { randomUUID } from 'node:crypto';
import { describeStoreOnEachEngine } from './forge-database';
import { capture, cost, fact, PROJECT } from './ledger-rows';

describeStoreOnEachEngine('the ledger', (open) => {
  it('gives back facts as they were put, with cost up to a day', async () => {
    const { store } = await open();
    const part = { percentBp: 2550, done: true, finishedDay: '2026-06-10', restricted: true, isChange: true };
    const { issueTypeId, componentIds, parentId, assigneeId, remainingSeconds, ...put } = fact('1', {
      ...part,
      method: 'start-credit',
    });
    const facets = { issueTypeId, componentIds, parentId, assigneeId, remainingSeconds };
    await store.ledger.putFacts([
      { ...put, ...facets },
      fact('2', { budgetMinor: null, startDay: null, dueDay: null }),
    ]);
    await store.ledger.putCosts([
      cost('7', '1', '2026-06-02', 9_007_199_254_740_993n),
      cost('8', '1', '2026-06-03', 1n),
    ]);
    const facts = await store.ledger.readFacts(['1', '2', '3'], '2026-06-02');
    const costMinor = 9_007_199_254_740_993n;
    expect(facts.find(({ issueId }) => issueId === '1')).toEqual({
      ...put,
      costMinor,
      follows: null,
    });
    expect(facts.find(({ issueId }) => issueId === '2')).toMatchObject({ budgetMinor: null, costMinor: 0n });
    expect(facts).toHaveLength(2);
  });

  it('does not put an older fact over a newer one', async () => {
    const { store } = await open();
    await store.ledger.putFacts([fact('1', { updatedMs: 2000, issueKey: 'NEW-1' })]);
    await store.ledger.putFacts([fact('1', { updatedMs: 1000, issueKey: 'OLD-1' })]);
    expect(await store.ledger.readFacts(['1'], '2026-06-30')).toMatchObject([{ issueKey: 'NEW-1' }]);
  });

  it('counts earned value in steps, for the original and the current baseline apart', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 500n });
    await capture(database, 2, { '1': 2000n });
    await store.ledger.putProgress(
      new Map([
        [
          '1',
          {
            fromDay: '0001-01-01',
            days: [
              { day: '2026-06-02', percentBp: 2500 },
              { day: '2026-06-04', percentBp: 1000 },
            ],
          },
        ],
        ['2', { fromDay: '0001-01-01', days: [{ day: '2026-06-02', percentBp: 2500 }] }],
        ['3', { fromDay: '0001-01-01', days: [{ day: '2026-06-02', percentBp: 2500 }] }],
      ]),
    );
    const steps = await store.variance.readEarned(PROJECT);
    expect([...steps].sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual([
      { day: '2026-06-02', basisPoints: 2500, originalMinor: 1500n, currentMinor: 2000n },
      { day: '2026-06-04', basisPoints: -1500, originalMinor: 1000n, currentMinor: 2000n },
    ]);
  });

  it('replaces progress from a day on and leaves what was before', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n });
    const put = (fromDay: string, days: readonly { readonly day: string; readonly percentBp: number }[]) =>
      store.ledger.putProgress(new Map([['1', { fromDay, days }]]));
    await put('0001-01-01', [
      { day: '2026-06-02', percentBp: 1000 },
      { day: '2026-06-05', percentBp: 9000 },
    ]);
    await put('2026-06-04', [{ day: '2026-06-04', percentBp: 3000 }]);
    const steps = await store.variance.readEarned(PROJECT);
    expect(steps.map(({ day, basisPoints }) => [day, basisPoints]).sort()).toEqual([
      ['2026-06-02', 1000],
      ['2026-06-04', 2000],
    ]);
  });

  it('counts cost by day: on the current baseline and outside it', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 500n });
    await capture(database, 2, { '1': 2000n });
    await store.ledger.putCosts([
      cost('1', '1', '2026-06-02', 10n),
      cost('2', '2', '2026-06-02', 20n),
      cost('3', '3', '2026-06-02', 40n),
      cost('4', '1', '2026-06-03', 80n, '20000'),
      cost('5', '4', '2026-06-03', 160n, '20000'),
    ]);
    const { costs: days } = await store.variance.readSpending(PROJECT);
    expect([...days].sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual([
      { day: '2026-06-02', insideMinor: 10n, outsideMinor: 60n },
      { day: '2026-06-03', insideMinor: 80n, outsideMinor: 0n },
    ]);
  });

  it('lists the worst cost variance first, counts those it may not name, and stops at the limit', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 1000n, '3': 1000n, '4': 1000n, '5': 1_000_000_000_000_000n });
    await store.ledger.putFacts([
      fact('1', { percentBp: 5000 }),
      fact('2', { percentBp: 5000 }),
      fact('3', { done: true, percentBp: null }),
      fact('4', { restricted: true }),
      fact('5', { done: true }),
    ]);
    await store.ledger.putCosts([
      cost('1', '1', '2026-06-02', 400n),
      cost('2', '2', '2026-06-02', 900n),
      cost('3', '2', '2026-06-20', 900n),
      cost('4', '4', '2026-06-02', 9999n),
    ]);
    const found = await store.variance.readIssues(PROJECT, '2026-06-17', 3);
    expect(found).toMatchObject({ total: 5, unnamed: 1 });
    expect(found.issues.map(({ fact: { issueId, costMinor } }) => [issueId, costMinor])).toEqual([
      ['2', 900n],
      ['1', 400n],
      ['3', 0n],
    ]);
  });

  it('forgets issues and worklogs, and moves cost with its issue', async () => {
    const { store } = await open();
    await store.ledger.putFacts([fact('1'), fact('2')]);
    await store.ledger.putCosts([cost('1', '1', '2026-06-02', 10n), cost('2', '2', '2026-06-02', 20n)]);
    await store.ledger.moveCosts(['2'], '20000');
    expect(await store.ledger.readWorklogIds('20000')).toEqual(['2']);
    await store.ledger.removeIssues(['1']);
    await store.ledger.removeWorklogs(['2']);
    expect(await store.ledger.readIssueIds(PROJECT)).toEqual(['2']);
    expect(await store.ledger.readWorklogIds(PROJECT)).toEqual([]);
  });

  it('remembers what was mirrored, and which follow-ups were done', async () => {
    const { store } = await open();
    await store.mirrors.put(new Map([['1', 'a']]));
    await store.mirrors.put(
      new Map([
        ['1', 'b'],
        ['2', 'c'],
      ]),
    );
    expect(await store.mirrors.read(['1', '2', '3'])).toEqual(
      new Map([
        ['1', 'b'],
        ['2', 'c'],
      ]),
    );
    await store.effects.markDone('event', 'comment', 1);
    await store.effects.markDone('event', 'comment', 2);
    expect(await store.effects.readDone(['event', 'other'])).toEqual(new Map([['event', new Set(['comment'])]]));
  });
});

describeStoreOnEachEngine('scans', (open) => {
  const totals = {
    scanned: 3,
    included: 2,
    excluded: 1,
    unnamed: 0,
    budgetMinor: 5n,
    startDay: '2026-06-01',
    finishDay: '2026-06-02',
  };
  const stage = {
    stageId: 'stage',
    projectId: PROJECT,
    createdBy: 'lead',
    createdMs: 1000,
    jql: '',
    settings: { a: 1 },
  };

  it('end once: the first run that finishes is the result for good', async () => {
    const { store } = await open();
    await store.stages.create(stage);
    await store.stages.report('stage', { ...totals, scanned: 1 });
    expect(await store.stages.find('stage')).toMatchObject({ state: 'scanning', scanned: 1 });
    expect(await store.stages.finish('stage', 'first', totals)).toBe(true);
    expect(await store.stages.finish('stage', 'second', totals)).toBe(false);
    await store.stages.fail('stage', 'too late');
    expect(await store.stages.find('stage')).toEqual({
      ...stage,
      ...totals,
      state: 'ready',
      eventId: 'first',
      failure: null,
    });
  });

  it('name what was left out, but for what is under a security level', async () => {
    const { store } = await open();
    const out = { reason: 'no-budget', explanation: 'Budget is empty.' };
    await store.stages.writeExclusions('event', [
      { issueId: '1', issueKey: 'PLUM-1', ...out, restricted: false },
      { issueId: '2', issueKey: 'PLUM-2', ...out, restricted: true },
      { issueId: '3', issueKey: 'PLUM-3', ...out, restricted: false },
    ]);
    expect(await store.stages.readExclusions('event', 1)).toMatchObject([{ issueKey: 'PLUM-1' }]);
    expect(await store.variance.readUncounted(PROJECT, 'event', 1)).toMatchObject({
      excluded: { total: 3, shown: [{ issueKey: 'PLUM-1' }] },
      unmeasured: { total: 0, shown: [] },
    });
  });

  it('let a project’s head tell the change requests’ keys as Jira has them now', async () => {
    const { store } = await open();
    const event = {
      seq: 1,
      projectId: PROJECT,
      kind: 'change-approved',
      actor: 'a',
      atMs: 0,
      payload: { issueKey: 'OLD-1' },
    };
    for (const [index, changeId] of ['41', '42', '43'].entries()) {
      const stream = `change/${changeId}`;
      await store.journal.append({ ...event, stream, eventId: randomUUID(), baselineVersion: index + 1 }, null);
    }
    await store.ledger.putFacts([
      fact('41', { isChange: true, issueKey: 'NEW-1' }),
      fact('42', { isChange: true, restricted: true }),
    ]);
    const { versions } = await store.heads.read(PROJECT);
    expect(versions.map(({ version, changeIssue }) => [version, changeIssue])).toEqual([
      [1, { issueKey: 'NEW-1', restricted: false }],
      [2, { issueKey: 'PLUM-42', restricted: true }],
      [3, null],
    ]);
    expect(versions[0]?.firstPayload).toEqual({ issueKey: 'OLD-1' });
  });

  it('no longer count as left out what the current baseline holds', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n });
    const out = { reason: 'no-budget', explanation: 'Budget is empty.', restricted: false };
    await store.stages.writeExclusions('event', [
      { issueId: '1', issueKey: 'PLUM-1', ...out },
      { issueId: '2', issueKey: 'PLUM-2', ...out },
    ]);
    expect((await store.variance.readUncounted(PROJECT, 'event', 10)).excluded).toMatchObject({
      total: 1,
      shown: [{ issueKey: 'PLUM-2' }],
    });
  });

  it('are swept when old, unless they became a baseline', async () => {
    const database = await open();
    const { store } = database;
    for (const stageId of ['a', 'b', 'c']) {
      await store.stages.create({ ...stage, stageId, createdMs: stageId === 'c' ? 5000 : 1000 });
      await store.stages.finish(stageId, `event-${stageId}`, totals);
    }
    const event = { stream: 'baseline/1', seq: 1, eventId: 'event-b', projectId: PROJECT, baselineVersion: 1 };
    await store.journal.append({ ...event, kind: 'baseline-captured', actor: 'lead', atMs: 0, payload: {} }, null);
    await store.stages.sweep(2000);
    expect(
      await Promise.all(['a', 'b', 'c'].map(async (stageId) => (await store.stages.find(stageId)) !== null)),
    ).toEqual([false, true, true]);
  });
});
