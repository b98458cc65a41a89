import { PEOPLE } from '../../local-jira/seed/demo/people.ts';
import type { MoveExplained, MoveParts, MoveRequest } from '../../src/contract/api';
import { ANN, LEAD, MEMBER, openChangeSite, READER, type ChangeSite } from './change-site';

/*
 * Today is Wednesday 2026-06-17; one hour of work costs 90.00 EUR.
 *
 *          original  current                                      EV    AC     remaining, and its share of ETC 3728.66
 * PLUM-1   2000      2400  adjusted by an approved change         600   900    1800  2418.59
 * PLUM-2   1000      1000                                         1000  1080
 * PLUM-4   500       –     removed by it                                90
 * PLUM-5   –         800   added by it                            0            800   1074.93
 * PLUM-6   –         –     never planned                                180
 * PLUM-7   300       350   captured anew; under a security level  175   90     175   235.14
 * request  –         –     the change request, half an hour             45
 *          3800      4550                                         1775  2385   2775
 *
 * EAC = BAC / CPI = 4550 × 2385 / 1775 = 6113.66
 */
const TASK = { type: 'Task', created: '2026-05-04T09:00:00Z', reporter: LEAD };
const plan = (budget: number, start: string, dueDate: string) => ({
  dueDate,
  fields: { budget, 'planned-start': start },
});
const logged = (by: string, ...times: readonly (readonly [day: string, time: string])[]) => ({
  worklogs: times.map(([day, timeSpent]) => ({ by, started: `${day}T08:00:00Z`, timeSpent })),
});
const progress = (day: string, percent: number) => ({
  history: [{ at: `${day}T09:00:00Z`, by: LEAD, fields: { 'percent-complete': percent } }],
});
const ISSUES = [
  { key: 'PLUM-3', ...TASK, type: 'Epic', summary: 'Building' },
  {
    key: 'PLUM-2',
    ...TASK,
    summary: 'Dig',
    parent: 'PLUM-3',
    components: ['Ground'],
    assignee: MEMBER,
    ...plan(1000, '2026-06-01', '2026-06-12'),
    ...progress('2026-06-10', 100),
    ...logged(MEMBER, ['2026-05-29', '2h'], ['2026-06-02', '10h']),
  },
  {
    key: 'PLUM-1',
    ...TASK,
    summary: 'Build',
    parent: 'PLUM-3',
    components: ['Ground', 'House'],
    assignee: ANN,
    ...plan(2000, '2026-06-15', '2026-06-26'),
    ...progress('2026-06-16', 25),
    ...logged(MEMBER, ['2026-06-16', '10h']),
  },
  {
    key: 'PLUM-4',
    ...TASK,
    summary: 'Paint',
    components: ['House'],
    ...plan(500, '2026-06-15', '2026-06-26'),
    ...logged(MEMBER, ['2026-06-15', '1h']),
  },
  { key: 'PLUM-5', ...TASK, summary: 'Deeper piles', assignee: MEMBER },
  {
    key: 'PLUM-6',
    ...TASK,
    summary: 'Talk',
    components: ['House'],
    assignee: ANN,
    ...logged(MEMBER, ['2026-06-16', '2h']),
  },
  {
    key: 'PLUM-7',
    ...TASK,
    summary: 'Vault',
    securityLevel: 'Leads only',
    components: ['Ground'],
    assignee: LEAD,
    ...plan(300, '2026-06-15', '2026-06-19'),
    ...progress('2026-06-16', 50),
    ...logged(LEAD, ['2026-06-16', '1h']),
  },
  { key: 'PEAR-1', ...TASK, summary: 'Elsewhere', ...logged(MEMBER, ['2026-06-16', '7h']) },
];

/** The parts that are not zero, and the total. */
function said(parts: MoveParts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, { amount }]) =>
      part === 'total' || amount !== '0.00' ? [[part, amount]] : [],
    ),
  );
}

