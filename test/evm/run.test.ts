import * as fc from 'fast-check';
import { addDays, getDay } from '../../src/domain/calendar/day';
import { run } from '../../evm/run';

type Json = Record<string, unknown>;

const reportOf = (document: Json) => {
  const result = run(JSON.stringify(document));
  if ('wrong' in result) throw new Error(result.wrong);
  return result.report;
};

const wrongOf = (document: unknown): string => {
  const result = run(typeof document === 'string' ? document : JSON.stringify(document));
  return 'wrong' in result ? result.wrong : 'nothing wrong';
};

const table = (
  planned: number[],
  done: [number | string, number | string][],
  plannedDuration: number,
  budget: number,
) => ({
  plannedDuration,
  budgetAtCompletion: budget,
  periods: planned.map((plannedValue, index) => {
    const [earnedValue, actualCost] = done[index] ?? [];
    return { plannedValue, earnedValue, actualCost };
  }),
});

/** BAC 100 000 over ten periods; the status is after the fourth. */
const linear = (earned: number, cost: number) =>
  table(
    Array.from({ length: 10 }, (_, index) => (index + 1) * 10_000),
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [earned, cost],
    ],
    10,
    100_000,
  );

const item = (more: Json = {}) => ({
  id: 'A',
  parent: null,
  budget: '24.00',
  start: '2026-11-02',
  finish: '2026-11-04',
  method: 'percent-complete',
  progress: [],
  costs: [],
  ...more,
});

const project = (items: Json[], more: Json = {}) => ({
  currency: 'USD',
  calendar: { workdays: [1, 2, 3, 4, 5], holidays: [] },
  statusDay: '2026-11-04',
  period: 'day',
  items,
  ...more,
});

describe('a table of periods', () => {
  it('gives every figure of the status period, not rounded', () => {
    const { atStatus, series, excluded } = reportOf(linear(30_000, 35_000));
    expect(atStatus).toEqual({
      period: 4,
      plannedValue: 40_000,
      earnedValue: 30_000,
      actualCost: 35_000,
      budgetAtCompletion: 100_000,
      scheduleVariance: -10_000,
      costVariance: -5_000,
      schedulePerformanceIndex: 0.75,
      costPerformanceIndex: 30 / 35,
      estimateAtCompletion: {
        atPlannedRate: 105_000,
        atCostPerformance: 350_000 / 3,
        atSchedulePerformance: 385_000 / 3,
        atCostAndSchedulePerformance: 1_295_000 / 9,
      },
      estimateToComplete: 245_000 / 3,
      varianceAtCompletion: -50_000 / 3,
      toCompletePerformanceIndex: { toBudget: 70 / 65, toEstimate: 30 / 35 },
      earnedSchedule: 3,
      scheduleVarianceTime: -1,
      schedulePerformanceIndexTime: 0.75,
      estimatedDuration: {
        atPlannedRate: 11,
        atSchedulePerformance: 40 / 3,
        atCostAndSchedulePerformance: 134 / 9,
      },
    });
    expect(series[3]).toEqual(atStatus);
    expect(excluded).toEqual([]);
  });

  it('stops every figure but planned value at the status date', () => {
    const { series } = reportOf(linear(50_000, 45_000));
    const after = { undefined: 'after the status date' };
    expect(series).toHaveLength(10);
    expect(series[4]).toMatchObject({
      period: 5,
      plannedValue: 50_000,
      budgetAtCompletion: 100_000,
      earnedValue: after,
      costPerformanceIndex: after,
      estimateAtCompletion: { atPlannedRate: after },
      estimatedDuration: { atSchedulePerformance: after },
    });
  });

  it('reads decimal texts exactly, however long', () => {
    const { atStatus } = reportOf(table([0.1], [['0.30000000000000000001', '0.2']], 1, 0.3));
    expect(atStatus).toMatchObject({
      earnedSchedule: 1,
      toCompletePerformanceIndex: { toBudget: { undefined: 'complete' } },
    });
    expect(reportOf(table([0.1], [['0.1', '0.2']], 3, 0.3)).atStatus).toMatchObject({
      scheduleVariance: 0,
      costVariance: -0.1,
    });
  });

  it('keeps earned schedule inside the planned duration while planned value stays flat', () => {
    const planned = [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9];
    const { atStatus } = reportOf(
      table(
        planned,
        planned.map((_, index) => [index === 12 ? 9 : 1, 1]),
        9,
        9,
      ),
    );
    expect(atStatus).toMatchObject({
      period: 13,
      earnedSchedule: 9,
      schedulePerformanceIndex: 1,
      schedulePerformanceIndexTime: 9 / 13,
      estimatedDuration: { atSchedulePerformance: 13 },
    });
  });
});

