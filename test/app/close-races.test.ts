import fc from 'fast-check';
import { LEAD, openPlumblineSite, type PlumblineSite, type SeedIssue } from './plumbline-site';

/** May to July of small days: each close of a test ends on the next. */
const issues: readonly SeedIssue[] = [1, 2].map((number) => ({
  key: `PLUM-${number}`,
  type: 'Task',
  summary: `Task ${number}`,
  created: '2026-01-01T09:00:00Z',
  dueDate: '2026-06-12',
  fields: { budget: number * 1000, 'planned-start': '2026-01-05' },
  history: [{ at: '2026-02-02T09:00:00Z', by: LEAD, fields: { 'percent-complete': 50 } }],
  worklogs: [{ by: LEAD, started: '2026-02-03T08:00:00Z', timeSpent: '1h' }],
}));

const FIRST_DAY = Date.parse('2026-01-31T00:00:00Z');
const dayAt = (index: number): string => new Date(FIRST_DAY + index * 86_400_000).toISOString().slice(0, 10);

describe('closing a period', () => {
  let site: PlumblineSite;
  let next = 0;
  beforeAll(async () => {
    site = await openPlumblineSite(issues);
    await site.capture('First');
  });
  afterAll(() => site.close());

  const periods = async () => (await site.get(LEAD, 'period/list', {})).periods;
  /** What was kept of items is what figures are made of: counted again, nothing has been restated. */
  const expectNothingRestated = async () => {
    for (const { original, current } of await periods()) {
      expect([original.restatement, current.restatement]).toEqual([null, null]);
    }
  };

  it('lets exactly one of two through, in whatever order their statements reach the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const before = (await periods()).length;
        const days = [dayAt((next += 1)), dayAt((next += 1))];
        const release = site.forge.interception.add(async (crossing) => {
          if (crossing.kind === 'sql' && crossing.functionKey === 'resolver') {
            await scheduler.schedule(Promise.resolve(), crossing.query.slice(0, 40));
          }
          return { action: 'proceed' };
        });
        const replies = await scheduler.waitFor(
          Promise.all(days.map((through) => site.ask(LEAD, 'period/close', { through }))),
        );
        release();
        const after = await periods();
        expect(replies.some(({ ok }) => ok)).toBe(true);
        // The later day may follow the earlier one when the two did not meet; never are they one period, or two of one place.
        expect(after).toHaveLength(before + replies.filter(({ ok }) => ok).length);
        for (const [index, reply] of replies.entries()) {
          expect(after.some(({ through }) => through === days[index])).toBe(reply.ok);
          if (!reply.ok) expect(['conflict', 'not-allowed-now']).toContain(reply.refusal.code);
        }
        await expectNothingRestated();
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('keeps figures and items of one moment while work is being recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, twice) => {
        const through = dayAt((next += 1));
        const log = async (): Promise<void> => {
          const body = { timeSpent: '1h', started: `${through}T08:00:00.000+0000` };
          await site.jira(LEAD, 'POST', '/rest/api/3/issue/PLUM-2/worklog', body);
          await site.settle();
        };
        const release = site.forge.interception.add(async (crossing) => {
          if (crossing.kind === 'sql') await scheduler.schedule(Promise.resolve(), crossing.query.slice(0, 40));
          return { action: 'proceed' };
        });
        const [reply] = await scheduler.waitFor(
          Promise.all([site.ask(LEAD, 'period/close', { through }), log().then(() => (twice ? log() : undefined))]),
        );
        release();
        const last = (await periods()).at(-1);
        expect(last?.through === through).toBe(reply.ok);
        if (!reply.ok) {
          expect(reply.refusal.code).toBe('try-again');
          await site.get(LEAD, 'period/close', { through });
          // Earlier periods may be restated by what an earlier round logged; the one just closed is what it was counted as.
          const closed = (await periods()).at(-1);
          expect(closed?.through).toBe(through);
          expect([closed?.original.restatement, closed?.current.restatement]).toEqual([null, null]);
          return;
        }
        // What was logged after the close is a restatement of that issue's cost, to the cent.
        const restatement = last?.current.restatement ?? null;
        if (restatement === null) return;
        const [item] = restatement.items;
        expect(restatement.items).toHaveLength(1);
        expect(Number(item?.actualNow.amount) - Number(item?.actualBefore.amount)).toBe(
          Number(restatement.change.actualCost.amount),
        );
        expect(restatement.others.count).toBe(0);
        await site.get(LEAD, 'period/close', { through: dayAt((next += 1)) });
      }),
      { numRuns: 10 },
    );
  }, 120_000);

  it('keeps no cost of an item that was booked and taken back between the figures', async () => {
    const through = dayAt((next += 1));
    const worklogs = '/rest/api/3/issue/PLUM-2/worklog';
    const book = async (): Promise<string> => {
      const body = { timeSpent: '1h', started: `${through}T08:00:00.000+0000` };
      const { id } = (await site.jira(LEAD, 'POST', worklogs, body)) as { id: string };
      await site.settle();
      return id;
    };
    const takeBack = async (id: string): Promise<void> => {
      await site.jira(LEAD, 'DELETE', `${worklogs}/${id}`);
      await site.settle();
    };
    let booked: string | undefined;
    let takenBack: Promise<void> | undefined;
    const release = site.forge.interception.add(async (crossing) => {
      if (crossing.kind !== 'sql' || crossing.functionKey !== 'resolver') return { action: 'proceed' };
      if (booked !== undefined) await (takenBack ??= takeBack(booked));
      else if (crossing.query.startsWith('INSERT INTO closed_item')) booked = await book();
      return { action: 'proceed' };
    });
    const { periods: closed } = await site.get(LEAD, 'period/close', { through });
    release();
    expect(takenBack).toBeDefined();
    expect(closed.at(-1)).toMatchObject({
      through,
      original: { restatement: null },
      current: { restatement: null },
    });
  });

  it('is done once, wherever the answer to a statement is lost and the person tries again', async () => {
    for (const action of ['fail', 'lose-answer'] as const) {
      for (let at = 1; at <= STATEMENTS_OF_A_CLOSE + 1; at += 1) {
        const before = await periods();
        const through = dayAt((next += 1));
        let statements = 0;
        const release = site.forge.interception.add((crossing) => {
          if (crossing.kind !== 'sql' || crossing.functionKey !== 'resolver') return { action: 'proceed' };
          statements += 1;
          return statements === at ? { action, fault: { kind: 'timeout' } } : { action: 'proceed' };
        });
        await site.ask(LEAD, 'period/close', { through }).catch(() => undefined);
        release();
        const again = await site.get(LEAD, 'period/close', { through });
        const after = await periods();
        expect(after).toHaveLength(before.length + 1);
        expect(after.at(-1)).toMatchObject({ through });
        expect(again.periods).toEqual(after);
      }
    }
  }, 120_000);
});

/** Four reads, the announcement, where the items end, the items, five reads and the header. */
const STATEMENTS_OF_A_CLOSE = 13;
