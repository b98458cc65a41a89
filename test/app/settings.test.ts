import { z } from 'zod';
import type { EarnedValueChoice, EarnedValueMethod, ProjectSettings } from '../../src/contract/api';
import { APPROVER, LEAD, openPlumblineSite, SETTINGS, type PlumblineSite } from './plumbline-site';

const LEVEL = { kind: 'level-of-effort' } as const;

function method(chosen: EarnedValueMethod): Partial<ProjectSettings> {
  return { earnedValue: { method: chosen, overrides: [] } };
}

/** Of one status after the other. */
function milestones(...weights: readonly number[]): Partial<ProjectSettings> {
  const weighted = weights.map((weight, index) => ({ statusId: String(index + 1), weight }));
  return method({ kind: 'weighted-milestones', weights: weighted });
}

function overrides(...chosen: EarnedValueChoice['overrides']): Partial<ProjectSettings> {
  return { earnedValue: { method: { kind: 'percent-complete' }, overrides: chosen } };
}

describe('the project settings', () => {
  let site: PlumblineSite;
  beforeEach(async () => {
    site = await openPlumblineSite(
      [
        {
          key: 'PLUM-1',
          type: 'Task',
          summary: 'One',
          created: '2026-05-01T09:00:00Z',
          dueDate: '2026-06-12',
          fields: { budget: 1000, 'planned-start': '2026-06-01' },
        },
      ],
      { configured: false },
    );
  });
  afterEach(async () => {
    await site.close();
  });

  const save = (part: Partial<ProjectSettings>, as = LEAD) =>
    site.ask(as, 'settings/save', { settings: { ...SETTINGS, ...part } });

  it('are defaults that nothing counts with until somebody saves them', async () => {
    expect(await site.get(LEAD, 'settings/read', {})).toMatchObject({
      saved: false,
      canEdit: true,
      currencyLocked: null,
    });
  });

  it('come back as saved, put in order', async () => {
    const saved = await save({
      workdays: [5, 1, 3, 1],
      holidays: ['2026-12-25', '2026-01-01', '2026-12-25'],
      hourlyRate: { amount: '80', currency: 'EUR' },
      approvers: [APPROVER, LEAD, APPROVER],
      quorum: 2,
    });
    expect(saved).toMatchObject({
      ok: true,
      value: {
        saved: true,
        settings: {
          workdays: [1, 3, 5],
          holidays: ['2026-01-01', '2026-12-25'],
          hourlyRate: { amount: '80.00', currency: 'EUR' },
          approvers: [APPROVER, LEAD],
        },
      },
    });
    if (!saved.ok) throw new Error('refused');
    expect(await site.get(LEAD, 'settings/read', {})).toEqual(saved.value);
  });

  it('are saved by project administrators only', async () => {
    // Jira keeps others off the page; here the permission is taken away while the page is open.
    const release = site.forge.interception.add((crossing) => {
      if (crossing.kind === 'rest' && crossing.path.startsWith('/rest/api/3/mypermissions'))
        setAdministrator(site, APPROVER);
      return { action: 'proceed' };
    });
    expect(await save({})).toMatchObject({ ok: false, refusal: { code: 'no-permission' } });
    release();
    setAdministrator(site, LEAD);
    expect((await site.get(LEAD, 'settings/read', {})).saved).toBe(false);
  });

  it.each<[field: string, part: Partial<ProjectSettings>]>([
    ['settings.currency', { currency: 'XYZ' }],
    ['settings.currency', { currency: 'eur' }],
    ['settings.workdays', { workdays: [] }],
    ['settings.holidays.1', { holidays: ['2026-01-01', '2026-02-30'] }],
    ['settings.timeZone', { timeZone: 'Mars/Olympus' }],
    ['settings.timeZone', { timeZone: '+02:00' }],
    ['settings.hourlyRate', { hourlyRate: { amount: '-1', currency: 'EUR' } }],
    ['settings.hourlyRate', { hourlyRate: { amount: '1.005', currency: 'EUR' } }],
    ['settings.hourlyRate', { hourlyRate: { amount: 'NaN', currency: 'EUR' } }],
    ['settings.hourlyRate', { hourlyRate: { amount: '1', currency: 'USD' } }],
    ['settings.tolerance.costPercent', { tolerance: { costPercent: -1, scheduleDays: 0 } }],
    ['settings.tolerance.costPercent', { tolerance: { costPercent: 1e9, scheduleDays: 0 } }],
    ['settings.tolerance.scheduleDays', { tolerance: { costPercent: 0, scheduleDays: 1.5 } }],
    ['settings.approvers', { approvers: [] }],
    ['settings.approvers.1', { approvers: [APPROVER, 'nobody-at-all'] }],
    ['settings.earnedValue.method.atStartPercent', method({ kind: 'start-credit', atStartPercent: 100.01 })],
    ['settings.earnedValue.method.atStartPercent', method({ kind: 'start-credit', atStartPercent: -1 })],
    ['settings.earnedValue.method.atStartPercent', method({ kind: 'start-credit', atStartPercent: 33.333 })],
    ['settings.earnedValue.method.weights', method({ kind: 'weighted-milestones', weights: [] })],
    ['settings.earnedValue.method.weights.0.weight', milestones(0)],
    ['settings.earnedValue.method.weights.0.weight', milestones(1000.01)],
    ['settings.earnedValue.method.weights.1.weight', milestones(1, -1)],
    ['settings.earnedValue.method.weights.1.weight', milestones(1, 0.001)],
    [
      'settings.earnedValue.method.weights.1.statusId',
      method({
        kind: 'weighted-milestones',
        weights: [
          { statusId: '3', weight: 1 },
          { statusId: '3', weight: 2 },
        ],
      }),
    ],
    [
      'settings.earnedValue.overrides.0.method.atStartPercent',
      overrides({ issueTypeId: '10001', method: { kind: 'start-credit', atStartPercent: 101 } }),
    ],
    [
      'settings.earnedValue.overrides.1.issueTypeId',
      overrides({ issueTypeId: '10001', method: LEVEL }, { issueTypeId: '10001', method: LEVEL }),
    ],
    ['settings.estimates.costWeightPercent', { estimates: { costWeightPercent: 100.5, recentPeriods: 3 } }],
    ['settings.estimates.recentPeriods', { estimates: { costWeightPercent: 80, recentPeriods: 0 } }],
    ['settings.estimates.recentPeriods', { estimates: { costWeightPercent: 80, recentPeriods: 53 } }],
    ['settings.quorum', { quorum: 0 }],
    ['settings.quorum', { quorum: 2 }],
  ])('refuse %s as in %j', async (field, part) => {
    expect(await save(part)).toMatchObject({ ok: false, refusal: { code: 'invalid-request', field } });
  });

  it('come back with every earned-value method as it was chosen', async () => {
    const earnedValue: EarnedValueChoice = {
      method: { kind: 'start-credit', atStartPercent: 20 },
      overrides: [
        { issueTypeId: '10001', method: { kind: 'weighted-milestones', weights: [{ statusId: '3', weight: 0.01 }] } },
        { issueTypeId: '10002', method: { kind: 'physical-units' } },
        { issueTypeId: '10003', method: { kind: 'apportioned' } },
        { issueTypeId: '10004', method: LEVEL },
        { issueTypeId: '10005', method: { kind: 'percent-complete' } },
      ],
    };
    const estimates = { costWeightPercent: 0, recentPeriods: 52 };
    expect(await save({ earnedValue, estimates })).toMatchObject({ ok: true });
    expect((await site.get(LEAD, 'settings/read', {})).settings).toMatchObject({ earnedValue, estimates });
  });

  it('that an earlier version saved are read as they were counted then', async () => {
    const older = Object.entries(SETTINGS).filter(([name]) => name !== 'earnedValue' && name !== 'estimates');
    const value = z.json().parse(Object.fromEntries(older));
    await site.inApp(async ({ store }) => store.config.put(`project/${site.projectId}`, value));
    expect(await site.get(LEAD, 'settings/read', {})).toMatchObject({ saved: true, settings: SETTINGS });
  });

  it.each<[what: string, before: Partial<ProjectSettings>, after: Partial<ProjectSettings>, again: boolean]>([
    ['a method', {}, { earnedValue: { method: LEVEL, overrides: [] } }, true],
    ['an override', {}, overrides({ issueTypeId: '10001', method: LEVEL }), true],
    ['how estimates are made', {}, { estimates: { costWeightPercent: 50, recentPeriods: 6 } }, false],
    [
      'nothing',
      overrides({ issueTypeId: '10001', method: LEVEL }),
      overrides({ issueTypeId: '10001', method: LEVEL }),
      false,
    ],
  ])('make the ledger count again, or not, after a change of %s', async (_what, before, after, again) => {
    await save(before);
    await site.settle();
    const rebuilt: string[] = [];
    site.forge.interception.add((crossing) => {
      if (crossing.kind === 'rest' && crossing.path.startsWith('/rest/api/3/changelog')) rebuilt.push(crossing.path);
      return { action: 'proceed' };
    });
    await save(after);
    await site.settle();
    expect(rebuilt.length > 0).toBe(again);
  });

  it('keep their currency once a baseline is in it', async () => {
    await save({});
    await site.settle();
    await site.capture('First');
    expect((await site.get(LEAD, 'settings/read', {})).currencyLocked).toContain('currency');
    expect(await save({ currency: 'USD', hourlyRate: { amount: '1', currency: 'USD' } })).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed-now', field: 'settings.currency' },
    });
    expect(await save({ quorum: 1, tolerance: { costPercent: 0, scheduleDays: 0 } })).toMatchObject({ ok: true });
  });

  it('are saved by one of two people at the same moment', async () => {
    const replies = await Promise.all([save({ timeZone: 'Europe/Vienna' }), save({ timeZone: 'Asia/Tokyo' })]);
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
  });
});

function setAdministrator(site: PlumblineSite, accountId: string): void {
  const scheme = [...site.site.all('permissionScheme')].find(({ name }) => name === 'Team');
  if (scheme === undefined) throw new Error('the seed has a permission scheme');
  for (const grant of scheme.grants) {
    if (grant.permission === 'ADMINISTER_PROJECTS' && grant.holder.type === 'user') grant.holder.parameter = accountId;
  }
  site.site.put('permissionScheme', scheme);
  site.site.commit();
}
