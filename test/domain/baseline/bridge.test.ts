import * as fc from 'fast-check';
import { bridge, type BridgeVersion } from '../../../src/domain/baseline/bridge';
import { getDay } from '../../../src/domain/calendar/day';
import { sum } from '../../../src/domain/money/money';
import { workingDaysBetween } from '../../../src/domain/calendar/working-calendar';
import { anyBudget, anyCalendar, anyDay, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const original = { budget: dollars(100_000_00), finish: getDay('2026-11-13') };
const version = (number: number, cents: number, finish: string): BridgeVersion => ({
  version: number,
  label: `Version ${String(number)}`,
  changeIssueKey: `SITE-${String(40 + number)}`,
  budgetChange: dollars(cents),
  finish: getDay(finish),
});

describe('the bridge from the original to the current baseline', () => {
  it('has a step for each version, in budget and in working days', () => {
    const versions = [version(2, 5_000_00, '2026-11-20'), version(3, -1_000_00, '2026-11-18')];
    const found = bridge(
      original,
      versions,
      { budget: dollars(104_000_00), finish: getDay('2026-11-18') },
      FIVE_DAY_WEEK,
    );
    expect(found.steps).toEqual([
      { version: 2, label: 'Version 2', changeIssueKey: 'SITE-42', budget: dollars(5_000_00), finishDays: 5 },
      { version: 3, label: 'Version 3', changeIssueKey: 'SITE-43', budget: dollars(-1_000_00), finishDays: -2 },
    ]);
    expect([found.holds, found.unexplained]).toEqual([true, dollars(0)]);
  });

  it('holds over no step when nothing was changed', () => {
    expect(bridge(original, [], original, FIVE_DAY_WEEK)).toMatchObject({ steps: [], holds: true });
  });

  it('does not hold when the current budget is not what was approved, and says by how much', () => {
    const found = bridge(
      original,
      [version(2, 5_000_00, '2026-11-13')],
      { budget: dollars(105_000_01), finish: original.finish },
      FIVE_DAY_WEEK,
    );
    expect([found.holds, found.unexplained]).toEqual([false, dollars(1)]);
  });

  it('does not hold when the current finish is not that of the last version', () => {
    const moved = { budget: original.budget, finish: getDay('2026-11-16') };
    expect(bridge(original, [], moved, FIVE_DAY_WEEK).holds).toBe(false);
    expect(bridge(original, [version(2, 0, '2026-11-17')], moved, FIVE_DAY_WEEK).holds).toBe(false);
  });

  it('adds up in working days whatever the calendar', () => {
    const anyVersion = fc
      .record({ budgetChange: anyBudget, finish: anyDay() })
      .map((part) => ({ ...part, version: 2, label: 'step', changeIssueKey: null }));
    fc.assert(
      fc.property(anyCalendar, anyDay(), fc.array(anyVersion, { maxLength: 6 }), (calendar, finish, versions) => {
        const last = versions.at(-1)?.finish ?? finish;
        const current = {
          budget: sum([original.budget, ...versions.map((each) => each.budgetChange)], USD),
          finish: last,
        };
        const found = bridge({ ...original, finish }, versions, current, calendar);
        expect(found.steps.reduce((total, step) => total + step.finishDays, 0)).toBe(
          workingDaysBetween(calendar, finish, last),
        );
        expect(found.holds).toBe(true);
      }),
    );
  });
});
