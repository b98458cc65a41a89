import type { VarianceReport } from '../../src/contract/api';
import { openBrowser, type OpenBrowser } from '../browser/launch.ts';
import { CONTEXT, eur, jira, ok, REPORT, STAGE, VERSIONS } from './fixtures.ts';
import { openSurface, type OpenSurface } from './page-host.ts';

describe('the variance page', () => {
  let browser: OpenBrowser;
  let opened: OpenSurface;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterEach(() => opened.close());
  afterAll(() => browser.close());

  async function open(invoke: (verb: string, request: unknown) => unknown): Promise<OpenSurface['page']> {
    opened = await openSurface(browser, { surface: 'variance-page', context: CONTEXT, jira, invoke });
    return opened.page;
  }
  const withReport = (report: VarianceReport) => (verb: string) =>
    verb === 'variance/report' ? ok(report) : undefined;

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
    expect(opened.calls.filter(({ command }) => command === 'navigate')).toEqual([
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
    await opened.close();
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
      return verb === 'variance/report' ? ok(REPORT) : ok({ configured: true, canCapture: false, versions: VERSIONS });
    });
    await page.getByRole('button', { name: 'Show all versions' }).waitFor();
    expect(asked.every((verb) => verb === 'variance/report')).toBe(true);
    await page.getByRole('button', { name: 'Show all versions' }).click();
    await page.getByRole('row', { name: /1\. Original plan/ }).waitFor();
    await page.getByText('Only a project administrator can capture a new baseline.').waitFor();
  });

  it('writes an amount beyond what a binary number holds to the cent', async () => {
    const huge = { ...REPORT.current.figures, actualCost: eur('9007199254740993.01') };
    const page = await open(withReport({ ...REPORT, current: { ...REPORT.current, figures: huge } }));
    await page.getByText('€9,007,199,254,740,993.01').waitFor();
  });
});
