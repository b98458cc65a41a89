import { randomUUID } from 'node:crypto';
import {
  BUDGETS_A_PAGE,
  DATED_ROWS_A_PAGE,
  type ItemCost,
  type ItemProgress,
  type Period,
} from '../../src/store/item-rows';
import { ITEMS_A_PART } from '../../src/store/parts';
import { describeStoreOnEachEngine, type ForgeDatabase } from './forge-database';
import { capture, cost, fact, PROJECT } from './ledger-rows';

const OTHER = '20000';
const FROM_THE_START = { fromDay: '0001-01-01' };

async function readAll({ store }: ForgeDatabase, period: Period, throughDay: string, projectId = PROJECT) {
  const budgets = await store.items.readBudgets(projectId);
  const dated = { projectId, budgets, period, throughDay };
  const [progress, costs]: [ItemProgress[], ItemCost[]] = [[], []];
  await store.items.readProgress(dated, (page) => progress.push(...page));
  await store.items.readCosts(dated, (page) => costs.push(...page));
  return { budgets, progress, costs };
}

describeStoreOnEachEngine('a project item by item', (open) => {
  it('has what every version says of every item, in the order of ids and versions', async () => {
    const { store, ...database } = await open();
    await capture({ store, ...database }, 1, { '2': 300n, '10': 9_007_199_254_740_993n });
    await capture({ store, ...database }, 2, { '2': 400n });
    await store.ledger.putFacts([fact('2', { method: 'level-of-effort', credit: null })]);
    const dates = { startDay: '2026-06-01', finishDay: '2026-06-12', removed: false };
    expect(await store.items.readBudgets(PROJECT)).toEqual([
      { issueId: '10', version: 1, budgetMinor: 9_007_199_254_740_993n, ...dates, levelOfEffort: false },
      { issueId: '2', version: 1, budgetMinor: 300n, ...dates, levelOfEffort: true },
      { issueId: '2', version: 2, budgetMinor: 400n, ...dates, levelOfEffort: true },
    ]);
    expect(await store.items.readBudgets(OTHER)).toEqual([]);
  });

  it('is told of an item that a change has taken out', async () => {
    const { store } = await open();
    const eventId = randomUUID();
    const row = { issueId: '1', issueKey: 'PLUM-1', budgetMinor: 5n, startDay: '2026-06-01', finishDay: '2026-06-02' };
    await store.baselineRows.write(eventId, [{ ...row, removed: true }]);
    const event = { stream: 'change/7', seq: 1, eventId, projectId: PROJECT, baselineVersion: 1 };
    await store.journal.append({ ...event, kind: 'change-approved', actor: 'a', atMs: 0, payload: {} }, null);
    expect(await store.items.readBudgets(PROJECT)).toMatchObject([{ removed: true }]);
  });

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
    await store.ledger.putProgress(
      new Map([
        ['1', { ...FROM_THE_START, days: [{ day: '2026-06-02', percentBp: 4000 }] }],
        [
          '9',
          {
            ...FROM_THE_START,
            days: [
              { day: '2026-05-02', percentBp: 9900 },
              { day: '2026-05-31', percentBp: 500 },
              { day: '2026-06-03', percentBp: 2500 },
              { day: '2026-06-02', percentBp: 10_000 },
              { day: '2026-06-11', percentBp: 9000 },
            ],
          },
        ],
      ]),
    );
    const progress = async (period: Period, through: string) =>
      (await readAll(database, period, through)).progress.map((row) => [row.issueId, row.period, row.percentBp]);
    expect(await progress('day', '2026-06-10')).toEqual([
      ['1', '2026-06-02', 4000],
      ['2', '2026-05-02', 9900],
      ['2', '2026-05-31', 500],
      ['2', '2026-06-02', 10_000],
      ['2', '2026-06-03', 2500],
    ]);
    // Of a month the last day, not the greatest.
    expect(await progress('month', '2026-06-10')).toEqual([
      ['1', '2026-06', 4000],
      ['2', '2026-05', 500],
      ['2', '2026-06', 2500],
    ]);
    expect(await progress('month', '2026-06-30')).toContainEqual(['2', '2026-06', 9000]);
    expect((await readAll(database, 'day', '2026-06-10', OTHER)).progress).toEqual([]);
  });

  it('has the cost of a day or a month as one sum, apart for what was booked in another project', async () => {
    const database = await open();
    await capture(database, 1, { '1': 100n });
    await database.store.ledger.putCosts([
      cost('11', '1', '2026-05-31', 5n),
      cost('12', '1', '2026-06-02', 7n),
      cost('13', '1', '2026-06-02', 11n),
      cost('14', '1', '2026-06-02', 13n, OTHER),
      cost('15', '1', '2026-06-03', 9_007_199_254_740_993n),
      cost('16', '1', '2026-06-11', 17n),
      cost('17', '2', '2026-06-10', 19n),
      cost('18', '3', '2026-06-02', 23n, OTHER),
    ]);
    const costs = async (period: Period) =>
      (await readAll(database, period, '2026-06-10')).costs.map((row) => [
        row.issueId,
        row.period,
        row.hereMinor,
        row.elsewhereMinor,
      ]);
    expect(await costs('day')).toEqual([
      ['1', '2026-05-31', 5n, 0n],
      ['1', '2026-06-02', 18n, 13n],
      ['1', '2026-06-03', 9_007_199_254_740_993n, 0n],
      ['2', '2026-06-10', 19n, 0n],
    ]);
    expect(await costs('month')).toEqual([
      ['1', '2026-05', 5n, 0n],
      ['1', '2026-06', 9_007_199_254_741_011n, 13n],
      ['2', '2026-06', 19n, 0n],
    ]);
  });

  it('has cost outside of the baseline whatever its id, and where there is no baseline at all', async () => {
    const database = await open();
    await database.store.ledger.putCosts(['1', '5', '99999'].map((id) => cost(id, id, '2026-06-02', 3n)));
    const ids = async () => (await readAll(database, 'day', '2026-06-10')).costs.map(({ issueId }) => issueId);
    expect(await ids()).toEqual(['1', '5', '99999']);
    await capture(database, 1, { '4': 100n });
    expect(await ids()).toEqual(['1', '5', '99999']);
  });

  it('comes in pages that stay within the limits of Forge SQL, each row once', async () => {
    const database = await open();
    const { store } = database;
    // The longest ids; twenty days and one for each, so that a part fills a page and leaves a rest.
    const ids = Array.from({ length: ITEMS_A_PART + 1 }, (_, index) => String(index).padStart(32, '0'));
    await capture(database, 1, Object.fromEntries(ids.map((id) => [id, 1n])));
    const days = Array.from(
      { length: DATED_ROWS_A_PAGE / ITEMS_A_PART + 1 },
      (_, index) => `2026-06-${String(index + 1).padStart(2, '0')}`,
    );
    const rows = ids.flatMap((issueId) => days.map((period) => ({ issueId, period })));
    await store.ledger.putProgress(
      new Map(ids.map((id) => [id, { ...FROM_THE_START, days: days.map((day) => ({ day, percentBp: 10_000 })) }])),
    );
    const amount = -(10n ** 15n);
    await store.ledger.putCosts(rows.map(({ issueId, period }, index) => cost(String(index), issueId, period, amount)));
    await store.ledger.putCosts([cost('last', '2', '2026-06-02', 1n)]);

    const before = database.statements();
    const { progress, costs } = await readAll(database, 'day', '2026-06-30');
    // One for the budgets; of either kind two for the first part and one for the second.
    expect(database.statements() - before).toBe(7);
    expect(progress).toEqual(rows.map((row) => ({ ...row, percentBp: 10_000 })));
    expect(costs).toEqual([
      ...rows.map((row) => ({ ...row, hereMinor: amount, elsewhereMinor: 0n })),
      { issueId: '2', period: '2026-06-02', hereMinor: 1n, elsewhereMinor: 0n },
    ]);
  }, 120_000);

  it('loses and repeats no version where a page ends within an item', async () => {
    const database = await open();
    const items = Array.from({ length: BUDGETS_A_PAGE / 2 + 1 }, (_, index) => String(1_000_000 + index));
    await capture(database, 1, { '5': 1n, ...Object.fromEntries(items.map((id) => [id, 100n])) });
    await capture(database, 2, Object.fromEntries(items.map((id) => [id, 200n])));
    const before = database.statements();
    const rows = await database.store.items.readBudgets(PROJECT);
    expect(database.statements() - before).toBe(2);
    expect(rows).toHaveLength(items.length * 2 + 1);
    expect(new Set(rows.map(({ issueId, version }) => `${issueId} ${version}`)).size).toBe(rows.length);
  }, 120_000);
});
