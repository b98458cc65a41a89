import type { EarnedValueMethod, GroupRow, MoveFacet, MoveGroup, VarianceGroups } from '../../src/contract/api';
import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; Monday to Friday are worked; one hour costs 90.00 EUR. What runs from Mon 8 to Fri 19 June has
 * ten working days, of which eight have passed.
 *
 *         epic    components     assignee   BAC   PV    EV    AC
 * PLUM-1  itself                            1000  800   800         level of effort
 * PLUM-2  PLUM-1  Ground         Max        1000  800   600   450   60 % on 10 June
 * PLUM-3          Ground, House  Max        1000  800   600         apportioned to PLUM-2
 * PLUM-4          House                                       180   no budget, so in no baseline
 * PLUM-5          Ground         Lena        300  180   150   270   15 to 19 June, 50 % on the 16th; under a security level
 * PLUM-6          House                      100  100    10    45   8 to 10 June, 10 % on the 9th
 *                                           3400 2680  2160   945
 */
const TASK = { type: 'Task', created: '2026-05-01T09:00:00Z', reporter: LEAD };
const plan = (budget: number, start: string, dueDate: string) => ({
  dueDate: `2026-06-${dueDate}`,
  fields: { budget, 'planned-start': `2026-06-${start}` },
});
const done = (day: string, percent: number) => ({
  history: [{ at: `2026-06-${day}T09:00:00Z`, by: LEAD, fields: { 'percent-complete': percent } }],
});
const logged = (by: string, day: string, timeSpent: string) => ({
  worklogs: [{ by, started: `2026-06-${day}T08:00:00Z`, timeSpent }],
});
const ISSUES: readonly SeedIssue[] = [
  { key: 'PLUM-1', ...TASK, type: 'Epic', summary: 'Manage', ...plan(1000, '08', '19') },
  {
    key: 'PLUM-2',
    ...TASK,
    summary: 'Dig',
    parent: 'PLUM-1',
    components: ['Ground'],
    assignee: MEMBER,
    ...plan(1000, '08', '19'),
    ...done('10', 60),
    ...logged(MEMBER, '10', '5h'),
  },
  {
    key: 'PLUM-3',
    ...TASK,
    type: 'Inspection',
    summary: 'Check',
    components: ['Ground', 'House'],
    assignee: MEMBER,
    dueDate: '2026-06-19',
    fields: { budget: 1000, 'planned-start': '2026-06-08', 'apportioned-to': 'PLUM-2' },
  },
  { key: 'PLUM-4', ...TASK, summary: 'Talk', components: ['House'], ...logged(MEMBER, '16', '2h') },
  {
    key: 'PLUM-5',
    ...TASK,
    summary: 'Vault',
    securityLevel: 'Secret',
    components: ['Ground'],
    assignee: LEAD,
    ...plan(300, '15', '19'),
    ...done('16', 50),
    ...logged(LEAD, '16', '3h'),
  },
  {
    key: 'PLUM-6',
    ...TASK,
    summary: 'Paint',
    components: ['House'],
    ...plan(100, '08', '10'),
    ...done('09', 10),
    ...logged(MEMBER, '08', '30m'),
  },
];
const OPTIONS = {
  issueTypes: ['Task', 'Epic', 'Inspection', 'Change Request'],
  components: ['Ground', 'House'],
  secured: true,
};

async function openMeasured(issues: readonly SeedIssue[]): Promise<PlumblineSite> {
  const site = await openPlumblineSite(issues, OPTIONS);
  const override = (name: string, kind: 'level-of-effort' | 'apportioned') => {
    const method: EarnedValueMethod = { kind };
    return { issueTypeId: [...site.site.all('issueType')].find((type) => type.name === name)?.id ?? '', method };
  };
  const overrides = [override('Epic', 'level-of-effort'), override('Inspection', 'apportioned')];
  const earnedValue = { ...SETTINGS.earnedValue, overrides };
  await site.get(LEAD, 'settings/save', { settings: { ...SETTINGS, earnedValue } });
  await site.settle();
  await site.capture('First');
  return site;
}

/** BAC, PV, EV, AC and CV in whole major units. */
function said({ figures }: GroupRow): readonly number[] {
  const { budgetAtCompletion, plannedValue, earnedValue, actualCost, costVariance } = figures;
  return [budgetAtCompletion, plannedValue, earnedValue, actualCost, costVariance].map(({ amount }) => Number(amount));
}

function idsOf(group: MoveGroup): string {
  return group.kind === 'of' ? group.ids.join(' ') : group.kind;
}

