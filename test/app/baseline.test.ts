import { LEAD, MEMBER, openPlumblineSite, type PlumblineSite, type SeedIssue } from './plumbline-site';

const created = '2026-05-01T09:00:00Z';

function task(
  number: number,
  budget: number | null,
  start: string | null,
  dueDate: string | null,
  more: SeedIssue = {},
): SeedIssue {
  return {
    key: `PLUM-${number}`,
    type: 'Task',
    summary: `Task ${number}`,
    created,
    ...(dueDate === null ? {} : { dueDate }),
    fields: {
      ...(budget === null ? {} : { budget }),
      ...(start === null ? {} : { 'planned-start': start }),
    },
    ...more,
  };
}

describe('capturing a baseline', () => {
  let site: PlumblineSite;
  afterEach(async () => {
    await site.close();
  });

  it('shows beforehand what would be captured and what would be left out, then captures exactly that', async () => {
    site = await openPlumblineSite([
      task(1, 1000, '2026-06-01', '2026-06-12'),
      task(2, 2500.5, '2026-06-08', '2026-06-30'),
      task(3, null, '2026-06-08', '2026-06-30'),
      task(4, 10, null, '2026-06-30'),
      task(5, 10, '2026-06-08', null),
      task(6, 10, '2026-06-30', '2026-06-08'),
      task(7, 10, '2026-06-13', '2026-06-14'),
      { ...task(8, 10, '2026-06-08', '2026-06-30'), type: 'Change Request' },
      task(9, 0.001, '2026-06-08', '2026-06-30'),
    ]);
    const { stageId, state } = await site.get(LEAD, 'baseline/stage', { jql: '' });
    expect(state).toBe('scanning');
    await site.settle();
    const stage = await site.get(LEAD, 'baseline/stage-read', { stageId });
    expect(stage).toMatchObject({
      state: 'ready',
      scanned: 9,
      included: 2,
      excluded: 7,
      budget: { amount: '3500.50', currency: 'EUR' },
      start: '2026-06-01',
      finish: '2026-06-30',
      unnamed: 0,
    });
    expect(Object.fromEntries(stage.exclusions.map(({ issueKey, reason }) => [issueKey, reason]))).toEqual({
      'PLUM-3': 'no-budget',
      'PLUM-4': 'no-start',
      'PLUM-5': 'no-finish',
      'PLUM-6': 'finish-before-start',
      'PLUM-7': 'no-working-day',
      'PLUM-8': 'change-request',
      'PLUM-9': 'bad-budget',
    });
    expect((await site.get(LEAD, 'baseline/list', {})).versions).toEqual([]);

    const version = await site.get(LEAD, 'baseline/commit', { stageId, name: '  As agreed  ' });
    expect(version).toMatchObject({
      version: 1,
      name: 'As agreed',
      kind: 'capture',
      by: LEAD,
      items: 2,
      budgetChange: null,
    });
    expect((await site.get(MEMBER, 'baseline/list', {})).versions).toEqual([version]);
  });
});
