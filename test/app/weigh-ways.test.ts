import type { ProposedOption, RequestOf, ScenarioJson, ValueOf, VarianceReport } from '../../src/contract/api';
import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; Monday to Friday are worked; one hour costs 90.00 EUR. The tolerance is 10 % and two days.
 *
 * PLUM-1  Mon 8 to Fri 12 June, 4000, 800 a day; 75 % done; 40 h logged
 * PLUM-2  Mon 15 to Fri 19 June, 4000
 * PLUM-3  Mon 22 and Tue 23 June, 2000
 *
 * BAC 10 000, EV 3000, AC 3600, CPI 5/6, EAC 12 000; PD 12, AT 8, ES 3.75, SPI(t) 15/32: IEAC(t) is 25.6, the 26th working
 * day is Monday 13 July.
 */
const PLAN = { type: 'Task', created: '2026-05-01T09:00:00Z' };
const DIG: SeedIssue = {
  key: 'PLUM-1',
  ...PLAN,
  summary: 'Dig',
  dueDate: '2026-06-12',
  fields: { budget: 4000, 'planned-start': '2026-06-08' },
  history: [{ at: '2026-06-10T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 75 } }],
  worklogs: [{ by: MEMBER, started: '2026-06-10T08:00:00Z', timeSpent: '40h' }],
};
const BUILD: SeedIssue = {
  key: 'PLUM-2',
  ...PLAN,
  summary: 'Build',
  dueDate: '2026-06-19',
  fields: { budget: 4000, 'planned-start': '2026-06-15' },
};
const PAINT: SeedIssue = {
  key: 'PLUM-3',
  ...PLAN,
  summary: 'Paint',
  dueDate: '2026-06-23',
  fields: { budget: 2000, 'planned-start': '2026-06-22' },
};

describe('the ways to proceed', () => {
  let site: PlumblineSite;
  afterEach(() => site.close());

  const open = async (issues: readonly SeedIssue[] = [DIG, BUILD, PAINT], options = {}): Promise<void> => {
    site = await openPlumblineSite(issues, options);
    await site.capture('First');
  };
  const idOf = (key: string) => [...site.site.all('issue')].find((issue) => issue.key === key)?.id ?? '';
  const leave = (decision: 'drop' | 'defer', ...keys: string[]): ProposedOption => ({
    way: 'redefine-success',
    items: keys.map((key) => ({ issueId: idOf(key), decision })),
  });
  const MONEY: ProposedOption = { way: 'more-money', amount: '2000' };
  const PEOPLE: ProposedOption = {
    way: 'more-people',
    people: 2,
    rate: '270.00',
    start: '2026-06-22',
    productivityPercent: 100,
  };
  const TIME: ProposedOption = { way: 'more-time', finish: '2026-07-13' };

  const weigh = (...options: ProposedOption[]) => site.get(MEMBER, 'variance/options', { options });
  const refusalOf = async (request: unknown, as = MEMBER) => {
    const reply = await site.ask(as, 'variance/options', request as RequestOf<'variance/options'>);
    if (reply.ok) throw new Error('not refused');
    return reply.refusal;
  };
  async function report(): Promise<VarianceReport> {
    const view = await site.get(MEMBER, 'variance/report', {});
    if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
    return view;
  }
  function scenarioAt({ scenarios }: ValueOf<'variance/options'>, ...options: number[]): ScenarioJson {
    const found = scenarios.find((weighed) => weighed.options.join() === options.join());
    if (found === undefined || !('scenario' in found)) throw new Error(`no scenario of ${options.join()}`);
    return found.scenario;
  }
  /** As the table has it. */
  const rowOf = (scenario: ScenarioJson) => ({
    budget: scenario.budgetAtCompletion.amount,
    estimate: scenario.estimateAtCompletion.amount,
    finish: 'value' in scenario.finish ? scenario.finish.value : scenario.finish.undefined,
    cost: `${scenario.tolerance.cost.verdict} ${scenario.tolerance.cost.over.amount} of ${scenario.tolerance.cost.allowed.amount}`,
    late:
      'value' in scenario.tolerance.finish
        ? `${scenario.tolerance.finish.value.verdict} ${String(scenario.tolerance.finish.value.daysLate)} of ${String(scenario.tolerance.finish.value.allowedDays)}`
        : scenario.tolerance.finish.undefined,
  });

  it('begin with staying as the project is, by the figures of the report', async () => {
    await open();
    const answer = await weigh();
    expect(answer.statusDay).toBe('2026-06-17');
    expect(answer.scenarios.map(({ options }) => options)).toEqual([[]]);
    const stay = scenarioAt(answer);
    expect(rowOf(stay)).toEqual({
      budget: '10000.00',
      estimate: '12000.00',
      finish: '2026-07-13',
      cost: 'beyond 2000.00 of 1000.00',
      late: 'beyond 14 of 2',
    });
    expect(stay).toMatchObject({
      ways: ['stay'],
      estimateBasis: 'cost-performance',
      approvedFinish: '2026-06-23',
      toCompletePerformanceIndex: { toBudget: { value: 7000 / 6400 }, toEstimate: { value: 5 / 6 } },
    });
    const { figures, version } = (await report()).current;
    expect(figures.budgetAtCompletion).toEqual(stay.budgetAtCompletion);
    expect(figures.estimateAtCompletion).toEqual({ value: stay.estimateAtCompletion });
    expect(figures.estimateBasis).toBe(stay.estimateBasis);
    expect(figures.inTime.atSchedulePerformance.finish).toEqual(stay.finish);
    expect(figures.toCompletePerformanceIndex).toEqual(stay.toCompletePerformanceIndex);
    expect(version.finish).toBe(stay.approvedFinish);
  });

  it('are weighed one by one and in pairs, each against the same budget, finish and tolerance', async () => {
    await open();
    const answer = await weigh(leave('drop', 'PLUM-3'), MONEY, PEOPLE, TIME);
    expect(answer.scenarios.map(({ options }) => options)).toEqual([
      [],
      [0],
      [1],
      [2],
      [3],
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    // 8000 / CPI; (10 - 3.75) / SPI(t) = 13.3 days after the eighth.
    expect(rowOf(scenarioAt(answer, 0))).toEqual({
      budget: '8000.00',
      estimate: '9600.00',
      finish: '2026-07-07',
      cost: 'beyond 1600.00 of 800.00',
      late: 'beyond 10 of 2',
    });
    expect(rowOf(scenarioAt(answer, 1))).toEqual({
      budget: '12000.00',
      estimate: '12000.00',
      finish: '2026-07-13',
      cost: 'within 0.00 of 1200.00',
      late: 'beyond 14 of 2',
    });
    // The team earns 7000 / 17.6 a day, from the third day on 450 more are earned: 9.3 days after the eighth.
    expect(rowOf(scenarioAt(answer, 2))).toEqual({
      budget: '10000.00',
      estimate: '12000.00',
      finish: '2026-07-01',
      cost: 'beyond 2000.00 of 1000.00',
      late: 'beyond 6 of 2',
    });
    expect(rowOf(scenarioAt(answer, 3))).toEqual({
      budget: '10000.00',
      estimate: '12000.00',
      finish: '2026-07-13',
      cost: 'beyond 2000.00 of 1000.00',
      late: 'within 0 of 2',
    });
    expect(rowOf(scenarioAt(answer, 1, 3))).toEqual({
      budget: '12000.00',
      estimate: '12000.00',
      finish: '2026-07-13',
      cost: 'within 0.00 of 1200.00',
      late: 'within 0 of 2',
    });
    expect(scenarioAt(answer, 0).toCompletePerformanceIndex.toBudget).toEqual({ value: 5000 / 4400 });
    expect(scenarioAt(answer, 0, 1).ways).toEqual(['redefine-success', 'more-money']);
  });

  it('take added people for as productive as somebody says, at the same cost', async () => {
    await open();
    const half = scenarioAt(await weigh({ ...PEOPLE, productivityPercent: 50 }), 0);
    // 225 more a day: 9.96 days after the tenth. Half of their 540 a day buys nothing that the team would not have earned.
    expect(rowOf(half)).toEqual({
      budget: '10000.00',
      estimate: '14690.15',
      finish: '2026-07-03',
      cost: 'beyond 4690.15 of 1000.00',
      late: 'beyond 8 of 2',
    });
    expect(half.explanation).toContainEqual(
      expect.objectContaining({
        label: 'Productivity of those added from 2026-06-22',
        value: { value: { unit: 'index', number: 0.5 } },
      }),
    );
  });

  it('give as much time as the forecast takes, of the team as it is and with those who are added', async () => {
    await open();
    const answer = await weigh({ way: 'more-time', finish: 'forecast' }, PEOPLE);
    const [alone, together] = [scenarioAt(answer, 0), scenarioAt(answer, 0, 1)];
    expect([alone, together].map((scenario) => [scenario.approvedFinish, rowOf(scenario).late])).toEqual([
      ['2026-07-13', 'within 0 of 2'],
      ['2026-07-01', 'within 0 of 2'],
    ]);
  });

  it('say so where there is no forecast to give time by', async () => {
    const begun = { at: '2026-06-16T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 1 } };
    const planned = { 'planned-start': '2026-06-15' };
    await open([
      { ...BUILD, fields: { ...planned, budget: 40_000_000 } },
      { ...BUILD, key: 'PLUM-4', fields: { ...planned, budget: 1 }, history: [begun] },
    ]);
    const { scenarios } = await weigh({ way: 'more-time', finish: 'forecast' });
    expect(scenarios[1]).toEqual({
      options: [0],
      contradiction: 'There is no forecast finish to take for the approved one: too far ahead to name a day.',
    });
  });

  it('leave in the project what is earned of an item that leaves', async () => {
    await open();
    const deferred = scenarioAt(await weigh(leave('defer', 'PLUM-1', 'PLUM-2')), 0);
    // 10 000 - 1000 - 4000.
    expect(deferred.budgetAtCompletion.amount).toBe('5000.00');
    expect(deferred.estimateAtCompletion.amount).toBe('6000.00');
  });

  it('are explained line by line, with work items by their keys', async () => {
    await open();
    const { explanation } = scenarioAt(await weigh(leave('drop', 'PLUM-3'), TIME), 0, 1);
    expect(explanation).toContainEqual({
      label: 'Dropped: PLUM-3',
      formula: 'baseline budget of the item − what it has earned',
      value: { value: { unit: 'money', amount: { amount: '2000.00', currency: 'EUR' } } },
      why: expect.stringContaining('It will not be done.') as string,
    });
    expect(explanation).toContainEqual(
      expect.objectContaining({
        label: 'Approved finish',
        value: { value: { unit: 'day', day: '2026-07-13' } },
      }),
    );
    expect(explanation).toContainEqual(
      expect.objectContaining({
        label: 'Actual time (AT)',
        value: { value: { unit: 'working-days', number: 8 } },
      }),
    );
    expect(explanation.map(({ label }) => label).at(-1)).toBe('Finish against staying');
  });

  it('say so where two of them contradict each other', async () => {
    await open();
    const { scenarios } = await weigh(TIME, { way: 'more-time', finish: '2026-08-03' }, leave('drop', 'PLUM-3'));
    expect(scenarios.find(({ options }) => options.join() === '0,1')).toEqual({
      options: [0, 1],
      contradiction: 'Two options set a new finish: only one can be approved.',
    });
  });

  it('count level of effort and work in step as the report does', async () => {
    const issues = [
      DIG,
      BUILD,
      { ...PAINT, type: 'Inspection', fields: { ...(PAINT['fields'] as object), 'apportioned-to': 'PLUM-1' } },
      { ...BUILD, key: 'PLUM-4', type: 'Epic', summary: 'Manage' },
    ];
    site = await openPlumblineSite(issues, { issueTypes: ['Task', 'Inspection', 'Epic', 'Change Request'] });
    const typeId = (name: string) => [...site.site.all('issueType')].find((type) => type.name === name)?.id ?? '';
    const overrides = [
      { issueTypeId: typeId('Inspection'), method: { kind: 'apportioned' } },
      { issueTypeId: typeId('Epic'), method: { kind: 'level-of-effort' } },
    ] as const;
    const earnedValue = { method: { kind: 'percent-complete' }, overrides } as const;
    await site.get(LEAD, 'settings/save', { settings: { ...SETTINGS, earnedValue } });
    await site.settle();
    await site.capture('First');
    // 3000, 75 % of 2000, and three of five days of 4000.
    const { figures } = (await report()).current;
    expect(figures.earnedValue.amount).toBe('6900.00');
    const answer = await weigh(leave('drop', 'PLUM-3'), leave('drop', 'PLUM-4'), leave('drop', 'PLUM-2'));
    const stay = scenarioAt(answer);
    expect(stay.finish).toEqual(figures.inTime.atSchedulePerformance.finish);
    expect({ value: stay.estimateAtCompletion }).toEqual(figures.estimateAtCompletion);
    expect([[], [0], [1], [2]].map((options) => scenarioAt(answer, ...options).budgetAtCompletion.amount)).toEqual([
      '14000.00',
      '13500.00',
      '12400.00',
      '10000.00',
    ]);
  });

  it('end, once all is done, on the day that the report has', async () => {
    const done = { at: '2026-06-16T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 100 } };
    await open([{ ...DIG, history: [done] }]);
    const { figures } = (await report()).current;
    expect(figures.inTime.atSchedulePerformance.finish).toEqual({ value: '2026-06-16' });
    const answer = await weigh(MONEY);
    expect([scenarioAt(answer), scenarioAt(answer, 0)].map(({ finish }) => finish)).toEqual([
      { value: '2026-06-16' },
      { value: '2026-06-16' },
    ]);
  });

  it('cost five statements and one call to Jira, and without work items four and none', async () => {
    await open();
    for (const [options, statements, calls] of [
      [[leave('drop', 'PLUM-2', 'PLUM-3'), leave('defer', 'PLUM-1'), MONEY, PEOPLE, TIME], 5, 1],
      [[], 4, 0],
    ] as const) {
      site.forge.meter.reset();
      await weigh(...options);
      const { sqlStatements, restCalls } = site.forge.meter.totals();
      expect([sqlStatements, restCalls]).toEqual([statements, calls]);
    }
  });

  it('refuse work that somebody may not see in the words of work that does not exist', async () => {
    await open([DIG, { ...BUILD, securityLevel: 'Secret' }, PAINT], { secured: true });
    const hidden = leave('drop', 'PLUM-3', 'PLUM-2');
    const missing = { ...leave('drop', 'PLUM-3'), items: [...itemsOf(leave('drop', 'PLUM-3')), ...itemsOf(stray())] };
    const refusals = [await refusalOf({ options: [MONEY, hidden] }), await refusalOf({ options: [MONEY, missing] })];
    for (const refusal of refusals) {
      expect(refusal).toEqual({
        code: 'no-permission',
        message: 'A work item of this option does not exist, or you may not see it. Leave it out.',
        field: 'options.1.items.1.issueId',
      });
    }
    const seen = await site.get(LEAD, 'variance/options', { options: [hidden] });
    expect(scenarioAt(seen, 0).budgetAtCompletion.amount).toBe('4000.00');
  });

  const itemsOf = (option: ProposedOption) => (option.way === 'redefine-success' ? option.items : []);
  const stray = (): ProposedOption => ({
    way: 'redefine-success',
    items: [{ issueId: '999999999', decision: 'drop' }],
  });

  it('refuse what cannot be, at its field, and say what to do', async () => {
    const finished: SeedIssue = {
      ...DIG,
      key: 'PLUM-4',
      history: [{ at: '2026-06-10T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 100 } }],
    };
    await open([DIG, BUILD, PAINT, finished, { key: 'PLUM-5', ...PLAN, summary: 'Unplanned' }]);
    const at = async (...options: ProposedOption[]) => {
      const { code, field, message } = await refusalOf({ options });
      expect(code).toBe('invalid-request');
      return `${field ?? ''}: ${message}`;
    };
    expect([
      await at(leave('drop')),
      await at(leave('drop', 'PLUM-1', 'PLUM-5')),
      await at(MONEY, leave('defer', 'PLUM-4')),
      await at(leave('drop', 'PLUM-1', 'PLUM-2', 'PLUM-1')),
      await at({ way: 'more-money', amount: '0' }),
      await at({ way: 'more-money', amount: '0.001' }),
      await at({ ...PEOPLE, rate: '0.00' }),
      await at({ ...PEOPLE, rate: '1.005' }),
      await at({ ...PEOPLE, start: '2026-06-16' }),
      await at(TIME, { way: 'more-time', finish: '2026-06-16' }),
      await at({ way: 'more-time', finish: '2026-06-22' }),
    ]).toEqual([
      'options.0.items: Choose at least one work item to drop or to defer.',
      'options.0.items.1.issueId: PLUM-5 is not in the current baseline. Only work of the current baseline can be dropped or deferred.',
      'options.1.items.0.issueId: PLUM-4 has no budget left that is not earned. Leave it out: dropping it would change nothing.',
      'options.0.items.2.issueId: PLUM-1 is named twice. Leave it out once.',
      'options.0.amount: The money to add must be above zero, not 0.00 EUR.',
      'options.0.amount: 0.001 has more decimals than EUR has (2).',
      'options.0.rate: The cost of a working day must be above zero, not 0.00 EUR.',
      'options.0.rate: 1.005 has more decimals than EUR has (2).',
      'options.0.start: The start 2026-06-16 is before the status day 2026-06-17. Choose the status day or a later one.',
      'options.1.finish: The new finish 2026-06-16 is before the status day 2026-06-17. Choose the status day or a later one.',
      'options.0.finish: The new finish 2026-06-22 is before the approved finish 2026-06-23. Choose that day or a later one.',
    ]);
  });

  it('wait for settings and a baseline', async () => {
    site = await openPlumblineSite([DIG], { configured: false });
    expect(await refusalOf({ options: [] })).toMatchObject({ code: 'not-configured' });
    await site.get(LEAD, 'settings/save', { settings: SETTINGS });
    expect(await refusalOf({ options: [] })).toEqual({
      code: 'not-allowed-now',
      message: 'This project has no baseline yet, so there is no plan to weigh ways to proceed by. Capture one first.',
    });
  });
});
