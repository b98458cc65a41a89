import type { GroupCurveJson, GroupFiguresJson, GroupRow, MoveFacet, MoveGroup, VarianceGroups } from '../contract/api';
import { toFigureJson, toMeasuresJson, toMoneyJson } from '../contract/money-json';
import { measureCurve, type BaseMeasures, type Performance } from '../domain/earned-value/base-measures';
import { curvesOfGroups } from '../domain/portfolio/curves-of-groups';
import type { Day } from '../domain/calendar/day';
import { groupFigures, type GroupFigures } from '../domain/portfolio/group-figures';
import { performanceOf, type GroupedItem } from '../domain/portfolio/grouped-item';
import type { Money } from '../domain/money/money';
import { toDecimal } from '../domain/money/parse-money';
import { groupKey, type ItemGroups } from './move-groups';
import { SHOWN_GROUPS } from './move-table';
import type { ProjectRules } from './project-rules';

interface Group {
  readonly group: MoveGroup;
  readonly items: GroupedItem[];
}

interface Days {
  readonly statusDay: Day;
  /** Of the curves. */
  readonly days: readonly Day[];
}

/** Every group of one facet with its figures and its curve, and the whole as the report counts it. */
export function groupTable(
  items: ReadonlyMap<string, GroupedItem>,
  groupsOf: (issueId: string) => ItemGroups,
  by: MoveFacet,
  { statusDay, days }: Days,
  { calendar, currency }: ProjectRules,
): VarianceGroups {
  const figuresOf = (performance: Performance): GroupFigures =>
    groupFigures(performance, calendar, currency, statusDay);
  const toRow = (figures: GroupFigures, curve: readonly BaseMeasures[]): GroupRow => ({
    figures: toGroupFiguresJson(figures),
    curve: toCurveJson(curve, days.filter((day) => day <= statusDay).length),
  });
  const ranked = gather(items, groupsOf, by)
    .map((group) => ({ ...group, figures: figuresOf(performanceOf(group.items, currency)) }))
    .sort((a, b) => compare(a.figures.costVariance.minor, b.figures.costVariance.minor));
  const shown = ranked.slice(0, SHOWN_GROUPS);
  const others = ranked.slice(SHOWN_GROUPS);
  const rest = others.flatMap((group) => group.items);
  const curves = curvesOfGroups([...shown.map((group) => group.items), rest], calendar, currency, days, statusDay);
  const restRow = () => toRow(figuresOf(performanceOf(rest, currency)), curves[shown.length] ?? []);
  const whole = performanceOf(items.values(), currency);
  return {
    statusDay,
    currency,
    days,
    rows: shown.map(({ group, figures }, index) => ({ group, ...toRow(figures, curves[index] ?? []) })),
    rest: others.length === 0 ? null : { groups: others.length, ...restRow() },
    whole: toRow(figuresOf(whole), measureCurve(whole, calendar, currency, days)),
  };
}

/** In the order of the keys of groups, so that a sort by anything else has an order for equals. */
function gather(
  items: ReadonlyMap<string, GroupedItem>,
  groupsOf: (issueId: string) => ItemGroups,
  by: MoveFacet,
): readonly Group[] {
  const found = new Map<string, Group>();
  for (const [issueId, item] of items) {
    const group = groupsOf(issueId)[by];
    const there = found.get(groupKey(group));
    if (there) there.items.push(item);
    else found.set(groupKey(group), { group, items: [item] });
  }
  return [...found].sort(([a], [b]) => compare(a, b)).map(([, group]) => group);
}

function compare<T extends bigint | string>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function toGroupFiguresJson(figures: GroupFigures): GroupFiguresJson {
  return {
    ...toMeasuresJson(figures),
    scheduleVariance: toMoneyJson(figures.scheduleVariance),
    costVariance: toMoneyJson(figures.costVariance),
    schedulePerformanceIndex: toFigureJson(figures.schedulePerformanceIndex),
    costPerformanceIndex: toFigureJson(figures.costPerformanceIndex),
    completeShare: toFigureJson(figures.completeShare),
    lowMaturity: figures.lowMaturity,
  };
}

function toCurveJson(curve: readonly BaseMeasures[], pointsSoFar: number): GroupCurveJson {
  const amounts = (points: readonly BaseMeasures[], of: (point: BaseMeasures) => Money): readonly string[] =>
    points.map((point) => toDecimal(of(point)));
  const past = curve.slice(0, pointsSoFar);
  return {
    plannedValue: amounts(curve, ({ plannedValue }) => plannedValue),
    earnedValue: amounts(past, ({ earnedValue }) => earnedValue),
    actualCost: amounts(past, ({ actualCost }) => actualCost),
  };
}
