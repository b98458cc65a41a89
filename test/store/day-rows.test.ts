import { DAY_ROWS_A_PAGE } from '../../src/store/day-rows';
import { describeStoreOnEachEngine } from './forge-database';
import { capture, cost, fact, PROJECT } from './ledger-rows';

describeStoreOnEachEngine('a project item by item and day by day', (open) => {
  it('has the progress of every item that ever was in the baseline, of an apportioned one that of the item it follows', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 100n, '2': 100n });
    await capture(database, 2, { '2': 100n, '3': 100n });
    await store.ledger.putFacts([
      fact('1'),
      fact('2', { method: 'apportioned', credit: null, apportionedTo: 'PLUM-9' }),
      fact('3'),
      fact('9'),
    ]);
    const from = { fromDay: '0001-01-01' };
    await store.ledger.putProgress(
      new Map([
        ['1', { ...from, days: [{ day: '2026-06-02', percentBp: 4000 }] }],
        [
          '9',
          {
            ...from,
            days: [
              { day: '2026-06-03', percentBp: 2500 },
              { day: '2026-06-02', percentBp: 1000 },
              { day: '2026-06-11', percentBp: 9000 },
            ],
          },
        ],
      ]),
    );
    expect(await store.days.readProgress(PROJECT, '2026-06-10')).toEqual([
      { issueId: '1', day: '2026-06-02', percentBp: 4000 },
      { issueId: '2', day: '2026-06-02', percentBp: 1000 },
      { issueId: '2', day: '2026-06-03', percentBp: 2500 },
    ]);
    expect(await store.days.readProgress('20000', '2026-06-10')).toEqual([]);
  });

  it('has the cost of a day as one sum, apart for what was booked in another project', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 100n });
    await store.ledger.putCosts([
      cost('11', '1', '2026-06-03', 5n),
      cost('12', '1', '2026-06-02', 7n),
      cost('13', '1', '2026-06-02', 11n),
      cost('14', '1', '2026-06-02', 13n, '20000'),
      cost('15', '1', '2026-06-11', 17n),
      cost('16', '2', '2026-06-10', 19n),
      cost('17', '3', '2026-06-02', 23n, '20000'),
    ]);
    expect(await store.days.readCosts(PROJECT, '2026-06-10')).toEqual([
      { issueId: '1', day: '2026-06-02', hereMinor: 18n, elsewhereMinor: 13n },
      { issueId: '1', day: '2026-06-03', hereMinor: 5n, elsewhereMinor: 0n },
      { issueId: '2', day: '2026-06-10', hereMinor: 19n, elsewhereMinor: 0n },
    ]);
  });

  it('comes in pages that stay within the limits of Forge SQL, each row once', async () => {
    const database = await open();
    const { store } = database;
    const ids = Array.from({ length: DAY_ROWS_A_PAGE / 2 }, (_, index) => String(index).padStart(32, '0'));
    await capture(database, 1, Object.fromEntries(ids.map((id) => [id, 1n])));
    const days = ['2026-06-02', '2026-06-03'];
    const rows = ids.flatMap((issueId) => days.map((day) => ({ issueId, day })));
    await store.ledger.putProgress(
      new Map(ids.map((id) => [id, { fromDay: '0001-01-01', days: days.map((day) => ({ day, percentBp: 10_000 })) }])),
    );
    const amount = -(10n ** 15n);
    await store.ledger.putCosts(rows.map(({ issueId, day }, index) => cost(String(index), issueId, day, amount)));
    await store.ledger.putCosts([cost('last', '2', '2026-06-02', 1n)]);

    const before = database.statements();
    const progress = await store.days.readProgress(PROJECT, '2026-06-10');
    expect(progress).toEqual(rows.map((row) => ({ ...row, percentBp: 10_000 })));
    const costs = await store.days.readCosts(PROJECT, '2026-06-10');
    expect(costs.slice(0, -1)).toEqual(rows.map((row) => ({ ...row, hereMinor: amount, elsewhereMinor: 0n })));
    expect(costs.at(-1)).toEqual({ issueId: '2', day: '2026-06-02', hereMinor: 1n, elsewhereMinor: 0n });
    expect(database.statements() - before).toBe(4);
  }, 120_000);
});
