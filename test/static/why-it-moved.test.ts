import { CONTEXT, eur, jira, MOVED, MOVED_GROUPS, ok, REPORT } from './fixtures.ts';
import { surfacesOfTests } from './page-host.ts';

describe('why it moved, on the variance page', () => {
  const surfaces = surfacesOfTests();

  const asked: unknown[] = [];
  async function open(answer: (request: { by: string; only: unknown }) => unknown, width = 800) {
    asked.length = 0;
    await surfaces.open({
      surface: 'variance-page',
      context: CONTEXT,
      jira,
      width,
      invoke: (verb, request) => {
        if (verb === 'variance/report') return ok(REPORT);
        if (verb !== 'variance/why') return undefined;
        asked.push(request);
        return answer(request as { by: string; only: unknown });
      },
    });
    return surfaces.opened.page.getByRole('region', { name: 'Why it moved' });
  }
  const byChoice = ({ by }: { by: string }) => ok(by === 'component' ? MOVED_GROUPS : MOVED);
  const textsOf = async (rows: { allInnerTexts(): Promise<string[]> }) =>
    (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());

  it('leads from the original budget over the current one to the estimate, once somebody asks', async () => {
    const section = await open(byChoice);
    await section
      .getByText('From the original budget of €480,000.00 to an estimate at completion of €540,819.70')
      .waitFor();
    expect(asked).toEqual([]);
    await section.getByRole('button', { name: 'Show the parts' }).press('Enter');
    const rows = section.getByRole('table', { name: 'From the original budget to the estimate' }).getByRole('row');
    await rows.first().waitFor();
    expect(await textsOf(rows)).toEqual([
      'Part Amount As bars',
      'Original budget at completion €480,000.00',
      'Approved scope change +€18,000.00',
      'Approved cost change +€6,000.00',
      'Current budget at completion €504,000.00',
      'Cost efficiency +€9,700.75',
      'Work outside the baseline and approved changes +€600.00',
      'Remaining forecast +€26,518.95',
      'Estimate at completion €540,819.70',
    ]);
    expect(asked).toEqual([{ by: 'none', only: null }]);
    expect(surfaces.opened.complaints).toEqual([]);
  });

  it('hangs each bar where the one before it ends', async () => {
    const section = await open(() =>
      ok({
        ...MOVED,
        budget: eur('240000.00'),
        to: eur('360000.00'),
        parts: {
          ...MOVED.parts,
          approvedScopeChange: eur('-240000.00'),
          approvedCostChange: eur('0.00'),
          costEfficiency: eur('120000.00'),
          outsideBaseline: eur('0.00'),
          remainingForecast: eur('0.00'),
        },
      }),
    );
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.locator('rect').first().waitFor();
    const bars = await section
      .locator('rect')
      .evaluateAll((rects) =>
        rects.map((rect) => [
          rect.getAttribute('class'),
          Number(rect.getAttribute('x')),
          Number(rect.getAttribute('width')),
        ]),
      );
    expect(bars).toEqual([
      ['bar-end', 0, 100],
      ['bar-cheaper', 50, 50],
      ['bar-end', 0, 50],
      ['bar-dearer', 50, 25],
      ['bar-end', 0, 75],
    ]);
  });

  it('tells a second capture as a part of its own, where there was one', async () => {
    const section = await open(() => ok({ ...MOVED, parts: { ...MOVED.parts, recaptured: eur('-70.00') } }));
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByRole('row', { name: 'Baseline captured again, not approved -€70.00' }).waitFor();
  });

  it('says what a part means to whoever asks', async () => {
    const section = await open(byChoice);
    await section.getByRole('button', { name: 'Show the parts' }).click();
    const term = section.getByRole('button', { name: 'Remaining forecast' });
    await term.press('Enter');
    await section.getByText('ETC − (BAC − EV)').waitFor();
    await expect(term.getAttribute('aria-expanded')).resolves.toBe('true');
    for (const label of ['Approved scope change', 'Approved cost change', 'Cost efficiency', 'Work outside']) {
      await section.getByRole('button', { name: label }).click();
    }
    await expect(section.locator('.figure-meaning').count()).resolves.toBe(5);
  });

  it('groups by what is chosen, with names as Jira shows them, and adds up', async () => {
    const section = await open(byChoice);
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByLabel('Group the parts').selectOption('component');
    const rows = section.getByRole('table', { name: 'By component' }).getByRole('row');
    await section.getByText('East wing, Roof').waitFor();
    expect(await textsOf(rows)).toEqual([
      expect.stringMatching(/^Component Approved scope change .* Remaining forecast Together$/),
      expect.stringMatching(/^East wing \+€18,000\.00 .*\+€50,000\.00$/),
      expect.stringMatching(/^East wing, Roof .*-€2,500\.00 .*\+€10,018\.95$/),
      expect.stringMatching(/^No component .*\+€700\.75$/),
      expect.stringMatching(/^Not named: under a security level, or no longer in the project .*\+€100\.00$/),
      expect.stringMatching(/^All .*\+€60,819\.70$/),
    ]);
    await section.getByText('A work item of several components counts once').waitFor();
    expect(asked).toEqual([
      { by: 'none', only: null },
      { by: 'component', only: null },
    ]);
  });

  it.each([
    ['epic', { kind: 'of', ids: ['10001'] }, 'HALL-1 Pour the foundation of the east wing'],
    ['epic', { kind: 'of', ids: ['66666'] }, 'a work item you cannot see'],
    ['epic', { kind: 'none' }, 'No epic'],
    ['assignee', { kind: 'of', ids: ['ann'] }, 'Ann Sponsor'],
    ['assignee', { kind: 'of', ids: ['gone'] }, 'a former user'],
    ['assignee', { kind: 'none' }, 'Unassigned'],
    ['month', { kind: 'of', ids: ['2026-06'] }, 'June 2026'],
    ['month', { kind: 'none' }, 'Still to come'],
    ['component', { kind: 'of', ids: ['99999'] }, 'a component you cannot see'],
  ])('names a group by %s: %j is %s', async (by, group, name) => {
    const section = await open(() => ok({ ...MOVED, rows: [{ group, parts: MOVED.parts }] }));
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByLabel('Group the parts').selectOption(by);
    await section.getByRole('rowheader', { name, exact: true }).waitFor();
  });

  it('shows one group alone and goes back', async () => {
    const section = await open(byChoice);
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByLabel('Group the parts').selectOption('component');
    await section.getByRole('button', { name: 'East wing, Roof' }).click();
    await section.getByText('Only East wing, Roof.').waitFor();
    await section.getByRole('rowheader', { name: 'Original budget of this work' }).waitFor();
    await section.getByRole('button', { name: 'Show the whole project' }).click();
    await section.getByRole('rowheader', { name: 'Original budget at completion' }).waitFor();
    const only = { by: 'component', group: { kind: 'of', ids: ['10201', '10202'] } };
    expect(asked.slice(2)).toEqual([
      { by: 'month', only },
      { by: 'component', only: null },
    ]);
  });

  it('tells the groups past the last row together', async () => {
    const rest = { groups: 1250, parts: MOVED.parts };
    const section = await open(({ by }) => ok(by === 'none' ? MOVED : { ...MOVED_GROUPS, rest }));
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByLabel('Group the parts').selectOption('epic');
    await section.getByRole('rowheader', { name: '1,250 more together' }).waitFor();
  });

  it('shows a refusal in its place and lets the reader try again', async () => {
    let isDown = true;
    const refusal = { code: 'try-again', message: 'The database did not answer.' };
    const section = await open(() => (isDown ? { ok: false, refusal } : ok(MOVED)));
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByText(refusal.message).waitFor();
    isDown = false;
    await section.getByRole('button', { name: 'Try again' }).click();
    await section.getByRole('rowheader', { name: 'Estimate at completion' }).waitFor();
  });

  it.each([320, 800, 1440])('fits a frame of %i pixels without scrolling sideways', async (width) => {
    const section = await open(byChoice, width);
    await section.getByRole('button', { name: 'Show the parts' }).click();
    await section.getByLabel('Group the parts').selectOption('component');
    await section.getByText('East wing, Roof').waitFor();
    await expect(surfaces.opened.overflow()).resolves.toBe(0);
    expect(surfaces.opened.complaints).toEqual([]);
  });
});
