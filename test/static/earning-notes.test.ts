import { CONTEXT, eur, jira, ok, REPORT, WORK_PANEL } from './fixtures.ts';
import { surfacesOfTests, type Host, type OpenSurface } from './page-host.ts';

const LEVEL = 'Level of effort: it earns its planned value as time passes.';

describe('work that earns otherwise than by its own progress', () => {
  const surfaces = surfacesOfTests();

  async function open(surface: Host['surface'], verb: string, value: unknown): Promise<OpenSurface['page']> {
    const invoke = (asked: string): unknown => (asked === verb ? ok(value) : undefined);
    const { page } = await surfaces.open({ surface, context: CONTEXT, jira, invoke });
    return page;
  }

  it('stands apart on the variance page, as level of effort and as what cannot be measured', async () => {
    const levelOfEffort = { budget: eur('60000.00'), earnedValue: eur('24000.00') };
    const page = await open('variance-page', 'variance/report', {
      ...REPORT,
      current: { ...REPORT.current, levelOfEffort },
      issues: REPORT.issues.map((issue, index) => (index === 0 ? { ...issue, earningNote: LEVEL } : issue)),
      unmeasured: [{ issueId: '10002', issueKey: 'HALL-2', explanation: 'It is apportioned to itself.' }],
      unmeasuredTotal: 1,
    });
    await page.getByText('€24,000.00 earned of €60,000.00 (original baseline: none)').waitFor();
    const first = page.getByRole('table', { name: 'Work items, worst cost variance first' }).getByRole('row').nth(1);
    await expect(first.innerText()).resolves.toContain(LEVEL);
    await page.getByText('One work item in the baseline cannot be measured').waitFor();
    const why = page.getByRole('table', { name: 'Not measured' });
    await expect(why.innerText()).resolves.toContain('It is apportioned to itself.');
  });

  it('is not mentioned where there is none', async () => {
    const page = await open('variance-page', 'variance/report', REPORT);
    await page.getByRole('table', { name: 'Work items, worst cost variance first' }).waitFor();
    await expect(page.getByText(/Level of effort|cannot be measured/).count()).resolves.toBe(0);
  });

  it('says so in the panel, where no per cent complete is asked for', async () => {
    const panel = { ...WORK_PANEL, percentComplete: null, earningNote: LEVEL };
    const page = await open('issue-panel', 'panel/read', panel);
    await page.getByText(LEVEL).waitFor();
    await page.getByText('not measured').waitFor();
  });
});
