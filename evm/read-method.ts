import type { MeasuredMethod } from '../src/domain/earned-value/earned-value-method';
import { exact, type Exact } from '../src/domain/money/exact';
import { elementsAt, isAbsent, memberAt, refuse, show, type Place } from './place';
import { amountAt, textAt } from './read-values';

/** How an item earns: by its own reports, in step with another item, or by time alone. */
export type ItemMethod =
  MeasuredMethod | { readonly kind: 'apportioned'; readonly to: string } | { readonly kind: 'level-of-effort' };

const START_CREDIT = /^(\d{1,3})\/(\d{1,3})$/;
const KNOWN =
  '"percent-complete", "0/100" (or another split of 100), "weighted-milestones", "physical-units", "apportioned", "level-of-effort"';

/**
 * The method of an item; per cent complete when it names none. A split such as `25/75` is a start credit. Weighted milestones come
 * as `milestones: [{"name", "weight"}]`, physical units as `units` (to be made), apportioned effort as `apportionedTo` (an id).
 *
 * @throws BadInput
 */
export function readMethod(item: Place): ItemMethod {
  const place = memberAt(item, 'method');
  if (isAbsent(place)) return { kind: 'percent-complete' };
  const name = textAt(place);
  switch (name) {
    case 'percent-complete':
    case 'level-of-effort':
      return { kind: name };
    case 'weighted-milestones':
      return { kind: name, weights: readWeights(memberAt(item, 'milestones')) };
    case 'physical-units':
      return { kind: name, units: readUnits(memberAt(item, 'units')) };
    case 'apportioned':
      return { kind: name, to: textAt(memberAt(item, 'apportionedTo')) };
  }
  const [, atStart, atFinish] = START_CREDIT.exec(name) ?? [];
  if (atStart === undefined || Number(atStart) + Number(atFinish) !== 100) {
    return refuse(place, `must be one of ${KNOWN}, not ${show(name)}`);
  }
  return { kind: 'start-credit', atStart: exact(BigInt(atStart), 100n) };
}

function readWeights(place: Place): ReadonlyMap<string, Exact> {
  const weights = new Map<string, Exact>();
  for (const milestone of elementsAt(place)) {
    const name = memberAt(milestone, 'name');
    if (weights.has(textAt(name))) refuse(name, `${show(name.value)} is the name of an earlier milestone too`);
    weights.set(textAt(name), amountAt(memberAt(milestone, 'weight')));
  }
  if (![...weights.values()].some(({ numerator }) => numerator > 0n)) {
    return refuse(place, 'must have a milestone of a weight above 0');
  }
  return weights;
}

function readUnits(place: Place): Exact {
  const units = amountAt(place);
  return units.numerator === 0n ? refuse(place, 'must be above 0') : units;
}
