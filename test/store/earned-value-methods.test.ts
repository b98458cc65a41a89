import { FACETS_A_PAGE } from '../../src/store/work-details';
import { describeStoreOnEachEngine, type ForgeDatabase } from './forge-database';
import { capture, cost, fact, PROJECT } from './ledger-rows';

const LEVEL = { method: 'level-of-effort', credit: null } as const;
const UNITS = { method: 'physical-units', credit: null } as const;

function apportioned(issueId: string, apportionedTo: string | null) {
  return fact(issueId, { method: 'apportioned', credit: null, apportionedTo });
}

/** From a day on, an issue has earned so many basis points. */
async function putProgress(
  { store }: ForgeDatabase,
  issueId: string,
  days: readonly [string, number][],
): Promise<void> {
  const rows = days.map(([day, percentBp]) => ({ day, percentBp }));
  await store.ledger.putProgress(new Map([[issueId, { fromDay: '0001-01-01', days: rows }]]));
}

/** The schema of the first version: its rows know no method. */
async function forgetDetails({ execute }: ForgeDatabase): Promise<void> {
  await execute('DELETE FROM issue_detail');
}

describeStoreOnEachEngine('earned value by method', (open) => {
  it('gives back how an item was counted, with the item that it follows', async () => {
    const { store } = await open();
    await store.ledger.putFacts([
      apportioned('1', 'PLUM-2'),
      fact('2', { method: 'start-credit', credit: 5000 }),
      apportioned('3', 'PLUM-1'),
      apportioned('4', 'PEAR-9'),
      fact('5', LEVEL),
      fact('9', { issueKey: 'PEAR-9', projectId: '20000' }),
    ]);
    const facts = await store.ledger.readFacts(['1', '2', '3', '4', '5'], '2026-06-30');
    const byId = new Map(facts.map((found) => [found.issueId, found]));
    expect(byId.get('1')).toMatchObject({
      method: 'apportioned',
      credit: null,
      apportionedTo: 'PLUM-2',
      follows: { issueKey: 'PLUM-2', method: 'start-credit', credit: 5000, apportionedTo: null },
    });
    expect(byId.get('3')?.follows).toEqual({
      issueKey: 'PLUM-1',
      method: 'apportioned',
      credit: null,
      apportionedTo: 'PLUM-2',
    });
    // An item of another project is not followed.
    expect(byId.get('4')).toMatchObject({ apportionedTo: 'PEAR-9', follows: null });
    expect(byId.get('5')).toMatchObject({ ...LEVEL, follows: null });
    expect(await store.ledger.readFollowers(['2'])).toEqual(['1']);
    expect(await store.ledger.readFollowers(['5', '9'])).toEqual([]);
  });

  it('counts items that no later version has read by per cent complete, as they were', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 1000n });
    await store.ledger.putFacts([fact('1', { percentBp: 2500 }), fact('2', { done: true })]);
    await forgetDetails(database);
    const counted = { method: 'percent-complete', apportionedTo: null, follows: null };
    const facts = await store.ledger.readFacts(['1', '2'], '2026-06-30');
    expect([...facts].sort((a, b) => (a.issueId < b.issueId ? -1 : 1))).toMatchObject([
      { ...counted, credit: 2500 },
      { ...counted, credit: 10_000 },
    ]);
    expect((await store.variance.readIssues(PROJECT, '2026-06-30', 9)).issues).toMatchObject([
      { fact: { ...counted, issueId: '1', credit: 2500 } },
      { fact: { ...counted, issueId: '2', credit: 10_000 } },
    ]);
    expect((await store.variance.readUncounted(PROJECT, 'none', 9)).unmeasured.total).toBe(0);
    expect(await store.baselineRows.readSpans(PROJECT)).toMatchObject([{ items: 2, levelOfEffort: false }]);
    expect(await store.details.readFacets(PROJECT, null)).toEqual([]);
    expect((await store.variance.readSpending(PROJECT)).remaining).toMatchObject({ openItems: 1, unestimatedItems: 1 });
  });

  it('earns apportioned budgets in the steps of the item that is followed, one follower or many', async () => {
    const database = await open();
    await capture(database, 1, { '1': 1000n, '2': 300n, '3': 40n, '4': 5n });
    await database.store.ledger.putFacts([
      fact('1', { credit: 7500 }),
      apportioned('2', 'PLUM-1'),
      apportioned('3', 'PLUM-1'),
      apportioned('4', 'PLUM-3'),
    ]);
    await putProgress(database, '1', [
      ['2026-06-02', 2500],
      ['2026-06-04', 7500],
    ]);
    const steps = await database.store.variance.readEarned(PROJECT);
    expect([...steps].sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual([
      { day: '2026-06-02', basisPoints: 2500, originalMinor: 1340n, currentMinor: 1340n },
      { day: '2026-06-04', basisPoints: 5000, originalMinor: 1340n, currentMinor: 1340n },
    ]);
  });

  it('adds up level of effort apart, by span and version', async () => {
    const database = await open();
    await capture(database, 1, { '1': 1000n, '2': 300n, '3': 40n });
    await database.store.ledger.putFacts([fact('1'), fact('2', LEVEL), fact('3', LEVEL)]);
    const spans = await database.store.baselineRows.readSpans(PROJECT);
    expect(spans.map(({ levelOfEffort, budgetMinor, items }) => [levelOfEffort, budgetMinor, items]).sort()).toEqual([
      [false, 1000n, 1],
      [true, 340n, 2],
    ]);
  });

  it('lists what cannot be measured, and does not name what is under a security level', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, Object.fromEntries(['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((id) => [id, 1n])));
    await store.ledger.putFacts([
      fact('1'),
      fact('2', LEVEL),
      fact('3', UNITS),
      apportioned('4', 'PLUM-1'),
      apportioned('5', 'PLUM-2'),
      apportioned('6', 'PLUM-4'),
      apportioned('7', 'PLUM-99'),
      apportioned('8', null),
      { ...apportioned('9', 'PLUM-9'), restricted: true },
    ]);
    const { unmeasured, excluded } = await store.variance.readUncounted(PROJECT, 'none', 100);
    expect(excluded).toEqual({ shown: [], total: 0 });
    expect(unmeasured.total).toBe(6);
    expect(unmeasured.shown.map(({ issueKey, follows }) => [issueKey, follows?.issueKey ?? null])).toEqual([
      ['PLUM-3', null],
      ['PLUM-5', 'PLUM-2'],
      ['PLUM-6', 'PLUM-4'],
      ['PLUM-7', null],
      ['PLUM-8', null],
    ]);
    expect((await store.variance.readUncounted(PROJECT, 'none', 2)).unmeasured).toMatchObject({
      total: 6,
      shown: [{ issueId: '3' }, { issueId: '5' }],
    });
  });

  it('puts level of effort under way in the order as if it had earned nothing, and all of it after its finish', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 1000n, '3': 1000n }, '2026-06-12');
    await store.ledger.putFacts([fact('1', { credit: 1000 }), fact('2', LEVEL), apportioned('3', 'PLUM-1')]);
    await store.ledger.putCosts([cost('7', '3', '2026-06-02', 50n)]);
    const orderOn = async (day: string) =>
      (await store.variance.readIssues(PROJECT, day, 9)).issues.map(({ fact: { issueId } }) => issueId);
    expect(await orderOn('2026-06-11')).toEqual(['2', '3', '1']);
    expect(await orderOn('2026-06-12')).toEqual(['3', '1', '2']);
  });

  it('forgets the details of an item with it', async () => {
    const { store } = await open();
    await store.ledger.putFacts([apportioned('1', 'PLUM-2'), fact('2')]);
    await store.ledger.removeIssues(['1']);
    expect(await store.ledger.readFollowers(['2'])).toEqual([]);
    expect(await store.details.readFacets(PROJECT, null)).toMatchObject([{ issueId: '2' }]);
  });
});

