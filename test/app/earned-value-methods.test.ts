import type { EarnedValueChoice, EarnedValueMethod, VarianceReport, WorkPanel } from '../../src/contract/api';
import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; Monday to Friday are worked; one hour costs 90.00 EUR. Every item runs from Mon 8 June to
 * Fri 19 June, ten working days, of which eight have passed, and has a budget of 1000: PV 800 each.
 *
 * Task      PLUM-1   started on 9 June, 60 % entered on 10 June; 5 h logged
 * Story     PLUM-2   in progress on 9 June
 * Bug       PLUM-3   8 units planned; 2 done on 9 June, 4 on 12 June
 * Inspection PLUM-4   follows PLUM-1
 * Epic      PLUM-5   level of effort; 2 h logged
 * Inspection PLUM-6   follows PLUM-4, which follows another itself
 * Bug       PLUM-7   no units planned
 */
const PLAN = { created: '2026-05-01T09:00:00Z', dueDate: '2026-06-19' };
const planned = { budget: 1000, 'planned-start': '2026-06-08' };
const issues: readonly SeedIssue[] = [
  {
    key: 'PLUM-1',
    type: 'Task',
    summary: 'Dig',
    ...PLAN,
    fields: planned,
    history: [
      { at: '2026-06-09T09:00:00Z', by: MEMBER, status: 'In Progress' },
      { at: '2026-06-10T09:00:00Z', by: MEMBER, fields: { 'percent-complete': 60 } },
    ],
    worklogs: [{ by: MEMBER, started: '2026-06-10T08:00:00Z', timeSpent: '5h' }],
  },
  {
    key: 'PLUM-2',
    type: 'Story',
    summary: 'Build',
    ...PLAN,
    fields: planned,
    history: [{ at: '2026-06-09T09:00:00Z', by: MEMBER, status: 'In Progress' }],
  },
  {
    key: 'PLUM-3',
    type: 'Bug',
    summary: 'Lay bricks',
    ...PLAN,
    fields: { ...planned, 'units-planned': 8 },
    history: [
      { at: '2026-06-09T09:00:00Z', by: MEMBER, fields: { 'units-done': 2 } },
      { at: '2026-06-12T09:00:00Z', by: MEMBER, fields: { 'units-done': 4 } },
    ],
  },
  { key: 'PLUM-4', type: 'Inspection', summary: 'Check', ...PLAN, fields: { ...planned, 'apportioned-to': ' plum-1' } },
  {
    key: 'PLUM-5',
    type: 'Epic',
    summary: 'Manage',
    ...PLAN,
    fields: planned,
    worklogs: [{ by: MEMBER, started: '2026-06-10T08:00:00Z', timeSpent: '2h' }],
  },
  {
    key: 'PLUM-6',
    type: 'Inspection',
    summary: 'Check twice',
    ...PLAN,
    fields: { ...planned, 'apportioned-to': 'PLUM-4' },
  },
  { key: 'PLUM-7', type: 'Bug', summary: 'Tidy', ...PLAN, fields: { ...planned, 'units-done': 3 } },
];

