import * as fc from 'fast-check';
import { exact } from '../../../src/domain/money/exact';
import {
  creditOf,
  isMeasured,
  percentToBasisPoints,
  unitsToThousandths,
  type CreditRule,
  type RecordedWork,
  type Stage,
} from '../../../src/domain/earned-value/progress-credit';
import {
  progressHistory,
  type ProgressChange,
  type ProgressHistory,
  type ProgressSource,
} from '../../../src/domain/earned-value/progress-history';

const [OPEN, WORK, REVIEW, DONE, CLOSED] = ['open', 'work', 'review', 'done', 'closed'] as const;

function stageOf(statusId: string): Stage {
  if (statusId === OPEN) return 'to-do';
  return statusId === DONE || statusId === CLOSED ? 'done' : 'under-way';
}

const NOTHING_RECORDED: RecordedWork = {
  stage: 'to-do',
  percent: null,
  unitsPlanned: null,
  unitsDone: null,
  reached: new Set(),
};

describe('credit for progress', () => {
  const credit = (rule: CreditRule, work: Partial<RecordedWork>) => creditOf(rule, { ...NOTHING_RECORDED, ...work });
  const PERCENT = { kind: 'percent-complete' } as const;
  const half = { kind: 'start-credit', atStart: exact(1n, 2n) } as const;
  const units = { kind: 'physical-units' } as const;
  const milestones = {
    kind: 'weighted-milestones',
    weights: new Map([
      ['3', exact(1n)],
      ['4', exact(2n)],
    ]),
  } as const;

  it('is what was entered, and nothing without an entry', () => {
    expect(credit(PERCENT, { percent: 4000, stage: 'under-way' })).toBe(4000);
    expect(credit(PERCENT, { percent: 4000 })).toBe(4000);
    expect(credit(PERCENT, { stage: 'under-way' })).toBe(0);
  });

  it('is everything once done, whatever was reported and by whichever method', () => {
    for (const rule of [PERCENT, half, units, milestones]) {
      expect(credit(rule, { stage: 'done', percent: 4000, unitsPlanned: 9000, unitsDone: 1000 })).toBe(10_000);
      expect(credit(rule, { stage: 'done' })).toBe(10_000);
    }
  });

  it('under 50/50 is half of it from the start on, whatever per cent was entered', () => {
    expect(credit(half, { percent: 9900 })).toBe(0);
    expect(credit(half, { percent: 0, stage: 'under-way' })).toBe(5000);
    expect(credit(half, { percent: 9900, stage: 'under-way' })).toBe(5000);
  });

  it('under weighted milestones is the share of the weights reached, half-even', () => {
    expect(credit(milestones, { percent: 9900, stage: 'under-way' })).toBe(0);
    expect(credit(milestones, { reached: new Set(['3', '7']) })).toBe(3333);
    expect(credit(milestones, { reached: new Set(['4']) })).toBe(6667);
    expect(credit(milestones, { reached: new Set(['3', '4']) })).toBe(10_000);
  });

  it('under physical units is the share of the units made, and never more than everything', () => {
    expect(credit(units, { unitsPlanned: 8000, unitsDone: 2000 })).toBe(2500);
    expect(credit(units, { unitsPlanned: 3, unitsDone: 1 })).toBe(3333);
    expect(credit(units, { unitsPlanned: 8000, unitsDone: 9000 })).toBe(10_000);
    expect(credit(units, { unitsPlanned: 8000 })).toBe(0);
    expect(credit(units, { unitsPlanned: 0, unitsDone: 2000 })).toBe(0);
    expect(credit(units, { unitsDone: 2000 })).toBe(0);
  });

  it('says of units without a plan, and of nothing else, that they measure nothing', () => {
    expect(isMeasured(units, { stage: 'under-way', unitsPlanned: null })).toBe(false);
    expect(isMeasured(units, { stage: 'under-way', unitsPlanned: 0 })).toBe(false);
    expect(isMeasured(units, { stage: 'under-way', unitsPlanned: 1 })).toBe(true);
    expect(isMeasured(units, { stage: 'done', unitsPlanned: null })).toBe(true);
    expect(isMeasured(PERCENT, { stage: 'to-do', unitsPlanned: null })).toBe(true);
  });

  it('counts units to the nearest thousandth, from 0 to a thousand million', () => {
    expect([0, 12.3456, 1e9, 1e9 + 1, -3, null, Number.NaN].map(unitsToThousandths)).toEqual([
      0,
      12_346,
      1e12,
      1e12,
      0,
      null,
      null,
    ]);
  });

  it('counts per cent to the nearest hundredth and never leaves 0 to 100', () => {
    expect([0, 33.333, 66.666, 100, 250, -3, Infinity, -Infinity, null, Number.NaN].map(percentToBasisPoints)).toEqual([
      0,
      3333,
      6667,
      10_000,
      10_000,
      0,
      10_000,
      0,
      null,
      null,
    ]);
  });
});

