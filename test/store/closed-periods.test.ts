import fc from 'fast-check';
import { amountsOf } from '../../src/app/restated-period';
import { earnedValueOf } from '../../src/domain/earned-value/earned-value';
import {
  closePeriod,
  type BaselineSide,
  type DayFigures,
  type ItemFigures,
} from '../../src/domain/history/closed-period';
import { getCurrency } from '../../src/domain/money/currency';
import { getDay, type Day } from '../../src/domain/calendar/day';
import { money, sum } from '../../src/domain/money/money';
import { restatements, type RecountedPeriod } from '../../src/domain/history/restatement';
import type { ClosedHeader, RestatedRow } from '../../src/store/closed-periods';
import { ITEMS_A_PART } from '../../src/store/parts';
import { describeStoreOnEachEngine, type ForgeDatabase } from './forge-database';
import { capture, cost, fact, PROJECT } from './ledger-rows';

const EUR = getCurrency('EUR');
const NAMED = 50;
const SIDES = ['original', 'current'] as const;

const header = (seq: number, throughDay: string, part: Partial<ClosedHeader> = {}): ClosedHeader => ({
  seq,
  closeId: closeIdOf(seq),
  throughDay,
  closedBy: 'acc-1',
  atMs: 5000,
  baselineVersion: 1,
  figures: { kept: 'as written' },
  ...part,
});
const closeIdOf = (seq: number): string => `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;

async function close({ store }: ForgeDatabase, seq: number, throughDay: string): Promise<void> {
  await store.closedPeriods.writeItems(closeIdOf(seq), PROJECT, throughDay);
  expect(await store.closedPeriods.append(PROJECT, header(seq, throughDay))).toBe(true);
}

async function putProgress({ store }: ForgeDatabase, issueId: string, days: readonly (readonly [string, number])[]) {
  const rows = days.map(([day, percentBp]) => ({ day, percentBp }));
  await store.ledger.putProgress(new Map([[issueId, { fromDay: '0001-01-01', days: rows }]]));
}

/** In short: the period, the issue, then earned and spent in it as kept and as recorded. */
const inShort = (rows: readonly RestatedRow[], side: BaselineSide) =>
  rows
    .filter((row) => row.side === side)
    .map((row) => {
      const [kept, recorded] = [amountsOf(row.kept, EUR), amountsOf(row.recorded, EUR)];
      return [row.seq, row.issueId, ...[kept, recorded].flatMap((of) => [of.earned.minor, of.actual.minor])];
    })
    .sort((a, b) => (String(a) < String(b) ? -1 : 1));

describeStoreOnEachEngine('closed periods', (open) => {
  it('are read with the project, once their header is there', async () => {
    const { store } = await open();
    await store.closedPeriods.writeItems(closeIdOf(1), PROJECT, '2026-06-05');
    expect((await store.heads.read(PROJECT)).closed).toEqual([]);
    const [first, second] = [
      header(1, '2026-06-05'),
      header(2, '2026-06-12', { baselineVersion: 3, closedBy: 'acc-2' }),
    ];
    await store.closedPeriods.append(PROJECT, first);
    await store.closedPeriods.append(PROJECT, second);
    expect((await store.heads.read(PROJECT)).closed).toEqual([first, second]);
    expect((await store.heads.read('20000')).closed).toEqual([]);
  });

  it('let one of two at once be the next, and find their own header again', async () => {
    const database = await open();
    const { closedPeriods } = database.store;
    const [ours, theirs] = [header(1, '2026-06-05'), header(1, '2026-06-08', { closeId: closeIdOf(9) })];
    expect(await closedPeriods.append(PROJECT, ours)).toBe(true);
    expect(await closedPeriods.append(PROJECT, theirs)).toBe(false);
    expect(await closedPeriods.append(PROJECT, ours)).toBe(true);
    expect((await database.store.heads.read(PROJECT)).closed).toEqual([ours]);
  });

  it('find a header whose answer was lost, and say so when no answer comes at all', async () => {
    const { store, interception } = await open();
    await store.migrate();
    let lost = 0;
    const release = interception.add((crossing) => {
      if (crossing.kind !== 'sql' || !crossing.query.startsWith('INSERT INTO closed_period'))
        return { action: 'proceed' };
      lost += 1;
      return lost === 1 ? { action: 'lose-answer', fault: { kind: 'timeout' } } : { action: 'proceed' };
    });
    expect(await store.closedPeriods.append(PROJECT, header(1, '2026-06-05'))).toBe(true);
    release();
    interception.add((crossing) =>
      crossing.kind === 'sql' && crossing.query.startsWith('INSERT INTO closed_period')
        ? { action: 'fail', fault: { kind: 'timeout' } }
        : { action: 'proceed' },
    );
    await expect(store.closedPeriods.append(PROJECT, header(2, '2026-06-12'))).rejects.toMatchObject({
      kind: 'unknown-outcome',
    });
    expect((await store.heads.read(PROJECT)).closed).toHaveLength(1);
  });

  it('keep of an item only what moved since the last close', async () => {
    const database = await open();
    await capture(database, 1, { '1': 1000n, '2': 500n });
    await putProgress(database, '1', [['2026-06-03', 2500]]);
    await database.store.ledger.putCosts([cost('7', '9', '2026-06-04', 70n), cost('8', '1', '2026-06-09', 5n)]);
    const kept = async (seq: number) => {
      const { rows } = (await database.execute(
        'SELECT issue_id, original_minor, current_minor, credit_bp, actual_minor FROM closed_item WHERE close_id = ? ORDER BY issue_id',
        [closeIdOf(seq)],
      )) as { rows: readonly Record<string, unknown>[] };
      return rows.map((row) => Object.values(row).map(Number));
    };
    await close(database, 1, '2026-06-05');
    expect(await kept(1)).toEqual([
      [1, 1000, 1000, 2500, 0],
      [2, 500, 500, 0, 0],
      [9, 0, 0, 0, 70],
    ]);
    await close(database, 2, '2026-06-12');
    expect(await kept(2)).toEqual([[1, 0, 0, 0, 5]]);
    await close(database, 3, '2026-06-19');
    expect(await kept(3)).toEqual([]);
  });

  it('are written part by part, each item once, and work outside of the baseline whatever its id', async () => {
    const database = await open();
    const ids = Array.from({ length: ITEMS_A_PART + 1 }, (_, index) => String(20_000 + index));
    const [first = '', last = ''] = [ids[0], ids.at(-1)];
    await capture(database, 1, Object.fromEntries(ids.map((id) => [id, 7n])));
    for (const id of [first, last]) await putProgress(database, id, [['2026-06-03', 2500]]);
    await database.store.ledger.putCosts(
      ['1', first, last, '99999'].map((id, index) => cost(id, id, '2026-06-04', BigInt(index + 1))),
    );
    const before = database.statements();
    await database.store.closedPeriods.writeItems(closeIdOf(1), PROJECT, '2026-06-05');
    // The announcement, and for each of two parts its end and its items.
    expect(database.statements() - before).toBe(5);
    const { rows } = (await database.execute(
      'SELECT issue_id, original_minor, current_minor, credit_bp, actual_minor FROM closed_item WHERE close_id = ?',
      [closeIdOf(1)],
    )) as { rows: readonly Record<string, unknown>[] };
    const kept = new Map(rows.map(({ issue_id: id, ...amounts }) => [id, Object.values(amounts).map(Number)]));
    expect(kept).toEqual(
      new Map<string, readonly number[]>([
        ...ids.map((id) => [id, [7, 7, 0, 0]] as const),
        ['1', [0, 0, 0, 1]],
        [first, [7, 7, 2500, 2]],
        [last, [7, 7, 2500, 3]],
        ['99999', [0, 0, 0, 4]],
      ]),
    );
    expect(rows).toHaveLength(kept.size);
  }, 60_000);

  it('have the cost of all closes, and of one that has no header yet', async () => {
    const database = await open();
    const { ledger, closedPeriods } = database.store;
    expect(await closedPeriods.sumCost(closeIdOf(1), PROJECT)).toBe(0n);
    await ledger.putCosts([cost('7', '1', '2026-06-04', 70n), cost('8', '2', '2026-06-09', 5n)]);
    await close(database, 1, '2026-06-05');
    await closedPeriods.writeItems(closeIdOf(2), PROJECT, '2026-06-12');
    expect(await closedPeriods.sumCost(closeIdOf(2), PROJECT)).toBe(75n);
    expect(await closedPeriods.sumCost(closeIdOf(3), PROJECT)).toBe(70n);
    expect(await closedPeriods.sumCost(closeIdOf(2), '20000')).toBe(5n);
  });

  it('are restated by what is recorded on their days later, and by nothing else', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 500n, '3': 100n });
    await putProgress(database, '1', [['2026-06-03', 2500]]);
    await store.ledger.putCosts([cost('7', '1', '2026-06-04', 70n), cost('8', '2', '2026-06-04', 30n)]);
    await close(database, 1, '2026-06-05');
    await close(database, 2, '2026-06-12');
    const days = ['2026-06-05', '2026-06-12'];
    expect(await store.closedPeriods.readRestated(PROJECT, days, NAMED)).toEqual([]);
    // Done today: no closed day changes.
    await putProgress(database, '2', [['2026-06-20', 10_000]]);
    expect(await store.closedPeriods.readRestated(PROJECT, days, NAMED)).toEqual([]);
    await store.ledger.putCosts([cost('9', '1', '2026-06-10', 5n), cost('10', '4', '2026-06-01', 2n)]);
    await store.ledger.removeWorklogs(['8']);
    const rows = await store.closedPeriods.readRestated(PROJECT, days, NAMED);
    expect(inShort(rows, 'original')).toEqual([
      [1, '2', 0n, 30n, 0n, 0n],
      [1, '4', 0n, 0n, 0n, 2n],
      [2, '1', 0n, 0n, 0n, 5n],
    ]);
    expect(inShort(rows, 'current')).toEqual(inShort(rows, 'original'));
  });

  it('are restated against the current baseline alone when a later version changes it', async () => {
    const database = await open();
    await capture(database, 1, { '1': 1000n });
    await putProgress(database, '1', [['2026-06-03', 2500]]);
    await close(database, 1, '2026-06-05');
    await capture(database, 2, { '1': 3000n });
    const rows = await database.store.closedPeriods.readRestated(PROJECT, ['2026-06-05'], NAMED);
    expect(inShort(rows, 'original')).toEqual([]);
    expect(inShort(rows, 'current')).toEqual([[1, '1', 250n, 0n, 750n, 0n]]);
  });

  it('follow the item to which an apportioned one is tied', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n, '2': 200n });
    await store.ledger.putFacts([
      fact('1'),
      fact('2', { method: 'apportioned', credit: null, apportionedTo: 'PLUM-1' }),
    ]);
    await close(database, 1, '2026-06-05');
    await putProgress(database, '1', [['2026-06-03', 5000]]);
    const rows = await store.closedPeriods.readRestated(PROJECT, ['2026-06-05'], NAMED);
    expect(inShort(rows, 'original')).toEqual([
      [1, '1', 0n, 0n, 500n, 0n],
      [1, '2', 0n, 0n, 100n, 0n],
    ]);
  });

  it('count cost of an item that was moved to another project, once', async () => {
    const database = await open();
    const { store } = database;
    await capture(database, 1, { '1': 1000n });
    await store.ledger.putCosts([cost('7', '1', '2026-06-04', 70n)]);
    await close(database, 1, '2026-06-05');
    await store.ledger.moveCosts(['1'], '20000');
    expect(await store.closedPeriods.readRestated(PROJECT, ['2026-06-05'], NAMED)).toEqual([]);
  });

  it('name the largest differences first, and those that may not be named last, counted all the same', async () => {
    const database = await open();
    const { store } = database;
    await close(database, 1, '2026-06-05');
    await store.ledger.putFacts([fact('1'), fact('2', { restricted: true }), fact('3'), fact('4')]);
    await store.ledger.putCosts(['1', '2', '3', '4', '5'].map((id) => cost(id, id, '2026-06-04', BigInt(id) * 10n)));
    const rows = await store.closedPeriods.readRestated(PROJECT, ['2026-06-05'], 4);
    expect(
      rows.filter(({ side }) => side === 'current').map((row) => [row.issueId, row.restricted, row.total]),
    ).toEqual([
      ['4', false, 5],
      ['3', false, 5],
      ['1', false, 5],
      ['5', true, 5],
    ]);
    expect(await store.closedPeriods.readRestated(PROJECT, ['2026-06-05'], 1)).toHaveLength(2);
  });

  it('name the first of all parts of a large project, and count those of all', async () => {
    const database = await open();
    const { store } = database;
    const ids = Array.from({ length: ITEMS_A_PART + 1 }, (_, index) => String(20_000 + index));
    const [first = '', second = '', third = '', last = ''] = [...ids.slice(0, 3), ids.at(-1)];
    await capture(database, 1, Object.fromEntries(ids.map((id) => [id, 7n])));
    await close(database, 1, '2026-06-05');
    await close(database, 2, '2026-06-12');
    await store.ledger.putFacts([
      ...[first, second, last].map((id) => fact(id)),
      fact('99999'),
      fact(third, { restricted: true }),
    ]);
    const booked: readonly (readonly [id: string, day: string, minor: bigint])[] = [
      [first, '2026-06-04', 20n],
      [second, '2026-06-04', 40n],
      [third, '2026-06-04', 90n],
      [last, '2026-06-04', 30n],
      ['99999', '2026-06-04', 10n],
      [second, '2026-06-10', 5n],
    ];
    await store.ledger.putCosts(booked.map(([id, day, minor], index) => cost(String(index), id, day, minor)));
    const rows = await store.closedPeriods.readRestated(PROJECT, ['2026-06-05', '2026-06-12'], 4);
    for (const side of SIDES) {
      const named = (seq: number) =>
        rows
          .filter((row) => row.side === side && row.seq === seq)
          .map((row) => [row.issueId, row.restricted, row.total]);
      expect(named(1)).toEqual([
        [second, false, 5],
        [last, false, 5],
        [first, false, 5],
        ['99999', false, 5],
      ]);
      expect(named(2)).toEqual([[second, false, 1]]);
    }
    const all = await store.closedPeriods.readRestated(PROJECT, ['2026-06-05', '2026-06-12'], 5);
    expect(all.filter(({ side, seq }) => side === 'current' && seq === 1).at(-1)).toMatchObject({
      issueId: third,
      restricted: true,
      total: 5,
    });
  }, 60_000);

  it('reads every difference of a thousand items in one statement, after one for where they end', async () => {
    const database = await open();
    await close(database, 1, '2026-06-05');
    const before = database.statements();
    await database.store.closedPeriods.readRestated(PROJECT, ['2026-06-05'], NAMED);
    expect(database.statements() - before).toBe(2);
  });

  it('sweeps the items of closes that never got a header, and no others', async () => {
    let now = 1000;
    const database = await open(() => now);
    const { store, execute } = database;
    await capture(database, 1, { '1': 1000n });
    await close(database, 1, '2026-06-05');
    await store.ledger.putCosts([cost('7', '1', '2026-06-09', 70n)]);
    await store.closedPeriods.writeItems(closeIdOf(8), PROJECT, '2026-06-12');
    now = 9000;
    await store.closedPeriods.writeItems(closeIdOf(9), PROJECT, '2026-06-12');
    await store.baselineRows.sweep(5000);
    const { rows } = (await execute('SELECT close_id FROM closed_item ORDER BY close_id')) as {
      rows: readonly { close_id: string }[];
    };
    expect(rows.map((row) => row.close_id)).toEqual([closeIdOf(1), closeIdOf(9)]);
    const { rows: pending } = (await execute('SELECT event_id FROM pending_event')) as { rows: readonly unknown[] };
    expect(pending).toEqual([{ event_id: closeIdOf(9) }]);
  });

  it('are restated exactly as the rules say, whatever was recorded, changed and closed when', async () => {
    await fc.assert(
      fc.asyncProperty(historyArbitrary, async (states) => {
        const database = await open();
        const periods: RecountedPeriod[] = [];
        const last = states.at(-1);
        if (last === undefined) throw new Error('there is a last state');
        for (const [index, state] of states.entries()) {
          await record(database, state, index + 1);
          if (state === last) break;
          const through = CLOSES[index];
          if (through === undefined) throw new Error('as many states as closes, and one more');
          await close(database, index + 1, through);
          const before = CLOSES[index - 1] ?? null;
          const closed = closePeriod(
            figuresOn(states.slice(0, index + 1), through),
            through,
            before,
            getDay('2026-12-31'),
          );
          if (!closed.ok) throw new Error(closed.explanation);
          periods.push({ closed: closed.value, now: figuresOn(states, through) });
        }
        const days = periods.map(({ closed }) => closed.through);
        const rows = await database.store.closedPeriods.readRestated(PROJECT, days, NAMED);
        for (const side of SIDES) {
          const expected = restatements(periods, side).flatMap(({ through, items }) =>
            items.map(({ itemId, earnedBefore, actualBefore, earnedNow, actualNow }) => [
              days.indexOf(through) + 1,
              itemId,
              ...[earnedBefore, actualBefore, earnedNow, actualNow].map(({ minor }) => minor),
            ]),
          );
          expect(inShort(rows, side).filter(([, , e, a, f, b]) => e !== f || a !== b)).toEqual(
            expected.sort((a, b) => (String(a) < String(b) ? -1 : 1)),
          );
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

const CLOSES = ['2026-01-31', '2026-02-28', '2026-03-31'].map(getDay);
const DAYS = ['2026-01-10', '2026-01-31', '2026-02-01', '2026-02-20', '2026-03-05', '2026-03-31', '2026-04-02'];
const ITEMS = ['1', '2', '3'];

/** What is recorded at one time: budgets of the baseline version that was made then, progress and cost as they are then. */
interface State {
  readonly budgets: Readonly<Record<string, bigint>>;
  readonly progress: Readonly<Record<string, readonly (readonly [string, number])[]>>;
  readonly costs: readonly (readonly [issueId: string, day: string, minor: bigint])[];
}

const dayArbitrary = fc.constantFrom(...DAYS);
const stateArbitrary: fc.Arbitrary<State> = fc.record({
  budgets: fc
    .uniqueArray(fc.constantFrom(...ITEMS), { minLength: 1 })
    .chain((ids) => fc.record(Object.fromEntries(ids.map((id) => [id, fc.bigInt(0n, 100_000n)])))),
  progress: fc.record(
    Object.fromEntries(
      ITEMS.map((id) => [
        id,
        fc
          .uniqueArray(fc.tuple(dayArbitrary, fc.integer({ min: 0, max: 10_000 })), {
            selector: ([day]) => day,
            maxLength: 3,
          })
          .map((steps) => [...steps].sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
    ),
  ),
  costs: fc.array(fc.tuple(fc.constantFrom(...ITEMS, '4'), dayArbitrary, fc.bigInt(1n, 9_999n)), { maxLength: 4 }),
});
const historyArbitrary = fc.array(stateArbitrary, { minLength: CLOSES.length + 1, maxLength: CLOSES.length + 1 });

async function record(database: ForgeDatabase, state: State, version: number): Promise<void> {
  const { ledger } = database.store;
  await capture(database, version, state.budgets);
  await ledger.removeWorklogs(await ledger.readWorklogIds(PROJECT));
  await ledger.putCosts(state.costs.map(([issueId, day, minor], index) => cost(String(index), issueId, day, minor)));
  for (const id of ITEMS) await putProgress(database, id, state.progress[id] ?? []);
}

/** The end of a day by the latest of the states, the first of which made the original baseline. */
function figuresOn(states: readonly State[], through: Day): DayFigures {
  const [first, now] = [states[0], states.at(-1)];
  if (first === undefined || now === undefined) throw new Error('there is a state');
  const credit = (id: string): number => (now.progress[id] ?? []).filter(([day]) => day <= through).at(-1)?.[1] ?? 0;
  const items = [...ITEMS, '4']
    .map((itemId): ItemFigures => {
      const earned = (state: State) => earnedValueOf(money(state.budgets[itemId] ?? 0n, EUR), credit(itemId));
      const costs = now.costs.filter(([id, day]) => id === itemId && day <= through);
      const actual = costs.reduce((total, [, , minor]) => total + minor, 0n);
      return { itemId, earned: { original: earned(first), current: earned(now) }, actual: money(actual, EUR) };
    })
    .filter(({ earned, actual }) => earned.original.minor !== 0n || earned.current.minor !== 0n || actual.minor !== 0n);
  const measures = (side: BaselineSide) => ({
    plannedValue: money(0n, EUR),
    earnedValue: sum(
      items.map(({ earned }) => earned[side]),
      EUR,
    ),
    actualCost: sum(
      items.map(({ actual }) => actual),
      EUR,
    ),
    budgetAtCompletion: money(0n, EUR),
  });
  return { original: measures('original'), current: measures('current'), items };
}
