import { CONTEXT, groupRow, GROUPS, jira, ok, REPORT } from './fixtures.ts';
import { surfacesOfTests } from './page-host.ts';

describe('the groups on the variance page', () => {
  const surfaces = surfacesOfTests();

  const asked: unknown[] = [];
  async function open(answer: (request: { by: string }) => unknown, width = 800) {
    asked.length = 0;
    await surfaces.open({
      surface: 'variance-page',
      context: CONTEXT,
      jira,
      width,
      invoke: (verb, request) => {
        if (verb === 'variance/report') return ok(REPORT);
        if (verb !== 'variance/groups') return undefined;
        asked.push(request);
        return answer(request as { by: string });
      },
    });
    const section = surfaces.opened.page.getByRole('region', { name: 'By component, epic or assignee' });
    await section.getByRole('button', { name: 'Show the groups' }).waitFor();
    return section;
  }

  it('are asked for once somebody wants them, and stand with their figures, the whole last', async () => {
    const section = await open(() => ok(GROUPS));
    expect(asked).toEqual([]);
    await section.getByRole('button', { name: 'Show the groups' }).press('Enter');
    await section.getByText('East wing, Roof').waitFor();
    const rows = await section.getByRole('table').getByRole('row').allInnerTexts();
    expect(rows.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'Component Curve SV CV SPI CPI Complete Budget at completion Planned value Earned value Actual cost',
      'East wing, Roof -€200.00 -€215.00 0.75 1.33 60 % €1,000.00 €800.00 €600.00 €450.00',
      'East wing -€200.00 +€150.00 0.75 1.33 10 % early €1,000.00 €800.00 €600.00 €450.00',
      'No component -€200.00 +€150.00 0.75 no actual cost recorded no budget in the baseline €1,000.00 €800.00 €600.00 €0.00',
      'Not named: under a security level, or no longer in the project -€200.00 €0.00 0.75 1.33 60 % €1,000.00 €800.00 €600.00 €450.00',
      'All -€200.00 +€150.00 0.75 1.33 60 % €4,000.00 €800.00 €600.00 €450.00',
    ]);
    await section.getByText('Early: less than 15 % is complete').waitFor();
    expect(asked).toEqual([{ by: 'component' }]);
    expect(surfaces.opened.complaints).toEqual([]);
  });

  it('have a small curve each, whose chart opens by keyboard', async () => {
    const section = await open(() => ok(GROUPS));
    await section.getByRole('button', { name: 'Show the groups' }).click();
    const name = section.getByRole('button', { name: 'East wing, Roof' });
    await name.press('Enter');
    await expect(name.getAttribute('aria-expanded')).resolves.toBe('true');
    const chart = section.getByRole('img', { name: /^Planned value, .* Arrow keys move between days\.$/ });
    await chart.press('End');
    await section.getByText('Jun 19, 2026').waitFor();
    await section.getByText('Planned value €1,000.00').waitFor();
    await section.getByText('Earned value not yet').waitFor();
    await name.press('Enter');
    await expect(chart.count()).resolves.toBe(0);
    await expect(section.locator('svg.small-curve').count()).resolves.toBe(5);
  });

  it.each([
    ['epic', '10001', 'HALL-1 Pour the foundation of the east wing', 'Epic', 'topmost work item'],
    ['assignee', 'ann', 'Ann Sponsor', 'Assignee', 'assigned to today'],
  ])('are by %s when that is chosen, named as Jira shows them', async (by, id, name, column, note) => {
    const rows = [{ group: { kind: 'of', ids: [id] }, ...groupRow({}) }];
    const section = await open((request) => ok(request.by === by ? { ...GROUPS, rows } : GROUPS));
    await section.getByRole('button', { name: 'Show the groups' }).click();
    await section.getByText('counts once, under all of them together').waitFor();
    await section.getByLabel('Group the work').selectOption(by);
    await section.getByRole('rowheader', { name, exact: true }).waitFor();
    await section.getByRole('columnheader', { name: column }).waitFor();
    await section.getByText(note).waitFor();
    await expect(section.getByText('Early:').count()).resolves.toBe(0);
    expect(asked).toEqual([{ by: 'component' }, { by }]);
  });

  it('past the last row stand together', async () => {
    const section = await open(() => ok({ ...GROUPS, rest: { groups: 1250, ...groupRow({}) } }));
    await section.getByRole('button', { name: 'Show the groups' }).click();
    await section.getByRole('rowheader', { name: '1,250 more together' }).waitFor();
  });

  it('show a refusal in their place', async () => {
    const refusal = { code: 'try-again', message: 'The database did not answer.' };
    const section = await open(() => ({ ok: false, refusal }));
    await section.getByRole('button', { name: 'Show the groups' }).click();
    await section.getByText(refusal.message).waitFor();
  });

  it.each([320, 800, 1440])('fit a frame of %i pixels without scrolling sideways, chart and all', async (width) => {
    const section = await open(() => ok(GROUPS), width);
    await section.getByRole('button', { name: 'Show the groups' }).click();
    await section.getByRole('button', { name: 'East wing, Roof' }).click();
    const chart = section.getByRole('img');
    await chart.waitFor();
    await expect(surfaces.opened.overflow()).resolves.toBe(0);
    const box = await chart.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  });
});
