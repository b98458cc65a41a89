import { FULL_BASIS_POINTS } from './earned-value';
import { earnedCredit, type MeasuredMethod } from './earned-value-method';
import { exact, type Exact } from '../money/exact';
import { divideRounded } from '../money/rounding';

/**
 * How progress is read from what Jira records of a work item. Milestones are the ids of statuses; how many units are to be made
 * is said by the item itself.
 */
export type CreditRule =
  Exclude<MeasuredMethod, { readonly kind: 'physical-units' }> | { readonly kind: 'physical-units' };

/** Where a status stands: Jira's status categories "To Do", everything between, and "Done". */
export type Stage = 'to-do' | 'under-way' | 'done';

/** What Jira records of a work item, as it stood at one moment. */
export interface RecordedWork {
  readonly stage: Stage;
  /** As entered, in basis points; null when nothing is entered. */
  readonly percent: number | null;
  /** In thousandths of a unit; null when nothing is entered. */
  readonly unitsPlanned: number | null;
  readonly unitsDone: number | null;
  /** Ids of the statuses that count as reached. */
  readonly reached: ReadonlySet<string>;
}

const NOTHING = exact(0n);
/** To a method that asks for start and finish alone, how far the work is in between is all one. */
const UNDER_WAY = exact(1n, 2n);

/**
 * Share of an item's budget that counts as earned, in basis points, half-even: all of it once the item is done, whatever was
 * reported; otherwise what its method says. Started is what has left the statuses "To Do".
 */
export function creditOf(rule: CreditRule, work: RecordedWork): number {
  if (work.stage === 'done') return FULL_BASIS_POINTS;
  const method = findMethod(rule, work);
  if (method === null) return 0;
  const started = work.stage === 'to-do' ? NOTHING : UNDER_WAY;
  const { numerator, denominator } = earnedCredit(method, {
    share: rule.kind === 'start-credit' ? started : exact(BigInt(work.percent ?? 0), BigInt(FULL_BASIS_POINTS)),
    units: thousandths(work.unitsDone ?? 0),
    milestones: work.reached,
  });
  return Number(divideRounded(numerator * BigInt(FULL_BASIS_POINTS), denominator));
}

/** Whether the rule says anything of the work: units done say nothing while nobody has planned any. */
export function isMeasured(rule: CreditRule, work: Pick<RecordedWork, 'stage' | 'unitsPlanned'>): boolean {
  return work.stage === 'done' || findMethod(rule, work) !== null;
}

function findMethod(rule: CreditRule, { unitsPlanned }: Pick<RecordedWork, 'unitsPlanned'>): MeasuredMethod | null {
  if (rule.kind !== 'physical-units') return rule;
  return unitsPlanned === null || unitsPlanned === 0 ? null : { kind: rule.kind, units: thousandths(unitsPlanned) };
}

function thousandths(count: number): Exact {
  return exact(BigInt(count), 1000n);
}

/**
 * A per cent complete field in basis points, to the nearest; outside 0 to 100 the nearer end counts, so that a slip in one item
 * cannot earn more than its budget.
 */
export function percentToBasisPoints(percent: number | null): number | null {
  if (percent === null || Number.isNaN(percent)) return null;
  return Math.round(Math.min(100, Math.max(0, percent)) * 100);
}

const MAX_UNITS = 1_000_000_000;

/** A field of units in whole thousandths, to the nearest; outside 0 to a thousand million the nearer end counts. */
export function unitsToThousandths(units: number | null): number | null {
  if (units === null || Number.isNaN(units)) return null;
  return Math.round(Math.min(MAX_UNITS, Math.max(0, units)) * 1000);
}
