import type { VarianceReport } from '../../src/contract/api';
import { eventually } from '../browser/eventually.ts';
import { CONTEXT, eur, GROUPS, jira, MOVED, ok, REPORT, STAGE, VERSIONS } from './fixtures.ts';
import { surfacesOfTests, type OpenSurface } from './page-host.ts';

describe('the variance page', () => {
  const surfaces = surfacesOfTests();

  async function open(invoke: (verb: string, request: unknown) => unknown): Promise<OpenSurface['page']> {
    const { page } = await surfaces.open({ surface: 'variance-page', context: CONTEXT, jira, invoke });
    return page;
  }
  /** The section with every figure, opened. */
  async function openFigures(page: OpenSurface['page']) {
    const figures = page.getByRole('region', { name: 'Every figure' });
    await figures.getByText('All of them against both baselines').click();
    return figures;
  }
  const withReport = (report: VarianceReport) => (verb: string) =>
    verb === 'variance/report' ? ok(report) : undefined;

  it('is in parts by what people ask, and links lead to each, by keyboard too', async () => {
    const page = await open(withReport(REPORT));
    const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    await links.first().waitFor();
    const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(titles.slice(-6)).toEqual([
      'How the project stands',
      'Value over time',
      'Why it moved',
      'Ways to proceed',
      'Closed periods',
      'Baseline and work items',
    ]);
    expect(await links.allInnerTexts()).toEqual(titles.slice(-6));
    await links.filter({ hasText: 'Closed periods' }).press('Enter');
    const focused = page.locator(':focus');
    await expect(focused.getAttribute('aria-labelledby')).resolves.toBe('reported-title');
    await page.keyboard.press('Tab');
    await expect(focused.innerText()).resolves.toBe('Show what can be closed');
    expect(surfaces.opened.page.url()).not.toContain('#');
  });

  it('has no heading that skips a level, whatever is open', async () => {
    const page = await open((verb) => {
      if (verb === 'variance/report') return ok({ ...REPORT, bridge: { ...REPORT.bridge, holds: false } });
      if (verb === 'baseline/list') return ok({ configured: true, canCapture: true, versions: VERSIONS });
      if (verb === 'period/list')
        return ok({ canClose: true, closable: { from: '2026-06-01', to: '2026-06-29' }, periods: [] });
      return undefined;
    });
    await page.getByRole('button', { name: 'Show all versions' }).click();
    await page.getByRole('button', { name: 'Capture a new baseline' }).click();
    await page.getByRole('button', { name: 'Show what can be closed' }).click();
    await page.getByRole('button', { name: 'Close a period' }).click();
    await page.getByRole('heading', { name: 'Close a period', level: 3 }).waitFor();
    await page.getByRole('heading', { name: 'Capture a baseline', level: 4 }).waitFor();
    const levels = await page
      .getByRole('heading')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('asks again for everything that is open when it is refreshed', async () => {
    const answers: Readonly<Record<string, unknown>> = {
      'variance/report': REPORT,
      'variance/why': MOVED,
      'variance/groups': GROUPS,
      'baseline/list': { configured: true, canCapture: false, versions: VERSIONS },
      'period/list': { canClose: false, closable: null, periods: [] },
    };
    const page = await open((verb) => (verb in answers ? ok(answers[verb]) : undefined));
    for (const name of ['Show the parts', 'Show the groups', 'Show all versions', 'Show what can be closed']) {
      await page.getByRole('button', { name }).click();
    }
    await page.getByText('Only a project administrator can close a period.').waitFor();
    const verbs = [...Object.keys(answers), 'variance/options'];
    const times = () => verbs.map((verb) => surfaces.opened.asked(verb).length);
    const before = times();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await eventually(times, (after) => {
      expect(after).toEqual(before.map((count) => count + 1));
    });
    await page.getByRole('rowheader', { name: 'Remaining forecast' }).waitFor();
  });

  it('keeps what it shows and what was typed when it cannot be refreshed, and says so', async () => {
    const refusal = { code: 'try-again', message: 'The database did not answer.' };
    let isDown = false;
    const page = await open((verb) => {
      if (isDown) return { ok: false, refusal };
      return verb === 'variance/report' ? ok(REPORT) : undefined;
    });
    await page.getByRole('button', { name: '+ More money' }).click();
    await page.getByLabel('Added to the budget').fill('16000');
    isDown = true;
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText(refusal.message).first().waitFor();
    await page.getByRole('listitem', { name: 'Cost performance, CPI' }).waitFor();
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByText(refusal.message).first().waitFor({ state: 'detached' });
    await expect(page.getByLabel('Added to the budget').inputValue()).resolves.toBe('16000');
  });

  it('shows the ten work items that are worst, and all of them to whoever asks', async () => {
    const [first] = REPORT.issues;
    if (first === undefined) throw new Error('the report has no work item');
    const issues = Array.from({ length: 12 }, (_, index) => ({ ...first, issueId: String(20_000 + index) }));
    const page = await open(withReport({ ...REPORT, issues, issuesTotal: 15, issuesUnnamed: 3 }));
    const section = page.getByRole('region', { name: 'Work items by variance' });
    await section.getByText('Worst cost variance first: 10 of 15. Counted but not named: 3 under a').waitFor();
    const rows = section.getByRole('rowheader');
    await expect(rows.count()).resolves.toBe(10);
    await section.getByRole('button', { name: 'Show all 12' }).press('Enter');
    await section.getByText('Worst cost variance first: 12 of 15.').waitFor();
    await expect(rows.count()).resolves.toBe(12);
    await section.getByRole('button', { name: 'Show the first 10' }).press('Enter');
    await expect(rows.count()).resolves.toBe(10);
  });

  it('gives each figure against both baselines and says what it means', async () => {
    const page = await open(withReport(REPORT));
    const tile = page.getByRole('listitem', { name: 'Cost performance, CPI' });
    const text = await tile.innerText();
    expect(text).toMatch(/Current baseline\s+0\.93/);
    expect(text).toMatch(/Original baseline\s+0\.92/);
    expect(text).toContain('Each 1.00 EUR spent has earned 0.93 EUR of planned work.');
  });

  it('shows why a figure means nothing instead of a number', async () => {
    const figures = {
      ...REPORT.current.figures,
      costPerformanceIndex: { undefined: 'no actual cost recorded' },
      varianceAtCompletion: { undefined: 'no actual cost recorded' },
    };
    const page = await open(withReport({ ...REPORT, current: { ...REPORT.current, figures } }));
    await expect(page.getByRole('listitem', { name: 'Cost performance, CPI' }).innerText()).resolves.toMatch(
      /Current baseline\s+no actual cost recorded/,
    );
  });

  it('says on one look whether it is on time and on budget, and what it will be', async () => {
    const page = await open(withReport(REPORT));
    const names = page.getByRole('region', { name: 'How the project stands' }).getByRole('listitem');
    await names.first().waitFor();
    expect(await names.evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label')))).toEqual([
      'Schedule performance, SPI',
      'Schedule variance, SV',
      'Schedule variance in time, SV(t)',
      'Estimated finish, IEAC(t)',
      'Cost performance, CPI',
      'Cost variance, CV',
      'Estimate at completion, EAC',
      'Variance at completion, VAC',
    ]);
    const finish = await page.getByRole('listitem', { name: 'Estimated finish, IEAC(t)' }).innerText();
    expect(finish).toMatch(/Current baseline\s+Nov 9, 2026\s+Original baseline\s+Nov 23, 2026/);
    expect(finish).toContain('The work ends 4 working days early, if the rest goes at the pace so far.');
    const time = await page.getByRole('listitem', { name: 'Schedule variance in time, SV(t)' }).innerText();
    expect(time).toMatch(/\+1\.25 days\s+Original baseline\s+-4\.5 days/);
    expect(time).toContain('What is done now was planned to be done 1.25 working days later.');
  });

  it('shows every figure against the original and the current baseline, in groups', async () => {
    const page = await open(withReport(REPORT));
    const figures = await openFigures(page);
    await figures.getByRole('table').first().waitFor();
    const rows = await figures
      .getByRole('table')
      .evaluateAll((tables) =>
        tables.map((table) => [
          table.querySelector('caption')?.textContent,
          ...[...table.querySelectorAll('tbody tr')].map((row) =>
            [...row.children].map(({ textContent }) => textContent).join(' | '),
          ),
        ]),
      );
    expect(rows).toEqual([
      [
        'Where we are',
        'Planned value (PV) | €160,000.00 | €135,000.00',
        'Earned value (EV) | €139,200.00 | €141,000.00',
        'Actual cost (AC) | €151,300.75 | €151,300.75',
        'Budget at completion (BAC) | €480,000.00 | €504,000.00',
        'Per cent planned | 33.33 % | 26.79 %',
        'Per cent complete | 29 % | 27.98 %',
        'Per cent spent | 31.52 % | 30.02 %',
      ],
      [
        'Schedule, in money',
        'Schedule variance (SV) | -€20,800.00 | +€6,000.00',
        'Schedule variance, per cent (SV %) | -13 % | +4.44 %',
        'Schedule performance index (SPI) | 0.87 | 1.04',
      ],
      [
        'Schedule, in working days',
        'Planned duration (PD) | 130 | 140',
        'Actual time (AT) | 42 | 42',
        'Earned schedule (ES) | 37.5 | 43.25',
        'Schedule variance in time (SV(t)) | -4.5 | +1.25',
        'Schedule performance index in time (SPI(t)) | 0.89 | 1.03',
      ],
      [
        'Cost',
        'Cost variance (CV) | -€12,100.75 | -€10,300.75',
        'Cost variance, per cent (CV %) | -8.69 % | -7.31 %',
        'Cost performance index (CPI) | 0.92 | 0.93',
      ],
      [
        'What it will cost',
        'Estimate at completion, at cost performance (EAC) | €521,726.72 | €540,819.70',
        'Estimate at completion, at the planned rate (EAC) | €492,100.75 | €514,300.75',
        'Estimate at completion, at schedule performance (EAC) | €543,024.89 | €498,853.94',
        'Estimate at completion, at cost and schedule performance (EAC) | €577,077.73 | €524,244.43',
        'Estimate at completion, weighted (EAC) | €525,799.04 | €531,634.91',
        'Estimate at completion, at recent performance (EAC) | €538,573.48 | €554,634.08',
        'Estimate at completion, bottom-up (EAC) | open work without a remaining estimate | open work without a remaining estimate',
        'Estimate to complete (ETC) | €370,425.97 | €389,518.95',
        'Variance at completion (VAC) | -€41,726.72 | -€36,819.70',
      ],
      [
        'When it will be done',
        'Planned finish | Oct 30, 2026 | Nov 13, 2026',
        'Estimated finish, at schedule performance | Nov 23, 2026 | Nov 9, 2026',
        'Estimated duration, at schedule performance (IEAC(t)) | 145.6 | 135.95',
        'Estimated finish, at the planned rate | Nov 6, 2026 | Nov 12, 2026',
        'Estimated duration, at the planned rate (IEAC(t)) | 134.5 | 138.75',
        'Estimated finish, at cost and schedule performance | Dec 4, 2026 | Nov 18, 2026',
        'Estimated duration, at cost and schedule performance (IEAC(t)) | 154.61 | 142.82',
      ],
      [
        'What the rest needs',
        'To-complete performance index, to the budget (TCPI) | 1.04 | 1.03',
        'To-complete performance index, to the estimate (TCPI) | 0.92 | 0.93',
        'To-complete schedule performance index (TSPI) | 1.05 | 0.99',
      ],
    ]);
  });

  it('says what a figure means and how it is made to whoever asks, by keyboard too', async () => {
    const page = await open(withReport({ ...REPORT, estimates: { costWeightPercent: 62.5, recentPeriods: 1 } }));
    const figures = await openFigures(page);
    const formula = page.getByText('EAC = AC + (BAC − EV) ÷ (62.5 % × CPI + 37.5 % × SPI)');
    const weighted = page.getByRole('button', { name: 'Estimate at completion, weighted (EAC)' });
    await weighted.press('Enter');
    await formula.waitFor();
    await expect(weighted.getAttribute('aria-expanded')).resolves.toBe('true');
    await page.getByRole('button', { name: 'Estimate at completion, at recent performance (EAC)' }).press('Space');
    await page.getByText('If the rest costs what the work of the last week has cost.').waitFor();
    await weighted.press('Enter');
    await formula.waitFor({ state: 'detached' });
    // Every figure has both.
    const terms = figures.getByRole('button', { expanded: false });
    while ((await terms.count()) > 0) await terms.first().click();
    await expect(page.locator('.figure-meaning').count()).resolves.toBe(37);
  });

  it('gives the reason of each figure that means nothing, and forecasts at the planned rate and says so', async () => {
    const none = (why: string) => ({ undefined: why });
    const { figures, version } = REPORT.current;
    const unearned = {
      ...figures,
      estimates: { ...figures.estimates, atRecentPerformance: none('no actual cost in these periods') },
      toCompletePerformanceIndex: { toBudget: none('budget exhausted'), toEstimate: none('nothing earned yet') },
      inTime: {
        ...figures.inTime,
        schedulePerformanceIndex: { value: 0 },
        toCompleteSchedulePerformanceIndex: none('planned duration used up'),
        atPlannedRate: { duration: { value: 142 }, finish: { value: '2026-11-17' } },
        atSchedulePerformance: { duration: none('nothing earned yet'), finish: none('nothing earned yet') },
      },
    };
    const page = await open(withReport({ ...REPORT, current: { ...REPORT.current, version, figures: unearned } }));
    const cellsOf = (name: string) =>
      page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
        .getByRole('cell')
        .allInnerTexts();
    await openFigures(page);
    expect(await cellsOf('Estimate at completion, at recent performance (EAC)')).toEqual([
      '€538,573.48',
      'no actual cost in these periods',
    ]);
    expect(await cellsOf('To-complete performance index, to the budget (TCPI)')).toEqual(['1.04', 'budget exhausted']);
    expect(await cellsOf('To-complete schedule performance index (TSPI)')).toEqual([
      '1.05',
      'planned duration used up',
    ]);
    expect(await cellsOf('Estimated finish, at schedule performance')).toEqual(['Nov 23, 2026', 'nothing earned yet']);
    const finish = await page.getByRole('listitem', { name: 'Estimated finish, IEAC(t)' }).innerText();
    expect(finish).toMatch(/Current baseline\s+Nov 17, 2026/);
    expect(finish).toContain(
      'The work ends 2 working days late, if the rest goes at the planned rate: the pace so far gives no forecast yet.',
    );
  });

  it('warns next to the indices while they swing, and when SPI drifts, and against which baseline', async () => {
    const warnings = async (original: object, current: object): Promise<string> => {
      const page = await open(
        withReport({
          ...REPORT,
          original: { ...REPORT.original, figures: { ...REPORT.original.figures, ...original } },
          current: { ...REPORT.current, figures: { ...REPORT.current.figures, ...current } },
        }),
      );
      const stands = page.getByRole('region', { name: 'How the project stands' });
      const text = await stands.innerText();
      return text;
    };
    const early = { lowMaturity: true };
    const late = { preferScheduleInTime: true };
    const calm = await warnings({}, {});
    expect(calm).not.toMatch(/15 %|90 %/);
    expect(await warnings(early, early)).toContain('Less than 15 % of the work is complete. Early on');
    expect(await warnings({}, early)).toContain(
      'Less than 15 % of the work is complete, against the current baseline.',
    );
    expect(await warnings(late, late)).toContain(
      'At least 90 % of the work is complete. Near the end SPI goes back to 1',
    );
    expect(await warnings(late, {})).toContain('At least 90 % of the work is complete, against the original baseline.');
  });

  it('gives final cost and finish as a range, with the method and its source to whoever asks', async () => {
    const page = await open(withReport(REPORT));
    const section = page.getByRole('region', { name: 'Forecast range' });
    await section.waitFor();
    expect(await section.getByRole('row').allInnerTexts()).toEqual([
      'Figure\tOriginal (version 1)\tCurrent (version 3)',
      'Final cost, P50\t€522,903.10\t€541,870.25',
      'Final cost, P80\t€548,277.64\t€569,312.00',
      'Finish, P50\tNov 10, 2026\tNov 10, 2026',
      'Finish, P80\tDec 2, 2026\tDec 2, 2026',
    ]);
    await section.getByText('From 8 completed weeks with progress or cost.').waitFor();
    const source = section.getByText('Source: B. Efron');
    await expect(source.isVisible()).resolves.toBe(false);
    await section.getByText('How the range is made').press('Enter');
    await source.waitFor();
    await section.getByText('Bootstrap of the project’s own completed periods (Efron 1979)').waitFor();
  });

  it('gives no range while there is too little history, and says how much it takes', async () => {
    const none = { undefined: 'too little history' };
    const short = { finalCost: { p50: none, p80: none }, finish: { p50: none, p80: none }, weeksOfHistory: 1 };
    const range = { ...REPORT.current.range, ...short };
    const page = await open(
      withReport({ ...REPORT, original: { ...REPORT.original, range }, current: { ...REPORT.current, range } }),
    );
    const section = page.getByRole('region', { name: 'Forecast range' });
    await section.getByText('1 completed week with progress or cost so far, and it takes 6.').waitFor();
    expect(await section.getByRole('cell').allInnerTexts()).toEqual(Array.from({ length: 8 }, () => none.undefined));
  });

  it.each([320, 800, 1440])('fits a frame of %i pixels without scrolling sideways', async (width) => {
    await surfaces.open({
      surface: 'variance-page',
      context: CONTEXT,
      jira,
      width,
      invoke: withReport(REPORT),
    });
    await openFigures(surfaces.opened.page);
    await expect(surfaces.opened.overflow()).resolves.toBe(0);
    // Nor does a group of figures within itself.
    const wide = await surfaces.opened.page
      .locator('.figure-groups .table-scroll')
      .evaluateAll((tables) => tables.filter((table) => table.scrollWidth > table.clientWidth).length);
    expect([wide, surfaces.opened.complaints]).toEqual([0, []]);
  });

  it('warns when the project is on plan only against the current baseline', async () => {
    const page = await open(withReport(REPORT));
    await page.getByText('On plan only against the current baseline').waitFor();
  });

  it('shows how the original becomes the current baseline, step by step', async () => {
    const page = await open(withReport(REPORT));
    const bridge = page.getByRole('table', { name: 'Budget and finish, step by step' });
    await bridge.waitFor();
    const rows = await bridge.getByRole('row').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('Version Step Budget Finish'),
      expect.stringMatching(/1 Original: Original plan €480,000\.00/),
      expect.stringMatching(/2 HALL-42 .*\+€6,000\.00 5 working days later/),
      expect.stringMatching(/3 HALL-43 .*\+€18,000\.00 5 working days later/),
      expect.stringMatching(/3 Current: HALL-43 €504,000\.00/),
    ]);
    await page.getByText('The original plus every step is exactly the current baseline.').waitFor();
  });

  it('says so in plain words when the steps do not add up', async () => {
    const page = await open(withReport({ ...REPORT, bridge: { ...REPORT.bridge, holds: false } }));
    await page.getByText('The steps do not add up to the current baseline').waitFor();
  });

  it('draws three lines of which only the plan goes on after the status day, and has them as a table', async () => {
    const page = await open(withReport(REPORT));
    const chart = page.getByRole('img', { name: /Planned value, earned value and actual cost over time/ });
    await chart.waitFor();
    const ends = await chart
      .locator('path')
      .evaluateAll((paths) => paths.map((path) => Number(/([\d.]+),[\d.]+$/.exec(path.getAttribute('d') ?? '')?.[1])));
    expect(ends).toHaveLength(3);
    expect(ends[0]).toBeGreaterThan((ends[1] ?? 0) + 100);
    expect(ends[1]).toBe(ends[2]);
    await page.getByText('The same as a table').click();
    await expect(page.getByRole('table', { name: 'Value over time' }).getByRole('row').count()).resolves.toBe(
      REPORT.curve.length + 1,
    );
  });

  it('reads out the values of a day that the arrow keys choose', async () => {
    const page = await open(withReport(REPORT));
    const chart = page.getByRole('img', { name: /Planned value, earned value/ });
    await chart.press('Home');
    await page.locator('figcaption').getByText('May 4, 2026').waitFor();
    await chart.press('End');
    await page.locator('figcaption').getByText('Earned value not yet').waitFor();
  });

  it('opens a work item in Jira, not in the frame', async () => {
    const page = await open(withReport(REPORT));
    await page
      .getByRole('table', { name: /Work items/ })
      .getByRole('link', { name: 'HALL-1' })
      .click();
    await page.waitForTimeout(100);
    expect(surfaces.opened.calls.filter(({ command }) => command === 'navigate')).toEqual([
      { command: 'navigate', payload: { url: '/browse/HALL-1', type: 'same-tab' } },
    ]);
  });

  it('lists what was left out with its reason, and the cost outside the baseline', async () => {
    const page = await open(withReport(REPORT));
    const leftOut = page.getByRole('region', { name: 'What was left out, and why' });
    await leftOut.getByText('It has no budget.').waitFor();
    await leftOut.getByText('€1,275.00').waitFor();
  });

  it('leads from no settings, and from no baseline, to what has to be done', async () => {
    let page = await open(() => ok({ state: 'unconfigured', canConfigure: true }));
    await page.getByText('Open Project settings → Plumbline').waitFor();
    page = await open(() => ok({ state: 'no-baseline', canCapture: false }));
    await page.getByText('A project administrator captures the first one').waitFor();
    await expect(page.getByRole('button').count()).resolves.toBe(0);
  });

  it('warns before a second capture that it replaces the baseline without a change request', async () => {
    const page = await open((verb) =>
      verb === 'variance/report'
        ? ok(REPORT)
        : verb === 'baseline/list'
          ? ok({ configured: true, canCapture: true, versions: VERSIONS })
          : undefined,
    );
    await page.getByRole('button', { name: 'Show all versions' }).click();
    await page.getByRole('button', { name: 'Capture a new baseline' }).click();
    await page.getByText('This replaces the current baseline').waitFor();
  });

  it('captures only what was shown, after a scan in the background', async () => {
    const asked: string[] = [];
    let reads = 0;
    const page = await open((verb, request) => {
      asked.push(`${verb} ${JSON.stringify(request)}`);
      if (verb === 'variance/report') return ok({ state: 'no-baseline', canCapture: true });
      if (verb === 'baseline/stage') return ok({ ...STAGE, state: 'scanning', scanned: 0 });
      if (verb === 'baseline/stage-read') {
        reads += 1;
        return ok(reads < 2 ? { ...STAGE, state: 'scanning', scanned: 30 } : STAGE);
      }
      return ok(VERSIONS[2]);
    });
    await page.getByRole('button', { name: 'Scan the project' }).click();
    await page.getByText('Scanning: 30 work items so far').waitFor();
    await page
      .getByText('3 work items will be left out, 1 of them under a security level and not named here')
      .waitFor();
    await page.getByText('Its due date, Jun 1, 2026, is before its planned start').waitFor();
    await page.getByLabel('Name of this baseline').fill('  Plan of May ');
    await page.getByRole('button', { name: 'Capture baseline' }).click();
    await page.waitForTimeout(200);
    expect(asked).toContain('baseline/commit {"stageId":"stage-1","name":"Plan of May"}');
  });

  it('shows a refused JQL at its field and keeps it', async () => {
    const refusal = { code: 'invalid-request', message: 'Field "komponent" does not exist.', field: 'jql' };
    const page = await open((verb) =>
      verb === 'baseline/stage' ? { ok: false, refusal } : ok({ state: 'no-baseline', canCapture: true }),
    );
    const jql = page.getByLabel('Only work items that match this JQL (optional)');
    await jql.fill('komponent = Roof');
    await page.getByRole('button', { name: 'Scan the project' }).click();
    await page.getByText(refusal.message).waitFor();
    await expect(jql.inputValue()).resolves.toBe('komponent = Roof');
  });

  it('asks for the versions only when somebody wants them', async () => {
    const asked: string[] = [];
    const page = await open((verb) => {
      asked.push(verb);
      if (verb === 'variance/report') return ok(REPORT);
      return verb === 'baseline/list' ? ok({ configured: true, canCapture: false, versions: VERSIONS }) : undefined;
    });
    await page.getByRole('button', { name: 'Show all versions' }).waitFor();
    expect(asked).not.toContain('baseline/list');
    await page.getByRole('button', { name: 'Show all versions' }).click();
    await page.getByRole('row', { name: /1\. Original plan/ }).waitFor();
    await page.getByText('Only a project administrator can capture a new baseline.').waitFor();
  });

  it('writes an amount beyond what a binary number holds to the cent', async () => {
    const huge = { ...REPORT.current.figures, actualCost: eur('9007199254740993.01') };
    const page = await open(withReport({ ...REPORT, current: { ...REPORT.current, figures: huge } }));
    await openFigures(page);
    await page.getByText('€9,007,199,254,740,993.01').waitFor();
  });
});