describe('earned value by method', () => {
  let site: PlumblineSite;
  beforeEach(async () => {
    site = await openPlumblineSite(issues, {
      issueTypes: ['Task', 'Story', 'Bug', 'Inspection', 'Epic', 'Change Request'],
    });
  });
  afterEach(async () => {
    await site.close();
  });

  const typeId = (name: string) => [...site.site.all('issueType')].find((type) => type.name === name)?.id ?? '';
  const statusId = (name: string) => [...site.site.all('status')].find((status) => status.name === name)?.id ?? '';
  const fieldId = (key: string) =>
    [...site.site.all('field')].find((field) => field.key.endsWith(`__${key}`))?.id ?? '';
  const milestones = (): EarnedValueMethod => ({
    kind: 'weighted-milestones',
    weights: [
      { statusId: statusId('In Progress'), weight: 30 },
      { statusId: statusId('Done'), weight: 70 },
    ],
  });

  async function choose(method: EarnedValueMethod, byType: Readonly<Record<string, EarnedValueMethod>>): Promise<void> {
    const overrides = Object.entries(byType).map(([name, own]) => ({ issueTypeId: typeId(name), method: own }));
    const earnedValue: EarnedValueChoice = { method, overrides };
    await site.get(LEAD, 'settings/save', { settings: { ...SETTINGS, earnedValue } });
    await site.settle();
  }

  const chooseOneEach = () =>
    choose(
      { kind: 'percent-complete' },
      {
        Story: { kind: 'start-credit', atStartPercent: 20 },
        Bug: { kind: 'physical-units' },
        Inspection: { kind: 'apportioned' },
        Epic: { kind: 'level-of-effort' },
      },
    );

  async function report(): Promise<VarianceReport> {
    const view = await site.get(MEMBER, 'variance/report', {});
    if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
    return view;
  }

  async function panel(issueKey: string): Promise<WorkPanel> {
    const reply = await site.ask(MEMBER, 'panel/read', {}, 'PLUM', issueKey);
    if (!reply.ok || reply.value.kind !== 'work') throw new Error('not the panel of a work item');
    return reply.value;
  }

  function mirrored(issueKey: string, key: string): unknown {
    return [...site.site.all('issue')].find((issue) => issue.key === issueKey)?.custom[fieldId(key)];
  }

  it('is counted for each work type by its own method', async () => {
    await chooseOneEach();
    await site.capture('First');
    const { current, original, ...rest } = await report();
    // 600 by per cent, 200 at the start, 500 by units, 600 in step with PLUM-1, 800 by time; two cannot be measured.
    expect(current.figures).toMatchObject({
      earnedValue: { amount: '2700.00' },
      plannedValue: { amount: '5600.00' },
      actualCost: { amount: '630.00' },
      budgetAtCompletion: { amount: '7000.00' },
    });
    const level = {
      budget: { amount: '1000.00', currency: 'EUR' },
      earnedValue: { amount: '800.00', currency: 'EUR' },
    };
    expect([current.levelOfEffort, original.levelOfEffort]).toEqual([level, level]);
    expect(rest.issues.map(({ issueKey, earnedValue }) => [issueKey, earnedValue.amount]).sort()).toEqual([
      ['PLUM-1', '600.00'],
      ['PLUM-2', '200.00'],
      ['PLUM-3', '500.00'],
      ['PLUM-4', '600.00'],
      ['PLUM-5', '800.00'],
      ['PLUM-6', '0.00'],
      ['PLUM-7', '0.00'],
    ]);
    expect(rest.unmeasuredTotal).toBe(2);
    expect(rest.unmeasured.map(({ issueKey, explanation }) => [issueKey, explanation])).toEqual([
      ['PLUM-6', 'It is apportioned to PLUM-4, which is apportioned to another work item itself.'],
      ['PLUM-7', 'No units are planned, so the units done measure nothing.'],
    ]);
  });

  it('is the same in the report’s table, its total, the panel and the field in Jira', async () => {
    await chooseOneEach();
    await site.capture('First');
    const { issues: rows, current } = await report();
    const cents = ({ amount }: { readonly amount: string }) => Math.round(Number(amount) * 100);
    const total = rows.reduce((sum, { earnedValue }) => sum + cents(earnedValue), 0);
    expect(total).toBe(cents(current.figures.earnedValue));
    for (const row of rows) {
      const shown = await panel(row.issueKey);
      expect([row.issueKey, shown.current?.earnedValue, shown.current?.costVariance, shown.earningNote]).toEqual([
        row.issueKey,
        row.earnedValue,
        row.costVariance,
        row.earningNote,
      ]);
      expect([row.issueKey, mirrored(row.issueKey, 'cost-variance')]).toEqual([
        row.issueKey,
        Number(row.costVariance.amount),
      ]);
    }
    expect(await panel('PLUM-2')).toMatchObject({ percentComplete: 20, earningNote: null });
    expect(await panel('PLUM-5')).toMatchObject({ percentComplete: null });
    expect((await panel('PLUM-5')).earningNote).toContain('Level of effort');
    expect((await panel('PLUM-7')).earningNote).toContain('No units are planned');
  });

  it('comes from recorded history: the curve has each day as it was', async () => {
    await chooseOneEach();
    await site.capture('First');
    const at = new Map((await report()).curve.map((point) => [point.day, point.earnedValue?.amount ?? null]));
    // On the first day nothing but the level of effort has earned: a tenth of its budget.
    expect(at.get('2026-06-08')).toBe('100.00');
    // A week on: 600 + 200 + 500 + 600 + 6/10 of 1000.
    expect(at.get('2026-06-15')).toBe('2500.00');
  });

  it('counts past days again when the method changes, and forgets what it counted before', async () => {
    await site.capture('First');
    expect((await report()).current.figures.earnedValue.amount).toBe('600.00');
    await choose({ kind: 'level-of-effort' }, {});
    expect((await report()).current).toMatchObject({
      figures: { earnedValue: { amount: '5600.00' }, scheduleVariance: { amount: '0.00' } },
      levelOfEffort: { budget: { amount: '7000.00' }, earnedValue: { amount: '5600.00' } },
    });
    await choose(milestones(), {});
    const { current, curve } = await report();
    expect(current).toMatchObject({ figures: { earnedValue: { amount: '600.00' } }, levelOfEffort: null });
    expect(curve.find(({ day }) => day === '2026-06-08')?.earnedValue?.amount).toBe('0.00');
  });

  it('follows status, units and the item that another is apportioned to, through events alone', async () => {
    await chooseOneEach();
    await site.capture('First');
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-1', { fields: { [fieldId('percent-complete')]: 90 } });
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-3', { fields: { [fieldId('units-done')]: 6 } });
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-6', { fields: { [fieldId('apportioned-to')]: 'PLUM-3' } });
    await moveTo('PLUM-2', 'Done');
    await site.settle();
    const { issues: rows, current } = await report();
    expect(rows.map(({ issueKey, earnedValue }) => [issueKey, earnedValue.amount]).sort()).toEqual([
      ['PLUM-1', '900.00'],
      ['PLUM-2', '1000.00'],
      ['PLUM-3', '750.00'],
      ['PLUM-4', '900.00'],
      ['PLUM-5', '800.00'],
      ['PLUM-6', '750.00'],
      ['PLUM-7', '0.00'],
    ]);
    expect(current.figures.earnedValue.amount).toBe('5100.00');
    // PLUM-4 itself has not changed; only what it follows has.
    expect(mirrored('PLUM-4', 'cost-variance')).toBe(900);
  });

  it('knows which statuses were reached before the part of the history that an event brings', async () => {
    await choose(milestones(), {});
    await site.capture('First');
    // More changes than a bulk fetch carries.
    for (let percent = 1; percent <= 45; percent += 1) {
      await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-2', {
        fields: { [fieldId('percent-complete')]: percent },
      });
    }
    await site.settle();
    const { issues: rows, curve } = await report();
    expect(rows.find(({ issueKey }) => issueKey === 'PLUM-2')?.earnedValue.amount).toBe('300.00');
    expect(curve.find(({ day }) => day === '2026-06-15')?.earnedValue?.amount).toBe('600.00');
  });

  it('is answered in six statements whatever the methods, and a panel in three', async () => {
    await chooseOneEach();
    await site.capture('First');
    let statements = 0;
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'sql') statements += 1;
      return { action: 'proceed' };
    });
    await report();
    expect(statements).toBeLessThanOrEqual(6);
    statements = 0;
    await panel('PLUM-4');
    expect(statements).toBeLessThanOrEqual(3);
  });

  it('by units and in step waits for set-up on a site that was set up before their fields came', async () => {
    await site.inApp(async ({ store, appFields }) => {
      const fields = { ...(await appFields.find()) };
      const older = Object.entries(fields).filter(([key]) => !/^(units-|apportioned)/.test(key));
      const saved = (await store.config.read(['site'])).get('site')?.value as Record<string, never>;
      return store.config.put('site', { ...saved, fieldIds: Object.fromEntries(older) });
    });
    await chooseOneEach();
    await site.capture('First');
    const { current, unmeasured } = await report();
    expect(current.figures.earnedValue.amount).toBe('1600.00');
    expect(unmeasured.map(({ issueKey }) => issueKey)).toEqual(['PLUM-3', 'PLUM-4', 'PLUM-6', 'PLUM-7']);
  });

  async function moveTo(issueKey: string, statusName: string): Promise<void> {
    const path = `/rest/api/3/issue/${issueKey}/transitions`;
    const { transitions } = (await site.jira(MEMBER, 'GET', path)) as {
      transitions: { id: string; to: { name: string } }[];
    };
    const way = transitions.find(({ to }) => to.name === statusName);
    await site.jira(MEMBER, 'POST', path, { transition: { id: way?.id } });
  }
});

