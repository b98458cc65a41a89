import { LEAD, MEMBER, openPlumblineSite, type PlumblineSite, type SeedIssue } from './plumbline-site';

/*
 * Today is Wednesday 2026-06-17; one hour of work costs 90.00 EUR; Monday to Friday are worked.
 *
 * PLUM-1 is planned at 1000 over 100 working days from Monday 4 May. Each Friday from 8 May on 3 % more are done, for 5 hours.
 * Six weeks are over: EV 180, AC 2700, and every week has earned 30 for 450 and three days of the plan.
 */
const FRIDAYS = ['05-08', '05-15', '05-22', '05-29', '06-05', '06-12'];
const issueOf = (fridays: readonly string[]): SeedIssue => ({
  key: 'PLUM-1',
  type: 'Task',
  summary: 'Dig',
  created: '2026-04-01T09:00:00Z',
  dueDate: '2026-09-18',
  fields: { budget: 1000, 'planned-start': '2026-05-04' },
  history: fridays.map((day, week) => ({
    at: `2026-${day}T09:00:00Z`,
    by: MEMBER,
    fields: { 'percent-complete': 3 * (week + 1) },
  })),
  worklogs: fridays.map((day) => ({ by: MEMBER, started: `2026-${day}T08:00:00Z`, timeSpent: '5h' })),
});

describe('the forecast range of the variance page', () => {
  let site: PlumblineSite;
  afterEach(() => site.close());

  const rangeOf = async (fridays: readonly string[]) => {
    site = await openPlumblineSite([issueOf(fridays)]);
    await site.capture('First');
    const view = await site.get(LEAD, 'variance/report', {});
    if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
    return view;
  };

  it('comes from the completed weeks, and is the same on every load of a day', async () => {
    const view = await rangeOf(FRIDAYS);
    // What is left costs as the rest has: 2700 + 820 × 450 / 30. 82 days of the plan at three a week are 137 more days of work.
    expect(view.current.range).toMatchObject({
      finalCost: {
        p50: { value: { amount: '15000.00', currency: 'EUR' } },
        p80: { value: { amount: '15000.00', currency: 'EUR' } },
      },
      finish: { p50: { value: '2026-12-25' }, p80: { value: '2026-12-25' } },
      weeksOfHistory: 6,
      weeksNeeded: 6,
    });
    expect(view.original.range).toEqual(view.current.range);
    const again = await site.get(LEAD, 'variance/report', {});
    expect(again).toMatchObject({ current: { range: view.current.range } });
  });

  it('says that there is too little history while there is', async () => {
    const { current } = await rangeOf(FRIDAYS.slice(1));
    const why = { undefined: 'too little history' };
    expect(current.range).toMatchObject({
      finalCost: { p50: why, p80: why },
      finish: { p50: why, p80: why },
      weeksOfHistory: 5,
    });
  });
});
