import fc from 'fast-check';
import { LEAD, openPlumblineSite, type PlumblineSite, type SeedIssue } from './plumbline-site';

const issues: readonly SeedIssue[] = [1, 2].map((number) => ({
  key: `PLUM-${number}`,
  type: 'Task',
  summary: `Task ${number}`,
  created: '2026-05-01T09:00:00Z',
  dueDate: '2026-06-12',
  fields: { budget: number * 1000, 'planned-start': '2026-06-01' },
}));

describe('committing a baseline', () => {
  let site: PlumblineSite;
  beforeAll(async () => {
    site = await openPlumblineSite(issues);
  });
  afterAll(async () => {
    await site.close();
  });

  async function scan(jql: string): Promise<string> {
    const { stageId } = await site.get(LEAD, 'baseline/stage', { jql });
    await site.settle();
    return stageId;
  }

  const versions = async () => (await site.get(LEAD, 'baseline/list', {})).versions;

  it('lets exactly one of two through, in whatever order their statements reach the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const before = (await versions()).length;
        const stageIds = [await scan('key = PLUM-1'), await scan('key = PLUM-2')];
        const release = site.forge.interception.add(async (crossing) => {
          if (crossing.kind === 'sql' && crossing.functionKey === 'resolver') {
            await scheduler.schedule(Promise.resolve(), crossing.query.slice(0, 40));
          }
          return { action: 'proceed' };
        });
        const replies = await scheduler.waitFor(
          Promise.all(
            stageIds.map((stageId, index) => site.ask(LEAD, 'baseline/commit', { stageId, name: `Scan ${index}` })),
          ),
        );
        release();
        await site.settle();
        const after = await versions();
        expect(after).toHaveLength(before + 1);
        const winner = replies.findIndex(({ ok }) => ok);
        expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
        expect(replies.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
        expect(after.at(-1)).toMatchObject({ items: 1, budget: { amount: `${winner + 1}000.00` } });
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('is done once, wherever the answer to a statement is lost and the person tries again', async () => {
    for (const action of ['fail', 'lose-answer'] as const) {
      for (let at = 1; at <= 7; at += 1) {
        const before = (await versions()).length;
        const stageId = await scan('');
        let statements = 0;
        const release = site.forge.interception.add((crossing) => {
          if (crossing.kind !== 'sql' || crossing.functionKey !== 'resolver') return { action: 'proceed' };
          statements += 1;
          return statements === at ? { action, fault: { kind: 'timeout' } } : { action: 'proceed' };
        });
        // A lost read is a fault that the page shows; here it reaches the test as a rejection.
        await site.ask(LEAD, 'baseline/commit', { stageId, name: 'Once' }).catch(() => undefined);
        release();
        const again = await site.get(LEAD, 'baseline/commit', { stageId, name: 'Once' });
        await site.settle();
        const after = await versions();
        expect(after).toHaveLength(before + 1);
        expect(after.at(-1)).toEqual(again);
      }
    }
  }, 120_000);
});