describe('what the ledger keeps of work besides', () => {
  it('is its type, components, parent, assignee and remaining estimate, as ids', async () => {
    const site = await openPlumblineSite(
      [
        { key: 'PLUM-1', type: 'Epic', summary: 'All', ...PLAN },
        {
          key: 'PLUM-2',
          type: 'Task',
          summary: 'Dig',
          ...PLAN,
          fields: planned,
          parent: 'PLUM-1',
          assignee: MEMBER,
          components: ['Ground', 'Access'],
          originalEstimate: '10h',
          worklogs: [{ by: MEMBER, started: '2026-06-10T08:00:00Z', timeSpent: '4h' }],
        },
      ],
      { issueTypes: ['Task', 'Epic', 'Change Request'], components: ['Access', 'Ground'] },
    );
    await site.capture('First');
    const [epic, task] = ['PLUM-1', 'PLUM-2'].map((key) =>
      [...site.site.all('issue')].find((issue) => issue.key === key),
    );
    const componentIds = [...site.site.all('project')]
      .find(({ key }) => key === 'PLUM')
      ?.components.map(({ id }) => id);
    await site.inApp(async ({ queue }) => queue.push([{ kind: 'rebuild', projectId: site.projectId }]));
    await site.settle();
    const [facets, remaining] = await site.inApp(async ({ store }) => [
      await store.details.readFacets(site.projectId, null),
      (await store.variance.readSpending(site.projectId)).remaining,
    ]);
    expect(facets).toEqual([
      {
        issueId: epic?.id,
        restricted: false,
        issueTypeId: epic?.issueTypeId,
        componentIds: [],
        parentId: null,
        assigneeId: null,
      },
      {
        issueId: task?.id,
        restricted: false,
        issueTypeId: task?.issueTypeId,
        componentIds: [...(componentIds ?? [])].sort(),
        parentId: epic?.id,
        assigneeId: MEMBER,
      },
    ]);
    expect(remaining).toEqual({ insideSeconds: 6 * 3600, outsideSeconds: 0, openItems: 1, unestimatedItems: 0 });
    await site.close();
  });
});
