import * as fc from 'fast-check';
import { getDay } from '../../../src/domain/calendar/day';
import { groupFigures } from '../../../src/domain/portfolio/group-figures';
import { performanceOf, type GroupedItem } from '../../../src/domain/portfolio/grouped-item';
import type { Performance } from '../../../src/domain/earned-value/base-measures';
import { projectFigures } from '../../../src/domain/earned-value/project-figures';
import { projectPosition } from '../../../src/domain/earned-value/project-position';
import { anyCalendar, anyDay, anySpan, dollars, FIVE_DAY_WEEK, USD } from '../arbitraries';

const MONDAY = getDay('2024-07-01');

/** 90.00 over three working days. */
const item = (percent: number, cost: bigint): GroupedItem => ({
  span: { start: MONDAY, finish: getDay('2024-07-03'), budget: dollars(9000) },
  levelOfEffort: false,
  progress: [{ day: MONDAY, change: percent * 100 }],
  costs: [{ day: MONDAY, amount: dollars(cost) }],
});

const figuresOf = (items: readonly GroupedItem[]) =>
  groupFigures(performanceOf(items, USD), FIVE_DAY_WEEK, USD, MONDAY);

describe('the figures of a group', () => {
  it('are those of its own sums: its indices are no mean of its items’', () => {
    // PV 30 + 30, EV 9 + 36, AC 18 + 12: the items' own CPI are 0.5 and 3.
    expect(figuresOf([item(10, 1800n), item(40, 1200n)])).toEqual({
      budgetAtCompletion: dollars(18_000),
      plannedValue: dollars(6000),
      earnedValue: dollars(4500),
      actualCost: dollars(3000),
      scheduleVariance: dollars(-1500),
      costVariance: dollars(1500),
      schedulePerformanceIndex: { kind: 'value', value: 0.75 },
      costPerformanceIndex: { kind: 'value', value: 1.5 },
      completeShare: { kind: 'value', value: 0.25 },
      lowMaturity: false,
    });
  });

  it('say why they mean nothing, each for its own reason', () => {
    expect(figuresOf([item(10, 0n)])).toMatchObject({
      costPerformanceIndex: { kind: 'undefined', why: 'no actual cost recorded' },
      completeShare: { kind: 'value', value: 0.1 },
      lowMaturity: true,
    });
    expect(figuresOf([{ ...item(0, 500n), span: null }])).toMatchObject({
      costVariance: dollars(-500),
      schedulePerformanceIndex: { kind: 'undefined', why: 'nothing planned yet' },
      completeShare: { kind: 'undefined', why: 'no budget in the baseline' },
      lowMaturity: false,
    });
  });

  it('round variances to the differences of what is shown', () => {
    // PV 0.333…, EV 0.5: shown as 0 and 0.
    const cent = { ...item(50, 0n), span: { start: MONDAY, finish: getDay('2024-07-03'), budget: dollars(1) } };
    expect(figuresOf([cent])).toMatchObject({ plannedValue: dollars(0), scheduleVariance: dollars(0) });
    // PV 0.666…, shown as 1; EV 0.
    const two = { ...cent, progress: [], span: { ...cent.span, budget: dollars(2) } };
    expect(figuresOf([two])).toMatchObject({ scheduleVariance: dollars(-1), costVariance: dollars(0) });
  });

  const anyItem: fc.Arbitrary<GroupedItem> = fc.record({
    span: anySpan,
    levelOfEffort: fc.boolean(),
    progress: fc.array(fc.record({ day: anyDay(), change: fc.integer({ min: -10_000, max: 10_000 }) }), {
      maxLength: 3,
    }),
    costs: fc.array(fc.record({ day: anyDay(), amount: fc.bigInt(-1_000_000n, 1_000_000n).map(dollars) }), {
      maxLength: 3,
    }),
  });

  it('are counted from sums of days as from every item’s own progress and cost', () => {
    const oneByOne = (items: readonly GroupedItem[]): Performance => {
      const planned = items.flatMap((each) => (each.span === null ? [] : [{ ...each, span: each.span }]));
      return {
        spans: planned.map(({ span }) => span),
        levelOfEffort: planned.filter(({ levelOfEffort }) => levelOfEffort).map(({ span }) => span),
        progress: planned.flatMap(({ span: { budget }, progress }) =>
          progress.map(({ day, change }) => ({ day, basisPoints: change, budget })),
        ),
        costs: items.flatMap(({ costs }) => costs),
      };
    };
    const anyWork = fc.oneof(
      anyItem,
      anyItem.map((each) => ({ ...each, span: null })),
    );
    fc.assert(
      fc.property(fc.array(anyWork, { maxLength: 6 }), anyCalendar, anyDay(), (items, calendar, day) => {
        const expected = groupFigures(oneByOne(items), calendar, USD, day);
        expect(groupFigures(performanceOf(items, USD), calendar, USD, day)).toEqual(expected);
      }),
    );
  });

  it('are those of the project’s report, of all of its work', () => {
    const choices = { weights: { cost: 80n, schedule: 20n }, enteredToComplete: null };
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 5 }), anyCalendar, anyDay(), (items, calendar, day) => {
        const performance = performanceOf(items, USD);
        const report = projectFigures(projectPosition(performance, calendar, USD, day, 3), choices);
        expect(report).toMatchObject(groupFigures(performance, calendar, USD, day));
      }),
    );
  });
});
