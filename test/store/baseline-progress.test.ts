import { describeStoreOnEachEngine } from './forge-database';
import { capture, fact, PROJECT } from './ledger-rows';

describeStoreOnEachEngine('a few items of the current baseline with what they have earned', (open) => {
  it('has the progress of the day, of apportioned work that of the item it follows, and 0 where there is none', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 300n, '3': 9_007_199_254_740_993n, '4': 7n, '5': 1n });
    await store.ledger.putFacts([
      fact('1'),
      fact('2', { method: 'apportioned', credit: null, apportionedTo: 'PLUM-1' }),
      fact('4', { method: 'level-of-effort', credit: null }),
    ]);
    const days = [
      { day: '2026-06-01', percentBp: 2000 },
      { day: '2026-06-10', percentBp: 9000 },
      { day: '2026-06-11', percentBp: 1500 },
      { day: '2026-06-12', percentBp: 10_000 },
    ];
    await store.ledger.putProgress(new Map([['1', { fromDay: '0001-01-01', days }]]));
    const dates = { startDay: '2026-06-01', finishDay: '2026-06-12' };
    expect(await store.baselineProgress.read(PROJECT, ['4', '3', '2', '1', '9'], '2026-06-11')).toEqual([
      { issueId: '1', budgetMinor: 1000n, ...dates, basisPoints: 1500, levelOfEffort: false },
      { issueId: '2', budgetMinor: 300n, ...dates, basisPoints: 1500, levelOfEffort: false },
      { issueId: '3', budgetMinor: 9_007_199_254_740_993n, ...dates, basisPoints: 0, levelOfEffort: false },
      { issueId: '4', budgetMinor: 7n, ...dates, basisPoints: 0, levelOfEffort: true },
    ]);
    const early = await store.baselineProgress.read(PROJECT, ['1', '3'], '2026-06-10');
    expect(early.map(({ basisPoints }) => basisPoints)).toEqual([9000, 0]);
    expect(await store.baselineProgress.read(PROJECT, [], '2026-06-11')).toEqual([]);
    expect(await store.baselineProgress.read('20000', ['1'], '2026-06-11')).toEqual([]);
  });

  it('has an item as the latest capture or change left it', async () => {
    const database = await open();
    await capture(database, 1, { '1': 1000n, '2': 300n });
    await capture(database, 2, { '2': 400n }, '2026-06-19');
    expect(await database.store.baselineProgress.read(PROJECT, ['1', '2'], '2026-06-11')).toEqual([
      {
        issueId: '2',
        budgetMinor: 400n,
        startDay: '2026-06-01',
        finishDay: '2026-06-19',
        basisPoints: 0,
        levelOfEffort: false,
      },
    ]);
  });
});