function cents({ amount }: { readonly amount: string }): bigint {
  return BigInt(amount.replace('.', ''));
}

describe('why the estimate is not the original budget', () => {
  let site: ChangeSite;
  beforeAll(async () => {
    site = await openChangeSite({ issues: ISSUES, settings: { quorum: 1 } });
    const budgetField = [...site.site.all('field')].find(({ key }) => key.endsWith('__budget'))?.id ?? '';
    await site.jira(LEAD, 'PUT', '/rest/api/3/issue/PLUM-7', { fields: { [budgetField]: 350 } });
    await site.settle();
    const { stageId } = await site.get(LEAD, 'baseline/stage', { jql: '' });
    await site.settle();
    await site.get(LEAD, 'baseline/commit', { stageId, name: 'Again' });
    const { issueKey, seq, termsHash } = await site.submit(
      site.terms({
        lines: [
          { kind: 'adjust', issueId: site.idOf('PLUM-1'), cost: '400.00', finishDays: 0 },
          { kind: 'remove', issueId: site.idOf('PLUM-4') },
          { kind: 'add', issueId: site.idOf('PLUM-5'), budget: '800.00', start: '2026-06-22', finish: '2026-07-03' },
        ],
      }),
    );
    await site.get(ANN, 'change/decide', { seq, termsHash, decision: 'approve', reason: '' }, issueKey);
    await site.jira(MEMBER, 'POST', `/rest/api/3/issue/${issueKey}/worklog`, {
      started: '2026-06-17T08:00:00.000+0000',
      timeSpentSeconds: 1800,
    });
    await site.settle();
  });
  afterAll(() => site.close());

  const why = (request: Partial<MoveRequest>): Promise<MoveExplained> =>
    site.get(READER, 'variance/why', { by: 'none', only: null, ...request });
  const rowsOf = async (request: Partial<MoveRequest>) =>
    (await why(request)).rows.map(({ group, parts }) => [group.kind === 'of' ? group.ids : group.kind, said(parts)]);
  const componentOf = (name: string): string =>
    [...site.site.all('project')].flatMap(({ components }) => components).find((each) => each.name === name)?.id ?? '';

  it('is told in parts that add up to the estimate which the report shows', async () => {
    const found = await why({});
    expect(found).toMatchObject({
      statusDay: '2026-06-17',
      from: { amount: '3800.00', currency: 'EUR' },
      budget: { amount: '4550.00', currency: 'EUR' },
      to: { amount: '6113.66', currency: 'EUR' },
      rows: [],
      rest: null,
    });
    expect(said(found.parts)).toEqual({
      approvedScopeChange: '300.00',
      approvedCostChange: '400.00',
      recaptured: '50.00',
      costEfficiency: '385.00',
      outsideBaseline: '225.00',
      remainingForecast: '953.66',
      total: '2313.66',
    });
    const report = await site.get(READER, 'variance/report', {});
    expect(report).toMatchObject({
      original: { figures: { budgetAtCompletion: found.from } },
      current: { figures: { estimateAtCompletion: { value: found.to }, costVariance: { amount: '-610.00' } } },
      bridge: { original: found.from, current: found.budget },
    });
  });

  it('is told by month, with what is still to come last', async () => {
    expect(await rowsOf({ by: 'month' })).toEqual([
      [['2026-05'], { costEfficiency: '180.00', total: '180.00' }],
      [
        ['2026-06'],
        {
          approvedScopeChange: '300.00',
          approvedCostChange: '400.00',
          recaptured: '50.00',
          costEfficiency: '205.00',
          outsideBaseline: '225.00',
          total: '1180.00',
        },
      ],
      ['none', { remainingForecast: '953.66', total: '953.66' }],
    ]);
  });

  it('is told by component, work of several apart and once', async () => {
    expect(await rowsOf({ by: 'component' })).toEqual([
      [
        [componentOf('Ground'), componentOf('House')],
        { approvedCostChange: '400.00', costEfficiency: '300.00', remainingForecast: '618.59', total: '1318.59' },
      ],
      [
        'none',
        { approvedScopeChange: '800.00', outsideBaseline: '45.00', remainingForecast: '274.93', total: '1119.93' },
      ],
      [
        [componentOf('House')],
        { approvedScopeChange: '-500.00', costEfficiency: '90.00', outsideBaseline: '180.00', total: '-230.00' },
      ],
      [[componentOf('Ground')], { costEfficiency: '80.00', total: '80.00' }],
      // One item under a security level: neither its component nor its people are told.
      ['unnamed', { recaptured: '50.00', costEfficiency: '-85.00', remainingForecast: '60.14', total: '25.14' }],
    ]);
  });

  it('is told by epic and by assignee', async () => {
    const totals = async (by: MoveRequest['by']) =>
      (await rowsOf({ by })).map(([group, parts]) => [group, (parts as { total: string }).total]);
    expect(await totals('epic')).toEqual([
      [[site.idOf('PLUM-3')], '1398.59'],
      ['none', '889.93'],
      ['unnamed', '25.14'],
    ]);
    expect(await totals('assignee')).toEqual([
      [[ANN], '1498.59'],
      [[MEMBER], '1154.93'],
      ['none', '-365.00'],
      ['unnamed', '25.14'],
    ]);
  });

  it('is told of one group alone, from its own original budget, by any other grouping', async () => {
    const several = { kind: 'of', ids: [componentOf('Ground'), componentOf('House')] } as const;
    const found = await why({ by: 'assignee', only: { by: 'component', group: several } });
    expect([found.from.amount, found.budget.amount, found.to.amount]).toEqual(['2000.00', '2400.00', '3318.59']);
    expect(found.rows).toEqual([{ group: { kind: 'of', ids: [ANN] }, parts: found.parts }]);
    const hidden = await why({ by: 'epic', only: { by: 'epic', group: { kind: 'unnamed' } } });
    expect([hidden.from.amount, hidden.to.amount, hidden.rows.length]).toEqual(['300.00', '325.14', 1]);
    const none = await why({ by: 'month', only: { by: 'assignee', group: { kind: 'none' } } });
    expect([none.from.amount, none.to.amount]).toEqual(['500.00', '135.00']);
    const unknown = await why({ by: 'month', only: { by: 'assignee', group: { kind: 'of', ids: ['nobody'] } } });
    expect([unknown.from.amount, unknown.to.amount, unknown.rows]).toEqual(['0.00', '0.00', []]);
  });

  it('adds up to the same cent however it is grouped, and within each group again', async () => {
    const whole = await why({});
    for (const by of ['component', 'epic', 'assignee', 'month'] as const) {
      const { rows, parts } = await why({ by });
      expect(parts).toEqual(whole.parts);
      for (const part of Object.keys(parts) as (keyof MoveParts)[]) {
        expect(rows.reduce((sum, row) => sum + cents(row.parts[part]), 0n)).toBe(cents(parts[part]));
      }
      if (by === 'month') continue;
      for (const row of rows) {
        const inside = await why({ by: 'month', only: { by, group: row.group } });
        expect(inside.parts).toEqual(row.parts);
      }
    }
  });

  it('is answered in six statements at most and without a call to Jira', async () => {
    const asked = async (request: Partial<MoveRequest>): Promise<readonly [statements: number, calls: number]> => {
      let [statements, calls] = [0, 0];
      const stop = site.forge.interception.add((crossing) => {
        if (crossing.kind === 'sql') statements += 1;
        if (crossing.kind === 'rest') calls += 1;
        return { action: 'proceed' };
      });
      await why(request);
      stop();
      return [statements, calls];
    };
    expect(await asked({ by: 'month' })).toEqual([4, 0]);
    expect(await asked({ by: 'epic' })).toEqual([6, 0]);
  });
});

