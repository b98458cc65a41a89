import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { BaselineRow } from '../../src/store/baseline-rows';
import { describeStoreOnEachEngine, type ForgeDatabase } from './forge-database';

const PROJECT = '10000';

function row(issueId: string, budgetMinor: bigint, part: Partial<BaselineRow> = {}): BaselineRow {
  return {
    issueId,
    issueKey: `PLUM-${issueId}`,
    budgetMinor,
    startDay: '2026-06-01',
    finishDay: '2026-06-12',
    removed: false,
    ...part,
  };
}

/** Commits rows as a version, as captures and approvals do: the rows first, the journal's one INSERT last. */
async function commit(
  { store }: Pick<ForgeDatabase, 'store'>,
  version: number,
  kind: 'baseline-captured' | 'change-approved',
  rows: readonly BaselineRow[],
): Promise<string> {
  const eventId = randomUUID();
  await store.baselineRows.write(eventId, rows);
  const outcome = await store.journal.append(
    {
      stream: `${kind}/${version}`,
      seq: 1,
      eventId,
      projectId: PROJECT,
      baselineVersion: version,
      kind,
      actor: 'someone',
      atMs: 0,
      payload: { name: `Version ${version}` },
    },
    null,
  );
  expect(outcome.kind).toBe('appended');
  return eventId;
}

describeStoreOnEachEngine('baseline rows', (open) => {
  it('are invisible until their event is in the journal', async () => {
    const database = await open();
    await database.store.baselineRows.write(randomUUID(), [row('1', 100n)]);
    expect(await database.store.baselineRows.readCurrent(PROJECT)).toEqual([]);
    expect(await database.store.baselineRows.readSpans(PROJECT)).toEqual([]);
  });

  it('keep every digit of an amount', async () => {
    const database = await open();
    await commit(database, 1, 'baseline-captured', [row('1', 9_007_199_254_740_993n)]);
    expect(await database.store.baselineRows.readCurrent(PROJECT)).toMatchObject([
      { budgetMinor: 9_007_199_254_740_993n },
    ]);
  });

  it('give the baseline that the versions make together, whatever they are', async () => {
    const issue = fc.integer({ min: 1, max: 5 }).map(String);
    const rows = fc.uniqueArray(
      fc.record({
        issueId: issue,
        budget: fc.bigInt({ min: 0n, max: 1000n }),
        removed: fc.boolean(),
        finishDay: fc.constantFrom('2026-06-10', '2026-06-20'),
      }),
      { selector: ({ issueId }) => issueId, minLength: 1, maxLength: 5 },
    );
    const versions = fc.array(fc.record({ capture: fc.boolean(), rows }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(versions, async (history) => {
        const database = await open();
        const model = new Map<string, BaselineRow>();
        for (const [index, version] of history.entries()) {
          const capture = version.capture || index === 0;
          const written = version.rows.map(({ issueId, budget, removed, finishDay }) =>
            row(issueId, budget, { removed: removed && !capture, finishDay }),
          );
          await commit(database, index + 1, capture ? 'baseline-captured' : 'change-approved', written);
          if (capture) model.clear();
          for (const each of written) {
            if (each.removed) model.delete(each.issueId);
            else model.set(each.issueId, each);
          }
        }
        const current = await database.store.baselineRows.readCurrent(PROJECT);
        expect(current.map(({ issueId, budgetMinor, finishDay }) => [issueId, budgetMinor, finishDay])).toEqual(
          [...model.values()]
            .map(({ issueId, budgetMinor, finishDay }) => [issueId, budgetMinor, finishDay])
            .sort(([a], [b]) => Number(a) - Number(b)),
        );
        const lastCapture = history.findLastIndex(({ capture }, index) => capture || index === 0) + 1;
        const spans = (await database.store.baselineRows.readSpans(PROJECT)).filter(
          ({ fromVersion, untilVersion }) => fromVersion >= lastCapture && untilVersion === null,
        );
        expect(spans.reduce((sum, { budgetMinor }) => sum + budgetMinor, 0n)).toBe(
          [...model.values()].reduce((sum, { budgetMinor }) => sum + budgetMinor, 0n),
        );
        expect(spans.reduce((sum, { items }) => sum + items, 0)).toBe(model.size);
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('that never reached the journal are swept after a while, and no others', async () => {
    let now = 1_000_000;
    const database = await open(() => now);
    await commit(database, 1, 'baseline-captured', [row('1', 100n)]);
    await database.store.baselineRows.write(randomUUID(), [row('2', 200n)]);
    now += 1000;
    const young = randomUUID();
    await database.store.baselineRows.write(young, [row('3', 300n)]);
    await database.store.baselineRows.sweep(now);
    await database.store.baselineRows.sweep(now);
    expect(await database.execute('SELECT issue_id FROM baseline_row ORDER BY issue_id')).toMatchObject({
      rows: [{ issue_id: '1' }, { issue_id: '3' }],
    });
    expect(await database.store.baselineRows.readCurrent(PROJECT)).toHaveLength(1);
  });

  it('of ten thousand issues go in and out within the limits of Forge SQL', async () => {
    const database = await open();
    const many = Array.from({ length: 10_000 }, (_, index) => row(String(index + 1), 100n));
    await commit(database, 1, 'baseline-captured', many);
    expect(await database.store.baselineRows.readSpans(PROJECT)).toEqual([
      {
        fromVersion: 1,
        untilVersion: null,
        startDay: '2026-06-01',
        finishDay: '2026-06-12',
        budgetMinor: 1_000_000n,
        items: 10_000,
        levelOfEffort: false,
      },
    ]);
    expect(await database.store.baselineRows.readCurrent(PROJECT, ['1', '9999', 'absent'])).toHaveLength(2);
  }, 60_000);
});
