import type { ClosedPeriodJson, ClosedPeriods, MeasuresJson, RestatementJson } from '../../src/contract/api';
import { CONTEXT, eur, GROUPS, jira, MOVED, ok, REPORT } from './fixtures.ts';
import { surfacesOfTests } from './page-host.ts';

const measures = (pv: string, ev: string, ac: string, bac: string): MeasuresJson => ({
  plannedValue: eur(pv),
  earnedValue: eur(ev),
  actualCost: eur(ac),
  budgetAtCompletion: eur(bac),
});
const NOTHING = measures('0.00', '0.00', '0.00', '0.00');

const BOOKED_LATE: RestatementJson = {
  reported: measures('40000.00', '36000.00', '37500.00', '0.00'),
  restated: measures('40000.00', '36000.00', '39200.00', '0.00'),
  change: measures('0.00', '0.00', '1700.00', '0.00'),
  items: [
    {
      issueId: '10001',
      earnedBefore: eur('12000.00'),
      earnedNow: eur('12000.00'),
      actualBefore: eur('9000.00'),
      actualNow: eur('10275.00'),
    },
  ],
  levelOfEffort: null,
  others: { count: 2, earnedValue: eur('0.00'), actualCost: eur('425.00') },
};
const CHANGED: RestatementJson = {
  reported: measures('60000.00', '52000.00', '54000.00', '498000.00'),
  restated: measures('58000.00', '53500.01', '54000.00', '504000.00'),
  change: measures('-2000.00', '1500.01', '0.00', '6000.00'),
  items: [
    {
      issueId: '10003',
      earnedBefore: eur('8000.00'),
      earnedNow: eur('10000.00'),
      actualBefore: eur('0.00'),
      actualNow: eur('0.00'),
    },
  ],
  levelOfEffort: eur('-500.00'),
  others: { count: 0, earnedValue: eur('0.01'), actualCost: eur('0.00') },
};
const PERIODS: readonly ClosedPeriodJson[] = [
  {
    through: '2026-04-30',
    closedBy: 'ann',
    closedAt: '2026-05-04T08:00:00.000Z',
    baselineVersion: 2,
    original: { reported: measures('61000.00', '52500.00', '54000.00', '480000.00'), restatement: null },
    current: { reported: measures('60000.00', '52000.00', '54000.00', '498000.00'), restatement: CHANGED },
  },
  {
    through: '2026-05-31',
    closedBy: 'bo',
    closedAt: '2026-06-02T08:00:00.000Z',
    baselineVersion: 2,
    original: { reported: measures('101000.00', '88500.00', '91500.00', '480000.00'), restatement: BOOKED_LATE },
    current: { reported: measures('100000.00', '88000.00', '91500.00', '498000.00'), restatement: BOOKED_LATE },
  },
];
const OPEN = { from: '2026-06-01', to: '2026-06-29' };
const LIST: ClosedPeriods = { canClose: true, closable: OPEN, periods: PERIODS };
const CLOSED_REPORT = {
  ...REPORT,
  curve: REPORT.curve.map((point) => ({ ...point, reported: point.day === '2026-05-25' })),
  carried: { from: '2026-05-31', change: measures('-2000.00', '1500.01', '1700.00', '6000.00') },
};