/** The estimate and the cost variance are those of the report, and every grouping adds up to them. */
async function expectToAddUp(site: ChangeSite, as: string, on: string): Promise<MoveExplained> {
  const whole = await site.get(as, 'variance/why', { by: 'none', only: null }, on);
  const report = await site.get(as, 'variance/report', {}, on);
  if (report.state !== 'ready') throw new Error(`the report is ${report.state}`);
  const { original, current } = report;
  expect(whole.from).toEqual(original.figures.budgetAtCompletion);
  expect(whole.budget).toEqual(current.figures.budgetAtCompletion);
  expect({ value: whole.to }).toEqual(current.figures.estimateAtCompletion);
  const { costEfficiency, outsideBaseline, total } = whole.parts;
  expect(cents(costEfficiency) + cents(outsideBaseline)).toBe(-cents(current.figures.costVariance));
  expect(cents(whole.from) + cents(total)).toBe(cents(whole.to));
  for (const by of ['component', 'epic', 'assignee', 'month'] as const) {
    const { rows } = await site.get(as, 'variance/why', { by, only: null }, on);
    for (const part of Object.keys(whole.parts) as (keyof MoveParts)[]) {
      expect(rows.reduce((sum, row) => sum + cents(row.parts[part]), 0n)).toBe(cents(whole.parts[part]));
    }
  }
  return whole;
}