describe('a project by items', () => {
  const spent = [
    { day: '2026-11-02', amount: '10' },
    { day: '2026-11-03', amount: 6 },
    { day: '2026-11-04', amount: '8.00' },
  ];

  it('plans 8, 16, 24 and earns 0, 0, 24 when it closes on the third day under 0/100', () => {
    const progress = [
      { day: '2026-11-03', percent: 60 },
      { day: '2026-11-04', percent: 100 },
    ];
    const { series, atStatus } = reportOf(project([item({ method: '0/100', progress, costs: spent })]));
    expect(series.map((each) => [each['plannedValue'], each['earnedValue'], each['actualCost']])).toEqual([
      [8, 0, 10],
      [16, 0, 16],
      [24, 24, 24],
    ]);
    expect(atStatus).toEqual(series[2]);
  });

  it('counts time in working days, around days off', () => {
    const late = item({
      start: '2026-11-05',
      finish: '2026-11-11',
      budget: 50,
      progress: [{ day: '2026-11-06', percent: 20 }],
    });
    const { atStatus, series } = reportOf(
      project([late], { statusDay: '2026-11-10', calendar: { workdays: [1, 2, 3, 4, 5], holidays: ['2026-11-09'] } }),
    );
    // Thursday, Friday, Tuesday and Wednesday: 12.5 a day.
    expect(atStatus).toMatchObject({
      period: 6,
      plannedValue: 37.5,
      earnedValue: 10,
      earnedSchedule: 0.8,
      scheduleVarianceTime: 0.8 - 3,
      estimatedDuration: { atPlannedRate: 6.2 },
    });
    expect(series).toHaveLength(7);
  });

  it('measures the period of the status day at the status day, by ISO weeks and calendar months', () => {
    const long = item({ start: '2026-11-04', finish: '2026-12-15', budget: 30 });
    const planned = (period: string) =>
      reportOf(project([long], { period, statusDay: '2026-11-12' })).series.map((each) => each['plannedValue']);
    expect(planned('week')).toEqual([3, 7, 13, 18, 23, 28, 30]);
    expect(planned('month')).toEqual([7, 30]);
    expect(reportOf(project([long], { period: 'month', statusDay: '2026-12-01' })).series).toMatchObject([
      { period: 1, plannedValue: 19, earnedValue: 0 },
      { period: 2, plannedValue: 20, earnedValue: 0 },
    ]);
  });

  it('rounds money once where it is shown, and indices not at all', () => {
    const thirds = Array.from({ length: 3 }, (_, index) => item({ id: `A${index}`, budget: '0.01' }));
    const { series } = reportOf(
      project([...thirds, item({ budget: '0.10', progress: [{ day: '2026-11-02', percent: 33 }] })]),
    );
    // A third of 13 cents is 4.33; 3.3 cents are earned.
    expect(series[0]).toMatchObject({
      plannedValue: 0.04,
      earnedValue: 0.03,
      scheduleVariance: -0.01,
      schedulePerformanceIndex: 3.3 / (13 / 3),
    });
  });

  it('keeps the figures of past days whatever is reported later', () => {
    const before = project([item({ progress: [{ day: '2026-11-02', percent: 10 }] })], { statusDay: '2026-11-03' });
    const after = project([
      item({
        progress: [
          { day: '2026-11-04', percent: 100 },
          { day: '2026-11-02', percent: 10 },
        ],
      }),
    ]);
    expect(reportOf(after).series[1]).toEqual(reportOf(before).series[1]);
    expect(reportOf({ ...after, statusDay: '2026-11-03' }).atStatus).toEqual(reportOf(before).atStatus);
  });

  it.each([
    ['has no budget', { budget: null }, 'It has no budget.'],
    ['has no start', { start: null }, 'It has no planned start.'],
    ['has no finish', { finish: null }, 'It has no planned finish.'],
    ['ends before it starts', { finish: '2026-10-30' }, 'The finish 2026-10-30 is before the start 2026-11-02.'],
    ['has a budget below zero', { budget: '-1' }, 'The budget -1.00 USD is below zero.'],
    [
      'has no working day',
      { start: '2026-11-07', finish: '2026-11-08' },
      'No day from 2026-11-07 to 2026-11-08 is a working day.',
    ],
    ['follows nothing', { method: 'apportioned', apportionedTo: 'Z' }, 'It is apportioned to "Z", which is no item.'],
    ['follows itself', { method: 'apportioned', apportionedTo: 'bad' }, 'It is apportioned to itself.'],
    [
      'follows effort by time',
      { method: 'apportioned', apportionedTo: 'time' },
      'It is apportioned to "time", which earns by time and measures no progress.',
    ],
  ])('lists an item that %s, and counts the others as if it were not there', (_, fault, reason) => {
    const good = [item({ costs: spent }), item({ id: 'time', method: 'level-of-effort' })];
    const bad = item({ id: 'bad', costs: spent, ...fault });
    const { excluded, ...figures } = reportOf(project([...good, bad]));
    expect(excluded).toEqual([{ id: 'bad', reason }]);
    expect(figures).toMatchObject({ atStatus: reportOf(project(good)).atStatus });
  });

  it('excludes what follows an item that is excluded', () => {
    const follower = item({ id: 'B', method: 'apportioned', apportionedTo: 'A' });
    expect(reportOf(project([item({ budget: null }), follower])).excluded.map(({ id }) => id)).toEqual(['A', 'B']);
  });

  it('counts the costs of an item above others that has no budget of its own', () => {
    const epic = { id: 'E', costs: spent };
    const { atStatus, excluded } = reportOf(project([epic, item({ parent: 'E' })]));
    expect(atStatus).toMatchObject({ actualCost: 24, budgetAtCompletion: 24 });
    expect(excluded).toEqual([]);
  });

  it('has period 0 before the first, and says of every index why there is none', () => {
    const { atStatus, series } = reportOf(project([item()], { statusDay: '2026-10-30' }));
    expect(atStatus).toMatchObject({
      period: 0,
      plannedValue: 0,
      schedulePerformanceIndex: { undefined: 'nothing planned yet' },
      costPerformanceIndex: { undefined: 'no actual cost recorded' },
      schedulePerformanceIndexTime: { undefined: 'not started yet' },
    });
    expect(series.map((each) => each['plannedValue'])).toEqual([8, 16, 24]);
  });

  it('is empty without items', () => {
    expect(reportOf(project([]))).toMatchObject({
      atStatus: { period: 0, budgetAtCompletion: 0, earnedSchedule: { undefined: 'no budget in the baseline' } },
      series: [],
    });
  });
});

