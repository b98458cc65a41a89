import * as fc from 'fast-check';
import { breaches } from '../../../src/domain/variance/breach';
import { addDays, getDay } from '../../../src/domain/calendar/day';
import { issueVariance, type IssueFact } from '../../../src/domain/variance/issue-variance';
import type { BudgetSpan } from '../../../src/domain/baseline/budget-span';
import { addWorkingDays } from '../../../src/domain/calendar/working-calendar';
import { anyCalendar, anyDay, dollars, FIVE_DAY_WEEK } from '../arbitraries';

// Ten working days, two weeks from a Monday; the status day is the second Wednesday, its eighth.
const item: BudgetSpan = { start: getDay('2026-11-02'), finish: getDay('2026-11-13'), budget: dollars(1000_00) };
const STATUS = getDay('2026-11-11');
const fact: IssueFact = {
  budget: dollars(1000_00),
  due: getDay('2026-11-13'),
  earning: { kind: 'by-progress', credit: 6000 },
  done: false,
  finished: null,
  actualCost: dollars(700_00),
};
const variance = (change: Partial<IssueFact>, statusDay = STATUS) =>
  issueVariance(item, { ...fact, ...change }, FIVE_DAY_WEEK, statusDay);

describe('an issue against its baseline', () => {
  it('has the values of its budget, span and progress', () => {
    expect(variance({})).toEqual({
      plannedValue: dollars(800_00),
      earnedValue: dollars(600_00),
      costVariance: dollars(-100_00),
      budgetVariance: dollars(0),
      scheduleVarianceDays: 0,
    });
  });

  it('earns by the baseline budget, whatever today’s budget is', () => {
    expect(variance({ budget: dollars(5000_00) })).toMatchObject({
      earnedValue: dollars(600_00),
      budgetVariance: dollars(4000_00),
    });
    expect(variance({ budget: null })).toMatchObject({ earnedValue: dollars(600_00), budgetVariance: null });
  });

  it('earns by its progress, by time, or not at all', () => {
    expect(variance({ earning: { kind: 'by-progress', credit: 10_000 } })).toMatchObject({
      earnedValue: dollars(1000_00),
      costVariance: dollars(300_00),
    });
    expect(variance({ earning: { kind: 'by-time' } })).toMatchObject({
      earnedValue: dollars(800_00),
      costVariance: dollars(100_00),
    });
    expect(variance({ earning: { kind: 'unmeasured', why: 'nobody knows' } })).toMatchObject({
      earnedValue: dollars(0),
      costVariance: dollars(-700_00),
    });
  });

  it('of level of effort has earned all of it after its finish, done or not, and nothing before its start', () => {
    const earning = { kind: 'by-time' } as const;
    expect(variance({ earning }, getDay('2026-12-24')).earnedValue).toEqual(dollars(1000_00));
    expect(variance({ earning, done: true }, getDay('2026-10-30')).earnedValue).toEqual(dollars(0));
  });

  it('is early or late by working days', () => {
    expect(variance({ due: getDay('2026-11-18') }).scheduleVarianceDays).toBe(-3);
    expect(variance({ due: getDay('2026-11-12') }).scheduleVarianceDays).toBe(1);
    expect(variance({ due: getDay('2026-11-15') }).scheduleVarianceDays).toBe(0); // Sunday
  });

  it('cannot still finish on a due date that has passed', () => {
    expect(variance({ due: getDay('2026-11-03') }).scheduleVarianceDays).toBe(2);
    expect(variance({}, getDay('2026-11-17')).scheduleVarianceDays).toBe(-2);
  });

  it('is held to the day it was finished, whatever was due and however long ago', () => {
    const done = { done: true, finished: getDay('2026-11-10'), due: getDay('2026-12-24') };
    expect(variance(done, getDay('2027-05-03')).scheduleVarianceDays).toBe(3);
  });

  it('has no schedule variance while its finish cannot be known', () => {
    expect(variance({ due: null }).scheduleVarianceDays).toBeNull();
    expect(variance({ done: true, finished: null }, getDay('2026-12-24')).scheduleVarianceDays).toBeNull();
  });

  it('without a due date is late once the baseline finish has passed', () => {
    expect(variance({ due: null }, getDay('2026-11-13')).scheduleVarianceDays).toBeNull();
    expect(variance({ due: null }, getDay('2026-11-16')).scheduleVarianceDays).toBe(-1);
  });

  it('is late by exactly as much as the due date was moved', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay(300), fc.integer({ min: 0, max: 200 }), (calendar, finish, late) => {
        const due = addWorkingDays(calendar, finish, late);
        const found = issueVariance(
          { ...item, start: addDays(finish, -10), finish },
          { ...fact, due },
          calendar,
          finish,
        );
        expect(found.scheduleVarianceDays).toBe(late === 0 ? 0 : -late);
      }),
    );
  });
});