describe('the parts add up to the figures of the report', () => {
  let site: ChangeSite;
  afterEach(() => site.close());

  it('under level of effort', async () => {
    const earnedValue = { method: { kind: 'level-of-effort' }, overrides: [] } as const;
    site = await openChangeSite({ issues: ISSUES, settings: { earnedValue, workdays: [1, 2, 3, 4, 5, 6, 7] } });
    const { parts } = await expectToAddUp(site, READER, 'PLUM');
    // Of 12 days PLUM-1 (2000) and PLUM-4 (500) have had three, PLUM-7 (300) three of five, PLUM-2 (1000) all: EV 1805.
    expect(said(parts)).toMatchObject({ costEfficiency: '355.00', outsideBaseline: '180.00' });
  });

  it('for the demo project, whose baseline is captured twice', async () => {
    site = await openChangeSite({ demo: true });
    const maya = PEOPLE.maya.accountId;
    const capture = async (name: string): Promise<void> => {
      const { stageId } = await site.get(maya, 'baseline/stage', { jql: '' }, 'PAY');
      await site.settle();
      await site.get(maya, 'baseline/commit', { stageId, name }, 'PAY');
      await site.settle();
    };
    await site.settle();
    await capture('First');
    const first = await expectToAddUp(site, maya, 'PAY');
    expect(cents(first.parts.recaptured)).toBe(0n);
    const budgetField = [...site.site.all('field')].find(({ key }) => key.endsWith('__budget'))?.id ?? '';
    const put = await site.jira(maya, 'PUT', '/rest/api/3/issue/PAY-30', { fields: { [budgetField]: 17_000.01 } });
    expect(put.status).toBe(204);
    await site.settle();
    await capture('Second');
    const second = await expectToAddUp(site, maya, 'PAY');
    expect(cents(second.parts.recaptured)).toBe(cents(second.budget) - cents(first.budget));
    expect(cents(second.parts.recaptured)).toBeGreaterThan(0n);
  });
});

describe('before there is a baseline', () => {
  it('there is nothing to tell', async () => {
    const site = await openChangeSite({ until: 'settings' });
    const reply = await site.ask(MEMBER, 'variance/why', { by: 'none', only: null });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-allowed-now' } });
    await site.close();
  });

  it('nor settings', async () => {
    const site = await openChangeSite({ until: 'set-up' });
    const reply = await site.ask(MEMBER, 'variance/why', { by: 'none', only: null });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-configured' } });
    await site.close();
  });
});