describe('the methods of the items', () => {
  const earnedBy = (more: Json, others: Json[] = []) =>
    reportOf(project([item({ budget: '100', ...more }), ...others])).series.map((each) => each['earnedValue']);
  const percents = (...values: number[]) =>
    values.map((percent, index) => ({ day: addDays(getDay('2026-11-02'), index), percent }));

  it.each([
    ['percent-complete', [20, 60, 100]],
    ['0/100', [0, 0, 100]],
    ['50/50', [50, 50, 100]],
    ['25/75', [25, 25, 100]],
    ['100/0', [100, 100, 100]],
  ])('%s', (method, expected) => {
    expect(earnedBy({ method, progress: percents(20, 60, 100) })).toEqual(expected);
  });

  it('nothing is started at 0 %, and progress can be taken back', () => {
    expect(earnedBy({ method: '50/50', progress: percents(0, 100, 99) })).toEqual([0, 100, 50]);
  });

  it('weighted milestones', () => {
    const milestones = [
      { name: 'Draft', weight: 1 },
      { name: 'Review', weight: '0.5' },
      { name: 'Done', weight: 1.5 },
    ];
    const progress = [
      { day: '2026-11-04', milestone: 'Done' },
      { day: '2026-11-02', milestone: 'Draft' },
      { day: '2026-11-02', milestone: 'Review' },
      { day: '2026-11-03', milestone: 'Draft' },
    ];
    expect(earnedBy({ method: 'weighted-milestones', milestones, progress })).toEqual([50, 50, 100]);
  });

  it('physical units, more than planned too', () => {
    const progress = [
      { day: '2026-11-02', units: 1 },
      { day: '2026-11-03', units: '2.5' },
      { day: '2026-11-04', units: 4 },
    ];
    expect(earnedBy({ method: 'physical-units', units: 3, progress })).toEqual([33.33, 83.33, 100]);
  });

  it('apportioned effort earns in step, along a chain', () => {
    const progress = percents(10, 40, 40);
    const chain = [
      item({ id: 'B', budget: 0, method: 'apportioned', apportionedTo: 'C' }),
      item({ id: 'C', budget: 0, progress }),
    ];
    expect(earnedBy({ method: 'apportioned', apportionedTo: 'B' }, chain)).toEqual([10, 40, 40]);
  });

  it('level of effort earns what was planned, and never shows a schedule variance', () => {
    const { series } = reportOf(
      project([item({ budget: '100', method: 'level-of-effort', progress: percents(1, 1, 1) })]),
    );
    expect(series.map((each) => [each['earnedValue'], each['scheduleVariance']])).toEqual([
      [33.33, 0],
      [66.67, 0],
      [100, 0],
    ]);
  });
});