describe('progress history', () => {
  const at = (instant: string) => Date.parse(instant);
  const history = (source: Partial<ProgressSource>) =>
    progressHistory({
      created: at('2026-11-02T09:00:00Z'),
      rule: { kind: 'percent-complete' },
      percent: null,
      unitsPlanned: null,
      unitsDone: null,
      statusId: OPEN,
      stageOf,
      changes: [],
      timeZone: 'UTC',
      ...source,
    });
  const percent = (instant: string, from: number | null, to: number | null): ProgressChange => ({
    field: 'percent',
    at: at(instant),
    from,
    to,
  });
  const move = (instant: string, from: string, to: string): ProgressChange => ({
    field: 'status',
    at: at(instant),
    from,
    to,
  });
  const daysOf = ({ days }: ProgressHistory) => days.map(({ day, credit }) => [day, credit]);

  it('is empty while nothing is earned', () => {
    expect(history({})).toEqual({ days: [], credit: 0, finished: null });
    expect(history({ percent: 0 })).toEqual({ days: [], credit: 0, finished: null });
  });

  it('records progress on the day it was entered, the last entry of a day', () => {
    const changes = [
      percent('2026-11-04T08:00:00Z', null, 1000),
      percent('2026-11-04T16:00:00Z', 1000, 2500),
      percent('2026-11-06T08:00:00Z', 2500, 7500),
    ];
    expect(history({ percent: 7500, changes })).toEqual({
      days: [
        { day: '2026-11-04', credit: 2500 },
        { day: '2026-11-06', credit: 7500 },
      ],
      credit: 7500,
      finished: null,
    });
  });

  it('puts all of the rest on the day of closing and leaves past days as they were', () => {
    const changes = [percent('2026-11-04T08:00:00Z', null, 4000), move('2026-11-10T08:00:00Z', WORK, DONE)];
    expect(history({ percent: 4000, statusId: DONE, changes })).toEqual({
      days: [
        { day: '2026-11-04', credit: 4000 },
        { day: '2026-11-10', credit: 10_000 },
      ],
      credit: 10_000,
      finished: '2026-11-10',
    });
  });

  it('takes back what closing gave when the issue is opened again', () => {
    const changes = [
      percent('2026-11-04T08:00:00Z', null, 4000),
      move('2026-11-10T08:00:00Z', WORK, DONE),
      move('2026-11-12T08:00:00Z', DONE, WORK),
    ];
    expect(history({ percent: 4000, changes })).toEqual({
      days: [
        { day: '2026-11-04', credit: 4000 },
        { day: '2026-11-10', credit: 10_000 },
        { day: '2026-11-12', credit: 4000 },
      ],
      credit: 4000,
      finished: null,
    });
  });

  it('keeps the day of finishing through moves between done statuses', () => {
    const changes = [move('2026-11-10T08:00:00Z', WORK, DONE), move('2026-11-12T08:00:00Z', DONE, CLOSED)];
    expect(history({ statusId: CLOSED, changes }).finished).toBe('2026-11-10');
  });

  it('takes what was there from the start for earned on the day of making', () => {
    expect(history({ percent: 3000 })).toEqual({
      days: [{ day: '2026-11-02', credit: 3000 }],
      credit: 3000,
      finished: null,
    });
    expect(history({ statusId: DONE })).toEqual({
      days: [{ day: '2026-11-02', credit: 10_000 }],
      credit: 10_000,
      finished: '2026-11-02',
    });
    expect(history({ percent: 5000, changes: [percent('2026-11-05T08:00:00Z', 1000, 5000)] }).days).toEqual([
      { day: '2026-11-02', credit: 1000 },
      { day: '2026-11-05', credit: 5000 },
    ]);
  });

  it('leaves out a day on which nothing came of it', () => {
    const changes = [percent('2026-11-04T08:00:00Z', null, 1000), percent('2026-11-04T09:00:00Z', 1000, null)];
    expect(history({ changes }).days).toEqual([]);
  });

  it('counts days in the project’s zone', () => {
    const changes = [percent('2026-11-04T23:30:00Z', null, 1000)];
    expect(history({ percent: 1000, changes, timeZone: 'Europe/Vienna' }).days).toEqual([
      { day: '2026-11-05', credit: 1000 },
    ]);
    expect(history({ percent: 1000, changes, timeZone: 'America/New_York' }).days).toEqual([
      { day: '2026-11-04', credit: 1000 },
    ]);
  });

  it('puts changes from before an import on their own days', () => {
    const changes = [percent('2026-10-01T08:00:00Z', null, 1000), percent('2026-11-20T08:00:00Z', 1000, 2000)];
    expect(history({ percent: 2000, changes }).days).toEqual([
      { day: '2026-10-01', credit: 1000 },
      { day: '2026-11-20', credit: 2000 },
    ]);
    const begun = percent('2026-10-01T08:00:00Z', 500, 1000);
    expect(history({ percent: 1000, changes: [begun] }).days).toEqual([{ day: '2026-10-01', credit: 1000 }]);
  });

  it('under a start credit earns its share on leaving “To Do”, and gives it back on return', () => {
    const changes = [
      move('2026-11-04T08:00:00Z', OPEN, WORK),
      move('2026-11-05T08:00:00Z', WORK, REVIEW),
      move('2026-11-06T08:00:00Z', REVIEW, OPEN),
      move('2026-11-09T08:00:00Z', OPEN, REVIEW),
      move('2026-11-10T08:00:00Z', REVIEW, DONE),
    ];
    const rule = { kind: 'start-credit', atStart: exact(1n, 5n) } as const;
    const found = history({ rule, percent: 9000, statusId: DONE, changes });
    expect(daysOf(found)).toEqual([
      ['2026-11-04', 2000],
      ['2026-11-06', 0],
      ['2026-11-09', 2000],
      ['2026-11-10', 10_000],
    ]);
    expect(found).toMatchObject({ credit: 10_000, finished: '2026-11-10' });
  });

  it('under 0/100 earns on the day of finishing alone', () => {
    const changes = [move('2026-11-04T08:00:00Z', OPEN, WORK), move('2026-11-10T08:00:00Z', WORK, DONE)];
    const rule = { kind: 'start-credit', atStart: exact(0n) } as const;
    expect(daysOf(history({ rule, statusId: DONE, changes }))).toEqual([['2026-11-10', 10_000]]);
  });

  describe('under weighted milestones', () => {
    const rule = {
      kind: 'weighted-milestones',
      weights: new Map([
        [WORK, exact(1n)],
        [REVIEW, exact(2n)],
        [DONE, exact(3n)],
      ]),
    } as const;

    it('earns a status once it was entered, whatever comes after', () => {
      const changes = [
        move('2026-11-04T08:00:00Z', OPEN, WORK),
        move('2026-11-05T08:00:00Z', WORK, REVIEW),
        move('2026-11-06T08:00:00Z', REVIEW, WORK),
        move('2026-11-07T08:00:00Z', WORK, REVIEW),
      ];
      // 1/6, then 3/6.
      expect(daysOf(history({ rule, statusId: REVIEW, changes }))).toEqual([
        ['2026-11-04', 1667],
        ['2026-11-05', 5000],
      ]);
    });

    it('earns a status without the ones that it jumped over', () => {
      const changes = [move('2026-11-04T08:00:00Z', OPEN, REVIEW)];
      expect(daysOf(history({ rule, statusId: REVIEW, changes }))).toEqual([['2026-11-04', 3333]]);
    });

    it('earns the status in which the work was made', () => {
      expect(daysOf(history({ rule, statusId: WORK }))).toEqual([['2026-11-02', 1667]]);
    });

    it('loses everything when the work goes back to “To Do”', () => {
      const changes = [
        move('2026-11-04T08:00:00Z', OPEN, REVIEW),
        move('2026-11-05T08:00:00Z', REVIEW, OPEN),
        move('2026-11-06T08:00:00Z', OPEN, WORK),
      ];
      expect(daysOf(history({ rule, statusId: WORK, changes }))).toEqual([
        ['2026-11-04', 3333],
        ['2026-11-05', 0],
        ['2026-11-06', 1667],
      ]);
    });

    it('counts a weight on a “To Do” status while the work is there and after it', () => {
      const ready = { kind: rule.kind, weights: new Map([[OPEN, exact(1n)], ...rule.weights]) };
      const changes = [move('2026-11-04T08:00:00Z', OPEN, WORK), move('2026-11-05T08:00:00Z', WORK, OPEN)];
      expect(daysOf(history({ rule: ready, changes }))).toEqual([
        ['2026-11-02', 1429],
        ['2026-11-04', 2857],
        ['2026-11-05', 1429],
      ]);
    });

    it('is done as a whole in a done status, and opened again has what was reached before', () => {
      const changes = [
        move('2026-11-04T08:00:00Z', OPEN, WORK),
        move('2026-11-05T08:00:00Z', WORK, DONE),
        move('2026-11-06T08:00:00Z', DONE, CLOSED),
        move('2026-11-07T08:00:00Z', CLOSED, WORK),
      ];
      expect(history({ rule, statusId: WORK, changes })).toEqual({
        days: [
          { day: '2026-11-04', credit: 1667 },
          { day: '2026-11-05', credit: 10_000 },
          { day: '2026-11-07', credit: 1667 },
        ],
        credit: 1667,
        finished: null,
      });
    });
  });

  describe('under physical units', () => {
    const rule = { kind: 'physical-units' } as const;
    const units = (
      instant: string,
      field: 'unitsPlanned' | 'unitsDone',
      from: number | null,
      to: number | null,
    ): ProgressChange => ({ field, at: at(instant), from, to });

    it('earns the share of the units made, and again when the plan changes', () => {
      const changes = [
        units('2026-11-03T08:00:00Z', 'unitsPlanned', null, 40_000),
        units('2026-11-04T08:00:00Z', 'unitsDone', null, 10_000),
        units('2026-11-05T08:00:00Z', 'unitsPlanned', 40_000, 80_000),
        units('2026-11-06T08:00:00Z', 'unitsDone', 10_000, 90_000),
      ];
      const found = history({ rule, unitsPlanned: 80_000, unitsDone: 90_000, changes });
      expect(daysOf(found)).toEqual([
        ['2026-11-04', 2500],
        ['2026-11-05', 1250],
        ['2026-11-06', 10_000],
      ]);
      expect(found).toMatchObject({ credit: 10_000, finished: null });
    });

    it('has earned from its first day what was made before the first change', () => {
      const changes = [units('2026-11-04T08:00:00Z', 'unitsDone', 10_000, 30_000)];
      expect(daysOf(history({ rule, unitsPlanned: 40_000, unitsDone: 30_000, changes }))).toEqual([
        ['2026-11-02', 2500],
        ['2026-11-04', 7500],
      ]);
    });

    it.each([null, 0])('cannot be measured while %s units are planned, and says so', (unitsPlanned) => {
      expect(history({ rule, unitsPlanned, unitsDone: 5000 })).toEqual({ days: [], credit: null, finished: null });
    });

    it('has earned everything once done, planned or not', () => {
      expect(history({ rule, statusId: DONE })).toMatchObject({ credit: 10_000, finished: '2026-11-02' });
    });
  });

  it('of an item that measures no progress tells when it was finished, and nothing else', () => {
    const changes = [percent('2026-11-04T08:00:00Z', null, 4000), move('2026-11-10T08:00:00Z', WORK, DONE)];
    expect(history({ rule: null, percent: 4000, statusId: DONE, changes })).toEqual({
      days: [],
      credit: null,
      finished: '2026-11-10',
    });
  });

  it('does not depend on the order in which the changes are read, and ends at today’s credit', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 10_000 })), { minLength: 1, maxLength: 8 });
    const statuses = fc.array(fc.constantFrom(OPEN, WORK, REVIEW, DONE, CLOSED), { minLength: 1, maxLength: 8 });
    const rules = fc.constantFrom<CreditRule>(
      { kind: 'percent-complete' },
      { kind: 'start-credit', atStart: exact(1n, 4n) },
    );
    fc.assert(
      fc.property(rules, values, statuses, fc.integer(), (rule, percents, entered, seed) => {
        const hour = (index: number) => at('2026-11-02T10:00:00Z') + index * 7 * 3_600_000;
        const changes: ProgressChange[] = [
          ...percents.slice(1).map((to, index) => ({
            field: 'percent' as const,
            at: hour(2 * index),
            from: percents[index] ?? null,
            to,
          })),
          ...entered.slice(1).map((to, index) => ({
            field: 'status' as const,
            at: hour(2 * index + 1),
            from: entered[index] ?? '',
            to,
          })),
        ];
        const source = { rule, percent: percents.at(-1) ?? null, statusId: entered.at(-1) ?? '' };
        const shuffled = changes
          .map((change, index) => ({ change, place: (index * 7919 + seed) % 13 }))
          .sort((a, b) => a.place - b.place)
          .map(({ change }) => change);
        const found = history({ ...source, changes });
        expect(history({ ...source, changes: shuffled })).toEqual(found);
        const today = { ...NOTHING_RECORDED, percent: source.percent, stage: stageOf(source.statusId) };
        expect(found.credit).toBe(creditOf(rule, today));
        expect(found.days.at(-1)?.credit ?? 0).toBe(found.credit);
        expect(found.finished !== null).toBe(stageOf(source.statusId) === 'done');
        expect(found.days.map(({ day }) => day)).toEqual([...new Set(found.days.map(({ day }) => day))].sort());
      }),
    );
  });
});
