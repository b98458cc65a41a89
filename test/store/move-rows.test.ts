import { randomUUID } from 'node:crypto';
import { MOVE_ROWS_A_PAGE } from '../../src/store/move-rows';
import { describeStoreOnEachEngine } from './forge-database';
import { capture, cost, fact, PROJECT } from './ledger-rows';

const OTHER = '20000';

describeStoreOnEachEngine('a project item by item and month by month', (open) => {
  it('has what every version says of every item, in the order of ids and versions', async () => {
    const database = await open();
    await capture(database, 1, { '2': 300n, '10': 9_007_199_254_740_993n });
    await capture(database, 2, { '2': 400n });
    await database.store.ledger.putFacts([fact('2', { method: 'level-of-effort', credit: null })]);
    const dates = { startDay: '2026-06-01', finishDay: '2026-06-12', removed: false };
    expect(await database.store.moves.readBudgets(PROJECT)).toEqual([
      { issueId: '10', version: 1, budgetMinor: 9_007_199_254_740_993n, ...dates, levelOfEffort: false },
      { issueId: '2', version: 1, budgetMinor: 300n, ...dates, levelOfEffort: true },
      { issueId: '2', version: 2, budgetMinor: 400n, ...dates, levelOfEffort: true },
    ]);
    expect(await database.store.moves.readBudgets(OTHER)).toEqual([]);
  });

  it('has the progress at the end of each month, of apportioned work that of the item it follows', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 300n });
    await capture(database, 2, { '2': 300n });
    await store.ledger.putFacts([
      fact('1'),
      fact('2', { method: 'apportioned', credit: null, apportionedTo: 'PLUM-1' }),
    ]);
    const days = [
      { day: '2026-05-02', percentBp: 9900 },
      { day: '2026-05-31', percentBp: 500 },
      { day: '2026-06-01', percentBp: 2000 },
      { day: '2026-06-10', percentBp: 10_000 },
      { day: '2026-06-11', percentBp: 1000 },
    ];
    await store.ledger.putProgress(
      new Map([
        ['1', { fromDay: '0001-01-01', days }],
        ['3', { fromDay: '0001-01-01', days }],
      ]),
    );
    const months = (through: string) => store.moves.readProgress(PROJECT, through);
    expect(await months('2026-06-10')).toEqual([
      { issueId: '1', month: '2026-05', percentBp: 500 },
      { issueId: '1', month: '2026-06', percentBp: 10_000 },
      { issueId: '2', month: '2026-05', percentBp: 500 },
      { issueId: '2', month: '2026-06', percentBp: 10_000 },
    ]);
    expect((await months('2026-06-30')).at(-1)).toMatchObject({ percentBp: 1000 });
    expect((await months('2026-05-30')).map(({ percentBp }) => percentBp)).toEqual([9900, 9900]);
  });

  it('has cost by month, and apart that of planned items which are elsewhere now', async () => {
    const database = await open();
    await capture(database, 1, { '1': 1000n, '2': 300n });
    await database.store.ledger.putCosts([
      cost('1', '1', '2026-05-31', 5n),
      cost('2', '1', '2026-06-01', 7n),
      cost('3', '1', '2026-06-30', 9_007_199_254_740_993n),
      cost('4', '1', '2026-07-01', 1n),
      cost('5', '2', '2026-06-01', 11n, OTHER),
      cost('6', '8', '2026-06-01', 13n),
      cost('7', '9', '2026-06-01', 17n, OTHER),
    ]);
    expect(await database.store.moves.readCosts(PROJECT, '2026-06-30')).toEqual([
      { issueId: '1', month: '2026-05', hereMinor: 5n, elsewhereMinor: 0n },
      { issueId: '1', month: '2026-06', hereMinor: 9_007_199_254_741_000n, elsewhereMinor: 0n },
      { issueId: '2', month: '2026-06', hereMinor: 0n, elsewhereMinor: 11n },
      { issueId: '8', month: '2026-06', hereMinor: 13n, elsewhereMinor: 0n },
    ]);
  });

  it('comes page by page, without losing or repeating a row where a page ends within an item', async () => {
    const database = await open();
    const { store } = database;
    const items = Array.from({ length: MOVE_ROWS_A_PAGE / 2 + 1 }, (_, index) => String(1_000_000 + index));
    await capture(database, 1, { '5': 1n, ...Object.fromEntries(items.map((id) => [id, 100n])) });
    await capture(database, 2, Object.fromEntries(items.map((id) => [id, 200n])));
    const days = ['2026-05-04', '2026-06-04'].map((day, index) => ({ day, percentBp: 100 * (index + 1) }));
    await store.ledger.putProgress(new Map(items.map((id) => [id, { fromDay: '0001-01-01', days }])));
    await store.ledger.putCosts(
      items.flatMap((id) => days.map(({ day }) => cost(`${id}-${day.slice(5, 7)}`, id, day, 3n))),
    );
    const before = database.statements();
    const rows = await store.moves.readBudgets(PROJECT);
    const progress = await store.moves.readProgress(PROJECT, '2026-06-30');
    const costs = await store.moves.readCosts(PROJECT, '2026-06-30');
    expect(database.statements() - before).toBe(6);
    const expected = items.length * 2;
    expect([rows.length, progress.length, costs.length]).toEqual([expected + 1, expected, expected]);
    expect(new Set(rows.map(({ issueId, version }) => `${issueId} ${version}`)).size).toBe(expected + 1);
    for (const months of [progress, costs]) {
      expect(new Set(months.map(({ issueId, month }) => `${issueId} ${month}`)).size).toBe(expected);
    }
    expect(costs.reduce((sum, { hereMinor }) => sum + hereMinor, 0n)).toBe(BigInt(3 * expected));
  }, 120_000);

  it('is told of an item that a change has taken out', async () => {
    const { store } = await open();
    const eventId = randomUUID();
    const row = { issueId: '1', issueKey: 'PLUM-1', budgetMinor: 5n, startDay: '2026-06-01', finishDay: '2026-06-02' };
    await store.baselineRows.write(eventId, [{ ...row, removed: true }]);
    const event = { stream: 'change/7', seq: 1, eventId, projectId: PROJECT, baselineVersion: 1 };
    await store.journal.append({ ...event, kind: 'change-approved', actor: 'a', atMs: 0, payload: {} }, null);
    expect(await store.moves.readBudgets(PROJECT)).toMatchObject([{ removed: true }]);
  });
});
