import { CONTEXT, jira, ok, SETTINGS } from './fixtures.ts';
import { surfacesOfTests, type OpenSurface } from './page-host.ts';

describe('the settings page', () => {
  const surfaces = surfacesOfTests();
  let saved: unknown[];
  beforeEach(() => {
    saved = [];
  });

  async function open(view: unknown, answer: unknown = ok(SETTINGS)): Promise<OpenSurface['page']> {
    const invoke = (verb: string, request: unknown): unknown => {
      if (verb !== 'settings/save') return ok(view);
      saved.push(request);
      return answer;
    };
    const { page } = await surfaces.open({ surface: 'settings-page', context: CONTEXT, jira, invoke });
    return page;
  }

  it('saves what was read unchanged when nothing was changed', async () => {
    const page = await open(SETTINGS);
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved.').waitFor();
    expect(saved).toEqual([{ settings: SETTINGS.settings }]);
  });

  it('saves each change in the form that the resolver reads', async () => {
    const page = await open({ ...SETTINGS, currencyLocked: null });
    await page.getByLabel('Currency').selectOption('JPY');
    await page.getByLabel('Hourly rate').fill('9000');
    await page.getByLabel('Cost tolerance').fill('7.5');
    await page.getByRole('checkbox', { name: 'Saturday' }).check();
    await page.getByLabel('Add a holiday').fill('2026-05-01');
    await page.getByRole('button', { name: 'Add holiday' }).click();
    await page.getByRole('button', { name: 'Remove holiday Jan 1, 2027' }).click();
    await page.getByRole('radio', { name: /Jira’s own/ }).check();
    await page.getByRole('button', { name: 'Remove approver Cy Steering' }).click();
    await page.getByRole('combobox', { name: 'Add an approver' }).fill('mara');
    await page.getByRole('option', { name: 'Mara Klein' }).click();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved.').waitFor();
    expect(saved).toEqual([
      {
        settings: {
          ...SETTINGS.settings,
          currency: 'JPY',
          hourlyRate: { amount: '9000', currency: 'JPY' },
          tolerance: { costPercent: 7.5, scheduleDays: 2 },
          workdays: [1, 2, 3, 4, 5, 6],
          holidays: ['2026-05-01', '2026-12-25', '2026-12-26'],
          plannedStart: 'jira',
          approvers: ['ann', 'bo', 'me'],
        },
      },
    ]);
  });

  it('saves a start credit, weights of statuses, and work types that earn another way', async () => {
    const page = await open(SETTINGS);
    await page.getByRole('radio', { name: 'Weighted milestones' }).check();
    await page.getByLabel('Building').fill('30');
    await page.getByLabel('Done').fill('60');
    const weights = page.getByRole('group', { name: 'Weight of each status' });
    await expect(weights.getByRole('textbox').evaluateAll((inputs) => inputs.length)).resolves.toBe(4);
    await weights.getByText('33 %').waitFor();
    await weights.getByText('67 %').waitFor();
    await page.getByLabel('Add a work type').selectOption('Site management');
    await page.getByRole('button', { name: 'Add work type' }).click();
    await page.getByLabel('Method for Site management').selectOption('Level of effort');
    await page.getByRole('button', { name: 'Add work type' }).click();
    await page.getByLabel('Method for Task').selectOption('Fixed at start and finish');
    await page.getByLabel('Earned at the start').fill('20');
    await page.getByRole('button', { name: 'Add work type' }).click();
    await page.getByRole('button', { name: 'Remove Inspection' }).click();
    await page.getByLabel('Weight of cost performance').fill('62.5');
    await page.getByLabel('Recent performance').fill('6');
    await page.getByText('Saving this counts past days again').waitFor();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved.').waitFor();
    expect(saved).toEqual([
      {
        settings: {
          ...SETTINGS.settings,
          earnedValue: {
            method: {
              kind: 'weighted-milestones',
              weights: [
                { statusId: '3', weight: 30 },
                { statusId: '5', weight: 60 },
              ],
            },
            overrides: [
              { issueTypeId: '10002', method: { kind: 'level-of-effort' } },
              { issueTypeId: '10001', method: { kind: 'start-credit', atStartPercent: 20 } },
            ],
          },
          estimates: { costWeightPercent: 62.5, recentPeriods: 6 },
        },
      },
    ]);
  });

  it('warns of past days only while the chosen method is another than the saved one', async () => {
    const page = await open(SETTINGS);
    const warning = page.getByText('Saving this counts past days again');
    await page.getByRole('radio', { name: 'Level of effort' }).check();
    await warning.waitFor();
    await page.getByRole('radio', { name: 'Per cent complete' }).check();
    await warning.waitFor({ state: 'detached' });
  });

  it('says next to each field what is wrong with a method', async () => {
    const page = await open(SETTINGS);
    await page.getByRole('radio', { name: 'Fixed at start and finish' }).check();
    await page.getByLabel('Earned at the start').fill('101');
    await page.getByLabel('Recent performance').fill('0');
    await page.getByLabel('Add a work type').selectOption('Inspection');
    await page.getByRole('button', { name: 'Add work type' }).click();
    await page.getByLabel('Method for Inspection').selectOption('Weighted milestones');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await expect(page.getByLabel('Earned at the start').getAttribute('aria-invalid')).resolves.toBe('true');
    await expect(page.getByLabel('Recent performance').getAttribute('aria-invalid')).resolves.toBe('true');
    const inspection = page.getByRole('group', { name: 'Inspection', exact: true });
    await inspection.getByText('Give at least one status a weight.').waitFor();
    expect(saved).toEqual([]);
  });

  it('shows at the weights of a work type what the resolver refuses of them', async () => {
    const earnedValue = {
      method: { kind: 'percent-complete' },
      overrides: [
        { issueTypeId: '10003', method: { kind: 'weighted-milestones', weights: [{ statusId: '4', weight: 1 }] } },
      ],
    };
    const field = 'settings.earnedValue.overrides.0.method.weights.0.weight';
    const refusal = { code: 'invalid-request', message: 'Too heavy.', field };
    const page = await open({ ...SETTINGS, settings: { ...SETTINGS.settings, earnedValue } }, { ok: false, refusal });
    const inspection = page.getByRole('group', { name: 'Inspection', exact: true });
    await inspection.getByLabel('Inspection', { exact: true }).fill('2000');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await inspection.getByText('Too heavy.').waitFor();
  });

  it('keeps methods of work types that Jira does not name', async () => {
    const earnedValue = {
      method: { kind: 'percent-complete' },
      overrides: [{ issueTypeId: '99', method: { kind: 'level-of-effort' } }],
    };
    const page = await open({ ...SETTINGS, settings: { ...SETTINGS.settings, earnedValue } });
    await page.getByRole('group', { name: 'Work type 99' }).waitFor();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved.').waitFor();
    expect(saved).toEqual([{ settings: { ...SETTINGS.settings, earnedValue } }]);
  });

  it('does not send what it can see to be wrong', async () => {
    const page = await open(SETTINGS);
    await page.getByLabel('Approvals needed').fill('4');
    await page.getByLabel('Hourly rate').fill('85,00');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('There are only 3 approvers.').first().waitFor();
    await expect(page.getByLabel('Hourly rate').getAttribute('aria-invalid')).resolves.toBe('true');
    expect(saved).toEqual([]);
  });

  it('shows what the resolver refuses at its field, and keeps what was typed', async () => {
    const refusal = { code: 'invalid-request', message: 'At most 2 decimals.', field: 'settings.hourlyRate.amount' };
    const page = await open(SETTINGS, { ok: false, refusal });
    await page.getByLabel('Hourly rate').fill('85.001');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByRole('alert').getByText(refusal.message).waitFor();
    await expect(page.getByLabel('Hourly rate').getAttribute('aria-invalid')).resolves.toBe('true');
    await expect(page.getByLabel('Hourly rate').inputValue()).resolves.toBe('85.001');
  });

  it('lets those who may not change the settings read them', async () => {
    const page = await open({ ...SETTINGS, canEdit: false });
    await page.getByText('Only an administrator of this project can change them.').waitFor();
    await expect(page.getByRole('button', { name: 'Save settings' }).isDisabled()).resolves.toBe(true);
    await expect(page.getByLabel('Hourly rate').isDisabled()).resolves.toBe(true);
    await page.getByText('Ann Sponsor').waitFor();
  });

  it('says why the currency is locked', async () => {
    const page = await open(SETTINGS);
    await expect(page.getByLabel('Currency').isDisabled()).resolves.toBe(true);
    await page.getByText('The currency cannot change any more').waitFor();
  });
});