describe('a project by groups', () => {
  let site: PlumblineSite;
  beforeAll(async () => {
    site = await openMeasured(ISSUES);
  });
  afterAll(() => site.close());

  const groups = (by: MoveFacet): Promise<VarianceGroups> => site.get(MEMBER, 'variance/groups', { by });
  const rowsOf = async (by: MoveFacet) =>
    Object.fromEntries((await groups(by)).rows.map((row) => [idsOf(row.group), said(row)]));
  const component = (name: string): string =>
    [...site.site.all('project')].find(({ key }) => key === 'PLUM')?.components.find((each) => each.name === name)
      ?.id ?? '';
  const issue = (key: string): string => [...site.site.all('issue')].find((each) => each.key === key)?.id ?? '';
  const report = async () => {
    const view = await site.get(MEMBER, 'variance/report', {});
    if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
    return view;
  };

  it('is told component by component, several together as one, worst cost variance first', async () => {
    const { rows, rest } = await groups('component');
    expect(rows.map((row) => [idsOf(row.group), ...said(row)])).toEqual([
      [component('House'), 100, 100, 10, 225, -215],
      ['unnamed', 300, 180, 150, 270, -120],
      [component('Ground'), 1000, 800, 600, 450, 150],
      [`${component('Ground')} ${component('House')}`, 1000, 800, 600, 0, 600],
      ['none', 1000, 800, 800, 0, 800],
    ]);
    expect(rest).toBeNull();
  });

  it('is told epic by epic, the epic in its own', async () => {
    expect(await rowsOf('epic')).toEqual({
      unnamed: [300, 180, 150, 270, -120],
      none: [1100, 900, 610, 225, 385],
      [issue('PLUM-1')]: [2000, 1600, 1400, 450, 950],
    });
  });

  it('is told person by person, without anybody whose work is under a security level', async () => {
    expect(await rowsOf('assignee')).toEqual({
      unnamed: [300, 180, 150, 270, -120],
      none: [1100, 900, 810, 225, 585],
      [MEMBER]: [2000, 1600, 1200, 450, 750],
    });
  });

  it('has indices of each group’s own sums, and says why one means nothing', async () => {
    const { rows } = await groups('component');
    const [house, , ground, both] = rows.map(({ figures }) => figures);
    expect(house).toMatchObject({ completeShare: { value: 0.1 }, lowMaturity: true });
    expect(ground).toMatchObject({
      scheduleVariance: { amount: '-200.00', currency: 'EUR' },
      schedulePerformanceIndex: { value: 0.75 },
      costPerformanceIndex: { value: 600 / 450 },
      completeShare: { value: 0.6 },
      lowMaturity: false,
    });
    expect(both).toMatchObject({
      costPerformanceIndex: { undefined: 'no actual cost recorded' },
      schedulePerformanceIndex: { value: 0.75 },
    });
  });

  it('has a weekly curve for each group, whose earned value and cost stop at the status day', async () => {
    const { days, rows } = await groups('component');
    expect(days).toEqual(['2026-06-08', '2026-06-15', '2026-06-17', '2026-06-19']);
    const [house, , , , none] = rows.map(({ curve }) => curve);
    expect(house).toEqual({
      plannedValue: ['33.33', '100.00', '100.00', '100.00'],
      earnedValue: ['0.00', '10.00', '10.00'],
      actualCost: ['45.00', '45.00', '225.00'],
    });
    // Level of effort.
    expect(none).toEqual({
      plannedValue: ['100.00', '600.00', '800.00', '1000.00'],
      earnedValue: ['100.00', '600.00', '800.00'],
      actualCost: ['0.00', '0.00', '0.00'],
    });
  });

  it('adds up to the whole, which is the one of the report', async () => {
    const { current, curve } = await report();
    for (const by of ['component', 'epic', 'assignee'] as const) {
      const { rows, whole, days } = await groups(by);
      expect(current.figures).toMatchObject(whole.figures);
      expect(said(whole)).toEqual([3400, 2680, 2160, 945, 1215]);
      const sums = rows.map(said).reduce((sum, row) => sum.map((amount, index) => amount + (row[index] ?? 0)));
      expect(sums).toEqual(said(whole));
      expect(days).toEqual(curve.map(({ day }) => day));
      expect(whole.curve).toEqual({
        plannedValue: curve.map(({ plannedValue }) => plannedValue.amount),
        earnedValue: curve.flatMap(({ earnedValue }) => earnedValue?.amount ?? []),
        actualCost: curve.flatMap(({ actualCost }) => actualCost?.amount ?? []),
      });
    }
  });

  it('is answered in six statements and without a call to Jira', async () => {
    const crossings: string[] = [];
    const stop = site.forge.interception.add(({ kind }) => {
      crossings.push(kind);
      return { action: 'proceed' };
    });
    await groups('epic');
    stop();
    expect(crossings).toEqual(Array.from({ length: 6 }, () => 'sql'));
  });

  it('is not asked by anything else', async () => {
    const reply = await site.ask(MEMBER, 'variance/groups', { by: 'colour' as MoveFacet });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'invalid-request', field: 'by' } });
  });
});

describe('a project whose dates have slips in them', () => {
  let site: PlumblineSite;
  afterEach(() => site.close());

  it('is counted all the same, to the same amounts', async () => {
    const slip = {
      key: 'PLUM-7',
      ...TASK,
      summary: 'Never',
      components: ['House'],
      dueDate: '9999-12-31',
      fields: { budget: 500, 'planned-start': '2026-06-08' },
      ...logged(MEMBER, '16', '1h'),
    };
    site = await openMeasured([...ISSUES, slip]);
    const { rows, whole, days } = await site.get(MEMBER, 'variance/groups', { by: 'component' });
    expect(said(whole)).toEqual([3900, 2680, 2160, 1035, 1125]);
    expect(rows.map(said)).toContainEqual([600, 100, 10, 315, -305]);
    expect(days.length).toBeLessThanOrEqual(107);
    expect(days.at(-1)).toBe('9999-12-31');
    expect(rows.every(({ curve }) => curve.plannedValue.length === days.length)).toBe(true);
    const view = await site.get(MEMBER, 'variance/report', {});
    expect(view).toMatchObject({ current: { figures: whole.figures } });
  });
});

describe('groups before there is a baseline', () => {
  it.each([
    [true, 'not-allowed-now'],
    [false, 'not-configured'],
  ])('with settings (%s), are refused: %s', async (configured, code) => {
    const site = await openPlumblineSite([], { configured });
    const reply = await site.ask(MEMBER, 'variance/groups', { by: 'epic' });
    expect(reply).toMatchObject({ ok: false, refusal: { code } });
    await site.close();
  });
});
