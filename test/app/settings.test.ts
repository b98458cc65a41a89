import type { ProjectSettings } from '../../src/contract/api';
import { APPROVER, LEAD, openPlumblineSite, SETTINGS, type PlumblineSite } from './plumbline-site';

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
    ['settings.quorum', { quorum: 0 }],
    ['settings.quorum', { quorum: 2 }],
  ])('refuse %s as in %j', async (field, part) => {
    expect(await save(part)).toMatchObject({ ok: false, refusal: { code: 'invalid-request', field } });
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