describeStoreOnEachEngine('what work is grouped by, and what is left of it', (open) => {
  it('comes back page by page, with change requests, without other projects', async () => {
    const { store } = await open();
    const facets = {
      issueTypeId: '10002',
      componentIds: ['10', '9'],
      parentId: '77',
      assigneeId: '712020:3f0c-acc',
      restricted: true,
    };
    await store.ledger.putFacts([
      fact('10', facets),
      fact('11'),
      fact('12', { isChange: true }),
      fact('13', { projectId: '20000' }),
    ]);
    const { restricted, ...ids } = facets;
    expect(await store.details.readFacets(PROJECT, null)).toEqual([
      { issueId: '10', restricted, ...ids },
      {
        issueId: '11',
        restricted: false,
        issueTypeId: '10001',
        componentIds: [],
        parentId: null,
        assigneeId: null,
      },
      expect.objectContaining({ issueId: '12' }),
    ]);
    expect(await store.details.readFacets(PROJECT, '10')).toMatchObject([{ issueId: '11' }, { issueId: '12' }]);
    expect(await store.details.readFacets(PROJECT, '12')).toEqual([]);
  });

  it('comes in pages that stay within the limits of Forge SQL', async () => {
    const { store } = await open();
    const facets = { componentIds: ['100001', '100002', '100003'], parentId: '1000000', assigneeId: 'x'.repeat(60) };
    const many = Array.from({ length: FACETS_A_PAGE + 1 }, (_, index) => fact(String(1_000_000 + index), facets));
    await store.ledger.putFacts(many);
    const first = await store.details.readFacets(PROJECT, null);
    expect(first).toHaveLength(FACETS_A_PAGE);
    expect(await store.details.readFacets(PROJECT, first.at(-1)?.issueId ?? null)).toHaveLength(1);
  }, 120_000);

  it('sums remaining estimates of open work, in the baseline and outside it, and counts what nobody has estimated', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1n, '2': 1n, '3': 1n, '4': 1n });
    await store.ledger.putFacts([
      fact('1', { remainingSeconds: 3600 }),
      fact('2', { remainingSeconds: null }),
      fact('3', { remainingSeconds: 1800, done: true }),
      // It keeps its place in the baseline.
      fact('4', { remainingSeconds: 60, projectId: '20000' }),
      fact('5', { remainingSeconds: 7 }),
      fact('6', { remainingSeconds: 5, isChange: true }),
      fact('7', { remainingSeconds: 5, done: true }),
      fact('8', { remainingSeconds: 5, projectId: '20000' }),
    ]);
    expect((await store.variance.readSpending(PROJECT)).remaining).toEqual({
      insideSeconds: 3660,
      outsideSeconds: 7,
      openItems: 3,
      unestimatedItems: 1,
    });
    expect((await store.variance.readSpending('30000')).remaining).toEqual({
      insideSeconds: 0,
      outsideSeconds: 0,
      openItems: 0,
      unestimatedItems: 0,
    });
  });
});
