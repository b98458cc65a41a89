import { ok, SETUP_OPTIONS, SETUP_PLAN } from './fixtures.ts';
import { surfacesOfTests, type OpenSurface } from './page-host.ts';

const CHOICES = { projectIds: ['10101'], gates: [{ workflowId: 'wf-1', transitionId: '11' }] };

describe('the set-up page', () => {
  const surfaces = surfacesOfTests();
  let applied: unknown[];
  let failing: string | null;
  beforeEach(() => {
    applied = [];
    failing = null;
  });

  async function openPlan(): Promise<OpenSurface['page']> {
    const invoke = (verb: string, request: unknown): unknown => {
      if (verb === 'setup/options') return ok(SETUP_OPTIONS);
      if (verb === 'setup/plan') return ok(SETUP_PLAN);
      const { stepId } = request as { stepId: string };
      if (stepId === failing) return { ok: false, refusal: { code: 'try-again', message: 'Jira is busy.' } };
      applied.push(request);
      return ok({ ...SETUP_PLAN.steps.find(({ id }) => id === stepId), state: 'in-place' });
    };
    const { page } = await surfaces.open({ surface: 'setup-page', invoke });
    await page.getByRole('checkbox', { name: 'Quay wall (QUAY)' }).check();
    await page.getByRole('button', { name: 'Next: gates' }).click();
    await page.getByRole('checkbox', { name: 'Start: To do → In progress' }).check();
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByText('2 of 3 steps are needed').waitFor();
    return page;
  }

  it('asks for a project before it goes on', async () => {
    await surfaces.open({ surface: 'setup-page', invoke: () => ok(SETUP_OPTIONS) });
    await expect(surfaces.opened.page.getByRole('button', { name: 'Next: gates' }).isDisabled()).resolves.toBe(true);
  });

  it('shows the plan, with how to undo each step, before anything is done', async () => {
    const page = await openPlan();
    const steps = page.getByRole('list', { name: 'Steps of the plan' }).locator(':scope > li');
    await expect(steps.count()).resolves.toBe(3);
    await expect(steps.getByText('How to undo').count()).resolves.toBe(3);
    expect(applied).toEqual([]);
  });

  it('carries out the needed steps in order, and only those', async () => {
    const page = await openPlan();
    await page.getByRole('button', { name: 'Apply the plan' }).click();
    await page.getByText('Plumbline is set up').waitFor();
    expect(applied).toEqual([
      { choices: CHOICES, stepId: 'workflow' },
      { choices: CHOICES, stepId: 'gate:wf-1:11' },
    ]);
  });

  it('stops at a step that fails, and goes on there', async () => {
    failing = 'gate:wf-1:11';
    const page = await openPlan();
    await page.getByRole('button', { name: 'Apply the plan' }).click();
    await page.getByRole('alert').getByText('Jira is busy.').waitFor();
    await expect(page.getByRole('listitem').filter({ hasText: 'Gate on “Start”' }).innerText()).resolves.toMatch(
      /failed/i,
    );
    failing = null;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Plumbline is set up').waitFor();
    expect(applied).toEqual([
      { choices: CHOICES, stepId: 'workflow' },
      { choices: CHOICES, stepId: 'gate:wf-1:11' },
    ]);
  });

  it('says why a plan cannot be made, and leads back to the choice', async () => {
    const message = 'Jira’s default workflow scheme cannot be changed, and QUAY uses it.';
    const { page } = await surfaces.open({
      surface: 'setup-page',
      invoke: (verb) =>
        verb === 'setup/plan' ? { ok: false, refusal: { code: 'not-allowed-now', message } } : ok(SETUP_OPTIONS),
    });
    await page.getByRole('checkbox', { name: 'Quay wall (QUAY)' }).check();
    await page.getByRole('button', { name: 'Next: gates' }).click();
    await page.getByRole('button', { name: 'Show the plan' }).click();
    await page.getByRole('alert').getByText(message).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('checkbox', { name: 'Quay wall (QUAY)' }).isChecked()).resolves.toBe(true);
    await expect(page.getByRole('alert').count()).resolves.toBe(0);
  });

  it('does not offer a transition that has a gate already', async () => {
    const { page } = await surfaces.open({ surface: 'setup-page', invoke: () => ok(SETUP_OPTIONS) });
    await page.getByRole('checkbox', { name: 'Quay wall (QUAY)' }).check();
    await page.getByRole('button', { name: 'Next: gates' }).click();
    await expect(
      page.getByRole('checkbox', { name: 'Finish: Any status → Done (has a gate)' }).isDisabled(),
    ).resolves.toBe(true);
  });
});
