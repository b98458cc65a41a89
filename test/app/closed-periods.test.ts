import type { ClosedPeriodJson, MeasuresJson, RestatementJson, VarianceReport } from '../../src/contract/api';
import { ANN, BEN, openChangeSite, type ChangeSite } from './change-site';
import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; one hour of work costs 90.00 EUR; Monday to Friday are worked.
 *
 * PLUM-1  budget 1000, Mon 1 June to Fri 12 June (10 days), 50 % on 8 June; 8 h on 2 June
 * PLUM-2  budget 2000, Mon 8 June to Fri 19 June (10 days), 25 % on 9 June; 10 h on 10 June
 * PLUM-3  no budget, so outside the baseline; 1 h on 3 June
 *
 * Through 5 June:  PV 500, EV 0, AC 720 + 90 = 810. Through 12 June: PV 1000 + 1000, EV 500 + 500, AC 810 + 900.
 */
const issues: readonly SeedIssue[] = [
  {
    key: 'PLUM-1',
    type: 'Task',
    summary: 'Dig',
    created: '2026-05-01T09:00:00Z',
    dueDate: '2026-06-12',
    fields: { budget: 1000, 'planned-start': '2026-06-01' },
    history: [{ at: '2026-06-08T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 50 } }],
    worklogs: [{ by: MEMBER, started: '2026-06-02T08:00:00Z', timeSpent: '8h' }],
  },
  {
    key: 'PLUM-2',
    type: 'Task',
    summary: 'Build',
    created: '2026-05-01T09:00:00Z',
    dueDate: '2026-06-19',
    fields: { budget: 2000, 'planned-start': '2026-06-08' },
    history: [{ at: '2026-06-09T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 25 } }],
    worklogs: [{ by: MEMBER, started: '2026-06-10T08:00:00Z', timeSpent: '10h' }],
  },
  {
    key: 'PLUM-3',
    type: 'Task',
    summary: 'Talk',
    created: '2026-05-01T09:00:00Z',
    worklogs: [{ by: MEMBER, started: '2026-06-03T08:00:00Z', timeSpent: '1h' }],
  },
];

const ONE_DAY_MS = 24 * 3_600_000;
const SIDES = ['original', 'current'] as const;

const amounts = ({ plannedValue, earnedValue, actualCost, budgetAtCompletion }: MeasuresJson) =>
  [plannedValue, earnedValue, actualCost, budgetAtCompletion].map(({ amount }) => Number(amount));
const items = (restatement: RestatementJson | null) =>
  restatement?.items.map(({ issueId, earnedBefore, earnedNow, actualBefore, actualNow }) => [
    issueId,
    ...[earnedBefore, earnedNow, actualBefore, actualNow].map(({ amount }) => Number(amount)),
  ]);

describe('closed periods', () => {
  let site: PlumblineSite;
  afterEach(() => site.close());

  const open = async (given: readonly SeedIssue[] = issues, secured = false) => {
    site = await openPlumblineSite(given, { secured });
    await site.capture('First');
  };
  const closeThrough = (through: string) => site.get(LEAD, 'period/close', { through });
  const periods = async (): Promise<readonly ClosedPeriodJson[]> => (await site.get(MEMBER, 'period/list', {})).periods;
  const report = async (): Promise<VarianceReport> => {
    const view = await site.get(MEMBER, 'variance/report', {});
    if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
    return view;
  };
  const idOf = (key: string): string => site.site.findIssue(key)?.id ?? '';
  const fieldId = (key: string): string =>
    [...site.site.all('field')].find((field) => field.key.endsWith(`__${key}`))?.id ?? '';
  const logWork = async (key: string, day: string, timeSpent: string) => {
    const body = { timeSpent, started: `${day}T08:00:00.000+0000` };
    await site.jira(MEMBER, 'POST', `/rest/api/3/issue/${key}/worklog`, body);
    await site.settle();
  };

  it('keep what was counted at the end of their day, and everybody sees who closed them when', async () => {
    await open();
    expect(await site.get(MEMBER, 'period/list', {})).toEqual({
      canClose: false,
      closable: { from: '2026-06-01', to: '2026-06-16' },
      periods: [],
    });
    const closed = await closeThrough('2026-06-05');
    expect(closed).toMatchObject({ canClose: true, closable: { from: '2026-06-06', to: '2026-06-16' } });
    expect(await closeThrough('2026-06-12')).toMatchObject({ closable: { from: '2026-06-13', to: '2026-06-16' } });
    const [first, second] = await periods();
    expect(first).toMatchObject({
      through: '2026-06-05',
      closedBy: LEAD,
      closedAt: '2026-06-17T09:00:00.000Z',
      baselineVersion: 1,
    });
    for (const side of SIDES) {
      expect(first?.[side]).toEqual({ reported: first?.current.reported, restatement: null });
      expect(second?.[side]).toEqual({ reported: second?.current.reported, restatement: null });
    }
    expect(first && amounts(first.current.reported)).toEqual([500, 0, 810, 3000]);
    expect(second && amounts(second.current.reported)).toEqual([2000, 1000, 1710, 3000]);
    expect(await closeThrough('2026-06-16')).toMatchObject({ closable: null });
  });

  it('are points of the curve, which is live between them and from then on', async () => {
    await open();
    const before = await report();
    expect(before).toMatchObject({ carried: null });
    expect(before.curve.map(({ day, reported }) => [day, reported])).toEqual([
      ['2026-06-01', false],
      ['2026-06-08', false],
      ['2026-06-15', false],
      ['2026-06-17', false],
      ['2026-06-19', false],
    ]);
    await closeThrough('2026-06-05');
    await closeThrough('2026-06-12');
    const { curve, carried } = await report();
    expect(
      curve.map(({ day, reported, plannedValue, earnedValue, actualCost }) => [
        day,
        reported,
        ...[plannedValue, earnedValue, actualCost].map((value) => value && Number(value.amount)),
      ]),
    ).toEqual([
      ['2026-06-01', false, 100, 0, 0],
      ['2026-06-05', true, 500, 0, 810],
      ['2026-06-08', false, 800, 500, 810],
      ['2026-06-12', true, 2000, 1000, 1710],
      ['2026-06-15', false, 2200, 1000, 1710],
      ['2026-06-17', false, 2600, 1000, 1710],
      ['2026-06-19', false, 3000, null, null],
    ]);
    expect(carried?.from).toBe('2026-06-12');
    expect(carried && amounts(carried.change)).toEqual([0, 0, 0, 0]);
  });

  it('are not changed by an issue that is done today', async () => {
    await open();
    await closeThrough('2026-06-12');
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-1', { fields: { [fieldId('percent-complete')]: 100 } });
    await site.settle();
    expect((await report()).current.figures.earnedValue.amount).toBe('1500.00');
    const [period] = await periods();
    expect(period?.current).toMatchObject({ reported: { earnedValue: { amount: '1000.00' } }, restatement: null });
    const closed = (await report()).curve.filter(({ reported }) => reported);
    expect(closed).toMatchObject([{ day: '2026-06-12', earnedValue: { amount: '1000.00' } }]);
  });

  it('are restated, in the period of its day alone, by work that is logged back', async () => {
    await open();
    await closeThrough('2026-06-05');
    await closeThrough('2026-06-12');
    await logWork('PLUM-3', '2026-06-04', '2h');
    const [first, second] = await periods();
    for (const side of SIDES) {
      expect(first && amounts(first[side].reported)).toEqual([500, 0, 810, 3000]);
      expect(items(first?.[side].restatement ?? null)).toEqual([[idOf('PLUM-3'), 0, 0, 90, 270]]);
      expect(second?.[side].restatement).toBeNull();
    }
    const restatement = first?.current.restatement;
    expect(restatement && amounts(restatement.reported)).toEqual([500, 0, 810, 3000]);
    expect(restatement && amounts(restatement.restated)).toEqual([500, 0, 990, 3000]);
    expect(restatement && amounts(restatement.change)).toEqual([0, 0, 180, 0]);
    expect(restatement).toMatchObject({
      levelOfEffort: null,
      others: { count: 0, earnedValue: { amount: '0.00' }, actualCost: { amount: '0.00' } },
    });
    const { curve, carried } = await report();
    expect(curve.slice(0, 2).map(({ actualCost }) => actualCost?.amount)).toEqual(['810.00', '1710.00']);
    expect(carried && amounts(carried.change)).toEqual([0, 0, 180, 0]);
    expect(curve.find(({ day }) => day === '2026-06-17')?.actualCost?.amount).toBe('1890.00');
  });

  it('are restated by a worklog that is deleted, and the next period takes it over from there', async () => {
    await open();
    await closeThrough('2026-06-05');
    const { worklogs } = (await site.jira(MEMBER, 'GET', '/rest/api/3/issue/PLUM-1/worklog')) as {
      worklogs: readonly { id: string }[];
    };
    await site.jira(MEMBER, 'DELETE', `/rest/api/3/issue/PLUM-1/worklog/${worklogs[0]?.id ?? ''}`);
    await site.settle();
    await closeThrough('2026-06-12');
    const [first, second] = await periods();
    expect(items(first?.current.restatement ?? null)).toEqual([[idOf('PLUM-1'), 0, 0, 720, 0]]);
    expect(first?.current.restatement && amounts(first.current.restatement.change)).toEqual([0, 0, -720, 0]);
    // The second was closed after the deletion: it has reported -720 of its own, which is restated by as much the other way.
    expect(second && amounts(second.current.reported)).toEqual([2000, 1000, 990, 3000]);
    expect(second?.current.restatement && amounts(second.current.restatement.change)).toEqual([0, 0, 720, 0]);
    expect((await report()).carried).toMatchObject({ change: { actualCost: { amount: '0.00' } } });
  });

  it('count items under a security level and do not name them', async () => {
    await open(
      [
        ...issues,
        { key: 'PLUM-4', type: 'Task', summary: 'Vault', created: '2026-05-01T09:00:00Z', securityLevel: 'Secret' },
      ],
      true,
    );
    await closeThrough('2026-06-05');
    await site.jira(LEAD, 'POST', '/rest/api/3/issue/PLUM-4/worklog', {
      timeSpent: '1h',
      started: '2026-06-04T08:00:00.000+0000',
    });
    await site.settle();
    const [first] = await periods();
    expect(first?.current.restatement).toMatchObject({
      items: [],
      others: { count: 1, earnedValue: { amount: '0.00' }, actualCost: { amount: '90.00' } },
    });
    expect(JSON.stringify(first)).not.toContain(idOf('PLUM-4'));
  });

  it('are restated by a holiday that is entered later: the plan, and the level of effort that follows it', async () => {
    await open();
    const byTime = { ...SETTINGS, earnedValue: { method: { kind: 'level-of-effort' } as const, overrides: [] } };
    await site.get(LEAD, 'settings/save', { settings: byTime });
    await site.settle();
    await closeThrough('2026-06-05');
    const [before] = await periods();
    expect(before && amounts(before.current.reported)).toEqual([500, 500, 810, 3000]);
    await site.get(LEAD, 'settings/save', { settings: { ...byTime, holidays: ['2026-06-04', '2026-06-05'] } });
    await site.settle();
    const [first] = await periods();
    expect(first?.current.restatement && amounts(first.current.restatement.change)).toEqual([-125, -125, 0, 0]);
    expect(first?.current.restatement).toMatchObject({
      items: [],
      levelOfEffort: { amount: '-125.00' },
      others: { count: 0, earnedValue: { amount: '0.00' } },
    });
  });

  it('are closed by administrators only, on a day that is over and still open', async () => {
    await open();
    const refusal = async (through: string, as = LEAD) => {
      const reply = await site.ask(as, 'period/close', { through });
      return reply.ok ? null : reply.refusal;
    };
    expect(await refusal('2026-06-05', MEMBER)).toEqual({
      code: 'no-permission',
      message: 'Only project administrators can close a period.',
    });
    expect(await refusal('2026-06-17')).toEqual({
      code: 'not-allowed-now',
      message:
        '2026-06-17 is not over in the project’s time zone (UTC). The last day that can be closed now is 2026-06-16.',
      field: 'through',
    });
    expect(await refusal('2026-05-31')).toMatchObject({
      code: 'not-allowed-now',
      message: 'The original baseline starts on 2026-06-01. Choose that day or a later one.',
    });
    expect(await refusal('2026-02-30')).toMatchObject({ code: 'invalid-request', field: 'through' });
    await closeThrough('2026-06-12');
    expect(await refusal('2026-06-05')).toEqual({
      code: 'not-allowed-now',
      message: 'The period through 2026-06-12 is closed and stays so: the next one ends after it. Choose a later day.',
      field: 'through',
    });
    expect(await periods()).toHaveLength(1);
  });

  it('answer whoever closed one and asks again as if for the first time, and nobody else', async () => {
    await open();
    const first = await closeThrough('2026-06-12');
    expect(await closeThrough('2026-06-12')).toEqual(first);
    expect(first.periods).toHaveLength(1);
    await closeThrough('2026-06-15');
    expect(await site.ask(LEAD, 'period/close', { through: '2026-06-12' })).toMatchObject({
      refusal: { code: 'not-allowed-now' },
    });
  });

  it('need a baseline', async () => {
    site = await openPlumblineSite(issues);
    const none = (so: string) => ({
      ok: false,
      refusal: {
        code: 'not-allowed-now',
        message: `This project has no baseline yet, so ${so}. Capture one first.`,
      },
    });
    expect(await site.ask(LEAD, 'period/close', { through: '2026-06-05' })).toEqual(none('there is nothing to close'));
    expect(await site.ask(LEAD, 'period/list', {})).toEqual(none('no period of it can be closed'));
  });

  it('need settings', async () => {
    site = await openPlumblineSite(issues, { configured: false });
    const reply = await site.ask(LEAD, 'period/list', {});
    expect(reply).toMatchObject({ refusal: { code: 'not-configured' } });
  });

  it('cost the report no statement, and their list six and one call of Jira for the permission', async () => {
    await open();
    await closeThrough('2026-06-05');
    await closeThrough('2026-06-12');
    await logWork('PLUM-3', '2026-06-04', '2h');
    let [statements, calls] = [0, 0];
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'sql') statements += 1;
      else calls += 1;
      return { action: 'proceed' };
    });
    await report();
    expect([statements, calls]).toEqual([6, 0]);
    [statements, calls] = [0, 0];
    await periods();
    expect([statements, calls]).toEqual([6, 1]);
  });
});

describe('a closed period and an approved change', () => {
  let site: ChangeSite;
  afterEach(() => site.close());

  it('restates what the work had earned against the current baseline, and never against the original', async () => {
    site = await openChangeSite();
    const field = [...site.site.all('field')].find(({ key }) => key.endsWith('__percent-complete'))?.id ?? '';
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-1', { fields: { [field]: 50 } });
    await site.settle();
    site.clock.setOffset(site.clock.offsetMs() + 7 * ONE_DAY_MS);
    await site.get(LEAD, 'period/close', { through: '2026-06-19' }, 'PLUM');
    const { issueKey, seq, termsHash } = await site.submit();
    const vote = { seq, termsHash, decision: 'approve' as const, reason: 'Needed.' };
    await site.get(ANN, 'change/decide', vote, issueKey);
    await site.get(BEN, 'change/decide', vote, issueKey);
    await site.settle();
    const { periods } = await site.get(MEMBER, 'period/list', {}, 'PLUM');
    const [period] = periods;
    expect(period).toMatchObject({ baselineVersion: 1, original: { restatement: null } });
    // PLUM-1: 10 000 becomes 12 000, half of it done; five of fifteen days of 12 000 were planned instead of five of ten of 10 000.
    expect(period && amounts(period.current.reported)).toEqual([5000, 5000, 0, 35_000]);
    const restatement = period?.current.restatement ?? null;
    expect(restatement && amounts(restatement.change)).toEqual([-1000, 1000, 0, 2000]);
    expect(items(restatement)).toEqual([[site.idOf('PLUM-1'), 5000, 6000, 0, 0]]);
  });
});
