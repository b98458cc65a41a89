import { exact, over, plus, type Exact } from '../money/exact';

// The earned-value methods of the PMI Standard for Earned Value Management, chapter on measurement methods. Each says what share
// of an item's budget is earned, from 0 to 1, from what was reported of the item alone. Level of effort (EV ≡ PV) and apportioned
// effort (as another item) need more than the item: see credit-steps.ts.

/** How the progress of an item is measured from its own reports. */
export type MeasuredMethod =
  | {
      /** 0/100, 50/50, 20/80, 25/75: a fixed share at the start, the rest at the finish. */
      readonly kind: 'start-credit';
      /** From 0 to 1. */
      readonly atStart: Exact;
    }
  | {
      readonly kind: 'weighted-milestones';
      /** By name, none negative, together above 0. */
      readonly weights: ReadonlyMap<string, Exact>;
    }
  | { readonly kind: 'percent-complete' }
  | {
      readonly kind: 'physical-units';
      /** Units to be made, above 0. */
      readonly units: Exact;
    };

/** What is known of an item's work at the end of a day. A method reads what it needs of it. */
export interface ReportedProgress {
  /** Work done as a share, from 0 to 1. Above 0 is started, 1 is finished. */
  readonly share: Exact;
  /** Units made so far, in all. */
  readonly units: Exact;
  /** Milestones reached. */
  readonly milestones: ReadonlySet<string>;
}

const NOTHING = exact(0n);
const EVERYTHING = exact(1n);

/** The share of the budget that is earned. */
export function earnedCredit(method: MeasuredMethod, reported: ReportedProgress): Exact {
  switch (method.kind) {
    case 'start-credit':
      return startCredit(reported.share, method.atStart);
    case 'weighted-milestones':
      return milestoneCredit(reported.milestones, method.weights);
    case 'percent-complete':
      return reported.share;
    case 'physical-units':
      return unitCredit(reported.units, method.units);
  }
}

/** 0/100 and its like: nothing before the start, all at the finish, `atStart` in between, however much of the work is done. */
function startCredit(share: Exact, atStart: Exact): Exact {
  if (share.numerator >= share.denominator) return EVERYTHING;
  return share.numerator > 0n ? atStart : NOTHING;
}

/** Weighted milestones: Σ weights of those reached / Σ weights. */
function milestoneCredit(reached: ReadonlySet<string>, weights: ReadonlyMap<string, Exact>): Exact {
  let [earned, whole] = [NOTHING, NOTHING];
  for (const [name, weight] of weights) {
    whole = plus(whole, weight);
    if (reached.has(name)) earned = plus(earned, weight);
  }
  return over(earned, whole);
}

/** Physical units: made / to be made, at most everything. */
function unitCredit(made: Exact, units: Exact): Exact {
  const share = over(made, units);
  return share.numerator > share.denominator ? EVERYTHING : share;
}
