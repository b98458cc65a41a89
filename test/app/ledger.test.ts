import { rebuildLedger } from '../../src/app/rebuild-ledger';
import { refreshMirrors } from '../../src/app/refresh-mirrors';
import type { VarianceReport } from '../../src/contract/api';
import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; one hour of work costs 90.00 EUR; Monday to Friday are worked.
 *
 * PLUM-1  budget 1000, Mon 1 June to Fri 12 June (10 days), 50 % on 8 June, done on 10 June; 8 h on 2 June, 2 h on 9 June
 *         PV 1000, EV 1000, AC 900
 * PLUM-2  budget 2000, Mon 15 June to Fri 26 June (10 days), 25 % on 16 June; 10 h on 16 June
 *         PV 3/10 of 2000 = 600, EV 500, AC 900
 * PLUM-3  no budget, so outside the baseline; 1 h on 16 June, 1 h on 30 June (after today)
 *         AC 90, which counts in the project's AC all the same
 */
const issues: readonly SeedIssue[] = [
  {
    key: 'PLUM-1',
    type: 'Task',
    summary: 'Dig',
    created: '2026-05-01T09:00:00Z',
    dueDate: '2026-06-12',
    fields: { budget: 1000, 'planned-start': '2026-06-01' },
    history: [
      { at: '2026-06-08T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 50 } },
      { at: '2026-06-10T15:00:00Z', by: MEMBER, status: 'Done' },
    ],
    worklogs: [
      { by: MEMBER, started: '2026-06-02T08:00:00Z', timeSpent: '8h' },
      { by: MEMBER, started: '2026-06-09T08:00:00Z', timeSpent: '2h' },
    ],
  },
  {
    key: 'PLUM-2',
    type: 'Task',
    summary: 'Build',
    created: '2026-05-01T09:00:00Z',
    dueDate: '2026-06-26',
    fields: { budget: 2000, 'planned-start': '2026-06-15' },
    history: [{ at: '2026-06-16T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 25 } }],
    worklogs: [{ by: MEMBER, started: '2026-06-16T08:00:00Z', timeSpent: '10h' }],
  },
  {
    key: 'PLUM-3',
    type: 'Task',
    summary: 'Talk',
    created: '2026-05-01T09:00:00Z',
    worklogs: [
      { by: MEMBER, started: '2026-06-16T08:00:00Z', timeSpent: '1h' },
      { by: MEMBER, started: '2026-06-30T08:00:00Z', timeSpent: '1h' },
    ],
  },
];

async function report(site: PlumblineSite): Promise<VarianceReport> {
  const view = await site.get(MEMBER, 'variance/report', {});
  if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
  return view;
}

describe('the variance page', () => {
  let site: PlumblineSite;
  beforeEach(async () => {
    site = await openPlumblineSite(issues);
  });
  afterEach(async () => {
    await site.close();
  });

  const figures = async () => {
    const { plannedValue, earnedValue, actualCost, budgetAtCompletion } = (await report(site)).current.figures;
    return [plannedValue, earnedValue, actualCost, budgetAtCompletion].map(({ amount }) => amount);
  };

  it('says so while there is no baseline', async () => {
    expect(await site.get(LEAD, 'variance/report', {})).toEqual({ state: 'no-baseline', canCapture: true });
    expect(await site.get(MEMBER, 'variance/report', {})).toEqual({ state: 'no-baseline', canCapture: false });
  });

  it('shows the figures counted by hand', async () => {
    await site.capture('First');
    const ready = await report(site);
    expect(ready.statusDay).toBe('2026-06-17');
    expect(ready.current.figures).toMatchObject({
      plannedValue: { amount: '1600.00' },
      earnedValue: { amount: '1500.00' },
      actualCost: { amount: '1890.00' },
      budgetAtCompletion: { amount: '3000.00' },
      scheduleVariance: { amount: '-100.00' },
      costVariance: { amount: '-390.00' },
      schedulePerformanceIndex: { value: 0.9375 },
      estimateAtCompletion: { value: { amount: '3780.00' } },
      estimateBasis: 'cost-performance',
      varianceAtCompletion: { value: { amount: '-780.00' } },
      lowMaturity: false,
    });
    expect(ready.estimates).toEqual({ costWeightPercent: 80, recentPeriods: 3 });
    expect(ready.original.figures).toEqual(ready.current.figures);
    expect(ready.costOutsideBaseline.amount).toBe('90.00');
    expect(
      ready.issues.map(({ issueKey, costVariance, scheduleVarianceDays }) => [
        issueKey,
        costVariance.amount,
        scheduleVarianceDays,
      ]),
    ).toEqual([
      ['PLUM-2', '-400.00', 0],
      ['PLUM-1', '100.00', 2],
    ]);
    expect(ready).toMatchObject({ issuesTotal: 2, issuesUnnamed: 0, excludedTotal: 1 });
    expect(ready.bridge).toMatchObject({
      original: { amount: '3000.00' },
      steps: [],
      current: { amount: '3000.00' },
      holds: true,
    });
    expect(ready.asOf).not.toBeNull();
  });

  /*
   * The baseline plans 100 a day for ten days, then 200 a day for ten: 20 days, of which 17 June is the thirteenth.
   * EV 1500 was planned for day 10 + 500 / 200 = 12.5. CPI = 1500 / 1890 = 50 / 63, SPI = 0.9375 = 15 / 16.
   */
  it('derives every figure, in money and in working days', async () => {
    await site.capture('First');
    const euros = (amount: string) => ({ value: { amount, currency: 'EUR' } });
    const { figures: found } = (await report(site)).current;
    expect(found).toMatchObject({
      plannedShare: { value: 1600 / 3000 },
      completeShare: { value: 0.5 },
      spentShare: { value: 0.63 },
      scheduleVarianceShare: { value: -0.0625 },
      costVarianceShare: { value: -0.26 },
      costPerformanceIndex: { value: 50 / 63 },
      estimates: {
        atPlannedRate: euros('3390.00'),
        atCostPerformance: euros('3780.00'),
        atSchedulePerformance: euros('3490.00'), // 1890 + 1500 × 16 / 15
        atCostAndSchedulePerformance: euros('3906.00'), // 1890 + 1500 × 63 / 50 × 16 / 15
        weighted: euros('3713.88'), // 1890 + 1500 / (0.8 × 50 / 63 + 0.2 × 15 / 16)
        atRecentPerformance: euros('3780.00'), // nothing had begun three weeks ago
        bottomUp: { undefined: 'open work without a remaining estimate' },
      },
      estimateToComplete: euros('1890.00'),
      toCompletePerformanceIndex: { toBudget: { value: 1500 / 1110 }, toEstimate: { value: 50 / 63 } },
      inTime: {
        actualTime: 13,
        plannedDuration: 20,
        earnedSchedule: { value: 12.5 },
        scheduleVariance: { value: -0.5 },
        schedulePerformanceIndex: { value: 12.5 / 13 },
        toCompleteSchedulePerformanceIndex: { value: 7.5 / 7 },
        // Day 20 is Friday 26 June.
        atPlannedRate: { duration: { value: 20.5 }, finish: { value: '2026-06-29' } },
        atSchedulePerformance: { duration: { value: 20.8 }, finish: { value: '2026-06-29' } },
        // 13 + 7.5 × 13 / 12.5 × 63 / 50 = 22.828
        atCostAndSchedulePerformance: { duration: { value: 22.828 }, finish: { value: '2026-07-01' } },
      },
      preferScheduleInTime: false,
    });
  });

  it('estimates by the weights and the weeks that the settings choose', async () => {
    await site.capture('First');
    await site.get(LEAD, 'settings/save', {
      settings: { ...SETTINGS, estimates: { costWeightPercent: 50, recentPeriods: 1 } },
    });
    const { current, estimates } = await report(site);
    expect(estimates).toEqual({ costWeightPercent: 50, recentPeriods: 1 });
    expect(current.figures.estimates).toMatchObject({
      weighted: { value: { amount: '3622.95' } }, // 1890 + 1500 / (0.5 × 50 / 63 + 0.5 × 15 / 16)
      atRecentPerformance: { value: { amount: '4860.00' } }, // since 10 June 500 for 990: 1890 + 1500 × 990 / 500
    });
  });

  it('takes the word of the team for the rest once all open work of the baseline is estimated', async () => {
    await site.close();
    // A worklog of 30 June is a change of 30 June to Jira, and would hide those of today.
    const talk: SeedIssue = { key: 'PLUM-3', type: 'Task', summary: 'Talk', created: '2026-05-01T09:00:00Z' };
    site = await openPlumblineSite([...issues.slice(0, 2), talk]);
    await site.capture('First');
    const logAnHour = async (key: string, newEstimate: string) => {
      const path = `/rest/api/3/issue/${key}/worklog?adjustEstimate=new&newEstimate=${newEstimate}`;
      await site.jira(MEMBER, 'POST', path, { started: '2026-06-17T08:00:00.000+0000', timeSpentSeconds: 3600 });
      await site.settle();
      return (await report(site)).current.figures.estimates.bottomUp;
    };
    const euros = (amount: string) => ({ value: { amount, currency: 'EUR' } });
    expect(await logAnHour('PLUM-3', '2h')).toEqual({ undefined: 'open work without a remaining estimate' });
    // Work outside the baseline counts as far as it is estimated: 1800 + 2 × 90, and 12 hours are left.
    expect(await logAnHour('PLUM-2', '10h')).toEqual(euros('3060.00'));
    expect(await logAnHour('PLUM-3', '0h')).toEqual(euros('2970.00'));
    // PLUM-1 is done: whatever it says, nothing is left of it.
    expect(await logAnHour('PLUM-1', '5h')).toEqual(euros('3060.00'));
  });

  it('draws past days from what was recorded then, and stops earned value and cost at the status day', async () => {
    await site.capture('First');
    const at = new Map((await report(site)).curve.map((point) => [point.day, point]));
    // Monday 8 June: six of ten days of PLUM-1; half done; the day before the second worklog.
    expect(at.get('2026-06-08')).toMatchObject({
      plannedValue: { amount: '600.00' },
      earnedValue: { amount: '500.00' },
      actualCost: { amount: '720.00' },
    });
    expect(at.get('2026-06-17')).toMatchObject({
      earnedValue: { amount: '1500.00' },
      actualCost: { amount: '1890.00' },
    });
    expect(at.get('2026-06-26')).toMatchObject({
      plannedValue: { amount: '3000.00' },
      earnedValue: null,
      actualCost: null,
    });
  });

  it('follows work that is changed, logged, deleted and moved, through events alone', async () => {
    await site.capture('First');
    const ids = new Map([...site.site.all('issue')].map((issue) => [issue.key, issue.id]));
    const fieldId = [...site.site.all('field')].find(({ key }) => key.endsWith('__percent-complete'))?.id ?? '';

    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-2', { fields: { [fieldId]: 50 } });
    await site.settle();
    expect(await figures()).toEqual(['1600.00', '2000.00', '1890.00', '3000.00']);

    const worklog = await site.jira(MEMBER, 'POST', '/rest/api/3/issue/PLUM-2/worklog', {
      started: '2026-06-17T08:00:00.000+0000',
      timeSpentSeconds: 3600,
    });
    await site.settle();
    expect(await figures()).toEqual(['1600.00', '2000.00', '1980.00', '3000.00']);

    const { id } = worklog as { id: string };
    await site.jira(MEMBER, 'PUT', `/rest/api/3/issue/PLUM-2/worklog/${id}`, { timeSpentSeconds: 1800 });
    await site.settle();
    expect(await figures()).toEqual(['1600.00', '2000.00', '1935.00', '3000.00']);

    await site.jira(MEMBER, 'DELETE', `/rest/api/3/issue/PLUM-2/worklog/${id}`);
    await site.settle();
    expect(await figures()).toEqual(['1600.00', '2000.00', '1890.00', '3000.00']);

    await site.jira(MEMBER, 'DELETE', '/rest/api/3/issue/PLUM-1');
    await site.settle();
    // The baseline stays; what was earned and spent on the deleted issue is gone with it.
    expect(await figures()).toEqual(['1600.00', '1000.00', '990.00', '3000.00']);
    expect(ids.size).toBe(3);
  });

  it('asks Jira once for one changed issue', async () => {
    await site.capture('First');
    site.forge.meter.reset();
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-2', { fields: { duedate: '2026-07-01' } });
    const calls: string[] = [];
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'rest' && crossing.path !== '/rest/api/3/app/field/value?generateChangelog=false')
        calls.push(crossing.path);
      return { action: 'proceed' };
    });
    await site.settle();
    expect(calls).toEqual(['/rest/api/3/issue/bulkfetch']);
  });

  it('comes to the same figures whatever order, repetition and loss its messages have, once reconciled', async () => {
    await site.capture('First');
    let seen = 0;
    site.forge.interception.add((crossing) => {
      if (crossing.kind !== 'event') return { action: 'proceed' };
      seen += 1;
      return seen % 2 === 0 ? { action: 'drop' } : { action: 'repeat', times: 2 };
    });
    for (const hours of [1, 2, 3]) {
      await site.jira(MEMBER, 'POST', '/rest/api/3/issue/PLUM-2/worklog', {
        started: '2026-06-17T08:00:00.000+0000',
        timeSpentSeconds: hours * 3600,
      });
    }
    await site.settle();
    site.forge.interception.clear();
    await site.inApp(async (deps) => {
      await rebuildLedger(deps, site.projectId);
      await rebuildLedger(deps, site.projectId);
    });
    expect(await figures()).toEqual(['1600.00', '1500.00', '2430.00', '3000.00']);
  });

  it('counts cost again when the hourly rate changes', async () => {
    await site.capture('First');
    await site.get(LEAD, 'settings/save', {
      settings: { ...SETTINGS, hourlyRate: { amount: '100', currency: 'EUR' } },
    });
    await site.settle();
    expect((await report(site)).current.figures.actualCost.amount).toBe('2100.00');
  });

  it('writes the read-only fields in Jira, and nothing when nothing has changed', async () => {
    await site.capture('First');
    const fields = new Map(
      [...site.site.all('field')].flatMap(({ key, id }) =>
        key.includes('__') ? [[key.split('__')[2] ?? '', id]] : [],
      ),
    );
    const issue = [...site.site.all('issue')].find(({ key }) => key === 'PLUM-2');
    const mirrored = (key: string) => issue?.custom[fields.get(key) ?? ''];
    expect(
      ['actual-cost', 'baseline-budget', 'baseline-start', 'baseline-finish', 'cost-variance', 'schedule-variance'].map(
        mirrored,
      ),
    ).toEqual([900, 2000, '2026-06-15', '2026-06-26', -400, 0]);
    const written: string[] = [];
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'rest' && crossing.method === 'POST' && crossing.path.includes('/app/field/'))
        written.push(crossing.path);
      return { action: 'proceed' };
    });
    await site.inApp(async (deps) => {
      await refreshMirrors(deps, site.projectId, null);
    });
    expect(written).toEqual([]);
  });

  it('is answered in six statements and without a call to Jira', async () => {
    await site.capture('First');
    let statements = 0;
    let calls = 0;
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'sql') statements += 1;
      if (crossing.kind === 'rest') calls += 1;
      return { action: 'proceed' };
    });
    await report(site);
    expect(statements).toBeLessThanOrEqual(6);
    expect(calls).toBe(0);
  });
});
