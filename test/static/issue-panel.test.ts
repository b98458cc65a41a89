import { eventually } from '../browser/eventually.ts';
import { CHANGE_DRAFT, CHANGE_PANEL, CONTEXT, eur, jira, ok, WORK_PANEL } from './fixtures.ts';
import { surfacesOfTests, type OpenSurface } from './page-host.ts';

const PREVIEW = ok({ cost: eur('1500.50'), days: 3, effects: CHANGE_PANEL.effects.slice(0, 1) });

describe('the issue panel', () => {
  const surfaces = surfacesOfTests();

  async function open(answers: Readonly<Record<string, unknown>>): Promise<OpenSurface['page']> {
    const { page } = await surfaces.open({
      surface: 'issue-panel',
      context: CONTEXT,
      jira,
      invoke: (verb) => answers[verb],
    });
    return page;
  }

  describe('on a work item', () => {
    it('shows both baselines side by side, in words as well as in figures', async () => {
      const page = await open({ 'panel/read': ok(WORK_PANEL) });
      const table = page.getByRole('table', { name: 'Against the baseline' });
      await expect(table.getByRole('row', { name: /Finish against baseline/ }).innerText()).resolves.toMatch(
        /10 working days late\s+5 working days late/,
      );
      await expect(table.getByRole('row', { name: /Cost variance/ }).innerText()).resolves.toMatch(
        /-€9,250\.50 over\s+-€5,950\.50 over/,
      );
    });

    it('names nothing that Jira does not show to the reader', async () => {
      const page = await open({ 'panel/read': ok(WORK_PANEL) });
      await page.getByText('a work item you cannot see').waitFor();
      await expect(page.getByText('SECRET-9').count()).resolves.toBe(0);
    });

    it('asks Jira for all names in one call of each kind', async () => {
      const page = await open({ 'panel/read': ok(WORK_PANEL) });
      await page.getByText('Waiting for Bo Finance and Cy Steering.').waitFor();
      expect(surfaces.opened.calls.filter(({ command }) => command === 'fetchProduct')).toHaveLength(2);
    });

    it('does not say a breach twice that the work item waits for', async () => {
      const [breach = ''] = WORK_PANEL.breaches;
      const waiting = { ...WORK_PANEL, breaches: [breach], waitingFor: [`${breach} Raise a change request.`] };
      const page = await open({ 'panel/read': ok(waiting) });
      await page.getByText('This work item is waiting').waitFor();
      await expect(page.getByText(breach).count()).resolves.toBe(1);
    });

    it('says why a change request cannot be raised', async () => {
      const page = await open({
        'panel/read': ok({
          ...WORK_PANEL,
          canRaise: { allowed: false, reason: 'You may not create change requests here.' },
        }),
      });
      const button = page.getByRole('button', { name: 'Raise change request' });
      await expect(button.isDisabled()).resolves.toBe(true);
      await page.getByText('You may not create change requests here.').waitFor();
    });

    it('raises a change request with exact amounts, after a preview of what it would do', async () => {
      const page = await open({
        'panel/read': ok(WORK_PANEL),
        'change/preview': PREVIEW,
        'change/raise': ok({ issueKey: 'HALL-50' }),
      });
      await page.getByRole('button', { name: 'Raise change request' }).click();
      await page.getByLabel('Summary').fill('Deeper piles');
      await page.getByLabel('Reason').fill('The ground is fill.');
      // Of all ways to proceed by the names that the variance page has for them.
      await page.getByRole('radio', { name: 'Stay as we are' }).check();
      await page.getByRole('radio', { name: 'More time' }).check();
      await page.getByLabel('Adds to its budget').fill('1500.5');
      await page.getByLabel('Moves its finish by (working days)').fill('3');
      await page.getByText('+€1,500.50, 3 working days later').waitFor();
      await page.getByRole('button', { name: 'Raise as draft' }).click();
      await page.getByRole('link', { name: 'HALL-50' }).waitFor();
      expect(surfaces.opened.asked('change/raise')).toEqual([
        {
          raiseId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
          summary: 'Deeper piles',
          terms: {
            reason: 'The ground is fill.',
            way: 'more-time',
            lines: [{ kind: 'adjust', issueId: '10001', cost: '1500.50', finishDays: 3 }],
            options: [],
          },
        },
      ]);
    });

    it('suggests what the work item has moved by, and to add what is in no baseline', async () => {
      const page = await open({ 'panel/read': ok(WORK_PANEL), 'change/preview': PREVIEW });
      await page.getByRole('button', { name: 'Raise change request' }).click();
      await expect(page.getByLabel('Adds to its budget').inputValue()).resolves.toBe('6000.00');
      await expect(page.getByLabel('Moves its finish by (working days)').inputValue()).resolves.toBe('5');
      const outside = await open({
        'panel/read': ok({ ...WORK_PANEL, original: null, current: null, budget: null }),
        'change/preview': PREVIEW,
      });
      await outside.getByRole('button', { name: 'Raise change request' }).click();
      await expect(outside.getByLabel('What happens to it').inputValue()).resolves.toBe('add');
      await expect(outside.getByLabel('Budget', { exact: true }).inputValue()).resolves.toBe('');
      await expect(outside.getByLabel('Start', { exact: true }).inputValue()).resolves.toBe('2026-05-04');
      await expect(outside.getByLabel('Finish', { exact: true }).inputValue()).resolves.toBe('2026-07-17');
    });

    it('does not send what it can see to be wrong, and says so at each field', async () => {
      const page = await open({ 'panel/read': ok(WORK_PANEL), 'change/preview': PREVIEW });
      await page.getByRole('button', { name: 'Raise change request' }).click();
      await page.getByLabel('Adds to its budget').fill('about 5');
      await page.getByRole('button', { name: 'Raise as draft' }).click();
      await expect(page.getByLabel('Adds to its budget').getAttribute('aria-invalid')).resolves.toBe('true');
      await expect(page.getByLabel('Summary').getAttribute('aria-invalid')).resolves.toBe('true');
      expect(surfaces.opened.asked('change/raise')).toEqual([]);
    });

    it('keeps what was typed when the resolver refuses, and shows the refusal at its field', async () => {
      const refusal = {
        code: 'invalid-request',
        message: 'The finish of HALL-1 would be before its start.',
        field: 'terms.lines.0.finishDays',
      };
      const page = await open({
        'panel/read': ok(WORK_PANEL),
        'change/preview': PREVIEW,
        'change/raise': { ok: false, refusal },
      });
      await page.getByRole('button', { name: 'Raise change request' }).click();
      await page.getByLabel('Summary').fill('Deeper piles');
      await page.getByLabel('Reason').fill('The ground is fill.');
      await page.getByLabel('Moves its finish by (working days)').fill('-200');
      await page.getByRole('button', { name: 'Raise as draft' }).click();
      await page.getByRole('alert').getByText(refusal.message).waitFor();
      await expect(page.getByLabel('Moves its finish by (working days)').getAttribute('aria-invalid')).resolves.toBe(
        'true',
      );
      await expect(page.getByLabel('Summary').inputValue()).resolves.toBe('Deeper piles');
      await page.getByRole('button', { name: 'Raise as draft' }).click();
      await eventually(
        () => surfaces.opened.asked('change/raise').length,
        (count) => {
          expect(count).toBe(2);
        },
      );
      const ids = surfaces.opened.asked('change/raise').map((request) => (request as { raiseId: string }).raiseId);
      expect(ids[1]).toBe(ids[0]);
    });

    it('adds other work items by search and keyboard', async () => {
      const page = await open({ 'panel/read': ok(WORK_PANEL), 'change/preview': PREVIEW });
      await page.getByRole('button', { name: 'Raise change request' }).click();
      const search = page.getByRole('combobox', { name: 'Add a work item' });
      await search.fill('Raise');
      await page.getByRole('option', { name: 'HALL-2 Raise the steel frame' }).waitFor();
      await search.press('Enter');
      await page.getByRole('group', { name: 'Affected: HALL-2' }).waitFor();
      await expect(search.inputValue()).resolves.toBe('');
    });
  });

  describe('on a change request', () => {
    it('shows who has decided and who is still to', async () => {
      const page = await open({ 'panel/read': ok(CHANGE_PANEL) });
      const deciders = page.getByRole('region', { name: 'Who decides' });
      await expect(deciders.getByRole('listitem').filter({ hasText: 'Ann Sponsor' }).innerText()).resolves.toContain(
        'The survey leaves no choice.',
      );
      await expect(deciders.getByRole('listitem').filter({ hasText: 'Bo Finance' }).innerText()).resolves.toMatch(
        /to decide/i,
      );
    });

    it('approves exactly the terms and the journal entry that were shown', async () => {
      const page = await open({
        'panel/read': ok(CHANGE_PANEL),
        'change/decide': ok({ ...CHANGE_PANEL, state: 'approved', baselineVersion: 4 }),
      });
      await page.getByRole('button', { name: 'Approve…' }).click();
      const form = page.getByRole('group', { name: 'Approve this change request' });
      await form.getByText('Yours is the deciding approval').waitFor();
      await form.getByRole('row', { name: /HALL-1 .*€46,000\.00.*€52,000\.00/ }).waitFor();
      await form.getByRole('button', { name: 'Approve' }).click();
      await page.getByText('Made version 4 of the baseline.').waitFor();
      expect(surfaces.opened.asked('change/decide')).toEqual([
        { seq: 3, termsHash: CHANGE_PANEL.termsHash, decision: 'approve', reason: '' },
      ]);
      expect(surfaces.opened.calls.map(({ command }) => command)).toContain('refresh');
    });

    it('rejects only with a reason', async () => {
      const page = await open({
        'panel/read': ok(CHANGE_PANEL),
        'change/decide': ok({ ...CHANGE_PANEL, state: 'rejected' }),
      });
      await page.getByRole('button', { name: 'Reject…' }).click();
      await page.getByRole('button', { name: 'Reject', exact: true }).click();
      await page.getByText('Give a reason.').waitFor();
      expect(surfaces.opened.asked('change/decide')).toEqual([]);
      await page.getByLabel('Reason').fill('Not this year.');
      await page.getByRole('button', { name: 'Reject', exact: true }).click();
      await page.getByText('Rejected').first().waitFor();
      expect(surfaces.opened.asked('change/decide')).toEqual([
        { seq: 3, termsHash: CHANGE_PANEL.termsHash, decision: 'reject', reason: 'Not this year.' },
      ]);
    });

    it('offers the latest when the terms have changed meanwhile', async () => {
      const refusal = { code: 'terms-changed', message: 'The terms were changed after you opened them.' };
      const page = await open({ 'panel/read': ok(CHANGE_PANEL), 'change/decide': { ok: false, refusal } });
      await page.getByRole('button', { name: 'Approve…' }).click();
      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByRole('alert').getByText(refusal.message).waitFor();
      await page.getByRole('button', { name: 'Load the latest' }).click();
      await page.waitForTimeout(100);
      expect(surfaces.opened.asked('panel/read').length).toBeGreaterThanOrEqual(2);
    });

    it('says why a button is disabled', async () => {
      const page = await open({ 'panel/read': ok(CHANGE_PANEL) });
      await expect(page.getByRole('button', { name: 'Withdraw…' }).isDisabled()).resolves.toBe(true);
      await page.getByText('Only the person who raised it can withdraw it.').waitFor();
    });

    it('submits a draft and edits its terms, naming the entry that was seen', async () => {
      const page = await open({
        'panel/read': ok(CHANGE_DRAFT),
        'change/preview': PREVIEW,
        'change/edit': ok({ ...CHANGE_DRAFT, seq: 2 }),
        'change/submit': ok(CHANGE_PANEL),
      });
      await page.getByRole('button', { name: 'Edit terms' }).click();
      await page.getByRole('button', { name: 'Leave out HALL-2' }).click();
      await page.getByRole('button', { name: 'Save terms' }).click();
      await page.getByRole('button', { name: 'Submit for review' }).click();
      await page.getByText('In review').first().waitFor();
      expect(surfaces.opened.asked('change/edit')).toEqual([
        { seq: 1, terms: { ...CHANGE_DRAFT.terms, lines: CHANGE_DRAFT.terms.lines.slice(0, 2) } },
      ]);
      expect(surfaces.opened.asked('change/submit')).toEqual([{ seq: 2, termsHash: CHANGE_DRAFT.termsHash }]);
    });

    it('says a reason that several buttons share once', async () => {
      const own = { allowed: false, reason: 'You raised it, so others decide it.' };
      const page = await open({
        'panel/read': ok({ ...CHANGE_PANEL, can: { ...CHANGE_PANEL.can, approve: own, reject: own } }),
      });
      await page.getByText('Approve, Reject: You raised it, so others decide it.').waitFor();
    });

    it('takes the focus to the new state after an action, and back to the actions after a cancelled one', async () => {
      const page = await open({
        'panel/read': ok(CHANGE_DRAFT),
        'change/preview': PREVIEW,
        'change/submit': ok(CHANGE_PANEL),
      });
      const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
      await page.getByRole('button', { name: 'Edit terms' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Submit for review' }).waitFor();
      await expect(focused()).resolves.toMatch(/^Edit terms/);
      await page.getByRole('button', { name: 'Submit for review' }).click();
      await page.getByText('In review').first().waitFor();
      await expect(focused()).resolves.toMatch(/^In review/);
    });

    it('counts the affected work items that the reader may not see', async () => {
      const page = await open({ 'panel/read': ok(CHANGE_PANEL) });
      await page.getByText('One more affected work item is not shown').waitFor();
    });
  });
});
