import type { WorkPanel } from '../../src/contract/api';
import { MEMBER, openPlumblineSite, type PlumblineSite } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; one hour costs 90.00 EUR; tolerance is 10 % and two working days.
 *
 * PLUM-1  budget 1000, Mon 8 June to Fri 19 June (10 days), 40 % complete, 5 h logged
 *         PV 8/10 of 1000 = 800, EV 400, AC 450, CV −50
 */
describe('the panel of a work item', () => {
  let site: PlumblineSite;
  beforeEach(async () => {
    site = await openPlumblineSite([
      {
        key: 'PLUM-1',
        type: 'Task',
        summary: 'One',
        created: '2026-05-01T09:00:00Z',
        dueDate: '2026-06-19',
        fields: { budget: 1000, 'planned-start': '2026-06-08' },
        history: [{ at: '2026-06-12T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 40 } }],
        worklogs: [{ by: MEMBER, started: '2026-06-10T08:00:00Z', timeSpent: '5h' }],
      },
      { key: 'PLUM-2', type: 'Task', summary: 'Two', created: '2026-05-01T09:00:00Z' },
    ]);
  });
  afterEach(async () => {
    await site.close();
  });

  async function panel(issueKey = 'PLUM-1'): Promise<WorkPanel> {
    const reply = await site.ask(MEMBER, 'panel/read', {}, 'PLUM', issueKey);
    if (!reply.ok || reply.value.kind !== 'work') throw new Error('not the panel of a work item');
    return reply.value;
  }

  it('shows what is typed and logged while there is no baseline, and what that means at a gate', async () => {
    await site.inApp(async ({ queue }) => queue.push([{ kind: 'rebuild', projectId: site.projectId }]));
    await site.settle();
    expect(await panel()).toMatchObject({
      statusDay: '2026-06-17',
      budget: { amount: '1000.00' },
      actualCost: { amount: '450.00' },
      percentComplete: 40,
      start: '2026-06-08',
      finish: '2026-06-19',
      original: null,
      current: null,
      hasBaseline: false,
      canRaise: { allowed: false },
      waitingFor: [expect.stringContaining('no approved baseline') as string],
    });
  });

  it('stands against the original and the current baseline, counted by hand', async () => {
    await site.capture('As agreed');
    const against = {
      version: 1,
      name: 'As agreed',
      budget: { amount: '1000.00', currency: 'EUR' },
      start: '2026-06-08',
      finish: '2026-06-19',
      plannedValue: { amount: '800.00', currency: 'EUR' },
      earnedValue: { amount: '400.00', currency: 'EUR' },
      costVariance: { amount: '-50.00', currency: 'EUR' },
      budgetVariance: { amount: '0.00', currency: 'EUR' },
      scheduleVarianceDays: 0,
    };
    expect(await panel()).toMatchObject({
      original: against,
      current: against,
      breaches: [],
      waitingFor: [],
      canRaise: { allowed: true },
    });
  });

  it('tells how the work has left its baseline beyond tolerance', async () => {
    await site.capture('As agreed');
    const budget = [...site.site.all('field')].find(({ key }) => key.endsWith('__budget'))?.id ?? '';
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-1', { fields: { [budget]: 1250, duedate: '2026-06-26' } });
    await site.settle();
    const left = await panel();
    expect(left.current).toMatchObject({ budgetVariance: { amount: '250.00' }, scheduleVarianceDays: -5 });
    expect(left.breaches).toHaveLength(2);
    expect(left.waitingFor).toHaveLength(2);
  });

  it('says of work outside the baseline that it is', async () => {
    await site.capture('As agreed');
    expect(await panel('PLUM-2')).toMatchObject({ current: null, hasBaseline: true, budget: null });
    expect((await panel('PLUM-2')).waitingFor[0]).toContain('is not in the approved baseline');
  });

  it('is answered in three statements and without a call to Jira', async () => {
    await site.capture('As agreed');
    let [statements, calls] = [0, 0];
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'sql') statements += 1;
      if (crossing.kind === 'rest') calls += 1;
      return { action: 'proceed' };
    });
    await panel();
    expect(statements).toBeLessThanOrEqual(3);
    expect(calls).toBe(0);
  });
});
