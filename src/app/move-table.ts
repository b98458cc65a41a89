import type { MoveExplained, MoveGroup, MoveParts, MoveRequest } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import type { Currency } from '../domain/money/currency';
import { add, sum } from '../domain/money/money';
import { sumParts, sumPartsBy, type Contribution, type PartSums } from '../domain/why-it-moved/move-parts';
import { absolute } from '../domain/money/rounding';
import type { MovedItem } from '../domain/why-it-moved/why-it-moved';
import { groupKey, NO_GROUP, type ItemGroups } from './move-groups';

/** What a reader can take in; the groups past it are told together. */
export const SHOWN_GROUPS = 200;

interface Group {
  readonly group: MoveGroup;
  readonly sums: PartSums;
}

/** The parts of all or of one group's work, and their groups. */
export function moveTable(
  items: readonly MovedItem<ItemGroups>[],
  contributions: readonly Contribution<ItemGroups>[],
  { by, only }: MoveRequest,
  currency: Currency,
): Omit<MoveExplained, 'statusDay'> {
  const isIn = (groups: ItemGroups | null): boolean =>
    only === null || groupKey(groups?.[only.by] ?? NO_GROUP) === groupKey(only.group);
  const chosen = contributions.filter(({ facets }) => isIn(facets));
  const own = items.filter(({ facets }) => isIn(facets));
  const from = sum(
    own.flatMap(({ originalBudget }) => originalBudget ?? []),
    currency,
  );
  const budget = sum(
    own.flatMap(({ currentBudget }) => currentBudget ?? []),
    currency,
  );
  const parts = sumParts(chosen, currency);
  const groups = by === 'none' ? [] : groupsBy(by, chosen, currency);
  const rest = groups.slice(SHOWN_GROUPS).map(({ sums }) => sums);
  return {
    from: toMoneyJson(from),
    budget: toMoneyJson(budget),
    to: toMoneyJson(add(from, parts.total)),
    parts: toPartsJson(parts),
    rows: groups.slice(0, SHOWN_GROUPS).map(({ group, sums }) => ({ group, parts: toPartsJson(sums) })),
    rest: rest.length === 0 ? null : { groups: rest.length, parts: toPartsJson(rest.reduce(addParts)) },
  };
}

/** Months in their order, what is still to come last; other groups by what they moved, whichever way, the most first. */
function groupsBy(
  by: Exclude<MoveRequest['by'], 'none'>,
  contributions: readonly Contribution<ItemGroups>[],
  currency: Currency,
): readonly Group[] {
  const groups = new Map<string, MoveGroup>();
  const keyOf = (contribution: Contribution<ItemGroups>): string => {
    const group = groupOf(by, contribution);
    const key = groupKey(group);
    groups.set(key, group);
    return key;
  };
  const sums = sumPartsBy(contributions, keyOf, currency);
  const found = [...sums].map(([key, parts]) => ({ key, group: groups.get(key) ?? NO_GROUP, sums: parts }));
  if (by === 'month') return found.sort((a, b) => compare(lastIfNone(a.group), lastIfNone(b.group)));
  const size = ({ sums: { total } }: Group): bigint => absolute(total.minor);
  return found.sort((a, b) => compare(size(b), size(a)) || compare(a.key, b.key));
}

function groupOf(by: Exclude<MoveRequest['by'], 'none'>, { facets, month }: Contribution<ItemGroups>): MoveGroup {
  if (by !== 'month') return facets?.[by] ?? NO_GROUP;
  return month === null ? NO_GROUP : { kind: 'of', ids: [month] };
}

function lastIfNone(month: MoveGroup): string {
  return month.kind === 'of' ? month.ids.join('') : '~';
}

function compare<T extends bigint | string>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function addParts(one: PartSums, other: PartSums): PartSums {
  return mapParts((part) => add(one[part], other[part]));
}

function toPartsJson(sums: PartSums): MoveParts {
  return mapParts((part) => toMoneyJson(sums[part]));
}

function mapParts<T>(of: (part: keyof PartSums) => T): Readonly<Record<keyof PartSums, T>> {
  return {
    approvedScopeChange: of('approvedScopeChange'),
    approvedCostChange: of('approvedCostChange'),
    recaptured: of('recaptured'),
    costEfficiency: of('costEfficiency'),
    outsideBaseline: of('outsideBaseline'),
    remainingForecast: of('remainingForecast'),
    total: of('total'),
  };
}