describe('what the command refuses', () => {
  const periods = (row: Json) => ({
    plannedDuration: 2,
    budgetAtCompletion: 9,
    periods: [{ plannedValue: 1, earnedValue: 1, actualCost: 1 }, row],
  });
  it.each([
    ['no JSON', '{"items":\n[', /^document: is not JSON: .+$/],
    ['a list', [], 'document: must be an object, not a list'],
    ['neither form', {}, 'document: must have "items" or "periods", and has neither'],
    ['both forms', { items: [], periods: [] }, 'document: must have "items" or "periods", not both'],
    ['no duration', { periods: [] }, 'plannedDuration: must be a whole number from 1 to 100000, not missing'],
    ['no periods', table([], [], 1, 1), 'periods: must have at least one'],
    ['a text for a number', periods({ plannedValue: 'x' }), 'periods[1].plannedValue: must be a number, not "x"'],
    ['an amount below 0', periods({ plannedValue: -1 }), 'periods[1].plannedValue: must not be below 0, but is -1'],
    [
      'planned value that falls',
      periods({ plannedValue: 0.5 }),
      /^periods\[1\]\.plannedValue: is cumulative and must not fall/,
    ],
    [
      'earned value without cost',
      periods({ plannedValue: 2, earnedValue: 1 }),
      'periods[1].actualCost: must be a number, not missing',
    ],
    ['no status', table([1, 2], [], 2, 2), 'periods[0].earnedValue: is missing, and no other period has it'],
    ['an unknown currency', project([], { currency: 'XYZ' }), 'currency: "XYZ" is not an ISO 4217 currency'],
    [
      'a day that is none',
      project([], { statusDay: '2026-02-30' }),
      'statusDay: must be a day such as "2026-06-30", not "2026-02-30"',
    ],
    ['no workday', project([], { calendar: { workdays: [] } }), /^calendar\.workdays: must have at least one/],
    [
      'an eighth weekday',
      project([], { calendar: { workdays: [1, 8] } }),
      'calendar.workdays[1]: must be a whole number from 1 to 7, not 8',
    ],
    ['another period', project([], { period: 'year' }), 'period: must be "day", "week" or "month", not "year"'],
    ['an item that is none', project([], { items: [7] }), 'items[0]: must be an object, not 7'],
    ['an item without id', project([item({ id: '' })]), 'items[0].id: must be a text, not ""'],
    ['an id twice', project([item(), item()]), 'items[1].id: "A" is the id of an earlier item too'],
    ['a parent that is none', project([item({ parent: 'Z' })]), 'items[0].parent: no item has the id "Z"'],
    [
      'a circle of parents',
      project([item({ parent: 'B' }), item({ id: 'B', parent: 'A' })]),
      'items[0].parent: "A" would be above itself',
    ],
    [
      'a fraction of a cent',
      project([item({ budget: '1.005' })]),
      'items[0].budget: "1.005" is not an amount of USD: too-many-decimals',
    ],
    [
      'a cost without day',
      project([item({ costs: [{ amount: 1 }] })]),
      'items[0].costs[0].day: must be a day such as "2026-06-30", not missing',
    ],
    [
      'more than everything',
      project([item({ progress: [{ day: '2026-11-02', percent: 101 }] })]),
      'items[0].progress[0].percent: must be from 0 to 100, not 101',
    ],
    [
      'an unknown method',
      project([item({ method: '30/60' })]),
      /^items\[0\]\.method: must be one of .+, not "30\/60"$/,
    ],
    [
      'milestones of no weight',
      project([item({ method: 'weighted-milestones', milestones: [] })]),
      'items[0].milestones: must have a milestone of a weight above 0',
    ],
    ['no units to make', project([item({ method: 'physical-units', units: 0 })]), 'items[0].units: must be above 0'],
    [
      'a span of centuries by days',
      project([item({ finish: '9999-12-31' })]),
      'period: the items make more than 20000 periods; take a longer one',
    ],
  ])('%s', (_, document, expected) => {
    expect(wrongOf(document)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('a gap in what was earned', () => {
    const gap = table([1, 2, 3], [], 3, 3);
    const [first, second, third] = gap.periods;
    const done = { earnedValue: 1, actualCost: 1 };
    expect(wrongOf({ ...gap, periods: [{ ...first, ...done }, second, { ...third, ...done }] })).toBe(
      'periods[1].earnedValue: is missing, though a later period has it',
    );
  });

  it('says it in one line, whatever the document holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(wrongOf(text)).toMatch(/^[a-zA-Z]+[^\n\r]*: [^\n\r]+$/);
      }),
    );
  });
});