describe('a breach of tolerance', () => {
  const found = (change: Partial<IssueFact>, costPercent = 10, scheduleDays = 2, statusDay = STATUS) =>
    breaches(item, { ...fact, ...change }, { costPercent, scheduleDays }, FIVE_DAY_WEEK, statusDay);

  it('is none on the baseline, below it, and at the tolerance exactly', () => {
    expect(found({})).toEqual([]);
    expect(found({ budget: dollars(1), due: getDay('2026-11-03') })).toEqual([]);
    expect(found({ budget: dollars(1100_00), due: getDay('2026-11-17') })).toEqual([]);
  });

  it('is a budget a cent past it, with the amounts', () => {
    expect(found({ budget: dollars(1100_01) })).toEqual([
      {
        kind: 'budget',
        baseline: dollars(1000_00),
        today: dollars(1100_01),
        over: dollars(100_01),
        allowed: dollars(100_00),
      },
    ]);
  });

  it('is a finish a day past it, with the days', () => {
    expect(found({ due: getDay('2026-11-18') })).toEqual([
      { kind: 'finish', baseline: '2026-11-13', daysLate: 3, allowedDays: 2 },
    ]);
  });

  it('is open work that time has carried past it', () => {
    expect(found({}, 10, 2, getDay('2026-11-17'))).toEqual([]);
    expect(found({}, 10, 2, getDay('2026-11-18'))).toMatchObject([{ kind: 'finish', daysLate: 3 }]);
  });

  it('can be both', () => {
    expect(found({ budget: dollars(2000_00), due: getDay('2026-12-24') }).map(({ kind }) => kind)).toEqual([
      'budget',
      'finish',
    ]);
  });

  it('is anything over where nothing is tolerated', () => {
    expect(found({ budget: dollars(1000_01), due: getDay('2026-11-16') }, 0, 0).map(({ kind }) => kind)).toEqual([
      'budget',
      'finish',
    ]);
    expect(found({}, 0, 0)).toEqual([]);
  });

  it('counts a tolerance to a hundredth of a per cent, toward zero', () => {
    expect(found({ budget: dollars(1001_25) }, 0.125)).toEqual([]);
    expect(found({ budget: dollars(1001_31) }, 0.125)).toMatchObject([{ allowed: dollars(1_30) }]);
  });

  it('allows no part of a cent', () => {
    const small = { ...item, budget: dollars(199) };
    const today = { ...fact, budget: dollars(201) };
    const tolerance = { costPercent: 1, scheduleDays: 0 };
    expect(breaches(small, today, tolerance, FIVE_DAY_WEEK, STATUS)).toMatchObject([{ allowed: dollars(1) }]);
  });

  it('is none where there is nothing to compare', () => {
    expect(found({ budget: null, due: null })).toEqual([]);
    expect(found({ done: true, finished: null, due: getDay('2027-01-01') })).toEqual([]);
  });
});
