import * as fc from 'fast-check';
import {
  adjustItem,
  baselineTotals,
  budgetChange,
  makeBaselineItem,
  MAX_SHIFT_WORKING_DAYS,
  type BaselineItem,
} from '../../../src/domain/baseline/baseline-item';
import { foldBaseline } from '../../../src/domain/baseline/baseline-fold';
import { selectForBaseline, type BaselineCandidate } from '../../../src/domain/baseline/baseline-selection';
import { getDay } from '../../../src/domain/calendar/day';
import { money, subtract } from '../../../src/domain/money/money';
import { getCurrency } from '../../../src/domain/money/currency';
import { makeWorkingCalendar } from '../../../src/domain/calendar/working-calendar';
import { anySpan, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const settings = { currency: USD, calendar: makeWorkingCalendar([1, 2, 3, 4, 5], [getDay('2026-12-25')]) };
const good: BaselineCandidate = {
  issueId: '10001',
  issueKey: 'SITE-1',
  isChangeRequest: false,
  budget: 1250.5,
  start: '2026-11-02',
  finish: '2026-11-13',
};
const item = (id: string, cents: number, start = '2026-11-02', finish = '2026-11-13'): BaselineItem => ({
  issueId: id,
  issueKey: `SITE-${id}`,
  budget: dollars(cents),
  start: getDay(start),
  finish: getDay(finish),
});

describe('selecting a work item for a baseline', () => {
  it('takes one with a budget and a span', () => {
    expect(selectForBaseline(good, settings)).toEqual({
      kind: 'included',
      item: {
        issueId: '10001',
        issueKey: 'SITE-1',
        budget: dollars(125050),
        start: '2026-11-02',
        finish: '2026-11-13',
      },
    });
  });

  it('takes a budget of zero: the work is planned, its cost is elsewhere', () => {
    expect(selectForBaseline({ ...good, budget: 0 }, settings).kind).toBe('included');
  });

  it.each<[Partial<BaselineCandidate>, string, string]>([
    [{ isChangeRequest: true }, 'change-request', 'SITE-1 is a change request: it proposes work and is none.'],
    [{ budget: null }, 'no-budget', 'Budget is empty.'],
    [{ budget: '' }, 'no-budget', 'Budget is empty.'],
    [{ budget: -5 }, 'bad-budget', 'The budget -5.00 USD is below zero.'],
    [{ budget: 12.345 }, 'bad-budget', 'Budget cannot be counted: 12.345 has more decimals than USD has (2).'],
    [{ budget: 'plenty' }, 'bad-budget', 'Budget cannot be counted: "plenty" is not a decimal number.'],
    [{ budget: 1e15 }, 'bad-budget', 'Budget cannot be counted: 1000000000000000 is more than 10000000000000.00 USD.'],
    [{ start: null }, 'no-start', 'Planned start is empty.'],
    [{ start: '' }, 'no-start', 'Planned start is empty.'],
    [{ start: '2026-02-30' }, 'no-start', 'Planned start is "2026-02-30", which is not a day.'],
    [{ finish: null }, 'no-finish', 'Due date is empty.'],
    [{ finish: 'soon' }, 'no-finish', 'Due date is "soon", which is not a day.'],
    [{ finish: 'x'.repeat(25) }, 'no-finish', `Due date is "${'x'.repeat(24)}", which is not a day.`],
    [{ finish: '2026-11-01' }, 'finish-before-start', 'The finish 2026-11-01 is before the start 2026-11-02.'],
    [
      { start: '2026-11-21', finish: '2026-11-22' },
      'no-working-day',
      'No day from 2026-11-21 to 2026-11-22 is a working day.',
    ],
    [
      { start: '2026-12-25', finish: '2026-12-25' },
      'no-working-day',
      'No day from 2026-12-25 to 2026-12-25 is a working day.',
    ],
  ])('leaves out one with %p', (fault, reason, explanation) => {
    expect(selectForBaseline({ ...good, ...fault }, settings)).toEqual({
      kind: 'excluded',
      exclusion: { issueId: '10001', issueKey: 'SITE-1', reason, explanation },
    });
  });

  it('gives one reason, the first of several', () => {
    const selection = selectForBaseline({ ...good, budget: null, start: null, finish: null }, settings);
    expect(selection).toMatchObject({ exclusion: { reason: 'no-budget' } });
  });
});

describe('adjusting a baseline item', () => {
  it('adds to the budget and moves the finish by working days', () => {
    const adjusted = adjustItem(item('1', 100_00), dollars(-25_00), 5, FIVE_DAY_WEEK);
    expect(adjusted).toEqual({ ok: true, value: item('1', 75_00, '2026-11-02', '2026-11-20') });
  });

  it.each<[number, number, string]>([
    [-100_01, 0, 'bad-budget'],
    [0, -10, 'finish-before-start'],
    [0, MAX_SHIFT_WORKING_DAYS + 1, 'bad-shift'],
    [0, 1.5, 'bad-shift'],
    [0, Number.NaN, 'bad-shift'],
  ])('refuses %p cents and %p days as %s', (cost, days, reason) => {
    expect(adjustItem(item('1', 100_00), dollars(cost), days, FIVE_DAY_WEEK)).toMatchObject({ ok: false, reason });
  });

  it('moves the finish by the largest number of days either way, and says what it refuses', () => {
    for (const days of [MAX_SHIFT_WORKING_DAYS, -MAX_SHIFT_WORKING_DAYS]) {
      expect(adjustItem(item('1', 0, '2001-01-01'), dollars(0), days, FIVE_DAY_WEEK).ok).toBe(true);
    }
    expect(adjustItem(item('1', 0), dollars(0), 1.5, FIVE_DAY_WEEK)).toMatchObject({
      explanation: 'The finish cannot be moved by 1.5 working days: a whole number, at most 2600 either way.',
    });
  });

  it('refuses to leave the years that have days', () => {
    const last = item('1', 100, '9999-12-01', '9999-12-31');
    expect(adjustItem(last, dollars(0), 1, FIVE_DAY_WEEK)).toMatchObject({ ok: false, reason: 'bad-shift' });
  });

  it('refuses a budget past the largest amount', () => {
    const ofBudget = (cents: bigint) => makeBaselineItem({ ...item('1', 0), budget: dollars(cents) }, FIVE_DAY_WEEK);
    expect(ofBudget(10n ** 15n).ok).toBe(true);
    expect(ofBudget(10n ** 15n + 1n)).toMatchObject({
      reason: 'bad-budget',
      explanation: 'The budget 10000000000000.01 USD is too large.',
    });
  });

  it('takes another currency as a fault', () => {
    expect(() => adjustItem(item('1', 100), money(1n, getCurrency('EUR')), 0, FIVE_DAY_WEEK)).toThrow(
      'cannot be counted together',
    );
  });

  it('changes the budget by what the change says', () => {
    expect(budgetChange(item('1', 100), item('1', 250), USD)).toEqual(dollars(150));
    expect(budgetChange(null, item('1', 250), USD)).toEqual(dollars(250));
    expect(budgetChange(item('1', 100), null, USD)).toEqual(dollars(-100));
    expect(budgetChange(null, null, USD)).toEqual(dollars(0));
  });
});

describe('folding baseline versions', () => {
  const original = {
    version: 1,
    kind: 'capture' as const,
    rows: [item('1', 100), item('2', 200)].map((each) => ({ kind: 'set' as const, item: each })),
  };
  const change = {
    version: 2,
    kind: 'change' as const,
    rows: [
      { kind: 'set' as const, item: item('2', 250) },
      { kind: 'set' as const, item: item('3', 50) },
      { kind: 'removed' as const, issueId: '1' },
    ],
  };
  const recapture = { version: 3, kind: 'capture' as const, rows: [{ kind: 'set' as const, item: item('1', 70) }] };

  it('keeps what a change does not name', () => {
    const folded = foldBaseline([original, { ...change, rows: change.rows.slice(0, 1) }]);
    expect([...folded.values()]).toEqual([item('1', 100), item('2', 250)]);
  });

  it('sets, adds and removes, whatever order the versions come in', () => {
    expect([...foldBaseline([change, original]).values()]).toEqual([item('2', 250), item('3', 50)]);
  });

  it('starts afresh at a capture', () => {
    expect([...foldBaseline([original, change, recapture]).values()]).toEqual([item('1', 70)]);
    expect(foldBaseline([]).size).toBe(0);
  });

  it('moves the total by exactly the changes of its rows', () => {
    const before = foldBaseline([original]);
    const after = foldBaseline([original, change]);
    const moved = [...new Set([...before.keys(), ...after.keys()])].reduce(
      (total, id) => total + budgetChange(before.get(id) ?? null, after.get(id) ?? null, USD).minor,
      0n,
    );
    const totals = (items: ReadonlyMap<string, BaselineItem>) => baselineTotals([...items.values()], USD).budget;
    expect(subtract(totals(after), totals(before))).toEqual(dollars(moved));
    expect(moved).toBe(0n + 50n + 50n - 100n);
  });
});

describe('baseline totals', () => {
  it('sum the budgets from the first start to the last finish', () => {
    const items = [item('1', 100, '2026-11-05', '2026-11-06'), item('2', 200, '2026-11-03', '2026-11-04')];
    expect(baselineTotals(items, USD)).toEqual({
      budget: dollars(300),
      span: { start: '2026-11-03', finish: '2026-11-06' },
    });
  });

  it('come from any order, read once', () => {
    const items = [
      item('1', 1, '2026-11-03', '2026-11-06'),
      item('2', 2, '2026-11-04', '2026-11-05'),
      item('3', 4, '2026-11-02', '2026-11-04'),
    ];
    expect(baselineTotals(items.values(), USD)).toEqual({
      budget: dollars(7),
      span: { start: '2026-11-02', finish: '2026-11-06' },
    });
  });

  it('of nothing are nothing, without dates', () => {
    expect(baselineTotals([], USD)).toEqual({ budget: dollars(0), span: null });
  });

  it('enclose every item', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1 }), (spans) => {
        const whole = baselineTotals(spans, USD).span;
        expect(spans.every(({ start, finish }) => whole && whole.start <= start && finish <= whole.finish)).toBe(true);
      }),
    );
  });
});
