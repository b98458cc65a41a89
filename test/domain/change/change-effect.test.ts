import fc from 'fast-check';
import type { BaselineItem } from '../../../src/domain/baseline/baseline-item';
import { applyLines, changeImpact, MAX_FINISH_MOVE_DAYS } from '../../../src/domain/change/change-effect';
import type { ChangeLine } from '../../../src/domain/change/change-terms';
import { getCurrency } from '../../../src/domain/money/currency';
import { getDay } from '../../../src/domain/calendar/day';
import { money } from '../../../src/domain/money/money';
import { makeWorkingCalendar } from '../../../src/domain/calendar/working-calendar';

const EUR = getCurrency('EUR');
const calendar = makeWorkingCalendar([1, 2, 3, 4, 5], []);
const keyOf = (issueId: string): string => `P-${issueId}`;

function item(issueId: string, budget: bigint, start: string, finish: string): BaselineItem {
  return {
    issueId,
    issueKey: keyOf(issueId),
    budget: money(budget, EUR),
    start: getDay(start),
    finish: getDay(finish),
  };
}

const BASELINE = new Map([
  ['1', item('1', 100_00n, '2026-06-01', '2026-06-05')],
  ['2', item('2', 200_00n, '2026-06-08', '2026-06-12')],
]);

const apply = (...lines: ChangeLine[]) => applyLines(lines, EUR, BASELINE, keyOf, calendar);
const impactOf = (...lines: ChangeLine[]) => {
  const applied = apply(...lines);
  if (!applied.ok) throw new Error(applied.explanation);
  const { cost, days } = changeImpact(applied.effects, EUR, calendar, getDay('2026-06-12'));
  return [cost.minor, days];
};

describe('the lines of a change', () => {
  it('adjust budgets and finishes by working days', () => {
    const applied = apply({ kind: 'adjust', issueId: '1', cost: '12.50', finishDays: 1 });
    expect(applied).toMatchObject({
      ok: true,
      effects: [{ after: { budget: { minor: 112_50n }, start: '2026-06-01', finish: '2026-06-08' } }],
    });
  });

  it.each([
    [
      'the same work twice',
      [
        { kind: 'remove', issueId: '1' },
        { kind: 'remove', issueId: '1' },
      ],
      'lines.1.issueId',
    ],
    [
      'the adjustment of work outside the baseline',
      [{ kind: 'adjust', issueId: '9', cost: '1', finishDays: 0 }],
      'lines.0.issueId',
    ],
    ['the removal of work outside the baseline', [{ kind: 'remove', issueId: '9' }], 'lines.0.issueId'],
    [
      'the addition of work in the baseline',
      [{ kind: 'add', issueId: '1', budget: '1', start: '2026-06-01', finish: '2026-06-02' }],
      'lines.0.issueId',
    ],
    ['a negative budget', [{ kind: 'adjust', issueId: '1', cost: '-100.01', finishDays: 0 }], 'lines.0.cost'],
    ['too many decimals', [{ kind: 'adjust', issueId: '1', cost: '0.001', finishDays: 0 }], 'lines.0.cost'],
    ['a finish before the start', [{ kind: 'adjust', issueId: '1', cost: '0', finishDays: -5 }], 'lines.0.finishDays'],
    [
      'a finish out of sight',
      [{ kind: 'adjust', issueId: '1', cost: '0', finishDays: MAX_FINISH_MOVE_DAYS + 1 }],
      'lines.0.finishDays',
    ],
    [
      'a day that is none',
      [{ kind: 'add', issueId: '9', budget: '1', start: '2026-02-30', finish: '2026-03-02' }],
      'lines.0.start',
    ],
    [
      'a span without a working day',
      [{ kind: 'add', issueId: '9', budget: '1', start: '2026-06-06', finish: '2026-06-07' }],
      'lines.0.finish',
    ],
  ] as const)('refuse %s, and say where', (_what, lines, field) => {
    expect(apply(...lines)).toMatchObject({ ok: false, field });
  });
});

describe('the impact of a change', () => {
  it('is the sum of its lines, and the move of the latest affected finish', () => {
    expect(
      impactOf(
        { kind: 'adjust', issueId: '1', cost: '50.00', finishDays: 10 },
        { kind: 'adjust', issueId: '2', cost: '-20.00', finishDays: 0 },
      ),
    ).toEqual([30_00n, 5]);
  });

  it('of added work counts from the finish of the whole baseline', () => {
    expect(impactOf({ kind: 'add', issueId: '9', budget: '7.00', start: '2026-06-15', finish: '2026-06-16' })).toEqual([
      7_00n,
      2,
    ]);
    expect(impactOf({ kind: 'add', issueId: '9', budget: '7.00', start: '2026-06-01', finish: '2026-06-02' })).toEqual([
      7_00n,
      0,
    ]);
  });

  it('of removed work is its budget given back, and no days', () => {
    expect(impactOf({ kind: 'remove', issueId: '2' })).toEqual([-200_00n, 0]);
  });

  it('always is the difference of the budgets before and after', () => {
    const line = fc.oneof(
      fc.record({
        kind: fc.constant('adjust' as const),
        issueId: fc.constantFrom('1', '2'),
        cost: fc.integer({ min: -100, max: 1000 }).map((euro) => `${String(euro)}.00`),
        finishDays: fc.integer({ min: 0, max: 30 }),
      }),
      fc.record({ kind: fc.constant('remove' as const), issueId: fc.constantFrom('1', '2') }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ issueId }) => issueId }), (lines) => {
        const applied = apply(...lines);
        if (!applied.ok) throw new Error(applied.explanation);
        const total = (items: Iterable<BaselineItem>) => [...items].reduce((sum, { budget }) => sum + budget.minor, 0n);
        const after = new Map(BASELINE);
        for (const effect of applied.effects) {
          if (effect.after === null) after.delete(effect.issueId);
          else after.set(effect.issueId, effect.after);
        }
        const { cost } = changeImpact(applied.effects, EUR, calendar, null);
        expect(cost.minor).toBe(total(after.values()) - total(BASELINE.values()));
      }),
    );
  });

  it('adds up whichever of two changes is approved first', () => {
    const one: ChangeLine = { kind: 'adjust', issueId: '1', cost: '50.00', finishDays: 3 };
    const two: ChangeLine = { kind: 'adjust', issueId: '1', cost: '-20.00', finishDays: 4 };
    const twice = (first: ChangeLine, second: ChangeLine) => {
      const applied = apply(first);
      const after = applied.ok ? applied.effects[0]?.after : null;
      return applyLines([second], EUR, new Map(after ? [['1', after]] : []), keyOf, calendar);
    };
    const finals = [twice(one, two), twice(two, one)].map((applied) => (applied.ok ? applied.effects[0]?.after : null));
    expect(finals[0]).toEqual(finals[1]);
    expect(finals[0]).toMatchObject({ budget: { minor: 130_00n } });
  });
});