describe('the closed periods of the variance page', () => {
  const surfaces = surfacesOfTests();

  async function open(answers: Readonly<Record<string, unknown>>, look: { width?: number; theme?: 'dark' } = {}) {
    const invoke = (verb: string): unknown => answers[verb];
    await surfaces.open({ surface: 'variance-page', context: CONTEXT, jira, invoke, ...look });
    const section = surfaces.opened.page.getByRole('region', { name: 'Closed periods', exact: true }).first();
    await section.waitFor();
    return section;
  }
  const closed = (list: ClosedPeriods) => ({ 'variance/report': ok(CLOSED_REPORT), 'period/list': ok(list) });

  it('are not asked for while nothing is closed, until somebody wants to close one', async () => {
    const list = { ...LIST, periods: [] };
    const section = await open({ 'variance/report': ok(REPORT), 'period/list': ok(list) });
    await section.getByRole('button', { name: 'Show what can be closed' }).click();
    await section.getByText('No period of this project is closed yet.').waitFor();
    expect(await section.getByText('Open: Jun 1, 2026 to Jun 29, 2026.').count()).toBe(1);
  });

  it('show what was reported, and openly what has been restated since and by which work items', async () => {
    const section = await open(closed(LIST));
    await section.getByText('2 closed periods have been restated since').waitFor();
    const table = section.getByRole('table', { name: 'As reported, at the end of each closed period' });
    const rows = await table
      .locator('tbody tr')
      .evaluateAll((found) => found.map((row) => [...row.children].map(({ textContent }) => textContent)));
    expect(rows.map((row) => row.slice(-5))).toEqual([
      ['Current (version 2)', '€100,000.00', '€88,000.00', '€91,500.00', 'actual cost +€1,700.00'],
      ['Original', '€101,000.00', '€88,500.00', '€91,500.00', 'actual cost +€1,700.00'],
      [
        'Current (version 2)',
        '€60,000.00',
        '€52,000.00',
        '€54,000.00',
        'planned value -€2,000.00, earned value +€1,500.01, budget at completion +€6,000.00',
      ],
      ['Original', '€61,000.00', '€52,500.00', '€54,000.00', 'No'],
    ]);
    const summaries = await section.locator('summary').allInnerTexts();
    expect(summaries).toEqual([
      'The period through May 31, 2026, against both baselines: actual cost +€1,700.00',
      'The period through Apr 30, 2026, against the current baseline: planned value -€2,000.00, earned value +€1,500.01, budget at completion +€6,000.00',
    ]);
    const cells = (title: string) =>
      section
        .getByRole('table', { name: title })
        .locator('tbody tr')
        .evaluateAll((found) => found.map((row) => [...row.children].map(({ textContent }) => textContent)));
    const late = await cells('The period through May 31, 2026, against both baselines');
    expect(late[0]?.slice(1)).toEqual(['€12,000.00', '€12,000.00', '€9,000.00', '€10,275.00']);
    expect(late[0]?.[0]).toContain('HALL-1');
    expect(late.slice(1)).toEqual([
      ['2 more work items, smaller, under a security level or no longer in Jira', '€0.00', '+€425.00'],
      ['The whole period', '€36,000.00', '€36,000.00', '€37,500.00', '€39,200.00'],
    ]);
    await section.locator('summary').nth(1).click();
    await section
      .getByText(
        'The baseline or the calendar has changed since. Planned value of the period: €60,000.00, now €58,000.00. ' +
          'Budget that it added: €498,000.00, now €504,000.00.',
      )
      .waitFor();
    const changed = await cells('The period through Apr 30, 2026, against the current baseline');
    expect(changed.slice(1)).toEqual([
      ['Level of effort, which earns with the plan', '-€500.00', ''],
      ['Rounding of earned value, work item by work item', '+€0.01', '€0.00'],
      ['The whole period', '€52,000.00', '€53,500.01', '€54,000.00', '€54,000.00'],
    ]);
    expect(surfaces.opened.complaints).toEqual([]);
  });

  it('say where the curve is as reported, and by how much it steps after', async () => {
    await open(closed(LIST));
    const curve = surfaces.opened.page.getByRole('region', { name: 'Value over time' }).first();
    const text = await curve.innerText();
    expect(text).toContain(
      'Through May 31, 2026 periods are closed, and each ends as it was reported; of a restated one no other day is drawn.',
    );
    expect(text).toContain(
      'The days after it take over what has been restated since: planned value -€2,000.00, earned value +€1,500.01, actual cost +€1,700.00, budget at completion +€6,000.00.',
    );
    await curve.getByText('The same as a table').click();
    expect(await curve.getByRole('rowheader', { name: 'May 25, 2026 as reported' }).count()).toBe(1);
  });

  it('draw nobody away from the figures when they cannot be loaded', async () => {
    await open({ 'variance/report': ok(CLOSED_REPORT) });
    const { page } = surfaces.opened;
    await page.getByRole('alert').nth(1).waitFor();
    expect(await page.evaluate(() => [document.activeElement?.tagName, window.scrollY])).toEqual(['BODY', 0]);
  });

  it('are told apart from the parts of the project, whose past days count as they are recorded now', async () => {
    const said = 'Past days count as they are recorded now, also in closed periods';
    const answers = { 'variance/why': ok(MOVED), 'variance/groups': ok(GROUPS) };
    for (const [report, times] of [
      [CLOSED_REPORT, 1],
      [REPORT, 0],
    ] as const) {
      await open({ ...closed(LIST), ...answers, 'variance/report': ok(report) });
      for (const [name, button, shown] of [
        ['From the original budget to the estimate', 'Show the parts', 'Remaining forecast'],
        ['By component, epic or assignee', 'Show the groups', 'No component'],
      ] as const) {
        const part = surfaces.opened.page.getByRole('region', { name, exact: true }).first();
        await part.getByRole('button', { name: button }).click();
        await part.getByRole('rowheader', { name: shown }).waitFor();
        await expect(part.getByText(said).count()).resolves.toBe(times);
      }
    }
  });

  it('say so when nothing has been restated', async () => {
    const calm = PERIODS.map((period) => ({
      ...period,
      original: { ...period.original, restatement: null },
      current: { ...period.current, restatement: null },
    }));
    const section = await open({
      'variance/report': ok({ ...CLOSED_REPORT, carried: { from: '2026-05-31', change: NOTHING } }),
      'period/list': ok({ ...LIST, periods: calm }),
    });
    await section.getByText('Nothing has been restated').waitFor();
    expect(await surfaces.opened.page.getByText('The days after it take over').count()).toBe(0);
    expect(await section.locator('details').count()).toBe(0);
  });

  it('are closed after saying what that does, through the end of a month unless told otherwise', async () => {
    const list = { ...LIST, closable: { from: '2026-05-04', to: '2026-06-29' }, periods: [] };
    const section = await open({ ...closed(list), 'period/close': ok(LIST) });
    await section.getByRole('button', { name: 'Close a period' }).click();
    const day = section.getByLabel('Last day of the period');
    expect(await day.inputValue()).toBe('2026-05-31');
    await section.getByText('A closed period cannot be reopened or edited').waitFor();
    await day.fill('2026-06-30');
    expect(await section.getByText('Choose a day from May 4, 2026 to Jun 29, 2026.').count()).toBe(1);
    expect(await section.getByRole('button', { name: 'Close', exact: true }).isDisabled()).toBe(true);
    await day.fill('2026-06-05');
    const reports = surfaces.opened.asked('variance/report').length;
    await section.getByRole('button', { name: 'Close through Jun 5, 2026' }).click();
    await section.getByText('2 closed periods have been restated since').waitFor();
    expect(surfaces.opened.asked('period/close')).toEqual([{ through: '2026-06-05' }]);
    expect(surfaces.opened.asked('variance/report').length).toBeGreaterThan(reports);
  });

  it('keep the form when the close is refused, and say why', async () => {
    const overtaken = { ok: false, refusal: { code: 'conflict', message: 'Another period was closed.' } };
    const section = await open({ ...closed(LIST), 'period/close': overtaken });
    await section.getByRole('button', { name: 'Close a period' }).click();
    await section.getByRole('button', { name: 'Close through Jun 29, 2026' }).click();
    await section.getByRole('alert').getByText('Another period was closed.').waitFor();
    expect(await section.getByLabel('Last day of the period').inputValue()).toBe('2026-06-29');
  });

  it('offer no close to others, nor when every day that is over is closed', async () => {
    let section = await open(closed({ ...LIST, canClose: false }));
    await section.getByText('Only a project administrator can close a period.').waitFor();
    expect(await section.getByRole('button').count()).toBe(0);
    section = await open(closed({ ...LIST, closable: null }));
    await section.getByText('The next period can be closed tomorrow.').waitFor();
    expect(await section.getByRole('button').count()).toBe(0);
  });

  it('fit a frame of 320 pixels in the dark', async () => {
    const section = await open(closed(LIST), { width: 320, theme: 'dark' });
    await section.getByText('2 closed periods have been restated since').waitFor();
    await section.getByRole('button', { name: 'Close a period' }).click();
    await expect(surfaces.opened.overflow()).resolves.toBe(0);
  });
});
